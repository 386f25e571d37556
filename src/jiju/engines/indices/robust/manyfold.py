"""One state aggregated under thousands of weightings at once, where all ways are weighted means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from jiju.engines.indices.arrays import FloatArray
from jiju.engines.indices.elements import Direction
from jiju.engines.indices.state import State
from jiju.engines.indices.steps.aggregating import Aggregate, enough_there, values_of
from jiju.engines.indices.steps.ways import Means


def scores_under(
    state: State, step: Aggregate, weights: Mapping[str, FloatArray], replicates: int
) -> tuple[FloatArray, Direction] | None:
    """The index under each weighting, or None where a way is not a mean or a score may be missing.

    Shape    weights: by element, one a replicate; out: replicates × units
    """
    levels = state.tree.levels()
    ways = {e: step.way_of(e, levels[e]) for e in step.elements(state)}
    if not all(isinstance(w, Means) for w in ways.values()) or "down" in state.directions:
        return None
    found: dict[str, FloatArray] = {i: values_of(state, i) for i in state.indicators}
    for element, way in ways.items():
        assert isinstance(way, Means)
        names = [c for c in state.tree.children[element] if c in found]
        given = [weights.get(n, np.asarray(state.weights[n])) for n in names]
        columns = [found[n] for n in names]
        if not _fit(columns, way.p, step.at_least):
            return None  # the slow way says which unit and which child
        found[element] = _mean(columns, given, way.p)
    return np.broadcast_to(found[state.tree.top], (replicates, len(state.rows))), "up"


def _fit(columns: Sequence[FloatArray], power: float, at_least: float) -> bool:
    """Whether every unit has enough children, and figures for which the mean is defined."""
    gaps = any(np.isnan(c).any() for c in columns)
    if gaps and (any(c.ndim > 1 for c in columns) or not enough_there(np.column_stack(columns), at_least).all()):
        return False
    return power == 1.0 or all(np.nanmin(c) > 0 for c in columns)


def _mean(columns: Sequence[FloatArray], weights: Sequence[FloatArray], power: float) -> FloatArray:
    """A weighted mean of columns (units, or replicates × units) with weights (one number, or one a replicate)."""
    moved = [_there(c, power) for c in columns]
    mean = _arithmetic(moved, weights)
    if power == 1.0:
        return mean
    return np.exp(mean) if power == 0.0 else np.asarray(mean ** (1.0 / power))


def _there(column: FloatArray, power: float) -> FloatArray:
    if power == 1.0:
        return column
    return np.log(column) if power == 0.0 else np.asarray(column**power)


def _arithmetic(columns: Sequence[FloatArray], weights: Sequence[FloatArray]) -> FloatArray:
    gaps = any(np.isnan(c).any() for c in columns if c.ndim == 1)
    if all(c.ndim == 1 for c in columns) and any(np.ndim(w) for w in weights) and not gaps:
        count = max(np.size(w) for w in weights)
        table = np.column_stack([np.broadcast_to(w, count) for w in weights])
        return np.asarray(table @ np.stack(columns) / table.sum(axis=1)[:, None])
    total: FloatArray = np.zeros(1)
    whole: FloatArray = np.zeros(1)
    for column, weight in zip(columns, weights, strict=True):
        w = weight[:, None] if np.ndim(weight) else weight
        if gaps:
            there = ~np.isnan(column)
            total = total + w * np.where(there, column, 0.0)
            whole = whole + w * there
        else:
            total = total + w * column
            whole = whole + w
    return np.asarray(total / whole)
