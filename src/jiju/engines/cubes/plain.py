"""The plain roll-up: what a roll-up means, fact by fact. The fast one must agree with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from jiju.core.nothing import Nothing
from jiju.engines.cubes.facts import Fact
from jiju.engines.cubes.rollup import Cell


def roll_up_plainly(facts: Iterable[Fact], code: str, by: Sequence[str], *, first: bool = False) -> list[Cell]:
    """Sum one row of a form by some columns, taking the latest vintage of each unit, or the first."""
    pick = min if first else max
    mine = [f for f in facts if f.code == code]
    taken: dict[str, int] = {}
    for f in mine:
        taken[f.unit] = pick(taken.get(f.unit, f.vintage), f.vintage)
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for f in mine:
        if f.vintage == taken[f.unit]:
            groups.setdefault(tuple(getattr(f, name) for name in by), []).append(f)
    return [_cell(key, groups[key]) for key in sorted(groups)]


def _cell(key: tuple[str, ...], facts: list[Fact]) -> Cell:
    numbers = [f.value for f in facts if isinstance(f.value, Decimal)]
    count = {kind: sum(f.value is kind for f in facts) for kind in Nothing}
    total = sum(numbers, Decimal(0)).normalize() + 0 if numbers else None
    return Cell(key, total, len(numbers), count[Nothing.BLANK], count[Nothing.NOT_APPLICABLE], count[Nothing.WITHHELD])
