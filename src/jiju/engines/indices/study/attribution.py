"""Why a rank moved: own figures, the peers' figures, the method, the weights. The parts sum exactly to the move.

What one cause does depends on what has changed before it. The Shapley value takes the mean over all orders in which
the four could have come; no other split is exact, symmetric, and gives nothing to what did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from math import factorial

import numpy as np

from jiju.engines.indices.recipe import Recipe
from jiju.engines.indices.run import Run, run
from jiju.engines.indices.tables import Table

CAUSES = ("own figures", "peers' figures", "method", "weights")


@dataclass(frozen=True)
class Attributed:
    """How a unit's score and rank moved, by cause. A positive rank part is a rise.

    Missing  None where the unit has no score in one of the sixteen mixtures of old and new
    """

    unit: str
    rank_before: int
    rank_after: int
    rank_parts: dict[str, Fraction]
    score_parts: dict[str, float]


def shapley(value: Callable[[frozenset[str]], float]) -> dict[str, Fraction]:
    """Each cause's mean effect over all orders; the parts sum to value(all) − value(none), to the last bit."""
    n, out = len(CAUSES), {}
    for cause in CAUSES:
        others = [c for c in CAUSES if c != cause]
        total = Fraction(0)
        for size in range(n):
            share = Fraction(factorial(size) * factorial(n - size - 1), factorial(n))
            for chosen in combinations(others, size):
                done = frozenset(chosen)
                total += share * (Fraction(value(done | {cause})) - Fraction(value(done)))
        out[cause] = total
    return out


def attributed(before: Run, after: Run, unit: str) -> Attributed | None:
    """Why a unit's score and rank differ between two runs over the same tree and units.

    Sixteen mixtures are computed: old or new figures of the unit, of its peers, old or new method, old or new weights.
    """
    mixed: dict[frozenset[str], tuple[float, int] | None] = {}
    for size in range(len(CAUSES) + 1):
        for chosen in combinations(CAUSES, size):
            mixed[frozenset(chosen)] = _result(before, after, unit, frozenset(chosen))
    if any(v is None for v in mixed.values()):
        return None
    found = {k: v for k, v in mixed.items() if v is not None}
    ranks = shapley(lambda done: -found[done][1])
    scores = shapley(lambda done: found[done][0])
    none, every = found[frozenset()], found[frozenset(CAUSES)]
    return Attributed(unit, none[1], every[1], ranks, {k: float(v) for k, v in scores.items()})


def _result(before: Run, after: Run, unit: str, changed: frozenset[str]) -> tuple[float, int] | None:
    table = _table(before.table, after.table, unit, changed)
    method = after.recipe if "method" in changed else before.recipe
    weights = after.recipe if "weights" in changed else before.recipe
    done = run(_weighed(method, weights), table)
    if unit not in done.units:
        return None
    row = done.units.index(unit)
    return None if np.isnan(done.ranks[row]) else (float(done.scores[row]), int(done.ranks[row]))


def _table(old: Table, new: Table, unit: str, changed: frozenset[str]) -> Table:
    own = new if "own figures" in changed else old
    peers = new if "peers' figures" in changed else old
    numbers = {}
    for column in peers.numbers.keys() | own.numbers.keys():
        values = peers.numbers.get(column, own.numbers.get(column, np.zeros(0))).copy()
        if unit in own.keys and unit in peers.keys and column in own.numbers:
            values[peers.keys.index(unit)] = own.numbers[column][own.keys.index(unit)]
        numbers[column] = values
    return replace(peers, numbers=numbers)


def _weighed(method: Recipe, weights: Recipe) -> Recipe:
    """The method's recipe with the other's weights: those under elements, and its weigh steps."""
    given: Mapping[str, float] = weights.tree.weights()
    elements = tuple(e.model_copy(update={"weight": given.get(e.id, e.weight)}) for e in method.elements)
    steps = [s for s in method.steps if s.kind != "weigh"]
    place = next(i for i, s in enumerate(steps) if s.kind == "aggregate")
    steps[place:place] = [s for s in weights.steps if s.kind == "weigh"]
    return method.model_copy(update={"elements": elements, "steps": tuple(steps)})
