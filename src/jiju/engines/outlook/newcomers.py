"""Newcomers: zones without two years of their own are carried from their last figure as the others go."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from jiju.core.periods import Period
from jiju.engines.outlook import shocks
from jiju.engines.outlook.medians import spread
from jiju.engines.outlook.shapes import Floats

APART = 0.1  # how far zones lie apart at the least, in logarithms


def carried(
    young: Mapping[str, Mapping[Period, float]], known: Mapping[str, Mapping[Period, float]],
    ends: Mapping[str, Floats], end: Period, seed: str,
) -> dict[str, Floats]:  # fmt: skip
    """The year's end of zones that cannot be forecast from their own years.

    Each draw multiplies the zone's last figure by what the others together go on by from that period, in the same
    draw, give or take how far the others lie apart.

    Shape    young, known: code → what is known up to the year's end; ends: draws of those that can be forecast
    Missing  a zone without a figure this year or at the end of last year, or above zero, is not carried
    """
    out = {}
    for code in sorted(young):
        last = max(young[code], default=None)
        if last is None or last < end.year_before or young[code][last] <= 0:
            continue
        beside = [c for c in sorted(ends) if known[c].get(last, 0.0) > 0]
        if beside:
            apart = _apart([np.median(ends[c]) / known[c][last] for c in beside])
            onward = np.sum([ends[c] for c in beside], axis=0) / sum(known[c][last] for c in beside)
            out[code] = young[code][last] * onward * np.exp(apart * shocks.normal(seed, "apart", code))
    return out


def _apart(factors: list[float]) -> float:
    """How far the others' ways onward lie apart: a robust standard deviation of their logarithms."""
    logs = np.log([f for f in factors if f > 0] or [1.0])
    return max(APART, float(spread(logs)))
