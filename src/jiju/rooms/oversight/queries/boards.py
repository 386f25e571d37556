"""Reads: the targets of an area with what lies below it, as then or as now, by one version of the shares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from jiju.core.periods import PER_YEAR, Period
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.queries.cockpits import target_of
from jiju.rooms.oversight.queries.outlooks import outlook_at
from jiju.rooms.oversight.queries.shares import Shared, shared_below
from jiju.rooms.oversight.queries.tracks import foreseen, last_of, total_of, track
from jiju.rooms.oversight.shapes.targets import (
    Area,
    Board,
    Keep,
    OutlookTold,
    PathPoint,
    SeasonTold,
    ShareLine,
    TargetTold,
    Track,
    YearLine,
)
from jiju.rooms.programmes import checks as promised
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan, TargetMeasure
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor

NO_TARGET = OutlookTold(0, 0, None, reasons=(word("A forecast is held against a target, and this part has none."),))
PARTS = {"county": word("My county"), "types": word("The zones of my types")}


def measures_of(plan: Plan, asked: str, wanted: Sequence[TargetMeasure] = ()) -> TargetMeasure:
    """The target that is asked for, else the first that is counted from January, else the first.

    Shape    wanted: those to choose from, all of the plan if none
    Errors   NotFound
    """
    there = wanted or plan.target_measures
    flows = {i.id for i in plan.indicators if i.nature == "cumulative"}
    usual = next((m for m in there if m.indicator in flows), there[0])
    found = next((m for m in there if m.id == asked), usual if not asked else None)
    if found is None:
        raise NotFound(
            word("The plan has no target “{id}”.", id=asked[:40]),
            remedy=word("Choose one of the targets in the table."),
        )
    return found


def area_of(by: Actor, asked: str, on: date) -> Area:
    """Whose targets somebody looks at: the whole, a city of it, the own city, part or zone.

    Errors   NotFound out of sight
    """
    permissions.ask(by, "oversight.see_targets")
    reach, names = by.scope.reach, registry.division_names(on)
    own = next(iter(sorted(by.scope.codes)), "")
    if reach == "zone" and asked in ("", own):
        return Area("zone", own, registry.zone(by, own, on).name)
    if reach == "city" and asked in ("", own):
        return Area("city", own, names[own].name if own in names else own)
    if reach in PARTS and not asked:
        return Area("part", "", PARTS[reach])
    if reach == "all" and not asked:
        plan = programmes.plan()
        return Area("province", "", next((d.name for d in plan.divisions if d.code == plan.province), plan.province))
    if reach == "all" and asked in names and names[asked].level == "city":
        return Area("city", asked, names[asked].name)
    raise permissions.out_of_sight()


def keep_of(by: Actor, area: Area) -> Keep:
    """Which places belong to an area."""
    if area.level == "city":
        return lambda place: place.city == area.code
    return by.scope.covers


def board(
    by: Actor, period: Period, *, area: str = "", measure: str = "", basis: str = "then", version: int = 0
) -> Board:
    """The targets of an area: every measure, and one of them with its path and with what lies below.

    Shape    basis: zones where they lay then, or where they lie now; version: of the shares, 0 the one in force
    Errors   NotFound for an area out of sight, a measure or a version that is not there
    """
    here, plan = area_of(by, area, period.last_day), programmes.plan()
    mine = promised.handed_down(plan, here.code) if here.level == "zone" else ()
    wanted = mine or plan.target_measures
    others = {m.id for m in plan.target_measures} - {m.id for m in wanted}  # of the whole, and shared out to no zone
    one, keep = measures_of(plan, "" if measure in others else measure, wanted), keep_of(by, here)
    tracks = {m.id: track(m, period, basis, reach=by.scope.reach) for m in wanted}
    below = shared_below(by, here.level, here.code, period.year, basis, version)
    lines = tuple(_line(plan, m, tracks[m.id], period, here, keep, below) for m in wanted)
    rows = _rows(by, plan, one, tracks[one.id], period, here, below)
    shares = [r.told.target for r in rows if r.told.target is not None]
    return Board(
        here, period, basis, figures.vintage(), one.id, lines, rows, sum(shares, Decimal(0)) if shares else None,
        len(tracks[one.id].at(period, keep)), _there(period, keep),
        _years(plan, one, tracks[one.id], period, here, keep), _path(plan, one, tracks[one.id], period, here, keep),
        below.version, below.versions, below.moved,
    )  # fmt: skip


def _there(period: Period, keep: Keep) -> int:
    """How many zones with the title lie within an area."""
    return sum(z.status == registry.PROVINCIAL and keep(z.place) for z in registry.zones_on(period.last_day))


def target_at(plan: Plan, measure: str, year: int, area: Area) -> Decimal | None:
    """What an area is to reach: the plan's target, or the share that is in force for it."""
    if area.level == "zone":
        return programmes.zone_shares(year).get(area.code, {}).get(measure)
    return None if area.level == "part" else target_of(plan, measure, year, area.code)


def _line(
    plan: Plan, m: TargetMeasure, kept: Track, period: Period, area: Area, keep: Keep, below: Shared
) -> TargetTold:  # fmt: skip
    target = target_at(plan, m.id, period.year, area)
    moved = below.shifted.get(area.code, {}).get(m.id) if area.level == "city" else None
    target = target if target is None or moved is None else target + moved
    told = _outlook(m, kept, period, area, keep)
    line = line_of(m, kept, period, keep, target)
    season = told.season if told is not None and told.season is not None else line.season
    chance, places = (
        checks.chance_of(told, target),
        promised.shown_of_zone(m) if area.level in ("zone", "part") else m.decimals,
    )
    return TargetTold(**{**vars(line), "outlook": told, "season": season, "chance": chance, "decimals": places})


