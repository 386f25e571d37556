"""Two or more results beside one another: who moved, how far, and how alike the rankings are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.run import Run


@dataclass(frozen=True)
class Moved:
    """One unit in two results. A positive `places` is a rise.

    Missing  a unit that is absent from one result has no difference
    """

    unit: str
    first_rank: int | None
    second_rank: int | None
    places: int | None
    score: float | None


def compared(first: Run, second: Run) -> list[Moved]:
    """Every unit of either run, the greatest move first."""
    a, b = _results(first), _results(second)
    found = [_moved(u, a.get(u), b.get(u)) for u in sorted(a.keys() | b.keys())]
    return sorted(found, key=lambda m: (-abs(m.places or 0), m.unit))


def _results(run: Run) -> dict[str, tuple[int, float]]:
    return {u: (int(r), float(s)) for u, r, s in zip(run.units, run.ranks, run.scores, strict=True) if not np.isnan(r)}


def _moved(unit: str, a: tuple[int, float] | None, b: tuple[int, float] | None) -> Moved:
    if a is None or b is None:
        return Moved(unit, a[0] if a else None, b[0] if b else None, None, None)
    return Moved(unit, a[0], b[0], a[0] - b[0], b[1] - a[1])


@dataclass(frozen=True)
class Likeness:
    """How alike two rankings are: rank correlations, and the mean absolute difference of places."""

    spearman: float
    kendall: float
    weighted: float
    shift: float


def likeness(first: FloatArray, second: FloatArray) -> Likeness:
    """Spearman, Kendall τ-b, the weighted similarity WS, in which the top counts more, and the mean shift.

    Shape    places of the same units, one at the best, none missing
    Source   WS: Sałabun and Urbaniak (2020)
    """
    if len(first) != len(second) or len(first) < 2 or np.isnan(first).any() or np.isnan(second).any():
        raise refuse(
            "rankings", word("The rankings are not of the same units."), word("Compare the units that both have.")
        )
    gaps = np.abs(first - second)
    reach = np.maximum(np.abs(first - 1.0), np.abs(first - len(first)))
    return Likeness(
        float(stats.spearmanr(first, second).statistic),
        float(stats.kendalltau(first, second).statistic),
        float(1.0 - (2.0 ** (-first) * gaps / reach).sum()),
        float(gaps.mean()),
    )


def ranks_beside(runs: Mapping[str, Run]) -> dict[str, list[object]]:
    """A table of the ranks of each unit in each run, ordered by the first."""
    results = {name: _results(run) for name, run in runs.items()}
    first = next(iter(results.values()))
    units: Sequence[str] = sorted(
        set().union(*results.values()), key=lambda u: (first[u][0] if u in first else len(first) + 1, u)
    )
    out: dict[str, list[object]] = {"unit": list(units)}
    out |= {n: [found[u][0] if u in found else None for u in units] for n, found in results.items()}
    return out
