"""Entropy weights and TOPSIS of a large table in two passes over it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse, varying
from jiju.engines.indices.fast.kernels import compiled
from jiju.engines.indices.fast.weightings import CHUNKS, Path

BLOCK = 2048  # rows whose logarithms fit the cache


@dataclass(frozen=True)
class EntropyTopsis:
    """Weights of indicators, and the closeness of units to the ideal."""

    weights: FloatArray
    scores: FloatArray


def entropy_topsis(x: FloatArray, *, path: Path = "fastest", names: Sequence[str] | None = None) -> EntropyTopsis:
    """Entropy weights of raw positive figures, then TOPSIS with vector normalisation; greater is better everywhere.

    Shape    x: units × indicators; out: weights that sum to one, scores between 0 and 1
    Errors   Malformed on missing, infinite or non-positive figures, and on constant columns
    """
    values = np.ascontiguousarray(x, dtype=np.float64)
    total, squares, least, most = _sums(values, path, names)
    if not np.isfinite(total).all() or (most == least).any():
        varying(values, names)  # says which
    if least.min() <= 0:
        raise refuse(
            "column" if names is None else str(names[int(least.argmin())]),
            word(
                "The smallest value is {low}, where entropy of raw figures needs all above zero.",
                low=float(least.min()),
            ),
            word("Use the min-max basis, or transform the indicator first."),
        )
    # With p = x ÷ Σx, the sum of p ln p is (Σ x ln x) ÷ Σx − ln Σx: one pass, no division a cell.
    entropy = -(_logs(values) / total - np.log(total)) / np.log(len(values))
    spread = 1.0 - entropy
    weights = spread / spread.sum()
    scale = weights / np.sqrt(squares)
    return EntropyTopsis(weights, _closeness(values, scale, most * scale, least * scale, path))


def _sums(
    x: FloatArray, path: Path, names: Sequence[str] | None
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    if compiled is None or path == "numpy":
        return x.sum(axis=0), np.einsum("ij,ij->j", x, x), x.min(axis=0), x.max(axis=0)
    parts = compiled.column_sums(x, CHUNKS)
    return parts[:, 0].sum(axis=0), parts[:, 1].sum(axis=0), parts[:, 2].min(axis=0), parts[:, 3].max(axis=0)


def _logs(x: FloatArray) -> FloatArray:
    """Σ x ln x of each column, in blocks that stay in the cache, on two threads (NumPy lets go of the lock)."""
    cuts = np.linspace(0, len(x), CHUNKS + 1).astype(int)
    if len(x) <= BLOCK:
        return _logs_of(x)
    with ThreadPoolExecutor(CHUNKS) as pool:
        parts = pool.map(_logs_of, (x[a:b] for a, b in zip(cuts, cuts[1:], strict=False)))
        return np.asarray(sum(parts))


def _logs_of(x: FloatArray) -> FloatArray:
    total = np.zeros(x.shape[1])
    room = np.empty((min(BLOCK, len(x)), x.shape[1]))
    for start in range(0, len(x), BLOCK):
        block = x[start : start + BLOCK]
        logs = np.log(block, out=room[: len(block)])
        total += np.einsum("ij,ij->j", block, logs)
    return total


def _closeness(x: FloatArray, scale: FloatArray, ideal: FloatArray, worst: FloatArray, path: Path) -> FloatArray:
    if compiled is not None and path == "fastest":
        return np.asarray(compiled.closeness(x, scale, ideal, worst, CHUNKS))
    out = np.empty(len(x))
    for start in range(0, len(x), BLOCK):
        v = x[start : start + BLOCK] * scale
        near, far = (np.sqrt(np.einsum("ij,ij->i", d, d)) for d in (v - ideal, v - worst))
        out[start : start + BLOCK] = far / (near + far)
    return out