def _outlook(m: TargetMeasure, kept: Track, period: Period, area: Area, keep: Keep) -> OutlookTold | None:
    """What was kept of the whole and of cities; a single zone is looked at now, and other parts have no target."""
    if area.level == "zone":
        return foreseen(m, kept, period, keep)
    return outlook_at(m.id, area.code, period) if area.level in ("province", "city") else NO_TARGET


def line_of(
    m: TargetMeasure, kept: Track, period: Period, keep: Keep, target: Decimal | None,
) -> TargetTold:  # fmt: skip
    """One target of the zones that are kept: reached, expected by their own season, growth, light."""
    now, ago = kept.at(period, keep), kept.at(period.year_before, keep)
    season = checks.season_of(kept.zones(period, keep), period) if kept.is_flow and target is not None else None
    actual = total_of(now)
    expected = expected_at(period, target, season, total_of(kept.at(last_of(period.year - 1, period), keep)))
    growth = checks.growth_of(now, ago)
    awaited = kept.awaited(period, keep)
    state, said = checks.light(actual, expected, None if kept.is_decided else growth.like_for_like, awaited=awaited)
    return TargetTold(
        m.id, m.indicator, m.name, m.unit, m.decimals, target, actual, expected, growth, kept.is_decided, state, said,
        season, awaited=awaited,
    )  # fmt: skip


def _rows(
    by: Actor, plan: Plan, m: TargetMeasure, kept: Track, period: Period, area: Area, below: Shared
) -> tuple[ShareLine, ...]:  # fmt: skip
    if area.level == "zone":
        return ()
    if area.level == "province":
        return tuple(
            _city(m, kept, period, d.code, d.short, below) for d in registry.reporting_cities(period.last_day)
            if d.code in below.amounts or kept.at(period, lambda place, c=d.code: place.city == c)
        )  # fmt: skip
    keep = keep_of(by, area)
    here = {
        z: place for p in (period.year_before, period) for z, (place, _) in kept.cells.get(p, {}).items() if keep(place)
    }
    names = {z.code: z.name for z in registry.zones_on(period.last_day)} | below.names
    codes = sorted(set(here) | {z for z, place in below.places.items() if keep(place)})
    return tuple(_zone(m, kept, period, code, names.get(code, code), below) for code in codes)


def _city(m: TargetMeasure, kept: Track, period: Period, code: str, name: str, below: Shared) -> ShareLine:
    target = below.amounts.get(code, {}).get(m.id)
    moved = below.shifted.get(code, {}).get(m.id)
    target = target if moved is None or target is None else target + moved
    line = line_of(m, kept, period, lambda place: place.city == code, target)
    told = outlook_at(m.id, code, period)
    whole = TargetTold(**{**vars(line), "outlook": told, "chance": checks.chance_of(told, target)})
    return ShareLine(code, name, whole, below.states.get(code, ""), moved)


def _zone(m: TargetMeasure, kept: Track, period: Period, code: str, name: str, below: Shared) -> ShareLine:
    alone = kept.alone(code)
    target = below.amounts.get(code, {}).get(m.id)
    line = line_of(m, alone, period, lambda _: True, target)
    told = foreseen(m, alone, period, lambda _: True)
    chance, places = checks.chance_of(told, target), promised.shown_of_zone(m)
    whole = TargetTold(**{**vars(line), "outlook": told, "chance": chance, "decimals": places})
    return ShareLine(code, name, whole, below.states.get(code, ""))


def _years(
    plan: Plan, m: TargetMeasure, kept: Track, period: Period, area: Area, keep: Keep
) -> tuple[YearLine, ...]:  # fmt: skip
    out = []
    for year in sorted({t.year for t in plan.targets}):
        there = [p for p in kept.cells if p.year == year and kept.at(p, keep)]
        last = max(there, default=None)
        actual = total_of(kept.at(last, keep)) if last else None
        out.append(YearLine(year, target_at(plan, m.id, year, area), actual, last))
    return tuple(out)


def _path(
    plan: Plan, m: TargetMeasure, kept: Track, period: Period, area: Area, keep: Keep
) -> tuple[PathPoint, ...]:  # fmt: skip
    """The periods of up to three of the plan's years, the last that which is looked at."""
    first = min([period.year, *(t.year for t in plan.targets)])
    out = []
    for year in range(max(first, period.year - 2), period.year + 1):
        target, last = target_at(plan, m.id, year, area), last_of(year - 1, period)
        start = total_of(kept.at(last, keep))
        season = checks.season_of(kept.zones(last, keep), last.next) if kept.is_flow else None
        for n in range(1, PER_YEAR[period.kind] + 1):
            p = Period(year, n, period.kind)
            actual = total_of(kept.at(p, keep)) if p <= period else None
            out.append(PathPoint(p, actual, expected_at(p, target, season, start), target))
    return tuple(out)


def expected_at(p: Period, target: Decimal | None, season: SeasonTold | None, start: Decimal | None) -> Decimal | None:
    """What is expected by a period's end: of a flow by its season, of a level on the straight way."""
    if target is None:
        return None
    return checks.expected_flow(target, p, season) if season else checks.expected_level(target, p, start)
