"""Medians of rows with holes, without a word about rows that are all hole."""

from __future__ import annotations

from typing import Any

import numpy as np

from jiju.engines.outlook.shapes import Floats

MAD_TO_SIGMA = 1.4826


def median(values: Floats) -> Floats:
    """The median along the last axis of what is known; NaN where nothing is."""
    ordered = np.sort(values, axis=-1)  # NaN stands last
    known = np.isfinite(values).sum(axis=-1, keepdims=True)
    low, high = _at(ordered, np.maximum(known - 1, 0) // 2), _at(ordered, np.minimum(known // 2, values.shape[-1] - 1))
    found: Floats = np.where(known[..., 0] > 0, (low + high) / 2, np.nan)
    return found


def spread(values: Floats) -> Floats:
    """The robust standard deviation along the last axis: 1.4826 × the median distance from the median."""
    return median(np.abs(values - median(values)[..., None])) * MAD_TO_SIGMA


def _at(ordered: Floats, place: np.ndarray[Any, np.dtype[np.intp]]) -> Floats:
    found: Floats = np.take_along_axis(ordered, place, axis=-1)[..., 0]
    return found
