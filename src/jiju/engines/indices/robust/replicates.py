"""Replicates: the index under every setting of a design. Work that several settings share is done once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from jiju.engines.indices.arrays import FloatArray, IntArray
from jiju.engines.indices.factors import Choice, DataError, Factor, Range, Weights, place_of
from jiju.engines.indices.recipe import Recipe
from jiju.engines.indices.robust.designs import Design, Levels
from jiju.engines.indices.robust.manyfold import scores_under
from jiju.engines.indices.state import State, begin
from jiju.engines.indices.steps.aggregating import Aggregate
from jiju.engines.indices.steps.catalogue import rebuilt
from jiju.engines.indices.steps.step import Step
from jiju.engines.indices.tables import Table

KEPT = 64  # states kept for settings to come; enough for grids, bounded for samples


class Replicates:
    """The index of every unit under the settings of a design.

    Shape    `scores()`: replicates × units, in the order of the table
    Missing  a unit without a score in a replicate is NaN there
    """

    def __init__(self, recipe: Recipe, table: Table, design: Design) -> None:
        self.recipe, self.table, self.design = recipe, table, design
        self._states: OrderedDict[tuple[int, tuple[int, ...]], State] = OrderedDict()
        self._touches = [_touched(levels.factor, recipe) for levels in design.levels]
        self._steps: dict[tuple[int, int], Step] = {}

    def scores(self, tell: Callable[[int, int], object] | None = None) -> FloatArray:
        """The index under each setting; `tell` hears how many replicates of how many are done."""
        out = np.full((len(self.design.places), len(self.table.keys)), np.nan)
        loose = [k for k, levels in enumerate(self.design.levels) if not isinstance(levels.factor, Weights)]
        groups, inverse = np.unique(self.design.places[:, loose], axis=0, return_inverse=True)
        order = np.argsort(inverse.ravel(), kind="stable")
        ends = np.cumsum(np.bincount(inverse.ravel(), minlength=len(groups)))
        done = 0
        for group, end in zip(groups, ends, strict=True):
            rows = order[done:end]
            self._group(dict(zip(loose, (int(g) for g in group), strict=True)), rows, out)
            done = int(end)
            if tell is not None:
                tell(done, len(out))
        return out

    def _group(self, setting: Mapping[int, int], rows: IntArray, out: FloatArray) -> None:
        steps = self._recipe_steps(setting)
        last = max(i for i, s in enumerate(steps) if isinstance(s, Aggregate))
        state = self._before(setting, steps, last)
        aggregate = steps[last]
        assert isinstance(aggregate, Aggregate)
        weights = self._weights(rows, state)
        if last == len(steps) - 1 and (many := scores_under(state, aggregate, weights, len(rows))) is not None:
            out[np.ix_(rows, state.rows)] = _upward(many[0], many[1])
            return
        for k, row in enumerate(rows):
            changed = replace(state, weights=state.weights | {n: float(w[k]) for n, w in weights.items()})
            for step in steps[last:]:
                changed = step.apply(changed)
            top = changed.tree.top
            out[row, changed.rows] = _upward(changed.scores[top], changed.better[top])

    def _weights(self, rows: IntArray, state: State) -> dict[str, FloatArray]:
        """The weights that vary: those given, or those of the state times the noise."""
        out: dict[str, FloatArray] = {}
        for k, levels in enumerate(self.design.levels):
            if isinstance(levels.factor, Weights):
                drawn = np.asarray(levels.values)[self.design.places[rows, k]]
                names = levels.factor.elements(self.recipe.tree)
                own = [1.0 if levels.factor.sets else state.weights[name] for name in names]
                out |= {name: own[j] * drawn[:, j] for j, name in enumerate(names)}
        return out

    def _recipe_steps(self, setting: Mapping[int, int]) -> list[Step]:
        steps = list(self.recipe.steps)
        for k, level in setting.items():
            factor = self.design.levels[k].factor
            if isinstance(factor, Choice | Range):
                place = place_of(factor.step, self.recipe.steps, factor.id)
                if (k, level) not in self._steps or factor.option is not None:
                    self._steps[k, level] = rebuilt(
                        steps[place], factor.option, self.design.levels[k].values[level], f"factors: {factor.id}"
                    )
                steps[place] = self._steps[k, level]
        return steps

    def _before(self, setting: Mapping[int, int], steps: list[Step], last: int) -> State:
        """The state before aggregation; each step is done once for the settings that it depends on."""
        state = self._begun(setting)
        for i, step in enumerate(steps[:last]):
            key = (i, tuple(level if self._touches[k] <= i else -1 for k, level in setting.items()))
            if key not in self._states:
                self._states[key] = step.apply(state)
                if len(self._states) > KEPT:
                    self._states.popitem(last=False)
            state = self._states[key]
        return state

    def _begun(self, setting: Mapping[int, int]) -> State:
        state = begin(self.table, self.recipe.tree)
        for k, level in setting.items():
            if isinstance(self.design.levels[k].factor, DataError):
                state = replace(state, x=state.x * _errors(self.design.levels[k], level, state))
        return state


def _errors(levels: Levels, level: int, state: State) -> FloatArray:
    factor = levels.factor
    assert isinstance(factor, DataError)
    out = np.ones(state.x.shape)
    places = state.places(factor.of, factor.id)
    out[:, places] = np.asarray(levels.values[level]).reshape(len(state.x), len(places))
    return out


def _touched(factor: Factor, recipe: Recipe) -> int:
    """The first step that a factor changes; −1 for the figures themselves."""
    if isinstance(factor, DataError):
        return -1
    return len(recipe.steps) if isinstance(factor, Weights) else place_of(factor.step, recipe.steps, factor.id)


def _upward(scores: FloatArray, better: str) -> FloatArray:
    """Scores of which more is better, whatever the method."""
    return scores if better == "up" else -scores
