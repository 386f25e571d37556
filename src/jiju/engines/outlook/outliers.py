"""Outlier tests for skewed, seasonal figures: has a unit moved as its group did?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from jiju.engines.outlook.medians import MAD_TO_SIGMA, median

Floats = np.ndarray[Any, np.dtype[np.float64]]
LAGS = 4
FEWEST = 12  # of a group that can be compared
SPREADS = 6.0  # robust standard deviations
FACTOR = 2.5  # and this many times more or less than expected
LEAST_SPREAD = 0.05  # a group that moves as one man would make every step unusual


@dataclass(frozen=True)
class Usual:
    """What was to be expected of one unit, and how far it was from it."""

    unit: int
    expected: float
    spreads: float


def unusual(
    series: Floats, groups: Sequence[str], least: float = 0.0, *, spreads: float = SPREADS, factor: float = FACTOR
) -> list[Usual]:
    """The units whose last figure is unusual.

    Shape    series: (units, periods), the last is judged, up to four before it are compared; groups: a label a unit
    Units    any, the same in each row; least: the smallest step worth asking about, in the same; spreads: robust
             standard deviations; factor: this many times more or less than expected
    Missing  NaN, zero and negative figures are not compared
    Errors   ValueError when the labels are not one a unit
    Source   Rousseeuw & Croux 1993 (median, MAD)
    """
    if len(groups) != len(series):
        raise ValueError(f"{len(groups)} labels for {len(series)} units")
    labels = np.asarray(groups, dtype=str)
    logs = np.log(np.where(series > 0, series, np.nan)) if series.size else series
    out: list[Usual] = []
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        out += _of_group(members, logs[members], series[members, -1], spreads, factor)
    out = [u for u in out if abs(series[u.unit, -1] - u.expected) >= least]
    return sorted(out, key=lambda u: u.unit)


def _of_group(
    members: np.ndarray[Any, np.dtype[np.intp]], logs: Floats, now: Floats, spreads: float, factor: float
) -> list[Usual]:
    changes = _changes(logs)
    own = median(changes)
    known = ~np.isnan(own)
    if known.sum() < FEWEST:
        return []
    spread = max(float(np.median(np.abs(own[known] - np.median(own[known])))) * MAD_TO_SIGMA, LEAST_SPREAD)
    odd = np.flatnonzero(known & (np.abs(own) > max(spreads * spread, float(np.log(factor)))))
    return [Usual(int(members[i]), float(now[i] / np.exp(own[i])), float(own[i] / spread)) for i in odd]


def _changes(logs: Floats) -> Floats:
    """Each unit's change against one to four periods before, less the group's median change over the same time."""
    last = logs.shape[1] - 1
    lags = range(1, min(LAGS, last) + 1)
    out = np.full((len(logs), max(1, len(lags))), np.nan)
    for place, lag in enumerate(lags):
        change = logs[:, last] - logs[:, last - lag]
        if np.isfinite(change).sum() >= FEWEST:
            out[:, place] = change - np.nanmedian(change)
    return out
