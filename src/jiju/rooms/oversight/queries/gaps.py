"""Reads: the smallest set of zones that would close what is missing of a target."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.engines import outlook
from jiju.engines.outlook import Pace
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.queries.boards import area_of, keep_of, line_of, measures_of, target_at
from jiju.rooms.oversight.queries.outlooks import outlook_of
from jiju.rooms.oversight.queries.tracks import track
from jiju.rooms.oversight.shapes.targets import GapTold, LiftLine, Track
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import TargetMeasure
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor

HELD = ("growth", "share")  # a zone's own growth of last year, or its share by its own season
AGAINST = ("now", "end")  # what is missing of what is expected by now, or of the target by the forecast


def gap(
    by: Actor, measure: str, period: Period, *, area: str = "", held: str = "growth", against: str = "now"
) -> GapTold:
    """What is missing, and the fewest zones that, each lifted to what is expected of it, would close it.

    Errors   NotFound for an area out of sight, a target that is not there, another way to hold zones
    """
    here, plan = area_of(by, area, period.last_day), programmes.plan()
    one = measures_of(plan, measure)
    kept = track(one, period, reach=by.scope.reach)
    if held not in HELD or against not in AGAINST or kept.is_decided:
        raise NotFound(
            word("A gap is not looked at that way."),
            remedy=word("Zones are lifted in what they report, not in their number."),
        )
    keep = keep_of(by, here)
    line = line_of(one, kept, period, keep, target_at(plan, one.id, period.year, here))
    told = outlook_of(one.id, here.code, period)
    missing = None if line.gap is None else -line.gap
    if against == "end":
        missing = None if line.target is None or told is None or told.middle is None else line.target - told.middle
    now = kept.at(period, keep)
    shares = programmes.zone_shares(period.year)
    paces = [_pace(one, kept, period, z, shares, held) for z in sorted(now)]
    found = outlook.gap_set(missing or Decimal(0), paces)
    names = {z.code: z for z in registry.zones_on(period.last_day)}
    expected = {p.code: p.expected for p in paces}
    growth = checks.growths(now, kept.at(period.year_before, keep))
    lifts = tuple(
        LiftLine(n.code, *((names[n.code].name, names[n.code].city) if n.code in names else (n.code, "")),
                 now[n.code], expected[n.code] or Decimal(0), growth.get(n.code), n.adds)
        for n in found.lifts
    )  # fmt: skip
    unknown = tuple(names[c].name if c in names else c for c in found.unknown)
    return GapTold(here, line, held, against, missing, lifts, found.short, unknown)


def _pace(
    m: TargetMeasure, kept: Track, period: Period, zone: str, shares: Mapping[str, Mapping[str, Decimal]], held: str
) -> Pace:  # fmt: skip
    def at(p: Period) -> Decimal | None:
        return kept.at(p, lambda place: place.zone == zone).get(zone)

    if held == "growth":
        return outlook.by_own_growth(zone, at(period), at(period.year_before), at(period.year_before.year_before))
    line = line_of(m, kept.alone(zone), period, lambda _: True, shares.get(zone, {}).get(m.id))
    return Pace(zone, line.actual, line.expected)
