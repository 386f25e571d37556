"""Reads: the cockpit."""

from __future__ import annotations

from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.quantities import Quantity
from jiju.core.words import Word, word
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Light
from jiju.rooms.oversight.queries.coverage import coverage
from jiju.rooms.oversight.queries.outlooks import outlook_of
from jiju.rooms.oversight.queries.tracks import foreseen, last_of, track
from jiju.rooms.oversight.shapes import Cockpit, TargetLine, ZonePoint
from jiju.rooms.oversight.shapes.targets import OutlookTold, SeasonTold
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan, TargetMeasure
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept

TENTH = Decimal("0.01")


@kept
def cockpit(by: Actor, period: Period, *, zone_type: str = "") -> Cockpit:
    """The targets of the current plan with their lights, and the zones on the map, within somebody's area."""
    plan = programmes.plan()
    there, owed = coverage(by, plan, period, zone_type=zone_type)
    awaited = max(owed - there, 0)
    lines = tuple(target_line(by, plan, m, period, zone_type, awaited=awaited) for m in plan.target_measures)
    zones = _zones(by, plan, period, zone_type)
    reading = _reading(lines) if there >= owed else _not_all(there, owed)
    return Cockpit(period, zone_type, figures.vintage(), lines, zones, reading)


def target_line(
    by: Actor, plan: Plan, measure: TargetMeasure, period: Period, zone_type: str = "", *, awaited: int = 0
) -> TargetLine:  # fmt: skip
    """One target: reached, expected by now, wanted by the year's end, and how likely it is met.

    The whole has the plan's targets, a city or a zone the shares that were handed down to it; other parts have none.
    Shape    awaited: zones that are not in yet, for what zones report
    """
    indicator = figures.indicator(measure.indicator)
    side = figures.compare(by, indicator.id, period, zone_type=zone_type)
    actual = _in(side.now, indicator.unit, measure.unit)
    target, told = _wanted(by, plan, measure, period, zone_type)
    expected = None if target is None else _expected(by, measure, period, target, told)
    registry_count = indicator.source == "registry"
    like = None if registry_count else side.like_for_like
    awaited = 0 if registry_count else awaited
    state, said = checks.light(actual, expected, like, awaited=awaited)
    return TargetLine(
        measure.id,
        indicator.id,
        measure.name,
        measure.unit,
        measure.decimals,
        actual,
        expected,
        target,
        None if actual is None or not target else (actual / target * 100).quantize(TENTH),
        side.total,
        like,
        side.new_points,
        registry_count,
        state,
        said,
        told,
        checks.chance_of(told, target),
        awaited,
    )


def _wanted(
    by: Actor, plan: Plan, measure: TargetMeasure, period: Period, zone_type: str
) -> tuple[Decimal | None, OutlookTold | None]:
    """The target of somebody's area with the outlook: a zone's is its share, looked ahead now."""
    if by.scope.reach == "zone":
        target = programmes.zone_shares(period.year).get(min(by.scope.codes, default=""), {}).get(measure.id)
        return target, None if target is None else foreseen(
            measure, track(measure, period, reach="zone"), period, by.scope.covers
        )
    area = _area(by, zone_type)
    if area is None:
        return None, None
    return target_of(plan, measure.id, period.year, area), outlook_of(measure.id, area, period)


def _area(by: Actor, zone_type: str) -> str | None:
    """Whose target it is: empty the whole, a city's code; None for a part that has none."""
    if zone_type:
        return None
    if by.scope.reach == "city" and len(by.scope.codes) == 1:
        return next(iter(by.scope.codes))
    return "" if by.scope.reach == "all" else None


def target_of(plan: Plan, measure: str, year: int, area: str) -> Decimal | None:
    """What the whole, or a city, is to reach in a year."""
    if area:
        return programmes.shares_of(year, "").get(area, {}).get(measure)
    return next((t.figures.get(measure) for t in plan.targets if t.year == year), None)


