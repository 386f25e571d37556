"""Columns between zero and one, on which several weightings rest."""

from __future__ import annotations

import numpy as np

from jiju.engines.indices.arrays import FloatArray


def min_max(x: FloatArray) -> FloatArray:
    """Each column of a varying matrix between 0 at its least and 1 at its greatest."""
    low = x.min(axis=0)
    return np.asarray((x - low) / (x.max(axis=0) - low))
