"""What a column of figures looks like, before anything is done to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jiju.engines.indices.arrays import FloatArray
from jiju.engines.indices.moments import kurtosis, skewness
from jiju.engines.indices.state import State


@dataclass(frozen=True)
class Described:
    """Statistics of one indicator over the units that have it.

    Missing  `skew` and `kurtosis` are None with too few or equal figures; shares count all units
    """

    indicator: str
    minimum: float
    maximum: float
    mean: float
    median: float
    deviation: float
    skew: float | None
    kurtosis: float | None
    available: int
    non_zero: int
    unique: int
    same: int
    available_share: float
    non_zero_share: float
    unique_share: float
    same_share: float
    flags: tuple[str, ...]


def description(
    x: FloatArray,
    names: Sequence[str],
    *,
    availability: float = 2 / 3,
    zeros: float = 0.5,
    unique: float = 0.5,
    skew: float = 2.0,
    kurt: float = 3.5,
) -> list[Described]:
    """Statistics of each column, flagged where a threshold is passed.

    Shape    x: units × indicators
    Source   the table of COINr get_stats; skew and kurtosis are those of Excel (type 2)
    """
    limits = (availability, zeros, unique, skew, kurt)
    return [_column(x[:, j], name, limits) for j, name in enumerate(names)]


def _column(column: FloatArray, name: str, limits: tuple[float, float, float, float, float]) -> Described:
    there = column[~np.isnan(column)]
    n, units = len(there), len(column)
    if n == 0:
        no = float("nan")
        return Described(name, no, no, no, no, no, None, None, 0, 0, 0, 0, 0.0, 0.0, 0.0, 0.0, ("missing",))
    values, counts = np.unique(there, return_counts=True)
    varied = n > 3 and len(values) > 1
    lop, tail = (skewness(there), kurtosis(there)) if varied else (None, None)
    nonzero = int((there != 0).sum())
    flags = []
    if n / units < limits[0]:
        flags.append("availability")
    if nonzero / n < limits[1]:
        flags.append("zeros")
    if len(values) / n < limits[2]:
        flags.append("unique")
    if lop is not None and tail is not None and abs(lop) > limits[3] and tail > limits[4]:
        flags.append("outliers")
    return Described(
        name, float(there.min()), float(there.max()), float(there.mean()), float(np.median(there)),
        float(there.std(ddof=1)) if n > 1 else 0.0, lop, tail, n, nonzero, len(values), int(counts.max()),
        n / units, nonzero / n, len(values) / n, int(counts.max()) / n, tuple(flags),
    )  # fmt: skip


def availability(state: State) -> dict[str, dict[str, float]]:
    """The share of figures that each unit has, in all and below each element."""
    there = ~np.isnan(state.x)
    places = {
        e: [state.indicators.index(i) for i in state.tree.below(e) if i in state.indicators] for e in state.tree.upward
    }
    return {
        key: {e: float(there[row, columns].mean()) for e, columns in places.items() if columns}
        for row, key in enumerate(state.keys)
    }
