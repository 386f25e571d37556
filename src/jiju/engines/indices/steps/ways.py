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
from jiju.engines.indices.methods import coupling, distances, frontier, penalties, voting


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


class Votes(Way):
    """Duels of units, each child a voter with its weight: copeland counts duels, borda voices, kemeny places.

    kemeny gives the number of units below in the ranking with which the fewest voices disagree.
    """

    method: Literal["copeland", "borda", "kemeny"]

    def scores(self, parts: Parts) -> FloatArray:
        matrix = voting.outranking(parts.x, parts.weights)
        if self.method == "kemeny":
            order = voting.kemeny(matrix).order
            out = np.empty(len(order))
            out[list(order)] = np.arange(len(order))[::-1]
            return out
        return voting.copeland(matrix) if self.method == "copeland" else voting.borda(matrix)


class Topsis(Way):
    """Closeness to the ideal, on figures scaled as named; it knows directions and needs no normalisation before."""

    turns: ClassVar[bool] = True
    method: Literal["topsis"]
    scale: distances.Scale = Field(
        description="vector (Hwang and Yoon), min-max (the default of pymcdm), sum, max, none"
    )

    def scores(self, parts: Parts) -> FloatArray:
        return distances.topsis(
            parts.x, parts.weights, scale=self.scale, directions=parts.directions, names=parts.names
        )


class Grey(Way):
    """灰色关联度 to the best of each child; it knows directions."""

    turns: ClassVar[bool] = True
    method: Literal["grey relation"]
    scale: distances.Scale = Field(description="min-max, or none after a normalisation; vector, sum and max exist")
    rho: float = Field(default=0.5, gt=0, le=1, description="the resolution ρ")

    def scores(self, parts: Parts) -> FloatArray:
        return distances.grey_relation(
            parts.x, parts.weights, rho=self.rho, scale=self.scale, directions=parts.directions, names=parts.names
        )


class Vikor(Way):
    """VIKOR: less is better; it knows directions."""

    turns: ClassVar[bool] = True
    better: ClassVar[Direction] = "down"
    method: Literal["vikor"]
    v: float = Field(default=0.5, ge=0, le=1, description="the weight of the majority against the single regret")

    def scores(self, parts: Parts) -> FloatArray:
        return distances.vikor(parts.x, parts.weights, v=self.v, directions=parts.directions, names=parts.names).q


class Wroclaw(Way):
    """Wroclaw taxonomy: less is better. Weights count inside the distance; equal ones do as in Compind."""

    better: ClassVar[Direction] = "down"
    method: Literal["wroclaw"]

    def scores(self, parts: Parts) -> FloatArray:
        even = parts.weights / parts.weights.mean()
        return distances.wroclaw(parts.x, even, names=parts.names)


class Penalised(Way):
    """A mean with a penalty for unevenness; the children count alike.

    mpi wants figures standardised to mean 100 and deviation 10 (n − 1), ampi those of normalise method ampi.
    """

    method: Literal["mpi", "ampi"]
    penalty: penalties.Penalty = Field(default="down", description="whether unevenness takes off or adds")

    def scores(self, parts: Parts) -> FloatArray:
        function = penalties.mpi if self.method == "mpi" else penalties.ampi
        return function(parts.x, penalty=self.penalty, names=parts.names)


class MeanMin(Way):
    """A mean that is drawn towards the weakest child; the children count alike."""

    method: Literal["mean-min"]
    alpha: float = Field(ge=0, le=1, description="how much the weakest counts")
    beta: float = Field(ge=0, description="how sharply")

    def scores(self, parts: Parts) -> FloatArray:
        return penalties.mean_min(parts.x, alpha=self.alpha, beta=self.beta, names=parts.names)


class Ordered(Way):
    """Ordered weighted average: weights belong to places, the first to a unit's greatest figure."""

    method: Literal["ordered weighted average"]
    places: tuple[float, ...] = Field(description="one weight a place, from the greatest figure to the least")

    def scores(self, parts: Parts) -> FloatArray:
        return penalties.ordered_average(parts.x, self.places, names=parts.names)


class Frontier(Way):
    """Benefit of the doubt: each unit weighed as suits it best, its shares within bounds."""

    method: Literal["benefit of the doubt"]
    least: tuple[float, ...] | None = Field(default=None, description="the least share of each child in a unit's score")
    most: tuple[float, ...] | None = Field(
        default=None, description="the greatest share of each child in a unit's score"
    )

    def scores(self, parts: Parts) -> FloatArray:
        return frontier.benefit_of_the_doubt(parts.x, least=self.least, most=self.most, names=parts.names).scores


class Coupling(Way):
    """耦合协调度 D of the children as systems with levels above 0 and at most 1."""

    method: Literal["coupling coordination"]
    form: coupling.Form = Field(description="traditional, or corrected (two systems)")

    def scores(self, parts: Parts) -> FloatArray:
        return coupling.coupling(parts.x, parts.weights, form=self.form, names=parts.names).coordination


WAYS: tuple[type[Way], ...] = (
    Means, Plain, Votes, Topsis, Grey, Vikor, Wroclaw, Penalised, MeanMin, Ordered, Frontier, Coupling,
)  # fmt: skip
