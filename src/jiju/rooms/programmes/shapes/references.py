"""Figures that rules compare with and no form asks for: standards that hold in a place, totals of an office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from jiju.rooms.programmes.shapes.shape import Day, Id, Number, Shape, Text


class ReferenceValue(Shape):
    """What a standard is in some places from a day on.

    Shape    places: codes of divisions; a place holds for all that lies in it, unless a narrower one is named;
             verified: whether the source was checked
    Missing  valid_until None: still in force
    """

    places: Annotated[tuple[Id, ...], Field(min_length=1)]
    amount: Annotated[Number, Field(gt=0)]
    valid_from: Day
    valid_until: Day | None = None  # the last day on which it holds
    source: Text
    verified: bool = True

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


class Reference(Shape):
    """A figure that rules name as given([id]).

    Shape    nature standard: `values` hold from day to day (the minimum wage); nature total: what a whole county made
             in one period, stated by its office with a source, of which `row` of the zones' `form` is a part
    Missing  a total that nobody has stated, and a standard that no value holds for, is not known
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    name: Text
    unit: Text
    nature: Literal["standard", "total"]
    definition: Text
    decimals: Annotated[int, Field(ge=0, le=2)] = 1
    form: Id | None = None
    row: str | None = None
    values: tuple[ReferenceValue, ...] = ()

    def value_in(self, places: Sequence[str], on: date) -> tuple[str, ReferenceValue] | None:
        """What a standard is on a day, and the place that it is named for; places: the narrowest first."""
        found = ((p, v) for p in places if p for v in self.values if p in v.places and v.holds(on))
        return next(found, None)
