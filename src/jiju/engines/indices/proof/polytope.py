"""The weightings that are admissible: between bounds, summing to one, and meeting further conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import linprog

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, label, refuse, shares


@dataclass(frozen=True)
class Polytope:
    """Weights w with lower ≤ w ≤ upper, Σ w = 1, and rows · w ≤ limits.

    Errors   Malformed where no weighting meets all conditions
    """

    lower: FloatArray
    upper: FloatArray
    rows: FloatArray = field(default_factory=lambda: np.zeros((0, 0)))
    limits: FloatArray = field(default_factory=lambda: np.zeros(0))

    def __post_init__(self) -> None:
        crossed = np.flatnonzero(self.lower > self.upper + 1e-15)
        if len(crossed):
            raise refuse(
                label(None, int(crossed[0])),
                word("The least weight lies above the greatest."),
                word("Write the lower bound first."),
            )
        if not self.lower.sum() - 1e-12 <= 1.0 <= self.upper.sum() + 1e-12 or not self._reachable():
            raise refuse(
                "weights",
                word("No weights meet these bounds: the least sum to {low} and the greatest to {high}.",
                     low=f"{self.lower.sum():.4g}", high=f"{self.upper.sum():.4g}"),
                word("Let the least sum to at most one, the greatest to at least one, and look at further conditions."),
            )  # fmt: skip

    def _reachable(self) -> bool:
        return not self.conditioned or self.extreme(np.zeros((1, len(self.lower)))) is not None

    @property
    def conditioned(self) -> bool:
        return len(self.rows) > 0

    def greatest(self, direction: FloatArray) -> FloatArray:
        """The greatest value of direction · w over the polytope, for each row of directions.

        Shape    direction: … × weights; out: …
        """
        if not self.conditioned:
            return _filled(direction, self.lower, self.upper)
        flat = direction.reshape(-1, direction.shape[-1])
        return np.array([float(d @ self._solved(d)) for d in flat]).reshape(direction.shape[:-1])

    def extreme(self, directions: FloatArray) -> FloatArray | None:
        """A weighting at which the first direction is greatest; none where there is no weighting at all."""
        try:
            return self._solved(directions[0])
        except ValueError:
            return None

    def _solved(self, direction: FloatArray) -> FloatArray:
        more: Any = {"A_ub": self.rows, "b_ub": self.limits} if self.conditioned else {}
        within: Any = np.column_stack([self.lower, self.upper])
        ones = np.ones((1, len(direction)))
        done = linprog(-direction, A_eq=ones, b_eq=np.ones(1), bounds=within, method="highs", **more)
        if done.x is None:
            raise ValueError("no weighting meets the conditions")
        return np.asarray(done.x)

    def samples(self, count: int, rng: np.random.Generator) -> FloatArray:
        """Weightings inside, by hit and run: they reach everywhere, and are for finding, not for proving."""
        dimension = len(self.lower)
        directions = rng.standard_normal((max(4, dimension), dimension))
        corners = np.array([self._solved(d) for d in directions])
        mixed = rng.dirichlet(np.full(len(corners), 0.3), size=count)
        return np.asarray(np.concatenate([corners, mixed @ corners]))


def _filled(direction: FloatArray, lower: FloatArray, upper: FloatArray) -> FloatArray:
    """The greatest value over a box whose weights sum to one: fill the best directions first."""
    order = np.argsort(-direction, axis=-1)
    room = (upper - lower)[order]
    before = np.cumsum(room, axis=-1) - room
    taken = np.clip(1.0 - lower.sum() - before, 0.0, room)
    return np.asarray(
        (direction * lower).sum(axis=-1) + (np.take_along_axis(direction, order, axis=-1) * taken).sum(axis=-1)
    )


def around(weights: Sequence[float] | FloatArray, share: float) -> Polytope:
    """Every weight within ± share of itself: 0.25 lets a weight of 0.04 lie between 0.03 and 0.05.

    Errors   Malformed on weights of zero and on a share outside 0 to 1
    """
    if not 0 <= share <= 1:
        raise refuse("share", word("The share is {share}.", share=share), word("Write a number between 0 and 1."))
    given = shares(weights)
    return Polytope(given * (1.0 - share), np.minimum(given * (1.0 + share), 1.0))


def every(count: int) -> Polytope:
    """All weightings of so many indicators."""
    return Polytope(np.zeros(count), np.ones(count))


def ordered(order: Sequence[int]) -> Polytope:
    """All weightings in which the first indicator weighs at least as much as the second, and so on."""
    count = len(order)
    rows = np.zeros((count - 1, count))
    for k in range(count - 1):
        rows[k, order[k]], rows[k, order[k + 1]] = -1.0, 1.0
    return Polytope(np.zeros(count), np.ones(count), rows, np.zeros(count - 1))
