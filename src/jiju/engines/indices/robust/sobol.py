"""Sobol indices: how much of the movement of a result each factor makes, alone, in pairs, and with all others.

On a grid the indices are computed exactly over the points of the grid; over a sampled design by the estimators of
Saltelli et al. (2010) and Jansen (1999), with errors by bootstrap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from jiju.engines.indices.arrays import FloatArray, IntArray
from jiju.engines.indices.robust.designs import Design

TURNS = 200


@dataclass(frozen=True)
class Indices:
    """Sobol indices of some results.

    Shape    first, total and their errors: factors × results; second: by pair of factors, one a result
    Missing  NaN in no place: a result that does not move has zero variance and indices of zero
    """

    factors: tuple[str, ...]
    variance: FloatArray
    first: FloatArray
    total: FloatArray
    second: dict[tuple[str, str], FloatArray]
    first_error: FloatArray
    total_error: FloatArray


def sobol(design: Design, results: FloatArray, seed: int = 0) -> Indices:
    """The indices of each result under a design.

    Shape    results: replicates × results
    """
    return _on_grid(design, results, seed) if design.kind != "sampled" else _sampled(design, results, seed)


def _names(design: Design) -> tuple[str, ...]:
    return tuple(levels.factor.id for levels in design.levels)


def _share(part: FloatArray, whole: FloatArray) -> FloatArray:
    """A part of the variance; zero where nothing moves."""
    return np.asarray(np.divide(part, whole, out=np.zeros_like(part), where=whole > 1e-300))


def _on_grid(design: Design, results: FloatArray, seed: int) -> Indices:
    whole = results.reshape(*design.shape, results.shape[1])
    first, total, second, variance = _decomposed(whole, _names(design))
    zero = np.zeros_like(first)
    if design.exact:
        return Indices(_names(design), variance, first, total, second, zero, zero)
    axis = next(k for k, levels in enumerate(design.levels) if levels.sampled)
    rng = np.random.default_rng(seed)
    count = whole.shape[axis]
    turns = [_decomposed(np.take(whole, rng.integers(0, count, count), axis=axis), ()) for _ in range(20)]
    return Indices(_names(design), variance, first, total, second, *_errors(turns))


Decomposed = tuple[FloatArray, FloatArray, dict[tuple[str, str], FloatArray], FloatArray]


def _decomposed(whole: FloatArray, names: tuple[str, ...]) -> Decomposed:
    """First, total and (for named factors) second order over a full grid; the last axis holds results."""
    count = whole.ndim - 1
    axes = tuple(range(count))
    variance: FloatArray = np.asarray(whole.var(axis=axes))
    closed = {(k,): _of_means(whole, (k,)) for k in axes}
    first = np.stack([_share(closed[(k,)], variance) for k in axes])
    total = np.stack([_share(variance - _of_means(whole, tuple(a for a in axes if a != k)), variance) for k in axes])
    second = {
        (names[i], names[j]): _share(_of_means(whole, (i, j)) - closed[(i,)] - closed[(j,)], variance)
        for i, j in combinations(range(len(names)), 2)
    }
    return first, total, second, variance


def _of_means(whole: FloatArray, kept: tuple[int, ...]) -> FloatArray:
    """The variance of the means over all factors but those kept."""
    others = tuple(a for a in range(whole.ndim - 1) if a not in kept)
    means = whole.mean(axis=others) if others else whole
    return np.asarray(means.var(axis=tuple(range(means.ndim - 1))))


def _sampled(design: Design, results: FloatArray, seed: int) -> Indices:
    names, (tables, n) = _names(design), design.shape
    runs = results.reshape(tables, n, results.shape[1])
    first, total, second, variance = _estimated(runs, names, np.arange(n))
    rng = np.random.default_rng(seed)
    turns = [_estimated(runs, (), rng.integers(0, n, n), len(names)) for _ in range(TURNS)]
    return Indices(names, variance, first, total, second, *_errors(turns))


def _errors(turns: Sequence[Decomposed]) -> tuple[FloatArray, FloatArray]:
    """Standard errors of first and total order over bootstrap turns."""
    firsts, totals = np.stack([t[0] for t in turns]), np.stack([t[1] for t in turns])
    return np.asarray(firsts.std(axis=0, ddof=1)), np.asarray(totals.std(axis=0, ddof=1))


def _estimated(runs: FloatArray, names: tuple[str, ...], rows: IntArray, count: int | None = None) -> Decomposed:
    k = len(names) if count is None else count
    a, b = runs[0, rows], runs[1, rows]
    ab, ba = runs[2 : 2 + k, :][:, rows], runs[2 + k : 2 + 2 * k, :][:, rows]
    variance = np.concatenate([a, b]).var(axis=0)
    first = np.stack([_share((b * (ab[i] - a)).mean(axis=0), variance) for i in range(k)])
    total = np.stack([_share(((a - ab[i]) ** 2).mean(axis=0) / 2.0, variance) for i in range(k)])
    second = {}
    for i, j in combinations(range(len(names)), 2):
        closed = _share((ba[i] * ab[j] - a * b).mean(axis=0), variance)
        second[names[i], names[j]] = closed - first[i] - first[j]
    return first, total, second, variance
