"""The best and the worst place of each unit over all admissible weightings, with witnesses and a proof.

A unit's place is one more than the number of rivals above it. Rivals that are above, or not above, under every
weighting are told by a closed form; for the rest a mixed-integer programme with one yes-or-no a rival finds the
weighting with the fewest or the most above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import LinearConstraint

from jiju.engines.indices.arrays import FloatArray, IntArray, finite
from jiju.engines.indices.proof.polytope import Polytope
from jiju.engines.indices.proof.solving import quiet, solve

MARGIN = 1e-7  # of the spread of scores: a rival leads only by more; a smaller lead counts as equal
End = Literal["best", "worst"]


@dataclass(frozen=True)
class Bound:
    """One end of a unit's places. `place` is reached by `weights`; no weighting passes `proof`.

    Shape    proved: the two are equal; else the time was up, and the truth lies between
    """

    place: int
    proof: int
    weights: FloatArray

    @property
    def proved(self) -> bool:
        return self.place == self.proof


@dataclass(frozen=True)
class RankBounds:
    """Best and worst place of one unit over all admissible weightings."""

    unit: str
    best: Bound
    worst: Bound

    def surely_within(self, top: int) -> bool:
        """Among the first so many under every admissible weighting: a proof, or not."""
        return self.worst.proof <= top

    def possibly_within(self, top: int) -> bool:
        """Among the first so many under at least one admissible weighting, which `best.weights` shows."""
        return self.best.place <= top


@dataclass(frozen=True)
class Pairs:
    """Over all weightings, the greatest and the least lead of the unit of the row over the unit of the column."""

    most: FloatArray
    least: FloatArray

    @property
    def above(self) -> FloatArray:
        """Which unit of a row stands above which of a column under every weighting."""
        return np.asarray(self.least > 0)


def pairs(scores: FloatArray, polytope: Polytope) -> Pairs:
    """The leads of all pairs.

    Shape    scores: units × indicators on one scale; out: units × units
    """
    leads = scores[:, None, :] - scores[None, :, :]
    most = polytope.greatest(leads)
    return Pairs(most, -most.T)


def rank_bounds(
    scores: FloatArray,
    polytope: Polytope,
    units: Sequence[str],
    *,
    only: Sequence[str] | None = None,
    seconds: float = 10.0,
    seed: int = 0,
    names: Sequence[str] | None = None,
) -> list[RankBounds]:
    """Best and worst place of each unit when scores are weighted by any weighting of the polytope.

    For the geometric mean give logarithms: the order is the same.

    Shape    scores: units × indicators on one scale, more is better
    Missing  refused: impute before
    Errors   Malformed on missing figures. When the time of one programme is up, its bound says so (`proved`)
    """
    z = finite(scores, names)
    table = pairs(z, polytope)
    margin = MARGIN * max(float(z.max() - z.min()), 1e-300)
    found = polytope.samples(2000, np.random.default_rng(seed))
    chosen = range(len(units)) if only is None else [list(units).index(u) for u in only]
    with quiet():
        return [_unit(z, k, polytope, table, found, margin, seconds, units[k]) for k in chosen]


def _unit(
    z: FloatArray, k: int, polytope: Polytope, table: Pairs, found: FloatArray, margin: float, seconds: float, unit: str
) -> RankBounds:
    leads = z - z[k]
    sure = int((table.least[:, k] > margin).sum())
    open_ = np.flatnonzero((table.most[:, k] > margin) & (table.least[:, k] <= margin))
    above = (found @ leads[open_].T > margin).sum(axis=1)
    ends: dict[End, Bound] = {}
    extremes: tuple[tuple[End, int], ...] = (("best", int(above.argmin())), ("worst", int(above.argmax())))
    for end, at in extremes:
        ends[end] = _end(leads, open_, sure, polytope, table, k, (int(above[at]), found[at]), margin, seconds, end)
    return RankBounds(unit, ends["best"], ends["worst"])


def _end(
    leads: FloatArray, open_: IntArray, sure: int, polytope: Polytope, table: Pairs, k: int,
    known: tuple[int, FloatArray], margin: float, seconds: float, end: End,
) -> Bound:  # fmt: skip
    count, weights = known
    if count == (0 if end == "best" else len(open_)):
        return Bound(sure + 1 + count, sure + 1 + count, weights)
    n, q = leads.shape[1], len(open_)
    most, least = table.most[open_, k], table.least[open_, k]
    span = (most - least)[:, None]
    total = LinearConstraint(np.concatenate([np.ones(n), np.zeros(q)])[None], 1.0, 1.0)
    if end == "best":  # a rival whose yes-or-no is 0 leads by no more than the margin
        switch = np.column_stack([leads[open_] / span, -np.diag((most - margin) / span[:, 0])])
        rule = LinearConstraint(switch, -np.inf, margin / span[:, 0])
    else:  # a rival whose yes-or-no is 1 leads by more than the margin
        switch = np.column_stack([leads[open_] / span, np.diag((least - 2 * margin) / span[:, 0])])
        rule = LinearConstraint(switch, least / span[:, 0], np.inf)
    rules = [total, rule]
    if polytope.conditioned:
        rules.append(
            LinearConstraint(
                np.column_stack([polytope.rows, np.zeros((len(polytope.rows), q))]), -np.inf, polytope.limits
            )
        )
    sign = 1.0 if end == "best" else -1.0
    solved = solve(
        np.concatenate([np.zeros(n), np.full(q, sign)]), np.concatenate([np.zeros(n), np.ones(q)]),
        (np.concatenate([polytope.lower, np.zeros(q)]), np.concatenate([polytope.upper, np.ones(q)])), rules, seconds,
    )  # fmt: skip
    if solved.x is not None:
        witness = _clear(leads[open_], solved.x[:n], solved.x[n:] > 0.5, polytope, margin, end)
        reached = int((leads[open_] @ witness > margin).sum())
        if (reached < count) if end == "best" else (reached > count):
            count, weights = reached, witness
    bound = sign * solved.bound if np.isfinite(solved.bound) else (0.0 if end == "best" else float(q))
    limit = int(np.ceil(bound - 1e-6)) if end == "best" else int(np.floor(bound + 1e-6))
    proof = min(limit, count) if end == "best" else max(limit, count)
    return Bound(sure + 1 + count, sure + 1 + proof, weights)


def _clear(
    leads: FloatArray, weights: FloatArray, marked: np.ndarray, polytope: Polytope, margin: float, end: End
) -> FloatArray:
    """The weighting, among those that put the same rivals above, that does so most clearly.

    The solver meets conditions to a millionth; a place must not hang on that.
    """
    n = leads.shape[1]
    held = leads[~marked] if end == "best" else -leads[marked]
    if not len(held):
        return weights
    limit = margin if end == "best" else -margin
    rows = np.column_stack([held, np.ones(len(held))])
    rules = [LinearConstraint(rows, -np.inf, limit), LinearConstraint(np.append(np.ones(n), 0.0)[None], 1.0, 1.0)]
    if polytope.conditioned:
        more = np.column_stack([polytope.rows, np.zeros(len(polytope.rows))])
        rules.append(LinearConstraint(more, -np.inf, polytope.limits))
    bounds = (np.append(polytope.lower, -np.inf), np.append(polytope.upper, 1e3 * margin))
    found = solve(np.append(np.zeros(n), -1.0), np.zeros(n + 1), bounds, rules, 10.0)
    return weights if found.x is None else found.x[:n]
