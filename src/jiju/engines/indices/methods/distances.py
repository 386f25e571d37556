"""Scores from distances to the best there is: TOPSIS, VIKOR, grey relation, Wroclaw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, finite, label, refuse, shares, varying
from jiju.engines.indices.elements import Direction

Scale = Literal["vector", "min-max", "sum", "max", "none"]


def scaled(x: FloatArray, scale: Scale, names: Sequence[str] | None = None) -> FloatArray:
    """Columns divided by their length, sum or greatest, put between 0 and 1, or left; the direction is not touched.

    Errors   Malformed on a constant column (min-max) and on a divisor of zero
    """
    if scale == "min-max":
        y = varying(x, names)
        return np.asarray((y - y.min(axis=0)) / (y.max(axis=0) - y.min(axis=0)))
    y = finite(x, names)
    if scale == "none":
        return y
    whole = {"vector": np.sqrt((y**2).sum(axis=0)), "sum": y.sum(axis=0), "max": y.max(axis=0)}[scale]
    bad = np.flatnonzero(whole <= 0)
    if len(bad):
        raise refuse(
            label(names, int(bad[0])),
            word("Its {scale} is {whole}, by which it would be divided.", scale=scale, whole=float(whole[bad[0]])),
            word("Use min-max, or make the indicator positive first."),
        )
    return np.asarray(y / whole)


def _ends(y: FloatArray, directions: Sequence[Direction]) -> tuple[FloatArray, FloatArray]:
    """The best and the worst of each column."""
    up = np.array([d == "up" for d in directions])
    return np.where(up, y.max(axis=0), y.min(axis=0)), np.where(up, y.min(axis=0), y.max(axis=0))


def topsis(
    x: FloatArray,
    weights: FloatArray,
    *,
    scale: Scale,
    directions: Sequence[Direction],
    names: Sequence[str] | None = None,
) -> FloatArray:
    """Closeness to the ideal: distance to the worst ÷ (distance to the worst + distance to the best).

    The scale matters: on the example of Opricovic and Tzeng, vector and min-max scaling name different winners.

    Shape    x: units × indicators; out: between 0 and 1, more is better
    Errors   Malformed on missing figures, weights of zero, and where all units are equal
    Source   Hwang and Yoon (1981); Opricovic and Tzeng (2004)
    """
    y = scaled(x, scale, names) * shares(weights, names)
    best, worst = _ends(y, directions)
    near, far = (np.sqrt(((y - end) ** 2).sum(axis=1)) for end in (best, worst))
    if (near + far == 0).any():
        raise refuse("TOPSIS", word("All units are equal in all indicators."), word("Look at the data."))
    return np.asarray(far / (near + far))


@dataclass(frozen=True)
class Vikor:
    """S is the sum and R the greatest of the weighted distances to the best; Q joins them; less is better.

    Shape    compromise: places of the units that form the compromise solution, best first
    """

    s: FloatArray
    r: FloatArray
    q: FloatArray
    compromise: tuple[int, ...]


def vikor(
    x: FloatArray,
    weights: FloatArray,
    *,
    v: float,
    directions: Sequence[Direction],
    names: Sequence[str] | None = None,
) -> Vikor:
    """The compromise ranking: v of the majority (S), 1 − v of the single regret (R).

    The first by Q alone is the compromise if its lead is at least 1 ÷ (n − 1) and it is also first by S or R; without
    the second condition the first two are, without the first all within that lead.

    Errors   Malformed on missing figures, a constant column, weights of zero, and fewer than two units
    Source   Opricovic and Tzeng (2004)
    """
    values = varying(x, names)
    best, worst = _ends(values, directions)
    parts = shares(weights, names) * (best - values) / (best - worst)
    s, r = parts.sum(axis=1), parts.max(axis=1)
    q = v * _between(s) + (1 - v) * _between(r)
    return Vikor(s, r, q, _compromise(s, r, q))


def _between(x: FloatArray) -> FloatArray:
    spread = x.max() - x.min()
    return np.asarray((x - x.min()) / spread if spread else np.zeros_like(x))


def _compromise(s: FloatArray, r: FloatArray, q: FloatArray) -> tuple[int, ...]:
    order = [int(i) for i in np.argsort(q, kind="stable")]
    lead = 1.0 / (len(q) - 1)
    first = order[0]
    if q[order[1]] - q[first] < lead - 1e-12:
        return tuple(i for i in order if q[i] - q[first] < lead - 1e-12)
    return (first,) if s[first] == s.min() or r[first] == r.min() else tuple(order[:2])


def grey_relation(
    x: FloatArray,
    weights: FloatArray,
    *,
    rho: float,
    scale: Scale,
    directions: Sequence[Direction],
    names: Sequence[str] | None = None,
) -> FloatArray:
    """灰色关联度: the weighted mean of how close a unit is to the best of each column.

    Closeness is (least difference + ρ greatest) ÷ (difference + ρ greatest), over the whole table.

    Shape    out: above 0 and at most 1, more is better
    Errors   Malformed on missing figures, weights of zero, ρ outside (0, 1], and where all units are equal
    Source   Deng (1982); ρ = 0.5 is customary
    """
    if not 0 < rho <= 1:
        raise refuse("rho", word("ρ is {rho}.", rho=rho), word("Write a number above 0 and at most 1, such as 0.5."))
    y = scaled(x, scale, names)
    best, _ = _ends(y, directions)
    gaps = np.abs(best - y)
    if gaps.max() == 0:
        raise refuse("grey relation", word("All units are equal in all indicators."), word("Look at the data."))
    relation = (gaps.min() + rho * gaps.max()) / (gaps + rho * gaps.max())
    return np.asarray(relation @ shares(weights, names))


def wroclaw(x: FloatArray, weights: FloatArray, *, names: Sequence[str] | None = None) -> FloatArray:
    """Wroclaw taxonomy: distance to the best of each column ÷ (mean distance + 2 deviations); less is better.

    Shape    x: units × indicators on one scale; weights: 1 for each where they do not matter
    Source   Hellwig (1968); the deviation by n − 1, as Compind
    """
    y = finite(x, names)
    distance = np.sqrt((np.asarray(weights) * (y.max(axis=0) - y) ** 2).sum(axis=1))
    below = distance.mean() + 2.0 * distance.std(ddof=1) if len(distance) > 1 else 0.0
    if below == 0:
        raise refuse("Wroclaw", word("All units are equal in all indicators."), word("Look at the data."))
    return np.asarray(distance / below)
