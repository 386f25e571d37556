"""Weights from how much indicators vary and how much they repeat one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse, varying
from jiju.engines.indices.weights.scaling import min_max

Deviation = Literal["n - 1", "n"]


def critic(x: FloatArray, *, sd: Deviation, names: Sequence[str] | None = None) -> FloatArray:
    """CRITIC: deviation of the min-max figures times the sum of 1 − correlation with the others.

    Shape    x: units × indicators, more is better everywhere; out: weights that sum to one
    Errors   Malformed on missing figures, a constant column, and where all indicators say the same
    Source   Diakoulaki, Mavrotas and Papayannakis (1995)
    """
    y = min_max(varying(x, names))
    conflict = (1.0 - _correlations(y)).sum(axis=0)
    info = y.std(axis=0, ddof=_freedom(sd)) * conflict
    if info.sum() <= 1e-12:
        raise refuse(
            "CRITIC", word("All indicators say the same."), word("Use equal weights, or indicators that differ.")
        )
    return np.asarray(info / info.sum())


def _correlations(y: FloatArray) -> FloatArray:
    if y.shape[1] == 1:
        return np.zeros((1, 1))
    return np.asarray(np.corrcoef(y, rowvar=False))


def variation(x: FloatArray, *, sd: Deviation, names: Sequence[str] | None = None) -> FloatArray:
    """变异系数法: deviation ÷ mean of each column, as a share of their sum.

    Shape    x: units × indicators; out: weights that sum to one
    Errors   Malformed on missing figures, a constant column, and a mean of zero or below
    Source   Shuai et al. (2012), with the deviation by n − 1
    """
    values = varying(x, names)
    mean = values.mean(axis=0)
    bad = np.flatnonzero(mean <= 0)
    if len(bad):
        raise refuse(
            str(names[int(bad[0])]) if names is not None else f"column {int(bad[0]) + 1}",
            word("The mean is {mean}; a coefficient of variation needs one above zero.", mean=float(mean[bad[0]])),
            word("Make the indicator positive first, or use deviations."),
        )
    ratio = values.std(axis=0, ddof=_freedom(sd)) / mean
    return np.asarray(ratio / ratio.sum())


def deviation(x: FloatArray, *, sd: Deviation, names: Sequence[str] | None = None) -> FloatArray:
    """Standard deviations of the min-max figures, as shares of their sum.

    Shape    x: units × indicators; out: weights that sum to one
    """
    spread = min_max(varying(x, names)).std(axis=0, ddof=_freedom(sd))
    return np.asarray(spread / spread.sum())


def _freedom(sd: Deviation) -> int:
    return 1 if sd == "n - 1" else 0
