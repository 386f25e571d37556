"""Means of weighted parts, for one weighting or for thousands at once.

Shape    x: … × units × children; weights: … × children (the dots broadcast); out: … × units
Missing  a missing part is left out and the weights of the others are scaled up; the caller decides how much must
         be there
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse

Mean = Literal["arithmetic mean", "geometric mean", "harmonic mean", "generalised mean"]


def arithmetic(x: FloatArray, weights: FloatArray) -> FloatArray:
    """Σ w x ÷ Σ w over the parts that are there."""
    if not np.isnan(x).any():
        return np.asarray(_times(x, weights) / weights.sum(axis=-1)[..., None])
    there = ~np.isnan(x)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(_times(np.where(there, x, 0.0), weights) / _times(there.astype(np.float64), weights))


def _times(x: FloatArray, weights: FloatArray) -> FloatArray:
    """Σ over children of x · w, as one matrix product where all weightings share the same x."""
    if x.ndim == 2:
        return np.asarray(weights @ x.T)
    return np.asarray((x @ weights[..., None])[..., 0])


def geometric(x: FloatArray, weights: FloatArray, names: Sequence[str], where: str) -> FloatArray:
    """Π x^w with weights that sum to one; figures must be above zero."""
    _above_zero(x, names, where, "geometric mean")
    return np.exp(arithmetic(np.log(x), weights))


def harmonic(x: FloatArray, weights: FloatArray, names: Sequence[str], where: str) -> FloatArray:
    """1 ÷ Σ (w ÷ x) with weights that sum to one; figures must be above zero."""
    _above_zero(x, names, where, "harmonic mean")
    return 1.0 / arithmetic(1.0 / x, weights)


def generalised(x: FloatArray, weights: FloatArray, power: float, names: Sequence[str], where: str) -> FloatArray:
    """(Σ w x^p)^(1 ÷ p); p = 1 is arithmetic, p = 0 geometric, p = −1 harmonic; figures must be above zero."""
    if power == 0:
        return geometric(x, weights, names, where)
    _above_zero(x, names, where, "generalised mean")
    return np.asarray(arithmetic(x**power, weights) ** (1.0 / power))


def power_of(method: Mean, power: float | None) -> float:
    """The power of a mean among the generalised means."""
    return {"arithmetic mean": 1.0, "geometric mean": 0.0, "harmonic mean": -1.0}.get(method, float(power or 0.0))


def _above_zero(x: FloatArray, names: Sequence[str], where: str, method: str) -> None:
    flat = x.reshape(-1, x.shape[-1])
    wrong = np.argwhere(flat <= 0)
    if len(wrong):
        raise refuse(
            where,
            word("“{name}” has {value}, of which a {method} is not defined.",
                 name=names[int(wrong[0][1])], value=float(flat[tuple(wrong[0])]), method=method),
            word("Normalise to a scale above zero, such as to: [1, 100], or use the arithmetic mean."),
        )  # fmt: skip
