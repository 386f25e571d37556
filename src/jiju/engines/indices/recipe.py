"""A recipe: what an index is made of and how, as data that can be written by hand, kept, replayed and compared."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, SerializeAsAny

from jiju.core.words import word
from jiju.engines.indices.arrays import refuse
from jiju.engines.indices.elements import Element, Strict, Tree
from jiju.engines.indices.factors import Factor, Line
from jiju.engines.indices.steps.adjusting import Adjust
from jiju.engines.indices.steps.aggregating import Aggregate
from jiju.engines.indices.steps.denominating import Denominate
from jiju.engines.indices.steps.step import Step
from jiju.engines.indices.tables import Units

ORDER = ("screen", "denominate", "impute", "transform", "treat", "normalise", "weigh", "aggregate", "adjust")


class Rank(Strict):
    """How scores become places: equal scores share a place by a declared rule, among all units or within a group."""

    ties: Literal["min", "max", "average", "dense"] = Field(
        default="min",
        description="the place of equals: min is 1, 2, 2, 4; max 1, 3, 3, 4; average 1, 2.5, 2.5, 4; dense 1, 2, 2, 3",
    )
    within: str = Field(default="all", description="all units, or those with the same label in this column of groups")
    decimals: int | None = Field(
        default=None, ge=0, le=12, description="round scores to so many decimals before ranking"
    )


class Grade(Strict):
    """A grade, from which score on, and how many of the ranked may have it at most."""

    grade: str
    at_least: float
    at_most: float | None = Field(default=None, gt=0, le=1, description="the share of ranked units that may have it")


class Recipe(Strict):
    """The whole way from figures to places. It cannot be constructed wrong: every fault is a Malformed with its cure.

    Shape    elements form a tree; steps are done in the order written
    """

    id: str
    name: str = ""
    source: str = ""
    units: Units
    elements: tuple[Element, ...]
    steps: tuple[SerializeAsAny[Step], ...]
    rank: Rank = Rank()
    grades: tuple[Grade, ...] = ()
    factors: tuple[Factor, ...] = ()
    lines: tuple[Line, ...] = ()

    def model_post_init(self, context: object, /) -> None:
        Tree(self.elements)
        if not any(isinstance(s, Aggregate) for s in self.steps):
            raise refuse("steps", word("There is no aggregate step."), word("End the steps with aggregate."))
        _named_once([s.id for s in self.steps if s.id], "steps")
        _named_once([f.id for f in self.factors], "factors")
        _named_once([line.id for line in self.lines], "lines")
        for factor in self.factors:
            factor.fits(self.steps, self.tree)

    @property
    def tree(self) -> Tree:
        return Tree(self.elements)

    def columns(self) -> list[str]:
        """The columns of numbers that the recipe needs."""
        out = [e.column or e.id for e in self.elements if e.id in self.tree.indicators]
        out += [
            e.denominator for e in self.elements if e.denominator and any(s.kind == "denominate" for s in self.steps)
        ]
        out += [c for s in self.steps if isinstance(s, Denominate) for c in s.columns()]
        out += [c for s in self.steps if isinstance(s, Adjust) for c in s.columns()]
        return list(dict.fromkeys(out))

    def to_data(self) -> dict[str, Any]:
        """The recipe as plain data, with every default written out."""
        data = self.model_dump(mode="json", exclude={"steps"})
        data["steps"] = [{s.kind: s.model_dump(mode="json", exclude_none=True)} for s in self.steps]
        return data


def _named_once(names: list[str], where: str) -> None:
    for i, name in enumerate(names):
        if name in names[:i]:
            raise refuse(f"{where}: {name}", word("“{id}” stands twice.", id=name), word("Give each its own name."))
