"""Reads: the cockpit."""

from __future__ import annotations

from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.quantities import Quantity
from jiju.core.words import Word, word
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.shapes import Cockpit, TargetLine, ZonePoint
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan, TargetMeasure
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor

TENTH = Decimal("0.01")


def cockpit(by: Actor, period: Period, *, zone_type: str = "") -> Cockpit:
    """The targets of the current plan with their lights, and the zones on the map, within somebody's area."""
    plan = programmes.plan()
    lines = tuple(target_line(by, plan, m, period, zone_type) for m in plan.target_measures)
    zones = _zones(by, plan, period, zone_type)
    return Cockpit(period, zone_type, figures.vintage(), lines, zones, _reading(lines))


def target_line(by: Actor, plan: Plan, measure: TargetMeasure, period: Period, zone_type: str = "") -> TargetLine:
    """One target: reached, expected by now, wanted by the year's end. A part of the province has no target."""
    indicator = figures.indicator(measure.indicator)
    side = figures.compare(by, indicator.id, period, zone_type=zone_type)
    actual = _in(side.now, indicator.unit, measure.unit)
    whole = by.scope.reach == "all" and not zone_type
    target = next((t.figures[measure.id] for t in plan.targets if t.year == period.year), None) if whole else None
    expected = None if target is None else _expected(by, measure, period, target)
    registry_count = indicator.source == "registry"
    like = None if registry_count else side.like_for_like
    state, said = checks.light(actual, expected, like)
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
    )


def _in(amount: Decimal | None, unit: str, wanted: str) -> Decimal | None:
    return None if amount is None else Quantity(amount, unit).to(wanted).amount


def _expected(by: Actor, measure: TargetMeasure, period: Period, target: Decimal) -> Decimal:
    indicator = figures.indicator(measure.indicator)
    last = Period(period.year - 1, 4 if period.kind == "quarter" else 1, period.kind)
    if indicator.nature != "cumulative":
        start = _in(figures.compare(by, indicator.id, last).now, indicator.unit, measure.unit)
        return checks.expected_stock(target, period, start)
    earlier = []
    for back in (1, 2, 3):
        whole = figures.compare(by, indicator.id, Period(period.year - back, last.number, period.kind)).now
        upto = figures.compare(by, indicator.id, Period(period.year - back, period.number, period.kind)).now
        if whole and upto:
            earlier.append((upto, whole))
    return checks.expected_flow(target, period, earlier)


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
