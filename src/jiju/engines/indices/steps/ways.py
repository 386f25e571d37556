"""Ways to put the children of an element together into one score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from pydantic import Field

from jiju.core.words import word
from jiju.engines.indices import aggregates
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.elements import Direction, Strict


@dataclass(frozen=True)
class Parts:
    """The children of one element as a way of aggregating finds them.

    Shape    `x`: units × children, `weights`: children
    """

    x: FloatArray
    weights: FloatArray
    names: Sequence[str]
    directions: Sequence[Direction]
    where: str


class Way(Strict):
    """One way of aggregating. `better` says whether more or less is better afterwards."""

    better: ClassVar[Direction] = "up"
    bears_gaps: ClassVar[bool] = False
    turns: ClassVar[bool] = False
    method: Any

    def scores(self, parts: Parts) -> FloatArray:
        """The score of each unit."""
        raise NotImplementedError


class Means(Way):
    """A weighted mean: arithmetic, geometric, harmonic, or generalised with a power.

    Missing  a missing child is left out, and the weights of the others are scaled up
    """

    bears_gaps: ClassVar[bool] = True
    method: aggregates.Mean
    power: float | None = Field(default=None, description="generalised mean: the power p")

    def model_post_init(self, context: object, /) -> None:
        if (self.method == "generalised mean") != (self.power is not None):
            raise refuse(
                f"aggregate: {self.method}",
                word("A power belongs to the generalised mean, and to no other."),
                word("Write power: beside method: generalised mean."),
            )

    @property
    def p(self) -> float:
        return aggregates.power_of(self.method, self.power)

    def scores(self, parts: Parts) -> FloatArray:
        return self.many(parts.x, parts.weights, parts.names, parts.where)

    def many(self, x: FloatArray, weights: FloatArray, names: Sequence[str], where: str) -> FloatArray:
        """Scores under one weighting or many at once; see `aggregates` for the shapes."""
        if self.p == 1.0:
            return aggregates.arithmetic(x, weights)
        return aggregates.generalised(x, weights, self.p, names, where)


class Plain(Way):
    """The middle, the least, the greatest, or the sum of the children; weights count in the weighted sum alone."""

    method: Literal["median", "minimum", "maximum", "sum", "weighted sum", "product", "weighted product"]

    def scores(self, parts: Parts) -> FloatArray:
        x, w = parts.x, parts.weights
        if self.method == "weighted product" and x.min() <= 0:
            raise refuse(
                parts.where,
                word("A weighted product needs figures above zero; the smallest is {low}.", low=float(x.min())),
                word("Normalise to a scale above zero, such as to: [1, 100]."),
            )
        chosen: dict[str, Callable[[], Any]] = {
            "median": lambda: np.median(x, axis=1),
            "minimum": lambda: x.min(axis=1),
            "maximum": lambda: x.max(axis=1),
            "sum": lambda: x.sum(axis=1),
            "weighted sum": lambda: x @ w,
            "product": lambda: x.prod(axis=1),
            "weighted product": lambda: np.exp(np.log(x) @ w),
        }
        return np.asarray(chosen[self.method](), dtype=np.float64)


class Outranking(Way):
    """Copeland: in how many duels a unit wins, less those that it loses.

    In a duel of two units, a child with the greater figure gives its weight, an equal one half; who has more than
    half of all weight wins.
    """

    method: Literal["copeland"]

    def scores(self, parts: Parts) -> FloatArray:
        shares = parts.weights / parts.weights.sum()
        return copeland(outranking(parts.x, shares))


def outranking(x: FloatArray, shares: FloatArray) -> FloatArray:
    """The outranking matrix: row a, column b holds the weight on which a is better than b, half for equals.

    Shape    x: units × children; out: units × units, zero on the diagonal
    """
    out = np.zeros((len(x), len(x)))
    for j, share in enumerate(shares):
        column = x[:, j]
        out += share * ((column[:, None] > column) + 0.5 * (column[:, None] == column))
    np.fill_diagonal(out, 0.0)
    return out


def copeland(matrix: FloatArray) -> FloatArray:
    """Duels won less duels lost; half of the weight is neither, within 1e-12 so that rounding decides no duel."""
    lead = matrix - matrix.T
    return np.asarray(np.where(np.abs(lead) <= 1e-12, 0.0, np.sign(lead)).sum(axis=1))
