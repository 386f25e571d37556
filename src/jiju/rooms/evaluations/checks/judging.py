"""What persons judge in a scheme, and what of it is still to be judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from jiju.rooms.evaluations.checks.scoring import HUNDRED, JUDGED, is_points
from jiju.rooms.programmes.shapes import Adjustment, Item, Scheme, Veto

COUNTED = Mapping[tuple[str, str], int]  # (unit, item) → how many have marked it


def judged_of(scheme: Scheme, name: str) -> Item | Adjustment | None:
    """The item or the adjustment of that id which persons judge, or nothing."""
    return next((one for one in judged_in(scheme) if one.id == name), None)


def judged_in(scheme: Scheme) -> list[Item | Adjustment]:
    """Everything in a scheme that persons judge, in its order."""
    return [i for i in scheme.items if i.source in JUDGED] + [a for a in scheme.adjustments if a.counts == "cases"]


def points_of(item: Item, ticked: Iterable[str]) -> Decimal:
    """The points of the lines of a check-list that were proved, a hundred at most."""
    proved = set(ticked)
    return min(sum((line.points for line in item.checklist if line.id in proved), Decimal(0)), HUNDRED)


def marks_wanted(scheme: Scheme, units: Iterable[str]) -> dict[tuple[str, str], int]:
    """How many marks each item that must be judged needs of each unit."""
    needed = {i.id: i.scorers for i in scheme.items if i.source in JUDGED and not i.optional}
    return {(unit, item): n for unit in units for item, n in needed.items()}


def marks_missing(scheme: Scheme, units: Iterable[str], given: COUNTED) -> dict[tuple[str, str], int]:
    """Which items of which units still lack marks, and how many."""
    short = {key: n - given.get(key, 0) for key, n in marks_wanted(scheme, units).items()}
    return {key: n for key, n in short.items() if n > 0}


def named(scheme: Scheme, name: str) -> Item | Adjustment | Veto | None:
    """Whatever an appeal or a correction may name: an item, an adjustment or a veto."""
    return next((one for one in (*scheme.items, *scheme.adjustments, *scheme.vetoes) if one.id == name), None)


def fits(one: Item | Adjustment | Veto, value: Decimal) -> bool:
    """Whether a value can be one of this item: points lie between 0 and 100, cases are whole, a veto is 1 or 0."""
    if isinstance(one, Veto):
        return value in {Decimal(0), Decimal(1)}
    if isinstance(one, Adjustment):
        return value >= 0 and value == value.to_integral_value()
    return not is_points(one) or Decimal(0) <= value <= HUNDRED
