"""How sure each place is: intervals, how often each place is taken, who stands above whom, who crosses which line."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import BoolArray, FloatArray, IntArray, refuse
from jiju.engines.indices.factors import Factor, Line
from jiju.engines.indices.robust.designs import Design, design
from jiju.engines.indices.robust.placing import UNPLACED, above_of, acceptability_of, places_of
from jiju.engines.indices.robust.replicates import Replicates
from jiju.engines.indices.robust.sobol import Indices, sobol
from jiju.engines.indices.run import Run

Z95 = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    """Where a unit's place lies in nine of ten replicates, and at the ends of all."""

    unit: str
    nominal: int | None
    mean: float
    median: float
    low: float
    high: float
    best: int
    worst: int
    unplaced: float


@dataclass(frozen=True)
class Chance:
    """How likely a unit is across a line. `error` is the standard error, zero where all cases were enumerated.

    Shape    low and high: a 95 % interval (Wilson) on as many independent draws as there were
    """

    unit: str
    line: str
    p: float
    error: float
    low: float
    high: float


@dataclass(frozen=True)
class Robustness:
    """A run under every setting of its factors.

    Shape    scores and places: replicates × units
    """

    run: Run
    design: Design
    scores: FloatArray
    seed: int

    @cached_property
    def places(self) -> IntArray:
        return places_of(self.scores)

    @property
    def units(self) -> tuple[str, ...]:
        return self.run.table.keys

    @property
    def replicates(self) -> int:
        return len(self.scores)

    @cached_property
    def nominal(self) -> IntArray:
        """The places of the run itself, as counted here."""
        full = np.full((1, len(self.units)), np.nan)
        full[0, self.run.last.rows] = self.run.scores if self.run.better == "up" else -self.run.scores
        return np.asarray(places_of(full)[0])

    @cached_property
    def acceptability(self) -> FloatArray:
        """How often each unit takes each place: units × places."""
        return acceptability_of(self.places)

    @cached_property
    def above(self) -> FloatArray:
        """How often the unit of the row stands above the unit of the column."""
        return above_of(self.scores)

    def intervals(self, share: float = 0.9) -> list[Interval]:
        """Mean, median, and the middle share of the places of each unit."""
        tail = (1.0 - share) / 2.0
        return [self._interval(i, tail) for i in range(len(self.units))]

    def _interval(self, i: int, tail: float) -> Interval:
        taken = self.places[:, i]
        there = taken[taken != UNPLACED]
        nominal = int(self.nominal[i]) or None
        if not len(there):
            return Interval(self.units[i], nominal, math.nan, math.nan, math.nan, math.nan, 0, 0, 1.0)
        low, middle, high = np.quantile(there, [tail, 0.5, 1.0 - tail])
        return Interval(
            self.units[i], nominal, float(there.mean()), float(middle), float(low), float(high),
            int(there.min()), int(there.max()), 1.0 - len(there) / len(taken),
        )  # fmt: skip

    def across(self, line: Line) -> BoolArray:
        """Whether each unit is across a line in each replicate."""
        if line.score is not None:
            with np.errstate(invalid="ignore"):
                sign = 1.0 if self.run.better == "up" else -1.0
                return np.asarray(self.scores >= line.score if sign > 0 else -self.scores <= line.score)
        placed = self.places != UNPLACED
        if line.top is not None:
            return np.asarray(placed & (self.places <= line.top))
        behind = placed.sum(axis=1, keepdims=True) - int(line.bottom or 0)
        return np.asarray(placed & (self.places > behind))

    def chances(self, line: Line) -> list[Chance]:
        """How likely each unit is across a line, with the Monte Carlo error."""
        hit = self.across(line)
        p = hit.mean(axis=0)
        error, draws = self._errors(hit)
        return [
            Chance(u, line.id, float(p[i]), float(error[i]), *_wilson(float(p[i]), draws))
            for i, u in enumerate(self.units)
        ]

    def _errors(self, hit: BoolArray) -> tuple[FloatArray, float]:
        """Standard errors over the independent draws: none for an enumeration, the sampled points of a grid."""
        if self.design.exact:
            return np.zeros(hit.shape[1]), math.inf
        if self.design.kind == "grid":
            axis = next(k for k, levels in enumerate(self.design.levels) if levels.sampled)
            others = tuple(a for a in range(len(self.design.shape)) if a != axis)
            means = hit.reshape(*self.design.shape, hit.shape[1]).mean(axis=others)
        else:
            means = hit.reshape(*self.design.shape, hit.shape[1]).mean(axis=0)
        return np.asarray(means.std(axis=0, ddof=1) / math.sqrt(len(means))), float(len(means))

    @cached_property
    def sobol_ranks(self) -> Indices:
        """Sobol indices of each unit's place."""
        return sobol(self.design, self.places.astype(np.float64), self.seed)

    @cached_property
    def sobol_shift(self) -> Indices:
        """Sobol indices of the mean absolute shift of places against the run itself."""
        return sobol(self.design, self.shift[:, None], self.seed)

    @cached_property
    def shift(self) -> FloatArray:
        """The mean absolute shift of places in each replicate."""
        return np.asarray(np.abs(self.places - self.nominal)[:, self.nominal != UNPLACED].mean(axis=1))

    def sobol_decision(self, line: Line) -> Indices:
        """Sobol indices of crossing a line, of each unit."""
        return sobol(self.design, self.across(line).astype(np.float64), self.seed)


def _wilson(p: float, draws: float) -> tuple[float, float]:
    if math.isinf(draws):
        return p, p
    z = Z95**2 / draws
    middle = (p + z / 2) / (1 + z)
    half = math.sqrt(p * (1 - p) * z + z * z / 4) / (1 + z)
    return max(0.0, middle - half), min(1.0, middle + half)


def robustness(
    done: Run,
    replicates: int,
    seed: int,
    factors: tuple[Factor, ...] | None = None,
    tell: Callable[[int, int], Any] | None = None,
) -> Robustness:
    """A run under about so many settings of its factors: those of the recipe, or others given.

    Errors   Malformed where nothing varies or a factor names no step
    """
    if replicates < 2:
        raise refuse("robust", word("There are {n} replicates.", n=replicates), word("Ask for at least two."))
    chosen = done.recipe.factors if factors is None else factors
    for factor in chosen:
        factor.fits(done.recipe.steps, done.recipe.tree)
    made = design(chosen, done.recipe.tree, len(done.table.keys), replicates, seed)
    return Robustness(done, made, Replicates(done.recipe, done.table, made).scores(tell), seed)
