"""How little would change a decision: the smallest change of weights, and the smallest change of one figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import LinearConstraint

from jiju.core.refusals import Malformed
from jiju.core.words import Word, word
from jiju.engines.indices.arrays import FloatArray, finite
from jiju.engines.indices.factors import Line
from jiju.engines.indices.proof.polytope import Polytope
from jiju.engines.indices.proof.rank_bounds import MARGIN, pairs
from jiju.engines.indices.proof.solving import quiet, solve
from jiju.engines.indices.run import Run, run
from jiju.engines.indices.tables import Table

TURNS = 40
REACH = 3.0  # ranges of an indicator that a figure may move beyond all figures seen


@dataclass(frozen=True)
class WeightFlip:
    """The smallest change of weights, in the sum of absolute changes, after which a unit is across the line.

    Missing  `weights` is None where no admissible weighting does it, which `proved` tells from time being up
    """

    unit: str
    weights: FloatArray | None
    change: float
    indicator: int | None
    proved: bool


def smallest_weight_change(
    scores: FloatArray, weights: FloatArray, polytope: Polytope, units: Sequence[str], unit: str, top: int,
    seconds: float = 30.0,
) -> WeightFlip:  # fmt: skip
    """The admissible weighting nearest to the given one under which the unit leaves, or enters, the first `top`.

    Shape    scores: units × indicators on one scale; weights: sum to one
    """
    z = finite(scores)
    k, n = list(units).index(unit), z.shape[1]
    leads = np.delete(z - z[k], k, axis=0)
    margin = MARGIN * max(float(z.max() - z.min()), 1e-300)
    inside = int((leads @ weights > margin).sum()) < top
    table = pairs(z, polytope)
    most, least = np.delete(table.most[:, k], k), np.delete(table.least[:, k], k)
    q = len(leads)
    # Variables: the weights, what is added to and taken from each, and one yes-or-no a rival.
    zero = np.zeros((q, 2 * n))
    if inside:
        switch = LinearConstraint(np.column_stack([leads, zero, np.diag(least - 2 * margin)]), least, np.inf)
        votes = LinearConstraint(_row(3 * n, q), top, np.inf)
    else:
        switch = LinearConstraint(
            np.column_stack([leads, zero, -np.diag(np.maximum(most - margin, 0))]), -np.inf, margin
        )
        votes = LinearConstraint(_row(3 * n, q), -np.inf, top - 1)
    rules = [switch, votes, LinearConstraint(np.concatenate([np.ones(n), np.zeros(2 * n + q)])[None], 1.0, 1.0)]
    moved = np.column_stack([np.eye(n), -np.eye(n), np.eye(n), np.zeros((n, q))])
    rules.append(LinearConstraint(moved, weights, weights))
    if polytope.conditioned:
        rows = np.column_stack([polytope.rows, np.zeros((len(polytope.rows), 2 * n + q))])
        rules.append(LinearConstraint(rows, -np.inf, polytope.limits))
    low = np.concatenate([polytope.lower, np.zeros(2 * n + q)])
    high = np.concatenate([polytope.upper, np.ones(2 * n + q)])
    cost = np.concatenate([np.zeros(n), np.ones(2 * n), np.zeros(q)])
    with quiet():
        solved = solve(cost, np.concatenate([np.zeros(3 * n), np.ones(q)]), (low, high), rules, seconds)
    if solved.x is None:
        return WeightFlip(unit, None, np.inf, None, proved=np.isinf(solved.bound) or solved.bound > 2.0)
    found = solved.x[:n]
    change = float(np.abs(found - weights).sum())
    return WeightFlip(
        unit, found, change, int(np.abs(found - weights).argmax()), proved=solved.value - solved.bound < 1e-6
    )


def _row(zeros: int, ones: int) -> FloatArray:
    return np.concatenate([np.zeros(zeros), np.ones(ones)])[None]


@dataclass(frozen=True)
class DataFlip:
    """The smallest change of one figure of a unit after which it is across the line.

    Units    value and flipped in the indicator's own unit; `spread` counts the change in ranges of the indicator
    Missing  `flipped` is None where no value of this indicator alone does it; `why_not` says what was tried
    """

    indicator: str
    value: float
    flipped: float | None
    spread: float | None
    why_not: Word | None = None


def smallest_data_changes(done: Run, unit: str, line: Line) -> list[DataFlip]:
    """For each indicator, how far a unit's own figure would have to move; the smallest move in ranges first.

    The whole recipe is run again for each value, so that a figure that becomes the new best moves the scale as it
    would. The place of a unit is monotone in its own figure for every method but outlier treatment, and the value is
    found by halving; where the run refuses a value, the search stops there.
    """
    state = done.stages[0].state
    row = state.keys.index(unit)
    across = crosses(done, unit, line)
    found = []
    for j, indicator in enumerate(state.indicators):
        column = done.recipe.tree.by_id[indicator].column or indicator
        figures = state.x[:, j]
        if np.isnan(figures[row]) or indicator not in done.last.indicators:
            continue
        found.append(_figure(done, unit, line, (indicator, column), figures, row, across))
    return sorted(found, key=lambda f: (f.spread is None, f.spread or 0.0, f.indicator))


def crosses(done: Run, unit: str, line: Line) -> bool:
    """Whether a unit is across a line in a run."""
    if unit not in done.units:
        return False
    row = done.units.index(unit)
    rank, score = done.ranks[row], done.scores[row]
    if np.isnan(rank):
        return False
    if line.score is not None:
        return bool(score >= line.score if done.better == "up" else score <= line.score)
    if line.top is not None:
        return bool(rank <= line.top)
    return bool(rank > (~np.isnan(done.ranks)).sum() - int(line.bottom or 0))


def _figure(
    done: Run, unit: str, line: Line, names: tuple[str, str], figures: FloatArray, row: int, across: object
) -> DataFlip:
    value = float(figures[row])
    spread = float(np.nanmax(figures) - np.nanmin(figures)) or abs(value) or 1.0

    def flipped(at: float) -> bool:
        try:
            return crosses(run(done.recipe, _changed(done.table, names[1], unit, at)), unit, line) != across
        except Malformed:
            return False  # a value that the recipe refuses is no way across

    best: float | None = None
    for far in (np.nanmax(figures) + REACH * spread, np.nanmin(figures) - REACH * spread):
        at = _halved(flipped, value, float(far))
        if at is not None and (best is None or abs(at - value) < abs(best - value)):
            best = at
    if best is None:
        return DataFlip(names[0], value, None, None, word("No value within {n} ranges does it.", n=int(REACH)))
    return DataFlip(names[0], value, best, abs(best - value) / spread)


def _halved(flipped: Callable[[float], bool], near: float, far: float) -> float | None:
    """The value nearest to `near` on the way to `far` that flips, to a millionth of the way."""
    if not flipped(far):
        return None
    low, high = near, far
    for _ in range(TURNS):
        if abs(high - low) <= 1e-6 * abs(far - near):
            break
        middle = (low + high) / 2
        low, high = (low, middle) if flipped(middle) else (middle, high)
    return high


def _changed(table: Table, column: str, unit: str, value: float) -> Table:
    figures = table.numbers[column].copy()
    figures[table.keys.index(unit)] = value
    return replace(table, numbers=table.numbers | {column: figures})
