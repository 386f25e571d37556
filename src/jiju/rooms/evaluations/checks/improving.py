"""The smallest improvement that would reach the next grade, everything else unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from jiju.rooms.evaluations.checks.scoring import is_points
from jiju.rooms.evaluations.shapes import Improvement, ScorePart, Standing, Step
from jiju.rooms.programmes.shapes import Band, Item, Scheme

ZERO, HUNDRED = Decimal(0), Decimal(100)
DIGITS = Decimal("0.0001")
ROUNDED = 2 * DIGITS  # what rounding a contribution and its sum may take
MOST = 3  # items that are named together


def improvement(scheme: Scheme, row: Standing, standings: Sequence[Standing]) -> Improvement | None:
    """What would lift a unit to the next grade, its peers standing still.

    The scale of an item ends at the best of the peers: beyond it nothing is gained, and a veto is lifted by nothing.
    A capped grade needs a place within its cap as well, which the page says. The worst of the scale is the worst of
    the others, since a unit that stands there itself leaves it as it rises.

    Shape    standings: all of the result, the unit's own among them

    Missing  None for the highest grade, without a score, and under a veto
    """
    band = _next(scheme, row)
    if band is None or row.score is None or row.because:
        return None
    gap = band.at_least - row.score
    if gap <= 0:  # held back by the cap alone
        return Improvement(band.grade, ZERO, (), (), None)
    most = _rooms(scheme, row, peers_of(scheme, row, standings))
    single = [_step(scheme, room, gap) for room in most if room.points >= gap]
    nearest = _step(scheme, most[0], most[0].points) if most and not single else None
    together = () if single else _together(scheme, most, gap)
    return Improvement(band.grade, gap, tuple(sorted(single, key=_effort)), together, nearest)


@dataclass(frozen=True)
class Room:
    """How many points an item could still bring, and between which ends of the others its value would be scored."""

    part: ScorePart
    item: Item
    points: Decimal
    low: Decimal
    high: Decimal


def peers_of(scheme: Scheme, row: Standing, standings: Sequence[Standing]) -> list[Standing]:
    """The others among whom a unit's items are scored."""
    same = [r for r in standings if r.group == row.group and r.score is not None]
    wide = scheme.small_group.rule == "all" and len(same) < scheme.small_group.least
    return [r for r in (standings if wide else same) if r.unit != row.unit and r.score is not None]


def _rooms(scheme: Scheme, row: Standing, others: Sequence[Standing]) -> list[Room]:
    """What each item could still bring, the most first."""
    items = {item.id: item for item in scheme.items}
    values: dict[str, list[Decimal]] = {}
    for part in (p for r in others for p in r.parts):
        if part.value is not None:
            values.setdefault(part.item, []).append(part.value)
    found = [
        Room(p, items[p.item], _points(p), min(values[p.item]), max(values[p.item]))
        for p in row.parts if p.score is not None and p.weight > 0 and values.get(p.item)
    ]  # fmt: skip
    return sorted((r for r in found if r.points > 0), key=lambda r: (-r.points, r.part.item))


def _next(scheme: Scheme, row: Standing) -> Band | None:
    above = sorted(scheme.bands, key=lambda b: b.at_least)
    place = next((n for n, b in enumerate(above) if b.grade == row.grade), None)
    return above[place + 1] if place is not None and place + 1 < len(above) else None


def _points(part: ScorePart) -> Decimal:
    return (HUNDRED - (part.score or ZERO)) * part.weight / HUNDRED


def _step(scheme: Scheme, room: Room, gains: Decimal) -> Step:
    """The value at which an item brings so many more points."""
    part = room.part
    assert part.value is not None
    assert part.score is not None
    score = min(part.score + (gains + ROUNDED) * HUNDRED / part.weight, HUNDRED)
    return Step(part.item, part.name, part.unit, part.value, _value_at(scheme, room, score), gains.quantize(DIGITS))


def _value_at(scheme: Scheme, room: Room, score: Decimal) -> Decimal:
    """The least value, or where less is better the greatest, whose score is at least this one."""
    item = room.item
    if item.steps:
        return min((s.at_least for s in item.steps if s.points >= score), default=max(s.at_least for s in item.steps))
    if is_points(item):
        return score.quantize(DIGITS, ROUND_CEILING)
    share = (score - scheme.method.floor) / scheme.method.span if scheme.method.span else Decimal(1)
    if item.direction == "up":
        return (room.low + (room.high - room.low) * share).quantize(DIGITS, ROUND_CEILING)
    return (room.high - (room.high - room.low) * share).quantize(DIGITS, ROUND_FLOOR)


def _effort(step: Step) -> tuple[Decimal, str]:
    """How far an item must move, as a share of where it stands."""
    return (abs(step.wanted - step.now) / (abs(step.now) or Decimal(1)), step.item)


def _together(scheme: Scheme, most: Sequence[Room], gap: Decimal) -> tuple[Step, ...]:
    """The few items with the most room that reach the grade together; the last only as far as needed."""
    steps: list[Step] = []
    left = gap
    for room in most[:MOST]:
        taken = min(room.points, left)
        steps.append(_step(scheme, room, taken))
        left -= taken
        if left <= 0:
            return tuple(steps)
    return ()
