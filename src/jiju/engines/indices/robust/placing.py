"""Places in thousands of replicates at once."""

from __future__ import annotations

import numpy as np

from jiju.engines.indices.arrays import FloatArray, IntArray

UNPLACED = 0


def places_of(scores: FloatArray, tolerance: float = 0.0) -> IntArray:
    """The place of each unit in each replicate, one at the greatest score; equals share the better place.

    Shape    scores: replicates × units; out: the same
    Missing  NaN has place 0, which is none
    """
    keyed = np.where(np.isnan(scores), np.inf, -scores)
    order = np.argsort(keyed, axis=1)
    ranked = np.take_along_axis(keyed, order, axis=1)
    new = np.ones(scores.shape, dtype=bool)
    with np.errstate(invalid="ignore"):
        new[:, 1:] = ~(ranked[:, 1:] - ranked[:, :-1] <= tolerance)
    first = np.maximum.accumulate(np.where(new, np.arange(1, scores.shape[1] + 1), 0), axis=1)
    out = np.empty(scores.shape, dtype=np.int64)
    np.put_along_axis(out, order, np.where(np.isinf(ranked), UNPLACED, first), axis=1)
    return out


def acceptability_of(places: IntArray) -> FloatArray:
    """How often each unit takes each place.

    Shape    places: replicates × units; out: units × places, each row summing to how often the unit is placed at all
    """
    replicates, units = places.shape
    cells = places + np.arange(units) * (units + 1)
    counts = np.bincount(cells.ravel(), minlength=units * (units + 1)).reshape(units, units + 1)
    return np.asarray(counts[:, 1:] / replicates)


def above_of(scores: FloatArray) -> FloatArray:
    """How often the unit of the row scores above the unit of the column; an equal score counts half.

    Shape    scores: replicates × units; out: units × units, one half on the diagonal
    """
    units = scores.shape[1]
    out = np.full((units, units), 0.5)
    for i in range(units):
        wins = (scores[:, i : i + 1] > scores).mean(axis=0)
        equal = (scores[:, i : i + 1] == scores).mean(axis=0)
        out[i] = wins + 0.5 * equal
    np.fill_diagonal(out, 0.5)
    return out
