"""Means with a penalty for unevenness: MPI, AMPI, mean–min; and ordered weighted averages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, finite, refuse, shares

Penalty = Literal["down", "up"]


def mpi(x: FloatArray, *, penalty: Penalty, names: Sequence[str] | None = None) -> FloatArray:
    """Mazziotta–Pareto: M ∓ S² ÷ M, with M the mean and S the deviation (n − 1) of a unit's standardised figures.

    Shape    x: units × indicators, standardised to mean 100 and deviation 10 (n − 1); penalty down takes off, up adds
    Errors   Malformed on missing figures, one indicator only, and a mean of zero
    Source   Mazziotta and Pareto (2007)
    """
    return _penalised(finite(x, names), 1, penalty)


def ampi(x: FloatArray, *, penalty: Penalty, names: Sequence[str] | None = None) -> FloatArray:
    """Adjusted Mazziotta–Pareto: M ∓ S² ÷ M, with S the deviation by n: the other convention than MPI's.

    Shape    x: units × indicators, on the scale of goalposts between 70 and 130
    Source   Mazziotta and Pareto (2016). Compind's ci_ampi cannot change the sign of the penalty; this can.
    """
    return _penalised(finite(x, names), 0, penalty)


def _penalised(x: FloatArray, freedom: int, penalty: Penalty) -> FloatArray:
    if x.shape[1] < 2:
        raise refuse("penalty", word("There is one indicator only."), word("Unevenness needs at least two."))
    mean = x.mean(axis=1)
    if (mean == 0).any():
        raise refuse("penalty", word("The mean of a unit is zero."), word("Normalise to a scale above zero."))
    size = x.var(axis=1, ddof=freedom) / mean
    return np.asarray(mean - size if penalty == "down" else mean + size)


def mean_min(x: FloatArray, *, alpha: float, beta: float, names: Sequence[str] | None = None) -> FloatArray:
    """Mean–min: M − α (√((M − min)² + β²) − β): α says how much the weakest counts, β how sharply.

    Shape    alpha between 0 and 1, beta zero or more
    Source   Casadio Tarabusi and Guarini (2013)
    """
    y = finite(x, names)
    gap = y.mean(axis=1) - y.min(axis=1)
    return np.asarray(y.mean(axis=1) - alpha * (np.sqrt(gap**2 + beta**2) - beta))


def ordered_average(x: FloatArray, weights: Sequence[float], *, names: Sequence[str] | None = None) -> FloatArray:
    """Ordered weighted average: the first weight is for a unit's greatest figure, the last for its least.

    Errors   Malformed where there are not as many weights as indicators
    Source   Yager (1988)
    """
    y = finite(x, names)
    if len(weights) != y.shape[1]:
        raise refuse(
            "order weights",
            word("There are {n} weights for {m} indicators.", n=len(weights), m=y.shape[1]),
            word("Write one weight a place, from the greatest to the least."),
        )
    given = np.asarray(weights, dtype=np.float64)
    used = given / given.sum() if (given == 0).any() and given.sum() > 0 and given.min() >= 0 else shares(given)
    return np.asarray(-np.sort(-y, axis=1) @ used)
