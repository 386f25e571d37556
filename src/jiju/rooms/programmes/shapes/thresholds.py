"""From which revenue on an enterprise belongs to those above the designated size: by industry, from day to day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from jiju.rooms.programmes.shapes.shape import Day, Id, Number, Shape, Text


class Threshold(Shape):
    """The revenue of four quarters from which enterprises of some industries are above the designated size.

    Shape    industries: sections, divisions or groups of GB/T 4754, the section's letter first (I, I65, K702);
             indicator: the figure that is compared; verified: whether the source was checked
    Units    amount in `unit`; near_percent: percent of the amount from which an enterprise is near it
    Missing  valid_until None: still in force
    """

    id: Id
    name: Text
    industries: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-T][0-9]{0,4}$")], ...], Field(min_length=1)]
    indicator: Id
    amount: Annotated[Number, Field(gt=0)]
    unit: Text
    near_percent: Annotated[Decimal, Field(gt=0, le=100)] = Decimal(90)
    valid_from: Day
    valid_until: Day | None = None  # the last day on which it holds
    source: Text
    verified: bool = True

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


def threshold_of(industry: str, thresholds: Iterable[Threshold], on: date) -> Threshold | None:
    """The threshold of an industry on a day: the one that names it most narrowly, or nothing."""
    named = [
        (len(code), t)
        for t in thresholds
        if t.holds(on)
        for code in t.industries
        if industry and industry.startswith(code)
    ]
    return max(named, key=lambda pair: pair[0])[1] if named else None
