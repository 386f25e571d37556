"""Aggregating: from indicators upward to the index, one way for all elements or another for some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

import numpy as np
from pydantic import Field, SerializeAsAny

from jiju.core.words import Word, word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.elements import Direction
from jiju.engines.indices.state import State
from jiju.engines.indices.steps.step import Step
from jiju.engines.indices.steps.ways import Parts, Way


class Aggregate(Step):
    """Put the children of each element together, from below to the top.

    Missing  an element of which a unit has fewer children than `at_least` has no score for this unit, and says why;
             means scale up the weights of what is there, every other way needs all children
    """

    kind: ClassVar[str] = "aggregate"
    by: SerializeAsAny[Way] = Field(description="the way, for all elements")
    each: dict[str, SerializeAsAny[Way]] = Field(
        default_factory=dict,
        description="another way for some: the name of an element, or “level 2” for all of a level",
    )
    at_least: float = Field(default=0.0, ge=0, le=1, description="the share of children that must be there")

    def way_of(self, element: str, level: int) -> Way:
        return self.each.get(element) or self.each.get(f"level {level}") or self.by

    def apply(self, state: State) -> State:
        self._known(state)
        levels = state.tree.levels()
        for element in self.elements(state):
            state = self._one(state, element, self.way_of(element, levels[element]))
        top = state.scores[state.tree.top]
        reasons = dict(_unscored(state, top))
        return replace(state, unscored=reasons, extras=state.extras | {"aggregate": self})

    def elements(self, state: State) -> list[str]:
        """The elements to score, from below: those with at least one child in the run."""
        alive = set(state.indicators)
        out = []
        for element in state.tree.upward:
            if any(c in alive for c in state.tree.children[element]):
                alive.add(element)
                out.append(element)
        return out

    def _known(self, state: State) -> None:
        levels = {f"level {n}" for n in state.tree.levels().values() if n > 1}
        for name in self.each:
            if name not in state.tree.children and name not in levels:
                raise refuse(
                    self.where,
                    word("“{name}” is not an element with children.", name=name),
                    word("Name an element that has children, or a level such as “level 2”."),
                )

    def _one(self, state: State, element: str, way: Way) -> State:
        parts = parts_of(state, element, f"{self.where}: {element}")
        if not way.turns:
            _all_up(parts)
        enough = enough_there(parts.x, self.at_least if way.bears_gaps else 1.0)
        score = np.full(len(parts.x), np.nan)
        if enough.any():
            score[enough] = way.scores(replace(parts, x=parts.x[enough]))
        better: Direction = way.better
        return replace(
            state,
            scores=state.scores | {element: score},
            better=state.better | {element: better},
        )


def enough_there(x: FloatArray, at_least: float) -> np.ndarray:
    """Which units have enough children for a mean: the share asked for, and one at least."""
    share = (~np.isnan(x)).mean(axis=-1)
    return np.asarray((share >= at_least) & (share > 0))


def parts_of(state: State, element: str, where: str) -> Parts:
    """The children of an element: figures of indicators, scores of elements below."""
    names = [c for c in state.tree.children[element] if c in state.indicators or c in state.scores]
    columns = [values_of(state, c) for c in names]
    directions: list[Direction] = [
        state.directions[state.indicators.index(c)] if c in state.indicators else state.better[c] for c in names
    ]
    weights = np.array([state.weights[c] for c in names])
    return Parts(np.column_stack(columns), weights, names, directions, where)


def values_of(state: State, name: str) -> FloatArray:
    """The figures of an indicator or the scores of an element, as they stand."""
    return state.x[:, state.indicators.index(name)] if name in state.indicators else state.scores[name]


def _all_up(parts: Parts) -> None:
    down = [n for n, d in zip(parts.names, parts.directions, strict=True) if d == "down"]
    if down:
        raise refuse(
            down[0],
            word("Less is better here, and “{where}” would add it as if more were.", where=parts.where),
            word("Normalise it before aggregating; every normalisation turns it round."),
        )


def _unscored(state: State, top: FloatArray) -> Iterator[tuple[str, Word]]:
    for i in np.flatnonzero(np.isnan(top)):
        gaps = [
            n for n in (*state.indicators, *state.scores) if n != state.tree.top and np.isnan(values_of(state, n)[i])
        ]
        yield state.keys[i], word("Not enough figures: {names} are missing.", names=", ".join(gaps[:8]))
