"""Reads: one target's figures zone by zone over years, and what they tell of the year's end. For the program itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

from jiju.core.periods import PER_YEAR, Period, between
from jiju.core.quantities import Quantity
from jiju.core.words import Word, word
from jiju.engines import outlook
from jiju.engines.outlook import CannotBeTold, Series, Total
from jiju.engines.outlook.shapes import Nature
from jiju.rooms.figures import queries as figures
from jiju.rooms.figures.shapes import ZoneCell
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.shapes.targets import Keep, OutlookTold, Track
from jiju.rooms.programmes.shapes import TargetMeasure
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine.actors import Place

BACK = 5  # years
ALONE = 1000  # outlooks of single zones that are kept at hand
KEPT = 199  # draws of a forecast, evenly picked: a chance is told to half a percent
DIGITS = Decimal("0.000001")
DECIDED = word("Zones get the title by decision; their number is decided, not forecast.")
RATIO = word("A ratio is not added up over zones; its parts are forecast instead.")
NOTHING_YET = word("There is no accepted figure yet.")


def track(measure: TargetMeasure, period: Period, basis: str = "then", *, reach: str = "all") -> Track:
    """A target's figures of the last years up to a period, where zones lay then or lie now.

    A zone of the reserve counts in no sum of several zones, and for itself where only a zone is looked at.
    """
    one = figures.indicator(measure.indicator)
    periods = between(Period(max(period.year - BACK, 1900), 1, period.kind), period)
    versions, decided = _versions(periods), one.source == "registry"
    now = registry.newest_places() if basis == "now" else {}
    if decided:
        cells = {p: _titled(versions[p], now) for p in periods}
    else:
        waiting = {p: {v.code for v in versions[p] if v.status == registry.RESERVE} for p in periods if reach != "zone"}
        factor = Quantity(Decimal(1), one.unit).to(measure.unit).amount
        found = figures.histories(one.id, periods)
        cells = {p: _cells(of, factor, now, waiting.get(p, set())) for p, of in found.items()}
    found_cells = {p: found for p, found in cells.items() if found}
    due = {
        z.code: now.get(z.code) or z.place
        for z in registry.zones_on(period.last_day)
        if z.status == registry.PROVINCIAL
    }
    return Track(measure.id, one.nature == "cumulative", decided, found_cells, one.nature == "ratio", due)


def _cells(
    found: Iterable[ZoneCell], factor: Decimal, now: Mapping[str, Place], waiting: Collection[str]
) -> dict[str, tuple[Place, Decimal]]:  # fmt: skip
    return {
        c.zone: (now.get(c.zone) or Place(c.city, c.county, c.zone, c.zone_type), c.value * factor)
        for c in found if c.value is not None and c.zone not in waiting
    }  # fmt: skip


def _versions(periods: Iterable[Period]) -> dict[Period, list[ZoneFacts]]:
    """What each zone was at each period's end, in one question."""
    days = {p: p.last_day for p in periods}
    found = registry.versions_between(min(days.values()), max(days.values()))
    return {
        p: [v for v in found if v.since <= day and (v.until is None or v.until > day)] for p, day in days.items()
    }  # fmt: skip


def _titled(found: Iterable[ZoneFacts], now: Mapping[str, Place]) -> dict[str, tuple[Place, Decimal]]:
    """The zones with the title, each counted as one."""
    return {v.code: (now.get(v.code) or v.place, Decimal(1)) for v in found if v.status == registry.PROVINCIAL}


def foreseen(measure: TargetMeasure, kept: Track, period: Period, keep: Keep) -> OutlookTold:
    """What an area's figures up to a period tell of the year's end, and its season; both by the engine."""
    zones = kept.zones(period, keep)
    season = checks.season_of(zones, period) if kept.is_flow else None
    if kept.is_decided:
        return OutlookTold(period.year, 0, None, reasons=(DECIDED,))
    if kept.is_ratio:
        return OutlookTold(period.year, 0, None, reasons=(RATIO,))
    if not zones:
        return OutlookTold(period.year, 0, None, reasons=(NOTHING_YET,), season=season)
    nature: Nature = "cumulative" if kept.is_flow else "level"
    if len(zones) == 1:
        ((code, figures_of),) = zones.items()
        return replace(_alone(code, tuple(sorted(figures_of.items())), nature, period.year), season=season)
    found = outlook.total({z: Series(v, nature) for z, v in zones.items()}, period.year)
    if isinstance(found, CannotBeTold):
        return OutlookTold(period.year, 0, None, reasons=found.words, season=season)
    return _told(found, period.year, season)


@lru_cache(maxsize=ALONE)
def _alone(code: str, found: tuple[tuple[Period, Decimal], ...], nature: Nature, year: int) -> OutlookTold:
    """What one zone's own figures tell. The same figures always tell the same, so that it is worked out once.

    Missing  the reason is the zone's own, not that of a sum of zones
    """
    series = Series(dict(found), nature)
    told = outlook.total({code: series}, year)
    if not isinstance(told, CannotBeTold):
        return replace(_told(told, year, None), assumes=None)
    own = outlook.forecast(series, year)
    return OutlookTold(year, 0, None, reasons=(own if isinstance(own, CannotBeTold) else told).words)


def _told(found: Total, year: int, season: Any) -> OutlookTold:
    one, ends = found.forecast, found.forecast.ends
    picked = tuple(_exact(ends[int((n + 0.5) / KEPT * len(ends))]) for n in range(KEPT))
    share = found.new_share
    return OutlookTold(
        year, 0, None, _exact(one.middle), _pair(one.within80), _pair(one.within95),
        None if found.growth_same is None else (_exact(found.growth_same.middle), *_pair(found.growth_same.within80)),
        None if share.middle != share.middle else (_exact(share.middle), *_pair(share.within80)),
        one.points, one.first, one.last, len(found.carried), tuple(sorted(found.left_out)), found.assumes, (), picked,
        season,
    )  # fmt: skip


def _pair(sides: tuple[float, float]) -> tuple[Decimal, Decimal]:
    return _exact(sides[0]), _exact(sides[1])


def _exact(value: float) -> Decimal:
    return Decimal(repr(float(value))).quantize(DIGITS)


def last_of(year: int, period: Period) -> Period:
    """The last period of a year, of the kind of another."""
    return Period(year, PER_YEAR[period.kind], period.kind)


def total_of(values: Mapping[str, Decimal]) -> Decimal | None:
    """The sum of an area's zones. Missing: None where nobody has a figure."""
    return sum(values.values(), Decimal(0)) if values else None


def reasons_of(data: Iterable[Any]) -> tuple[Word, ...]:
    """Reasons as they were stored."""
    return tuple(cast(Word, Word.from_data(one)) for one in data)