def lights_to_task(by: Actor, period: Period) -> frozenset[str]:
    """The targets whose light of a period is not green and was written down, for who may issue a task out of it."""
    if not permissions.may(by, "oversight.issue_task") or by.scope.reach != "all":
        return frozenset()
    rows = Light.objects.filter(period=str(period)).order_by("pk").values_list("measure", "state")
    return frozenset(code for code, state in dict(rows).items() if state in {"watch", "bad"})


def _in(amount: Decimal | None, unit: str, wanted: str) -> Decimal | None:
    return None if amount is None else Quantity(amount, unit).to(wanted).amount


def _expected(
    by: Actor, measure: TargetMeasure, period: Period, target: Decimal, told: OutlookTold | None
) -> Decimal:  # fmt: skip
    """By the season that was kept with the outlook; where none was kept yet, by the figures themselves."""
    indicator = figures.indicator(measure.indicator)
    if indicator.nature != "cumulative":
        last = last_of(period.year - 1, period)
        start = _in(figures.compare(by, indicator.id, last).now, indicator.unit, measure.unit)
        return checks.expected_level(target, period, start)
    season = told.season if told is not None else None
    return checks.expected_flow(target, period, season or _season(by, measure, period))


def _season(by: Actor, measure: TargetMeasure, period: Period) -> SeasonTold:
    return checks.season_of(track(measure, period).zones(period, by.scope.covers), period)


def _zones(by: Actor, plan: Plan, period: Period, zone_type: str) -> tuple[ZonePoint, ...]:
    growth = _growth_by_zone(plan, period)
    return tuple(
        ZonePoint(
            z.code,
            z.name,
            z.zone_type,
            z.city,
            _float(z.lon),
            _float(z.lat),
            growth.get(z.code),
            checks.zone_state(growth.get(z.code)),
            z.county,
        )
        for z in registry.zones(by, period.last_day)
        if z.status == registry.PROVINCIAL and (not zone_type or z.zone_type == zone_type)
    )


def _growth_by_zone(plan: Plan, period: Period) -> dict[str, Decimal]:
    """Each zone's growth of the first cumulative target indicator, such as revenue."""
    flow = next(
        (m.indicator for m in plan.target_measures if figures.indicator(m.indicator).nature == "cumulative"),
        None,
    )
    if flow is None:
        return {}
    now, ago = figures.zone_values(flow, period), figures.zone_values(flow, period.year_before)
    return {z: ((v - ago[z]) / abs(ago[z]) * 100).quantize(TENTH) for z, v in now.items() if ago.get(z)}


def _float(value: Decimal | float | None) -> float | None:
    return None if value is None else float(value)


def _not_all(there: int, owed: int) -> tuple[Word, ...]:
    """While zones are missing, a total below last year's says nothing, and neither does a gap."""
    return (
        word(
            "The figures of {there} of {owed} zones are accepted; until all are, totals and lights stand lower "
            "than they will, and the growth of the same zones is the one to read.",
            there=there, owed=owed,
        ),
    )  # fmt: skip


def _reading(lines: tuple[TargetLine, ...]) -> tuple[Word, ...]:
    """The sentences under the table: total beside like-for-like, and what is still missing."""
    out = []
    for line in lines:
        if line.growth is not None and line.like_for_like is not None and line.new_points is not None and not out:
            out.append(
                word(
                    "{name} grew by {total}% in all, of which {new} percentage points come from new zones; "
                    "the same zones grew by {same}%.",
                    name=line.name,
                    total=_one(line.growth),
                    new=_one(line.new_points),
                    same=_one(line.like_for_like),
                )
            )
    short = [line for line in lines if line.gap is not None and line.gap < 0]
    for line in short:
        gap = -(line.gap or Decimal(0))
        out.append(
            word(
                "{name} is {gap} {unit} short of what is expected by now.",
                name=line.name,
                gap=f"{gap:,.{line.decimals}f}",
                unit=line.unit,
            )
        )
    return tuple(out)


def _one(value: Decimal) -> str:
    return f"{value:.1f}".replace("-", "−")
