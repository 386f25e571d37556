"""Scores units by a scheme: each item within the peers, then weighed, added up, adjusted. Decimals throughout."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from jiju.engines.indices import Normalised, efficacy, weighted_parts
from jiju.rooms.evaluations.checks.grading import placed
from jiju.rooms.evaluations.checks.peers import Pool, pools
from jiju.rooms.evaluations.shapes import Adjusted, Judgements, Measured, ScorePart, Snapshot, Standing
from jiju.rooms.programmes.shapes import Adjustment, Item, Scheme

ZERO, HUNDRED = Decimal(0), Decimal(100)
DIGITS = Decimal("0.0001")
JUDGED = frozenset({"expert", "document"})
NOBODY = Judgements()
ABSENT, EXEMPTED = "absent", "exempted"


def compute(scheme: Scheme, snapshot: Snapshot, judged: Judgements = NOBODY) -> tuple[Standing, ...]:
    """Every unit's standing. The same scheme, snapshot and judgements give the same standings, to the last digit.

    Missing  who was absent has no score and the worst grade; who was exempted has neither score nor grade
    """
    there = [u for u in snapshot.units if u.unit not in judged.absent and u.unit not in judged.exempted]
    rows = [row for pool in pools(scheme, there) for row in _pool(scheme, pool, snapshot.measures, judged)]
    rows += [_outside(scheme, u, ABSENT, scheme.worst_grade) for u in snapshot.units if u.unit in judged.absent]
    rows += [_outside(scheme, u, EXEMPTED, "") for u in snapshot.units if u.unit in judged.exempted]
    return tuple(sorted(rows, key=lambda r: (r.group, r.rank == 0, r.rank, r.unit)))


def _pool(scheme: Scheme, pool: Pool, measures: Mapping[str, str], judged: Judgements) -> list[Standing]:
    normal = {item.id: normalised(scheme, item, pool.units, judged) for item in scheme.items}
    rows = [
        _scored(scheme, unit, pool.group_of[unit.unit], normal, measures, judged)
        for unit in pool.units if pool.group_of[unit.unit] in pool.ranked
    ]  # fmt: skip
    return [r for group in sorted(pool.ranked) for r in placed(scheme, [r for r in rows if r.group == group])]


def value_of(item: Item, unit: Measured, judged: Judgements) -> Decimal | None:
    """The value of an item: as ruled, else as measured, else the mean of the points given."""
    ruled = judged.values.get(unit.unit, {}).get(item.id)
    if ruled is not None:
        return ruled
    if item.source in JUDGED:
        return mean_points(item, judged.points.get(unit.unit, {}).get(item.id, ()))
    return unit.values.get(item.id)


def mean_points(item: Item, points: tuple[Decimal, ...]) -> Decimal | None:
    """The mean of the points that were given; from so many scorers on, without the highest and the lowest.

    Missing  None while fewer have scored than the scheme asks for
    """
    if len(points) < item.scorers:
        return None
    taken = sorted(points)
    if item.drop_extremes_from is not None and len(taken) >= item.drop_extremes_from:
        taken = taken[1:-1]
    return (sum(taken, ZERO) / len(taken)).quantize(DIGITS)


def is_points(item: Item) -> bool:
    """Whether an item's value is itself a number of points from 0 to 100."""
    return item.source in JUDGED or item.source == "reporting"


def normalised(scheme: Scheme, item: Item, units: tuple[Measured, ...], judged: Judgements) -> dict[str, Normalised]:
    """The item's score of each unit that has a value, among all units of the pool."""
    found = {u.unit: value_of(item, u, judged) for u in units}
    values = {unit: v for unit, v in found.items() if v is not None}
    if item.steps:
        return {u: Normalised(v, *_ends(item), banded(item, v)) for u, v in values.items()}
    if is_points(item):
        return {u: Normalised(v, ZERO, HUNDRED, v.quantize(DIGITS)) for u, v in values.items()}
    return efficacy(values, floor=scheme.method.floor, span=scheme.method.span, direction=item.direction)


