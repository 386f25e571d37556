"""How much each indicator gave to the index, so that the parts sum to the score.

Weighted means are homogeneous of degree one, so that by Euler's theorem a score is the sum of each child's figure
times its slope. For the arithmetic mean that is weight × figure; for the geometric mean, weight × score.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jiju.core.words import Word, word
from jiju.engines.indices.arrays import FloatArray
from jiju.engines.indices.state import State
from jiju.engines.indices.steps.aggregating import Aggregate, parts_of
from jiju.engines.indices.steps.ways import Means, Parts


@dataclass(frozen=True)
class Contributions:
    """Contributions of indicators and of bonus or deduction columns to each unit's index.

    Shape    values: units × names; each row sums to the score
    Missing  an indicator that a unit lacks gave nothing; `why_not` says why there are none at all
    """

    names: tuple[str, ...]
    values: FloatArray
    why_not: Word | None = None


def contributions(state: State) -> Contributions:
    """The contributions after a run, or the reason why the method has none that sum."""
    step: Aggregate = state.extras["aggregate"]
    levels, tree = state.tree.levels(), state.tree
    slopes = {tree.top: np.ones(len(state.rows))}
    for element in reversed(step.elements(state)):
        way = step.way_of(element, levels[element])
        parts = parts_of(state, element, element)
        if not isinstance(way, Means):
            why = word("“{way}” has no parts that sum to its score.", way=way.method)
            return Contributions((), np.zeros((len(state.rows), 0)), why)
        own = _slopes(parts, way.p)
        slopes |= {name: slopes[element] * own[:, j] for j, name in enumerate(parts.names)}
    points: dict[str, FloatArray] = state.extras.get("points", {})
    values = [slopes[i] * np.nan_to_num(state.x[:, j], nan=0.0) for j, i in enumerate(state.indicators)]
    return Contributions((*state.indicators, *points), np.column_stack([*values, *points.values()]))


def _slopes(parts: Parts, power: float) -> FloatArray:
    """How fast the mean of the children moves with each of them; a missing child moves nothing."""
    there = ~np.isnan(parts.x)
    weights = np.where(there, parts.weights, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = weights / weights.sum(axis=1, keepdims=True)
    if power == 1.0:
        return np.asarray(shares)
    x = np.where(there, parts.x, 1.0)
    if power == 0.0:
        mean = np.exp((shares * np.log(x)).sum(axis=1, keepdims=True))
    else:
        mean = (shares * x**power).sum(axis=1, keepdims=True) ** (1.0 / power)
    return np.asarray(shares * (x / mean) ** (power - 1.0))
