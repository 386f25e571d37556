"""What each element does to the ranking: the same run without it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import refuse
from jiju.engines.indices.elements import Element, Tree
from jiju.engines.indices.recipe import Recipe
from jiju.engines.indices.run import Run, run


@dataclass(frozen=True)
class Dropped:
    """The ranking without an element: the mean absolute shift of places, and the greatest with its unit."""

    element: str
    shift: float
    greatest: int
    unit: str | None


def without(recipe: Recipe, element: str) -> Recipe:
    """The recipe without an element and all below it; a parent left without children goes as well."""
    tree = recipe.tree
    if element not in tree.by_id or element == tree.top:
        raise refuse(
            "drop", word("“{name}” is not an element below the index.", name=element), word("Name one of the elements.")
        )
    gone = {element, *(e.id for e in recipe.elements if _is_below(tree, e, element))}
    while empty := {p for p, c in tree.children.items() if p not in gone and all(k in gone for k in c)}:
        gone |= empty
    kept = tuple(e for e in recipe.elements if e.id not in gone)
    steps = tuple(_narrowed(s, gone) for s in recipe.steps if not (s.only and all(i in gone for i in s.only)))
    return recipe.model_copy(update={"elements": kept, "steps": steps})


def _is_below(tree: Tree, element: Element, top: str) -> bool:
    parent = element.parent
    while parent is not None and parent != top:
        parent = tree.by_id[parent].parent
    return parent == top


def _narrowed(step: object, gone: set[str]) -> object:
    only = getattr(step, "only", None)
    if not only:
        return step
    return step.model_copy(update={"only": tuple(i for i in only if i not in gone)})  # type: ignore[attr-defined]


def dropped(done: Run, elements: list[str]) -> list[Dropped]:
    """The run without each element in turn."""
    return [_one(done, e) for e in elements]


def _one(done: Run, element: str) -> Dropped:
    other = run(without(done.recipe, element), done.table)
    before = dict(zip(done.units, done.ranks, strict=True))
    after = dict(zip(other.units, other.ranks, strict=True))
    both = [u for u in done.units if u in after and not np.isnan(before[u]) and not np.isnan(after[u])]
    gaps = {u: abs(before[u] - after[u]) for u in both}
    worst = max(both, key=lambda u: gaps[u], default=None)
    return Dropped(
        element, float(np.mean(list(gaps.values()))) if gaps else 0.0, int(gaps[worst]) if worst else 0, worst
    )
