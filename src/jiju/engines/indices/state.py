"""What stands between two steps of a run: the figures so far, the weights, and what was noted on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from jiju.core.words import Word, word
from jiju.engines.indices.arrays import FloatArray, IntArray, refuse
from jiju.engines.indices.elements import Direction, Element, Tree
from jiju.engines.indices.tables import Table

ALL = "all"


@dataclass(frozen=True)
class Note:
    """One thing that a step did, to one value, one indicator or one unit."""

    says: Word
    unit: str | None = None
    indicator: str | None = None
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True)
class State:
    """Figures of the units still in the run.

    Shape    `x` is units × indicators; `rows` are the places of these units in the table
    Missing  NaN in `x`; a unit that was left out stands in `left_out` with the reason
    """

    table: Table
    tree: Tree
    rows: IntArray
    indicators: tuple[str, ...]
    x: FloatArray
    directions: tuple[Direction, ...]
    weights: dict[str, float]
    scores: dict[str, FloatArray] = field(default_factory=dict)
    shares: dict[str, FloatArray] = field(default_factory=dict)
    left_out: dict[str, Word] = field(default_factory=dict)
    unscored: dict[str, Word] = field(default_factory=dict)
    better: dict[str, Direction] = field(default_factory=dict)
    extras: dict[str, Any] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    @property
    def keys(self) -> list[str]:
        return [self.table.keys[i] for i in self.rows]

    def element(self, indicator: str) -> Element:
        return self.tree.by_id[indicator]

    def places(self, only: Sequence[str] | None, where: str) -> list[int]:
        """The columns that a step works on: all, or those named."""
        if only is None:
            return list(range(len(self.indicators)))
        for name in only:
            if name not in self.indicators:
                raise refuse(
                    where,
                    word("“{name}” is not an indicator of this recipe.", name=name),
                    word("Name indicators, as they are called under elements."),
                )
        return [self.indicators.index(name) for name in only]

    def groups(self, over: str, where: str) -> Iterator[tuple[str, IntArray]]:
        """The rows of each peer group: all units together, or those with the same label in a column."""
        if over == ALL:
            yield ALL, np.arange(len(self.rows))
            return
        labels = np.array(self.label(over, where))
        for name in sorted(set(labels.tolist())):
            yield name, np.flatnonzero(labels == name)

    def label(self, column: str, where: str) -> list[str]:
        """The label of each unit in a column of groups."""
        if column not in self.table.labels:
            raise refuse(
                where,
                word("“{name}” is not a column of groups.", name=column),
                word("Name it under units: groups, or write “all”."),
            )
        return [self.table.labels[column][i] for i in self.rows]

    def number(self, column: str) -> FloatArray:
        return self.table.numbers[column][self.rows]

    def noted(self, *notes: Note) -> State:
        return replace(self, notes=(*self.notes, *notes))

    def with_x(self, x: FloatArray, notes: Sequence[Note] = ()) -> State:
        """The same state with new figures. A step may not make a figure vanish or grow without bound."""
        bad = np.argwhere((np.isnan(x) & ~np.isnan(self.x)) | np.isinf(x))
        if len(bad):
            row, column = (int(k) for k in bad[0])
            raise refuse(
                self.indicators[column],
                word("{unit} cannot be computed from {value}.", unit=self.keys[row], value=float(self.x[row, column])),
                word("Look at this value, or choose a method that is defined for it."),
            )
        return replace(self, x=x, notes=(*self.notes, *notes))


def begin(table: Table, tree: Tree) -> State:
    """The state before the first step: the figures as read."""
    indicators = tree.indicators
    columns = [table.numbers[tree.by_id[i].column or i] for i in indicators]
    return State(
        table=table,
        tree=tree,
        rows=np.arange(len(table.keys)),
        indicators=indicators,
        x=np.column_stack(columns),
        directions=tuple(tree.by_id[i].direction for i in indicators),
        weights=tree.weights(),
    )
