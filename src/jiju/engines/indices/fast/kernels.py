"""Loops compiled by numba, where it is installed (`pip install jiju[fast]`); `compiled` is None where it is not.

Why compiled: counting, for each of ten thousand weightings, how many units score above each of a hundred, is a
hundred million comparisons, which NumPy can only do by sorting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

numba: Any
try:
    import numba
except ImportError:  # numba is an extra; the NumPy form says the same
    numba = None


@dataclass(frozen=True)
class Compiled:
    """The compiled loops."""

    place_counts: Any
    column_sums: Any
    closeness: Any


def _score(weights: Any, near: Any, far: Any, low: Any, high: Any, row: Any) -> None:
    """Write far ÷ (near + far) of each unit into the row. Six indicators at a time; their number divides by six."""
    parts, units = near.shape
    for i in range(units):
        low[i] = 0.0
        high[i] = 0.0
    for j in range(0, parts, 6):
        a, b, c, d, e, f = weights[j], weights[j + 1], weights[j + 2], weights[j + 3], weights[j + 4], weights[j + 5]
        for i in range(units):
            low[i] += (
                a * near[j, i] + b * near[j + 1, i] + c * near[j + 2, i]
                + d * near[j + 3, i] + e * near[j + 4, i] + f * near[j + 5, i]
            )  # fmt: skip
            high[i] += (
                a * far[j, i] + b * far[j + 1, i] + c * far[j + 2, i]
                + d * far[j + 3, i] + e * far[j + 4, i] + f * far[j + 5, i]
            )  # fmt: skip
    for i in range(units):
        row[i] = high[i] / (low[i] + high[i])


def _count(row: Any, table: Any) -> None:
    """Count the place of each unit. Four units at a time, so that each score is read once for four comparisons."""
    units = table.shape[0]
    for i in range(0, len(row), 4):
        a, b, c, d = row[i], row[i + 1], row[i + 2], row[i + 3]
        p, q, r, s = 0, 0, 0, 0
        for j in range(len(row)):
            x = row[j]
            p += x > a
            q += x > b
            r += x > c
            s += x > d
        table[i, p] += 1
        if i + 1 < units:
            table[i + 1, q] += 1
        if i + 2 < units:
            table[i + 2, r] += 1
        if i + 3 < units:
            table[i + 3, s] += 1


def _place_counts(weights: Any, near: Any, far: Any, chunks: int) -> Any:
    """Counts of places, a table a chunk: units × places, under the score far ÷ (near + far) of each weighting."""
    runs, units = weights.shape[0], near.shape[1]
    padded = (units + 3) // 4 * 4
    out = np.zeros((chunks, units, units), np.int64)
    for chunk in numba.prange(chunks):
        row = np.full(padded, -1.0)
        low = np.empty(units)
        high = np.empty(units)
        for k in range(chunk * runs // chunks, (chunk + 1) * runs // chunks):
            score(weights[k], near, far, low, high, row)
            count(row, out[chunk])
    return out


def _column_sums(x: Any, chunks: int) -> Any:
    """Sum, sum of squares, least and greatest of each column, a row of four a chunk."""
    units, columns = x.shape
    out = np.zeros((chunks, 4, columns))
    for chunk in numba.prange(chunks):
        total = np.zeros(columns)
        squares = np.zeros(columns)
        least = np.full(columns, np.inf)
        most = np.full(columns, -np.inf)
        for i in range(chunk * units // chunks, (chunk + 1) * units // chunks):
            for j in range(columns):
                v = x[i, j]
                total[j] += v
                squares[j] += v * v
                least[j] = min(least[j], v)
                most[j] = max(most[j], v)
        out[chunk, 0] = total
        out[chunk, 1] = squares
        out[chunk, 2] = least
        out[chunk, 3] = most
    return out


def _closeness(x: Any, scale: Any, ideal: Any, worst: Any, chunks: int) -> Any:
    """TOPSIS closeness of each row of x · scale to the ideal."""
    units, columns = x.shape
    out = np.empty(units)
    for chunk in numba.prange(chunks):
        for i in range(chunk * units // chunks, (chunk + 1) * units // chunks):
            near = 0.0
            far = 0.0
            for j in range(columns):
                v = x[i, j] * scale[j]
                near += (v - ideal[j]) * (v - ideal[j])
                far += (v - worst[j]) * (v - worst[j])
            near = np.sqrt(near)
            far = np.sqrt(far)
            out[i] = far / (near + far)
    return out


def _made(function: Any, fastmath: set[str], **more: Any) -> Any:
    """A compiled function, or none where numba is not installed."""
    if numba is None:
        return None
    return numba.njit(cache=True, error_model="numpy", fastmath=fastmath, **more)(function)


score = _made(_score, {"contract"})
count = _made(_count, {"contract"})
compiled: Compiled | None = None
if numba is not None:
    compiled = Compiled(
        _made(_place_counts, {"contract"}, parallel=True),
        _made(_column_sums, {"contract", "reassoc"}, parallel=True),
        _made(_closeness, {"contract", "reassoc"}, parallel=True),
    )
