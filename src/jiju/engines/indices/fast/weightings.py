"""One matrix of figures under thousands of weightings: how often does each unit take each place?

With vector normalisation the ideal of TOPSIS scales with the weights, so that squared distances under all weightings
are one matrix product; a weighted sum is one as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, finite, refuse, varying
from jiju.engines.indices.fast.kernels import compiled
from jiju.engines.indices.robust.placing import acceptability_of, places_of

CHUNKS = 2
Method = Literal["topsis", "weighted sum"]
Path = Literal["fastest", "numpy"]


def acceptability_under(
    x: FloatArray, weights: FloatArray, *, method: Method, path: Path = "fastest", names: Sequence[str] | None = None
) -> FloatArray:
    """How often each unit takes each place under the weightings; equals share the better place.

    topsis        vector normalisation, every indicator better when greater
    weighted sum  of figures that are already on one scale

    Shape    x: units × indicators; weights: weightings × indicators; out: units × places, rows sum to one
    Errors   Malformed on missing or infinite figures, a constant column (topsis), and weights below zero
    """
    near, far = _parts(x, method, names)
    used = _weights(weights, x.shape[1])
    used = used * used if method == "topsis" else used
    if compiled is None or path == "numpy":
        with np.errstate(invalid="ignore"):
            high = used @ far
            return acceptability_of(places_of(high / (used @ near + high)))
    counts = compiled.place_counts(*(_padded(t, axis) for t, axis in ((used, 1), (near, 0), (far, 0))), CHUNKS).sum(
        axis=0
    )
    return np.asarray(counts / len(used))


def _parts(x: FloatArray, method: Method, names: Sequence[str] | None) -> tuple[FloatArray, FloatArray]:
    """Two tables, indicators × units: what is far from the ideal, and what is far from the worst."""
    if method == "topsis":
        values = varying(x, names)
        scaled = values / np.sqrt((values**2).sum(axis=0))
        return _turned((scaled - scaled.max(axis=0)) ** 2), _turned((scaled - scaled.min(axis=0)) ** 2)
    values = finite(x, names)
    least, most = values.min(axis=0), values.max(axis=0)
    return _turned(most - values), _turned(values - least)


def _padded(x: FloatArray, axis: int) -> FloatArray:
    """The same with zeros added, until the number of indicators divides by six."""
    short = -x.shape[axis] % 6
    widths = [(0, short if k == axis else 0) for k in range(2)]
    return np.ascontiguousarray(np.pad(x, widths)) if short else x


def _turned(x: FloatArray) -> FloatArray:
    return np.ascontiguousarray(x.T)


def _weights(weights: FloatArray, indicators: int) -> FloatArray:
    given = np.ascontiguousarray(weights, dtype=np.float64)
    if given.ndim != 2 or given.shape[1] != indicators or not np.isfinite(given).all() or given.min() < 0:
        raise refuse(
            "weights",
            word("There must be {n} weights a row, none below zero.", n=indicators),
            word("Give one row a weighting and one column an indicator."),
        )
    return given
