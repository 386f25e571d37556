"""What zones and enterprises write into their forms, from what is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

import numpy as np

from jiju.config.demo.economy import UNREPORTED, Firms, Ints, ZoneCourse, cumulative
from jiju.config.demo.roles import Asked, Reading
from jiju.core.nothing import Answer, Nothing
from jiju.core.periods import Period

Cells = dict[str, Answer]
ABOVE_SCALE = 20_000  # thousand yuan a year


@dataclass(frozen=True)
class TrueZone:
    """The figures of a zone in every quarter, cumulative from January where the form wants it so.

    Shape    `money` and `counts`: indicator id → (quarters,); firms: the same by enterprise
    Units    money in thousands of yuan
    """

    money: dict[str, Ints]
    counts: dict[str, Ints]
    firm_money: dict[str, Ints]
    firm_jobs: Ints
    firms: Firms


def true_zone(course: ZoneCourse, firms: Firms, quarters: list[Period], rng: np.random.Generator) -> TrueZone:
    """Everything a zone could report, before anybody makes a mistake."""
    numbers = [p.number for p in quarters]
    up = {
        name: cumulative(getattr(firms, name), numbers) for name in ("revenue", "surcharge", "vat", "pay", "investment")
    }
    estimate = cumulative(np.rint(course.revenue * UNREPORTED).astype(np.int64), numbers)
    revenue = (up["revenue"] * firms.active).sum(axis=0) + estimate
    leading, producer = rng.uniform(0.55, 0.85), rng.uniform(0.35, 0.8)
    above = firms.revenue * 4 > ABOVE_SCALE
    visits = cumulative(np.rint(firms.active.sum(axis=0) * rng.uniform(0.3, 1.1)).astype(np.int64), numbers)
    fresh = np.array(
        [
            ((firms.entered <= q) & (firms.entered >= q - (n - 1)) & (firms.entered > course.seed.first)).sum()
            for q, n in enumerate(numbers)
        ]
    )
    money = {name: (up[name] * firms.active).sum(axis=0) for name in ("surcharge", "vat", "pay", "investment")}
    money |= {
        "revenue": revenue,
        "leading": (revenue * leading).astype(np.int64),
        "producer": (revenue * producer).astype(np.int64),
        "estimate": estimate,
        "research": (revenue * rng.uniform(0.02, 0.06)).astype(np.int64),
    }
    counts = {
        "firms": firms.active.sum(axis=0),
        "above": (above & firms.active).sum(axis=0),
        "fresh": fresh,
        "jobs": (firms.jobs * firms.active).sum(axis=0),
        "visits": visits,
    }
    firm_money = up | {"tax": up["surcharge"] + up["vat"]}
    return TrueZone(money, counts, firm_money, firms.jobs, firms)


class Returns:
    """Writes figures into the rows of the plan's forms, as the plan was read."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def of_zone(self, zone: TrueZone, zone_type: str, q: int) -> Cells:
        researches = zone_type in self.reading.researching
        cells: Cells = {}
        for asked in self.reading.zone_rows:
            if asked.figure == "research" and not researches and "na" in asked.row.may:
                cells[asked.row.code] = Nothing.NOT_APPLICABLE
            elif asked.figure in zone.money:
                cells[asked.row.code] = _money(zone.money[asked.figure][q], asked)
            else:
                cells[asked.row.code] = _count(zone.counts[asked.figure][q], asked)
        return dict(sorted(cells.items()))

    def of_firms(self, zone: TrueZone, q: int) -> Iterator[tuple[int, Cells]]:
        """The short form of each enterprise that is there in the quarter: (index in the zone, cells)."""
        for i in np.flatnonzero(zone.firms.active[:, q]):
            cells: Cells = {a.row.code: _of_firm(zone, a, int(i), q) for a in self.reading.firm_rows}
            yield int(i), dict(sorted(cells.items()))


def _of_firm(zone: TrueZone, asked: Asked, i: int, q: int) -> Decimal:
    if asked.figure in zone.firm_money:
        return _money(zone.firm_money[asked.figure][i, q], asked)
    return _count(zone.firm_jobs[i, q] if asked.figure == "jobs" else 1, asked)


def _money(thousands: int | np.int64, asked: Asked) -> Decimal:
    """Thousands of yuan in the unit and with the decimals of the row, exactly where the row has room for it."""
    if asked.is_plain:
        return Decimal(int(thousands)).scaleb(asked.shift)
    share = (Decimal(int(thousands)) * asked.share).to_integral_value(ROUND_DOWN)
    return share.scaleb(asked.shift).quantize(asked.step, ROUND_DOWN)


def _count(number: int | np.int64, asked: Asked) -> Decimal:
    """A count in the unit of the row. Where the row counts in another dimension, the bare number."""
    if asked.is_bare:
        return Decimal(int(number))
    share = (Decimal(int(number)) * asked.share).to_integral_value(ROUND_DOWN)
    return (share / asked.factor).quantize(asked.step, ROUND_DOWN)
