"""Weighted efficacy scores drawn thousands of times: every figure off by its error, every weight within its share.

The scale moves with the figures: in each draw the worst and the best of the peers are those of the drawn figures. In
every second draw the ends are pulled in to given percentiles, since which ends a scale has is a choice as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse

CHUNK = 512  # draws at a time: a few hundred kilobytes an array stay in the cache
TRIM = 10.0  # percent pulled in at either end in every second draw
Absent = Literal["rescale", "floor"]


@dataclass(frozen=True)
class Noisy:
    """One indicator of all peers, as it is drawn again and again.

    Shape    values, errors: a number a unit; the error is a standard deviation in the unit of the values
    Units    `floor` and `span`: points of the worst, and from there to the best; `given`: values are points already,
             between 0 and 100
    Missing  NaN: `absent` says whether it scores the floor or its weight goes to the others
    """

    values: FloatArray
    errors: FloatArray
    weight: float
    floor: float = 0.0
    span: float = 100.0
    up: bool = True
    given: bool = False
    absent: Absent = "rescale"
    trimmed: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        there = self.values[~np.isnan(self.values)]
        low, high = (np.percentile(there, [TRIM, 100.0 - TRIM])) if len(there) else (0.0, 0.0)
        object.__setattr__(self, "trimmed", (float(low), float(high)))


def noisy_scores(items: Sequence[Noisy], *, share: float, replicates: int, seed: Sequence[int]) -> FloatArray:
    """Each unit's score in each draw: the mean of the items' scores by the drawn weights.

    Shape    out: replicates × units. The same items, share and seed give the same numbers
    Missing  NaN for a unit without any item
    Errors   Malformed without items, or with fewer than two draws
    """
    if not items or replicates < 2:
        raise refuse("draws", word("There is nothing to draw."), word("Give at least one item and two draws."))
    rng = np.random.default_rng(list(seed))
    out = np.empty((replicates, len(items[0].values)))
    for start in range(0, replicates, CHUNK):
        rows = slice(start, min(start + CHUNK, replicates))
        out[rows] = _chunk(items, share, rows.stop - rows.start, rng)
    return out


def _chunk(items: Sequence[Noisy], share: float, draws: int, rng: np.random.Generator) -> FloatArray:
    units = len(items[0].values)
    total, weight = np.zeros((draws, units)), np.zeros((draws, units))
    weights = np.array([i.weight for i in items]) * (1.0 + share * (2.0 * rng.random((draws, len(items))) - 1.0))
    for k, item in enumerate(items):
        scored = _drawn(item, draws, rng)
        gaps = np.isnan(item.values)
        if gaps.any() and item.absent == "floor":
            scored[:, gaps] = 0.0 if item.given else item.floor
            gaps = np.zeros(units, dtype=bool)
        there = np.where(gaps, 0.0, weights[:, k : k + 1])
        scored[:, gaps] = 0.0
        total += scored * there
        weight += there
    with np.errstate(invalid="ignore"):
        return np.asarray(total / weight)


def _drawn(item: Noisy, draws: int, rng: np.random.Generator) -> FloatArray:
    """The item's score in each draw. An item without any error is not drawn: its figures stand."""
    noisy = item.errors > 0
    x = np.broadcast_to(item.values, (draws, len(item.values))).copy()
    if noisy.any():
        x[:, noisy] += rng.standard_normal((draws, int(noisy.sum())), dtype=np.float32) * item.errors[noisy]
    if item.given:
        return np.clip(x, 0.0, 100.0)
    there = ~np.isnan(item.values)
    if not there.any():
        return x
    low, high = x[:, there].min(axis=1, keepdims=True), x[:, there].max(axis=1, keepdims=True)
    low[1::2], high[1::2] = item.trimmed
    width = high - low
    same = width <= 0
    np.subtract(x, low, out=x) if item.up else np.subtract(high, x, out=x)
    x /= np.where(same, 1.0, width)
    np.clip(x, 0.0, 1.0, out=x)
    x[np.broadcast_to(same, x.shape) & ~np.isnan(x)] = 1.0
    x *= item.span
    x += item.floor
    return x
