"""What zones and enterprises write into their forms, from what is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from jiju.config.demo.economy import UNREPORTED, Firms, Ints, ZoneCourse, cumulative
from jiju.core.nothing import Nothing, Value
from jiju.core.periods import Period

Cells = dict[str, Value]
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


ZONE_MONEY = {
    "revenue": "revenue",
    "leading_revenue": "leading",
    "producer_revenue": "producer",
    "tax_surcharge": "surcharge",
    "vat": "vat",
    "pay": "pay",
    "investment": "investment",
}
ZONE_COUNTS = {
    "enterprises": "firms",
    "above_scale": "above",
    "new_enterprises": "fresh",
    "jobs": "jobs",
    "platform_visits": "visits",
}
FIRM_MONEY = {"ent_revenue": "revenue", "ent_tax": "tax", "ent_pay": "pay", "ent_investment": "investment"}


class Returns:
    """Writes figures into the rows of the plan's forms, found through the plan's indicators."""

    def __init__(self, rows: dict[str, str], estimate_row: str, researching: frozenset[str]) -> None:
        self.rows, self.estimate_row, self.researching = rows, estimate_row, researching

    def of_zone(self, zone: TrueZone, zone_type: str, q: int) -> Cells:
        cells: Cells = {self.rows[i]: _wan(zone.money[name][q]) for i, name in ZONE_MONEY.items()}
        cells |= {self.rows[i]: Decimal(int(zone.counts[name][q])) for i, name in ZONE_COUNTS.items()}
        cells[self.estimate_row] = _wan(zone.money["estimate"][q])
        research = zone_type in self.researching
        cells[self.rows["rnd"]] = _wan(zone.money["research"][q]) if research else Nothing.NOT_APPLICABLE
        return dict(sorted(cells.items()))

    def of_firms(self, zone: TrueZone, q: int) -> Iterator[tuple[int, Cells]]:
        """The short form of each enterprise that is there in the quarter: (index in the zone, cells)."""
        for i in np.flatnonzero(zone.firms.active[:, q]):
            cells: Cells = {self.rows[k]: _wan(zone.firm_money[name][i, q]) for k, name in FIRM_MONEY.items()}
            cells[self.rows["ent_jobs"]] = Decimal(int(zone.firm_jobs[i, q]))
            yield int(i), dict(sorted(cells.items()))


def _wan(thousands: int | np.int64) -> Decimal:
    """Thousands of yuan as 万元 with one decimal, exactly."""
    return Decimal(int(thousands)).scaleb(-1)
