"""Mixed-integer programmes, solved by HiGHS without a word on the output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from jiju.engines.indices.arrays import FloatArray

QUIET = Lock()


@dataclass(frozen=True)
class Solved:
    """A solution, its value, and the bound that no solution passes; none where there is no solution."""

    x: FloatArray | None
    value: float
    bound: float


@contextmanager
def quiet() -> Iterator[None]:
    """Send what compiled code prints to nowhere: HiGHS reports inner repairs on the output, past all its settings."""
    with QUIET:
        sys.stdout.flush()
        kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        try:
            yield
        finally:
            os.dup2(kept, 1)
            os.close(kept)
            os.close(nowhere)


def solve(
    cost: FloatArray,
    whole: FloatArray,
    bounds: tuple[FloatArray, FloatArray],
    rules: list[LinearConstraint],
    seconds: float,
) -> Solved:
    """The least cost · x under the rules, with the variables marked `whole` being whole numbers."""
    done = milp(
        cost,
        integrality=whole.astype(np.int64),
        bounds=Bounds(*bounds),
        constraints=rules,
        options={"time_limit": seconds},
    )
    bound = -np.inf if done.mip_dual_bound is None else float(done.mip_dual_bound)
    if done.x is None:
        return Solved(None, np.inf, bound)
    return Solved(np.asarray(done.x), float(done.fun), bound)
