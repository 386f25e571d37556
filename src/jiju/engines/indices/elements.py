"""The tree of an index: indicators at the leaves, groups of them above, one element at the top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from jiju.core.words import Word, word
from jiju.engines.indices.arrays import refuse

Direction = Literal["up", "down"]


class Strict(BaseModel):
    """A part of a recipe: frozen, and closed to keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True)


class Element(Strict):
    """One element of the tree. Without children it is an indicator, read from the column of its name.

    Units    `weight` counts among the children of one parent only; `target`, `best` and `worst` are in the
             indicator's own unit after denominating and transforming
    """

    id: str = Field(description="the name by which steps and others speak of it")
    parent: str | None = Field(default=None, description="the element above; the index itself has none")
    name: str = Field(default="", description="the name as read by people")
    unit: str = Field(default="", description="the unit of the figures")
    weight: float = Field(default=1.0, description="the weight among its siblings, above zero")
    direction: Direction = Field(default="up", description="whether more or less is better")
    column: str | None = Field(default=None, description="the column of the figures; the id when left out")
    denominator: str | None = Field(default=None, description="the column by which the step denominate divides")
    scale: float = Field(default=1.0, description="what denominate multiplies by")
    target: float | None = Field(default=None, description="for distance to target, fraction of target and ampi")
    best: float | None = Field(default=None, description="the upper goalpost")
    worst: float | None = Field(default=None, description="the lower goalpost")
    standards: tuple[float, ...] | None = Field(default=None, description="for banded efficacy: from best to worst")


@dataclass(frozen=True)
class Tree:
    """The elements with their order: parents known, exactly one top, no circle, weights above zero."""

    elements: tuple[Element, ...]

    def __post_init__(self) -> None:
        for fault in _faults(self.elements):
            raise refuse(f"elements: {fault[0]}", fault[1], fault[2])

    @cached_property
    def by_id(self) -> dict[str, Element]:
        return {e.id: e for e in self.elements}

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """The children of each element that has any, in the order written."""
        out: dict[str, list[str]] = {}
        for e in self.elements:
            if e.parent is not None:
                out.setdefault(e.parent, []).append(e.id)
        return {parent: tuple(found) for parent, found in out.items()}

    @cached_property
    def top(self) -> str:
        return next(e.id for e in self.elements if e.parent is None)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The leaves, in the order written."""
        return tuple(e.id for e in self.elements if e.id not in self.children)

    @cached_property
    def upward(self) -> tuple[str, ...]:
        """The elements that have children, each after all of its children."""
        return tuple(reversed([i for i in self._downward(self.top) if i in self.children]))

    def below(self, element: str) -> tuple[str, ...]:
        """The indicators below an element, in the order written; of an indicator, itself."""
        found = set(self._downward(element))
        return tuple(i for i in self.indicators if i in found)

    def _downward(self, start: str) -> Iterator[str]:
        queue = [start]
        while queue:
            current = queue.pop(0)
            yield current
            queue.extend(self.children.get(current, ()))

    def levels(self) -> dict[str, int]:
        """The level of each element, indicators being 1."""
        out = dict.fromkeys(self.indicators, 1)
        for i in self.upward:
            out[i] = 1 + max(out[c] for c in self.children[i])
        return out

    def weights(self) -> dict[str, float]:
        return {e.id: e.weight for e in self.elements}


Fault = tuple[str, Word, Word]


def _faults(elements: Sequence[Element]) -> Iterator[Fault]:
    if not elements:
        yield "0", word("There are no elements."), word("Write the top element and at least one indicator below it.")
        return
    yield from _names(elements)
    tops = [e.id for e in elements if e.parent is None]
    if len(tops) != 1:
        yield (
            ", ".join(tops) or elements[0].id,
            word("There are {n} elements without a parent, where one is the index.", n=len(tops)),
            word("Give each element but the top one a parent."),
        )
    yield from _circles(elements)


def _names(elements: Sequence[Element]) -> Iterator[Fault]:
    known = Counter(e.id for e in elements)
    for e in elements:
        if known[e.id] > 1:
            yield e.id, word("“{id}” stands twice.", id=e.id), word("Give each element a name of its own.")
        if e.parent is not None and e.parent not in known:
            yield e.id, word("Its parent “{id}” is not an element.", id=e.parent), word("Name one of the elements.")
        if e.weight <= 0:
            yield (
                e.id,
                word("The weight is {weight}.", weight=e.weight),
                word("Give a weight above zero, or leave the element out."),
            )
        if e.scale == 0:
            yield e.id, word("The scale is zero."), word("Give the factor by which the ratio is multiplied.")


def _circles(elements: Sequence[Element]) -> Iterator[Fault]:
    parent = {e.id: e.parent for e in elements}
    for e in elements:
        seen, current = {e.id}, parent[e.id]
        while current is not None and current not in seen:
            seen.add(current)
            current = parent[current]
        if current is not None:
            yield (
                e.id,
                word("Its parents lead back to “{id}”.", id=current),
                word("Let every line of parents end at the top."),
            )
            return
