"""A run: a recipe done on figures, with scores, places, contributions, every stage, and a digest to replay it by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import narwhals as nw
import numpy as np
from scipy.stats import rankdata

from jiju.core.words import Word
from jiju.engines.indices.arrays import FloatArray
from jiju.engines.indices.contributions import Contributions, contributions
from jiju.engines.indices.elements import Direction
from jiju.engines.indices.recipe import Rank, Recipe
from jiju.engines.indices.state import ALL, Note, State, begin
from jiju.engines.indices.tables import Table, read_table

VERSION = 1  # of the meaning of methods; raise it when a number can change


@dataclass(frozen=True)
class Stage:
    """The figures after one step."""

    name: str
    state: State


@dataclass(frozen=True)
class Run:
    """What a recipe gives on figures.

    Missing  a unit without a score has no rank; `absent` says why
    """

    recipe: Recipe
    table: Table
    stages: tuple[Stage, ...]

    @property
    def last(self) -> State:
        return self.stages[-1].state

    @property
    def units(self) -> list[str]:
        """The units that took part, in the order of their codes."""
        return self.last.keys

    @property
    def scores(self) -> FloatArray:
        return self.last.scores[self.recipe.tree.top]

    @property
    def better(self) -> Direction:
        return self.last.better[self.recipe.tree.top]

    @cached_property
    def ranks(self) -> FloatArray:
        """The place of each unit; NaN without a score."""
        return places(self.scores, self.better, self.recipe.rank, self.last)

    @property
    def absent(self) -> dict[str, Word]:
        """Units without a score, and why."""
        return self.last.left_out | self.last.unscored

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.last.notes

    def stage(self, name: str) -> State:
        """The state after the step of this name or kind."""
        return next(s.state for s in self.stages if s.name == name)

    def level_ranks(self, element: str) -> FloatArray:
        """Places on one element or indicator, as it stood when it was put together."""
        return places(self.element_scores(element), self.better_of(element), self.recipe.rank, self.last)

    def element_scores(self, element: str) -> FloatArray:
        found = self.last.scores.get(element)
        return self.last.x[:, self.last.indicators.index(element)] if found is None else found

    def better_of(self, element: str) -> Direction:
        return (
            self.last.better[element]
            if element in self.last.better
            else self.last.directions[self.last.indicators.index(element)]
        )

    @cached_property
    def contributions(self) -> Contributions:
        """How much each indicator gave to each unit's index; the parts sum to the score."""
        return contributions(self.last)

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of each element among its siblings, as used; siblings sum to one."""
        out = {self.recipe.tree.top: 1.0}
        for children in self.recipe.tree.children.values():
            alive = [c for c in children if c in self.last.indicators or c in self.last.scores]
            whole = sum(self.last.weights[c] for c in alive)
            out |= {c: self.last.weights[c] / whole for c in alive}
        return out

    @cached_property
    def grades(self) -> dict[str, str]:
        """The grade of each ranked unit: bands from the best, each within its share, equals treated alike."""
        return _grades(self)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over recipe, figures and version: the same digest means the same bytes out."""
        return digest(self.recipe, self.table)

    def columns(self) -> dict[str, list[Any]]:
        """The result as columns, best first: unit, name, score, rank, grade, and each element's score."""
        order = np.lexsort((np.arange(len(self.units)), np.where(np.isnan(self.ranks), np.inf, self.ranks)))
        names = [self.table.names[i] for i in self.last.rows]
        out: dict[str, list[Any]] = {
            "unit": [self.units[i] for i in order],
            "name": [names[i] for i in order],
            "score": _plain(self.scores[order]),
            "rank": _counted(self.ranks[order]),
        }
        if self.recipe.grades:
            out["grade"] = [self.grades.get(self.units[i]) for i in order]
        for element in self.levels():
            out[element] = _plain(self.element_scores(element)[order])
        return out

    def levels(self) -> list[str]:
        """Elements with scores and indicators with figures, from the top down."""
        tree = self.recipe.tree
        return [e for e in reversed(tree.upward) if e in self.last.scores] + list(self.last.indicators)

    def frame(self, backend: str = "polars") -> Any:
        """The result as a polars or pandas frame, best first."""
        return nw.from_dict(self.columns(), backend=backend).to_native()  # type: ignore[arg-type]


def run(recipe: Recipe, data: Any) -> Run:
    """Do a recipe on figures: a frame of polars or pandas, a mapping of columns, the path of a CSV, or a table.

    Errors   Malformed, naming the place and the cure
    """
    table = data if isinstance(data, Table) else read_table(data, recipe.units, recipe.columns())
    state = begin(table, recipe.tree)
    stages = [Stage("read", state)]
    for step in recipe.steps:
        state = step.apply(state)
        stages.append(Stage(step.where, state))
    return Run(recipe, table, tuple(stages))


def places(scores: FloatArray, better: Direction, rule: Rank, state: State) -> FloatArray:
    """Places by the declared rule, one at the best; NaN where there is no score."""
    out = np.full(scores.shape, np.nan)
    use = scores if rule.decimals is None else np.round(scores, rule.decimals)
    signed = -use if better == "up" else use
    groups = [(ALL, np.arange(len(scores)))] if rule.within == ALL else list(state.groups(rule.within, "rank"))
    for _, rows in groups:
        there = rows[~np.isnan(scores[rows])]
        if len(there):
            out[there] = rankdata(signed[there], method=rule.ties)
    return out


def digest(recipe: Recipe, table: Table) -> str:
    """SHA-256 over the recipe with its defaults, the figures to the last bit, and the version of the methods."""
    figures = {name: [float(v).hex() for v in values] for name, values in sorted(table.numbers.items())}
    whole = {
        "version": VERSION,
        "recipe": recipe.to_data(),
        "units": table.keys,
        "labels": {k: table.labels[k] for k in sorted(table.labels)},
        "figures": figures,
    }
    return hashlib.sha256(
        json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


def _plain(values: FloatArray) -> list[float | None]:
    return [None if np.isnan(v) else float(v) for v in values]


def _counted(values: FloatArray) -> list[float | int | None]:
    """Places as whole numbers where all are; the mean places of ties are not."""
    plain = _plain(values)
    whole = all(v is None or v.is_integer() for v in plain)
    return [None if v is None else int(v) for v in plain] if whole else list(plain)


def _grades(done: Run) -> dict[str, str]:
    left: Mapping[str, float] = {u: float(s) for u, s in zip(done.units, done.scores, strict=True) if not np.isnan(s)}
    peers = len(left)
    out: dict[str, str] = {}
    for grade in done.recipe.grades:
        reached = {u: s for u, s in left.items() if s >= grade.at_least}
        if grade.at_most is not None and len(reached) > (most := max(1, int(peers * grade.at_most + 1e-9))):
            line = sorted(reached.values(), reverse=True)[most]
            reached = {u: s for u, s in reached.items() if s > line}
        out |= dict.fromkeys(reached, grade.grade)
        left = {u: s for u, s in left.items() if u not in reached}
    return out
