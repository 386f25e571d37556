"""What is expected of a target by now, how it grew, and how likely it is met, in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal

from jiju.core.periods import PER_YEAR, Period
from jiju.core.words import Word, word
from jiju.engines import outlook
from jiju.engines.outlook import CannotBeTold, Season, Series
from jiju.engines.outlook.forecasts import SUM
from jiju.rooms.oversight.shapes.targets import ChanceTold, Growth, OutlookTold, SeasonTold

HUNDREDTH = Decimal("0.01")
LIKELY: tuple[tuple[Decimal, Word], ...] = (
    (Decimal("0.9"), word("very likely")),
    (Decimal("0.66"), word("likely")),
    (Decimal("0.33"), word("about even")),
    (Decimal("0.1"), word("unlikely")),
    (Decimal(0), word("very unlikely")),
)
Zones = Mapping[str, Mapping[Period, Decimal]]


def season_of(zones: Zones, period: Period) -> SeasonTold:
    """The season of the years before: of each year the zones that have every period of it, so that none came or went.

    Missing  without such a year the calendar, each period alike
    """
    found = outlook.season(Series(_whole_years(zones, period)), period.year) if zones else None
    if not isinstance(found, Season):
        found = outlook.calendar(period.kind)
    return SeasonTold(found.shares, found.years)


def _whole_years(zones: Zones, period: Period) -> dict[Period, Decimal | None]:
    """Sums over the zones that have every period of a year, for each earlier year."""
    out: dict[Period, Decimal | None] = {period: None}
    for year in sorted({p.year for figures in zones.values() for p in figures if p.year < period.year}):
        periods = [Period(year, n, period.kind) for n in range(1, PER_YEAR[period.kind] + 1)]
        whole = [figures for figures in zones.values() if all(p in figures for p in periods)]
        if whole:
            out |= {p: sum((figures[p] for figures in whole), Decimal(0)) for p in periods}
    return out


def expected_flow(target: Decimal, period: Period, season: SeasonTold) -> Decimal:
    """What a cumulative figure should have reached: the season's share of the target."""
    return outlook.expected_by_now(target, Season(period.kind, season.shares, season.years), period)


def expected_level(target: Decimal, period: Period, start: Decimal | None) -> Decimal:
    """What a count should have reached: on the straight way from the year's start.

    Missing  without a figure at the start, the target itself is expected
    """
    return target if start is None else outlook.level_by_now(target, start, period)


def growth_of(now: Mapping[str, Decimal], ago: Mapping[str, Decimal]) -> Growth:
    """A period against the same of last year: in all, over the zones that were there both times, and what is new."""
    same, fresh = set(now) & set(ago), [v for z, v in now.items() if z not in ago]
    whole, before, new = _sum(now), _sum(ago), sum(fresh, Decimal(0))
    return Growth(
        _percent(whole, before),
        _percent(_sum({z: now[z] for z in same}), _sum({z: ago[z] for z in same})),
        (new / before * 100).quantize(HUNDREDTH) if fresh and before else None,
        (new / whole * 100).quantize(HUNDREDTH) if whole else None,
        len(same), len(fresh),
    )  # fmt: skip


def growths(now: Mapping[str, Decimal], ago: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Each one's own growth in percent. Missing: whoever has no base is left out."""
    found = {z: _percent(v, ago.get(z)) for z, v in now.items()}
    return {z: g for z, g in found.items() if g is not None}


def _sum(values: Mapping[str, Decimal]) -> Decimal | None:
    return sum(values.values(), Decimal(0)) if values else None


def _percent(now: Decimal | None, ago: Decimal | None) -> Decimal | None:
    return None if now is None or not ago else ((now - ago) / abs(ago) * 100).quantize(HUNDREDTH)


def chance_of(told: OutlookTold | None, target: Decimal | None) -> ChanceTold | None:
    """How likely a year ends at its target or beyond, by the draws that were kept of its forecast.

    Missing  without a forecast or a target there is no chance
    """
    if told is None or target is None or not told.ends:
        return None
    ends = [float(e) for e in told.ends]
    kept = outlook.Forecast(
        told.year, ends[len(ends) // 2], (ends[0], ends[-1]), (ends[0], ends[-1]), SUM, told.points,
        told.first, told.last, (), 0.0, ends,
    )  # fmt: skip
    found = outlook.chance(kept, target)
    if isinstance(found, CannotBeTold):
        return None
    share = Decimal(repr(found.share)).quantize(Decimal("0.001"))
    return ChanceTold(share, found.says, next(said for least, said in LIKELY if share >= least))


def apportioned(whole: Decimal, parts: Mapping[str, Decimal], decimals: int) -> dict[str, Decimal]:
    """A whole shared out as the parts are, in steps that can be written, so that the shares add up to it exactly.

    The steps that rounding down leaves go to the largest remainders, ties by code.
    """
    sum_ = sum(parts.values(), Decimal(0))
    if sum_ <= 0 or any(v < 0 for v in parts.values()):
        return {}
    step = Decimal(1).scaleb(-decimals)
    exact = {c: whole * v / sum_ for c, v in parts.items()}
    out = {c: v.quantize(step, rounding=ROUND_DOWN) for c, v in exact.items()}
    left = int((whole - sum(out.values(), Decimal(0))) / step)
    for code in sorted(exact, key=lambda c: (out[c] - exact[c], c))[:left]:
        out[code] += step
    return out
