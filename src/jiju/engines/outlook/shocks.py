"""Shocks: the random part of forecasts, drawn by a seed so that anybody gets the same.

Each column has its own stream, named by seed, code and period: a zone more or less, or another order, moves nobody
else's. Only even numbers are drawn; normal ones are computed from them, so that no library's way of drawing matters.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

import numpy as np
from scipy import special

from jiju.engines.outlook.shapes import Floats

DRAWS = 10_000
EDGE = 1e-12
KEPT = 64  # columns; what is shared by all zones is asked for again and again


def even(*names: str) -> Floats:
    """Numbers between 0 and 1, ends left out, by names.

    Shape    (DRAWS,)
    """
    digest = hashlib.sha256("|".join(names).encode()).digest()
    stream = np.random.Generator(np.random.PCG64(int.from_bytes(digest[:16], "big")))
    return np.clip(stream.random(DRAWS), EDGE, 1 - EDGE)


@lru_cache(maxsize=KEPT)
def normal(*names: str) -> Floats:
    """Standard normal numbers by names.

    Shape    (DRAWS,)
    """
    found: Floats = special.ndtri(even(*names))
    found.setflags(write=False)
    return found


def shared(seed: str, code: str, periods: tuple[str, ...], common: float) -> Floats:
    """Standard normal shocks of one zone, of which a part is the same for all zones in the same period.

    Shape    (DRAWS, periods); common: correlation of two zones' shocks in one period, 0 to 1
    """
    columns = [np.sqrt(common) * normal(seed, "all", p) + np.sqrt(1 - common) * normal(seed, "zone", code, p)
               for p in periods] if common else [normal(seed, "zone", code, p) for p in periods]  # fmt: skip
    return np.column_stack(columns)
