"""Rankings from duels: Borda, Condorcet, Copeland, Kemeny. Each indicator is a voter whose voice is its weight."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, finite, refuse, shares

EXACT = 25
BOUNDED = 60


def outranking(x: FloatArray, weights: FloatArray) -> FloatArray:
    """The weight on which the unit of the row is better than the unit of the column; equals give half.

    Shape    x: units × indicators, more is better; weights: any above zero; out: units × units, zero on the diagonal
    """
    values, voices = finite(x), shares(weights)
    out = np.zeros((len(values), len(values)))
    for j, voice in enumerate(voices):
        column = values[:, j]
        out += voice * ((column[:, None] > column) + 0.5 * (column[:, None] == column))
    np.fill_diagonal(out, 0.0)
    return out


def copeland(matrix: FloatArray) -> FloatArray:
    """Duels won less duels lost; a lead within 1e-12 is neither, so that rounding decides no duel."""
    lead = matrix - matrix.T
    return np.asarray(np.where(np.abs(lead) <= 1e-12, 0.0, np.sign(lead)).sum(axis=1))


def borda(matrix: FloatArray) -> FloatArray:
    """The sum of a unit's voices over all duels: the weighted mean of how many units stand below it."""
    return np.asarray(matrix.sum(axis=1))


def condorcet_winner(matrix: FloatArray) -> int | None:
    """The unit that wins every duel, or none."""
    wins = (matrix > matrix.T + 1e-12).sum(axis=1)
    best = int(wins.argmax())
    return best if wins[best] == len(matrix) - 1 else None


@dataclass(frozen=True)
class Consensus:
    """A ranking with the least disagreement found, best first, and what is proved of it.

    Shape    disagreement: the voices against the ranking, summed over pairs; bound: no ranking has less; proved: the
             two are equal
    """

    order: tuple[int, ...]
    disagreement: float
    bound: float
    proved: bool


def kemeny(matrix: FloatArray, seconds: float = 60.0) -> Consensus:
    """The ranking with which the fewest voices disagree: exact to 25 units, bounds beyond.

    To 25 units the linear ordering problem is solved with all triangles as constraints; to 60 the bound is that of its
    linear relaxation, beyond that the sum of the weaker side of each duel. Among several best rankings the solver's
    is given; `proved` speaks of the disagreement.

    Source   Kemeny (1959); Grötschel, Jünger and Reinelt (1984)
    """
    n = len(matrix)
    if n < 2:
        raise refuse("Kemeny", word("There is one unit only."), word("A ranking needs at least two."))
    order = _improved(matrix, [int(i) for i in np.argsort(-borda(matrix), kind="stable")])
    weaker = float(sum(min(matrix[i, j], matrix[j, i]) for i, j in combinations(range(n), 2)))
    if against(matrix, order) <= weaker + 1e-12:
        return Consensus(tuple(order), against(matrix, order), weaker, proved=True)
    if n > BOUNDED:
        return Consensus(tuple(order), against(matrix, order), weaker, proved=False)
    solved, bound = _linear_order(matrix, seconds, whole=1 if n <= EXACT else 0)
    best = min([order, *([solved] if solved else [])], key=lambda o: against(matrix, o))
    cost = against(matrix, best)
    return Consensus(tuple(best), cost, min(bound, cost), proved=cost <= bound + 1e-9)


def against(matrix: FloatArray, order: list[int]) -> float:
    """The voices against a ranking, over all pairs."""
    ordered = matrix[np.ix_(order, order)]
    return float(np.tril(ordered, -1).sum())


def _improved(matrix: FloatArray, order: list[int]) -> list[int]:
    """A ranking that no move of one unit to another place improves."""
    best = against(matrix, order)
    better = True
    while better:
        better = False
        for i in list(order):
            rest = [k for k in order if k != i]
            tried = min((rest[:p] + [i] + rest[p:] for p in range(len(order))), key=lambda o: against(matrix, o))
            if against(matrix, tried) < best - 1e-12:
                order, best, better = tried, against(matrix, tried), True
    return order


def _linear_order(matrix: FloatArray, seconds: float, whole: int) -> tuple[list[int] | None, float]:
    """The best ranking and a proved bound: one variable a pair i < j, one when i stands above j."""
    n = len(matrix)
    pairs = list(combinations(range(n), 2))
    place = {pair: k for k, pair in enumerate(pairs)}
    cost = np.array([matrix[j, i] - matrix[i, j] for i, j in pairs])
    constant = float(sum(matrix[i, j] for i, j in pairs))
    triples = list(combinations(range(n), 3))
    rows = np.repeat(np.arange(len(triples)), 3)
    columns = np.array([place[p] for i, j, k in triples for p in ((i, j), (j, k), (i, k))], dtype=np.int64)
    values = np.tile([1.0, 1.0, -1.0], len(triples))
    triangles = csr_array((values, (rows, columns)), shape=(len(triples), len(pairs)))
    done = milp(
        cost, integrality=np.full(len(pairs), whole), bounds=Bounds(0, 1),
        constraints=LinearConstraint(triangles, 0.0, 1.0) if triples else None,
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )  # fmt: skip
    if done.x is None:
        return None, 0.0
    wins = np.zeros(n)
    for (i, j), x in zip(pairs, done.x, strict=True):
        wins[i] += x
        wins[j] += 1.0 - x
    bound = float(done.mip_dual_bound if whole else done.fun) + constant
    return [int(i) for i in np.argsort(-wins, kind="stable")], bound
