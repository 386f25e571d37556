"""Normalising against peers: figures in many units on one scale, where more is always better."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field
from scipy.stats import rankdata

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.state import ALL, State
from jiju.engines.indices.steps.step import Step

Ties = Literal["min", "max", "average", "dense"]
Deviation = Literal["n - 1", "n"]


class Normalise(Step):
    """Put each indicator on one scale, among all units or among those of a group; more is better afterwards.

    An indicator whose direction is down is turned round first (x becomes −x), unless the method says otherwise.

    Missing  stays missing and does not count among the peers
    Errors   Malformed where all peers are equal, unless the method says what that means
    """

    kind: ClassVar[str] = "normalise"
    over: str = Field(
        default=ALL,
        description="all units together, or those with the same label in this column of groups (a year, a type)",
    )

    def apply(self, state: State) -> State:
        x, done = state.x.copy(), list(state.directions)
        for j in state.places(self.only, self.where):
            for group, rows in state.groups(self.over, self.where):
                x[rows, j] = self._peers(state, j, rows, group)
            done[j] = "up"
        return replace(state.with_x(x), directions=tuple(done))

    def _peers(self, state: State, j: int, rows: np.ndarray, group: str) -> FloatArray:
        column = state.x[rows, j]
        gaps = np.isnan(column)
        out = np.full(column.shape, np.nan)
        if not gaps.all():
            turned = -column[~gaps] if self.turns(state, j) else column[~gaps]
            where = state.indicators[j] if group == ALL else f"{state.indicators[j]}, {group}"
            out[~gaps] = self.scaled(turned, where, state, j, rows[~gaps])
        return out

    def turns(self, state: State, j: int) -> bool:
        return state.directions[j] == "down"

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        """The scores of present figures of one indicator in one group of peers."""
        raise NotImplementedError

    def _constant(self, where: str) -> Exception:
        return refuse(
            where,
            word("All units have the same value, so that it cannot tell them apart."),
            word("Leave the indicator out, widen the peers, or write when_equal."),
        )


class MinMax(Normalise):
    """Between the worst and the best of the peers: low + (high − low) · (x − worst) ÷ (best − worst)."""

    method: Literal["min-max"]
    to: tuple[float, float] = Field(default=(0.0, 100.0), description="the scores of the worst and of the best")
    when_equal: Literal["refuse", "lowest", "middle", "highest"] = Field(
        default="refuse", description="the score where all peers are equal"
    )

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        low, high = self.to
        worst, best = x.min(), x.max()
        if best == worst:
            if self.when_equal == "refuse":
                raise self._constant(where)
            return np.full(x.shape, {"lowest": low, "middle": (low + high) / 2, "highest": high}[self.when_equal])
        return np.asarray((x - worst) / (best - worst) * (high - low) + low)


class ZScore(Normalise):
    """Distance from the mean in standard deviations: mean + deviation · (x − x̄) ÷ s."""

    method: Literal["z-score"]
    mean: float = Field(default=0.0, description="the score of the mean")
    deviation: float = Field(default=1.0, gt=0, description="the score of one standard deviation")
    sd: Deviation = Field(default="n - 1", description="which standard deviation: divided by n − 1 or by n")

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        if len(x) < 2 or x.max() == x.min():
            raise self._constant(where)
        spread = x.std(ddof=1 if self.sd == "n - 1" else 0)
        return np.asarray((x - x.mean()) / spread * self.deviation + self.mean)


class Ranked(Normalise):
    """Places: rank counts from one at the worst, borda counts the units below, percentile rank is borda ÷ (n − 1)."""

    method: Literal["rank", "borda", "percentile rank"]
    ties: Ties = Field(default="min", description="the place of equals, counted from the worst")

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        places = np.asarray(rankdata(x, method=self.ties), dtype=np.float64)
        if self.method == "rank":
            return places
        if self.method == "borda":
            return places - 1.0
        if len(x) < 2:
            raise self._constant(where)
        return (places - 1.0) / (len(x) - 1.0)


class Distance(Normalise):
    """How far from the best: 1 − (best − x) ÷ (best − worst), the best being the peers' or one named unit."""

    method: Literal["distance to max", "distance to reference"]
    unit: str | None = Field(default=None, description="distance to reference: the code of the unit of reference")
    cap: bool = Field(default=False, description="distance to reference: whether scores stop at 1")

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        best, worst = x.max(), x.min()
        if self.method == "distance to reference":
            best = self._reference(x, where, state, rows)
        if best == worst:
            raise self._constant(where)
        out = 1.0 - (best - x) / (best - worst)
        return np.asarray(np.minimum(out, 1.0) if self.cap else out)

    def _reference(self, x: FloatArray, where: str, state: State, rows: np.ndarray) -> float:
        keys = [state.keys[i] for i in rows]
        if self.unit not in keys:
            raise refuse(
                where,
                word("The unit of reference “{unit}” has no figure here.", unit=str(self.unit)),
                word("Write the code of a unit that has one."),
            )
        return float(x[keys.index(str(self.unit))])


class Ratio(Normalise):
    """A ratio to something of the peers: the best, the sum, the mean, or the length of the column as a vector.

    Figures whose direction is down: `1 / x` takes reciprocals first, `1 - x` takes one minus the ratio.

    Errors   Malformed where the divisor is zero, on negative figures, and on zero under `1 / x`
    """

    method: Literal["fraction of max", "fraction of sum", "vector", "ratio to mean"]
    down: Literal["1 / x", "1 - x"] = Field(description="how an indicator is turned round, of which less is better")

    def turns(self, state: State, j: int) -> bool:
        return False

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        down = state.directions[j] == "down"
        if x.min() < 0 or (down and self.down == "1 / x" and x.min() == 0):
            raise refuse(
                where,
                word("The smallest value is {low}, where a ratio needs figures above zero.", low=float(x.min())),
                word("Use min-max, or transform the indicator first."),
            )
        use = 1.0 / x if down and self.down == "1 / x" else x
        whole = {"fraction of max": use.max(), "fraction of sum": use.sum(), "ratio to mean": use.mean()}.get(
            self.method, np.sqrt((use**2).sum())
        )
        if whole == 0:
            raise self._constant(where)
        return np.asarray(1.0 - use / whole if down and self.down == "1 - x" else use / whole)


class AboveOrBelow(Normalise):
    """One above the mean by more than a threshold, minus one below it, zero between."""

    method: Literal["above or below mean"]
    threshold: float = Field(default=0.2, ge=0, description="the distance from the mean, as a share of it")

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        mean = x.mean()
        return np.sign(np.where(np.abs(x - mean) > self.threshold * abs(mean), x - mean, 0.0))


class Categories(Normalise):
    """Points by percentile of the peers: above the 95th so many, above the 85th so many, and so on."""

    method: Literal["categories"]
    above: tuple[float, ...] = Field(default=(5, 15, 25, 65, 85, 95), description="percentiles, rising")
    points: tuple[float, ...] = Field(
        default=(0, 20, 40, 50, 60, 80, 100), description="one more than percentiles, from the lowest"
    )

    def model_post_init(self, context: object, /) -> None:
        if len(self.points) != len(self.above) + 1 or list(self.above) != sorted(self.above):
            raise refuse(
                f"{self.where}: categories",
                word("There are {n} percentiles and {m} points.", n=len(self.above), m=len(self.points)),
                word("Write rising percentiles and one more number of points than percentiles."),
            )

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        cuts = np.percentile(x, self.above)
        return np.asarray(np.array(self.points)[np.searchsorted(cuts, x, side="left")], dtype=np.float64)
