"""Benefit of the doubt: each unit is weighed as suits it best, within bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, finite, refuse


@dataclass(frozen=True)
class Frontier:
    """Scores, one at the frontier; and the weights most in favour of each unit: units × indicators."""

    scores: FloatArray
    weights: FloatArray


def benefit_of_the_doubt(
    x: FloatArray,
    *,
    least: Sequence[float] | None = None,
    most: Sequence[float] | None = None,
    names: Sequence[str] | None = None,
) -> Frontier:
    """The greatest Σ w x of each unit under weights that give no unit more than one.

    `least` and `most` bound the share that each indicator may have in the unit's own score.

    Shape    x: units × indicators, zero or more; out: between 0 and 1
    Errors   Malformed on missing or negative figures, a unit that is zero in all, and bounds that cannot be met
    Source   Melyn and Moesen (1991); Cherchye et al. (2007); solved by HiGHS, one linear programme a unit
    """
    y = finite(x, names)
    if y.min() < 0:
        raise refuse(
            "benefit of the doubt",
            word("The smallest figure is {low}.", low=float(y.min())),
            word("Normalise to zero and more first."),
        )
    found = [_one(y, k, least, most) for k in range(len(y))]
    return Frontier(np.array([f[0] for f in found]), np.array([f[1] for f in found]))


def _one(
    y: FloatArray, k: int, least: Sequence[float] | None, most: Sequence[float] | None
) -> tuple[float, FloatArray]:
    count = y.shape[1]
    rows = [y]
    for bounds, sign in ((least, -1.0), (most, 1.0)):
        if bounds is not None:
            rows.append(sign * (np.diag(y[k]) - np.outer(np.asarray(bounds), y[k])))
    limits = np.concatenate([np.ones(len(y)), np.zeros(sum(len(r) for r in rows[1:]))])
    done = linprog(-y[k], A_ub=np.concatenate(rows), b_ub=limits, bounds=[(0.0, None)] * count, method="highs")
    best = -float(done.fun or 0.0)
    if done.status != 0 or ((y[k] > 0).any() and best <= 0):
        raise refuse(
            f"row {k + 1}",
            word("No weights meet the bounds for this unit."),
            word("Let the least shares sum to at most one and the greatest to at least one."),
        )
    return best, np.asarray(done.x)