def banded(item: Item, value: Decimal) -> Decimal:
    """Points of the highest step that the value reaches; none below the lowest step."""
    reached = [step for step in item.steps if value >= step.at_least]
    return max(reached, key=lambda step: step.at_least).points.quantize(DIGITS) if reached else ZERO


def _ends(item: Item) -> tuple[Decimal, Decimal]:
    ordered = sorted(step.at_least for step in item.steps)
    return ordered[0], ordered[-1]


def _scored(
    scheme: Scheme, unit: Measured, group: str, normal: Mapping[str, Mapping[str, Normalised]],
    measures: Mapping[str, str], judged: Judgements,
) -> Standing:  # fmt: skip
    mine = {item.id: normal[item.id].get(unit.unit) for item in scheme.items}
    counted = [item for item in scheme.items if not (item.optional and mine[item.id] is None)]
    scores = {item.id: n.score if (n := mine[item.id]) else None for item in counted}
    weights = {item.id: item.weight for item in counted}
    parts = weighted_parts(scores, weights, missing=scheme.missing, floor=scheme.method.floor)
    base = None if parts is None else sum((p.contribution for p in parts), ZERO)
    used = {p.item: (p.weight, p.contribution) for p in parts or ()}
    shown = tuple(_part(item, mine[item.id], used, measures) for item in scheme.items)
    adjusted = adjustments(scheme, unit, judged)
    score = None if base is None else min(max(base + sum((a.points for a in adjusted), ZERO), ZERO), HUNDRED)
    return Standing(
        unit.unit, unit.name, unit.zone_type, unit.city, unit.county, group, base, score, 0, 0, "", shown, adjusted,
        judged.vetoes.get(unit.unit, ()),
    )  # fmt: skip


def _part(
    item: Item, n: Normalised | None, used: Mapping[str, tuple[Decimal, Decimal]], measures: Mapping[str, str]
) -> ScorePart:
    weight, contribution = used.get(item.id, (ZERO, ZERO))
    numbers = (n.value, n.worst, n.best, n.score) if n else (None, None, None, None)
    unit = measures.get(item.id, "")
    return ScorePart(item.id, item.dimension, item.name, unit, *numbers, weight, contribution, item.source)


def adjustments(scheme: Scheme, unit: Measured, judged: Judgements) -> tuple[Adjusted, ...]:
    """What is added and taken beside the items, each within its own limit and all within the scheme's."""
    cases = unit.values | judged.cases.get(unit.unit, {}) | judged.values.get(unit.unit, {})
    rows = [_adjusted(a, cases[a.id]) for a in scheme.adjustments if cases.get(a.id)]
    if scheme.adjust_at_most is None:
        return tuple(rows)
    return tuple(_within(rows, scheme.adjust_at_most))


def _adjusted(a: Adjustment, cases: Decimal) -> Adjusted:
    points = min(a.points * cases, a.at_most)
    return Adjusted(a.id, a.name, cases, points if a.kind == "bonus" else -points)


def _within(rows: list[Adjusted], most: Decimal) -> list[Adjusted]:
    """The rows, the last ones shortened where additions or deductions pass the limit of all together."""
    left = {1: most, -1: most}
    out = []
    for row in rows:
        sign = 1 if row.points >= 0 else -1
        taken = min(abs(row.points), left[sign])
        left[sign] -= taken
        out.append(Adjusted(row.id, row.name, row.cases, sign * taken))
    return out


def _outside(scheme: Scheme, unit: Measured, why: str, grade: str) -> Standing:
    parts = tuple(_part(item, None, {}, {}) for item in scheme.items)
    group = unit.zone_type if scheme.peer == "type" and scheme.units == "zone" else ""
    return Standing(
        unit.unit, unit.name, unit.zone_type, unit.city, unit.county, group, None, None, 0, 0, grade, parts, (), (why,)
    )
