"""What a rule looks at: the form's rows, and the cells of one filing with those it is compared to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from jiju.core.nothing import Value
from jiju.core.periods import Period

Cells = Mapping[str, Value]


@dataclass(frozen=True)
class RowFacts:
    """One row of a form, as far as rules need it. of: the row of which this one is a part."""

    code: str
    name: str
    unit: str
    kind: Literal["integer", "decimal"] = "decimal"
    cumulative: bool = False
    decimals: int = 1
    of: str | None = None


@dataclass(frozen=True)
class Sheet:
    """The cells of one filing, of the period before, of the same period last year, and sums of the level below.

    Missing  a code that is not there is as absent as a blank one; in the first period of a year the figure before
             a cumulative one is absent, because counting starts again in January
    """

    period: Period
    now: Cells
    before: Cells = field(default_factory=dict)
    year_ago: Cells = field(default_factory=dict)
    sums: Mapping[str, Cells] = field(default_factory=dict)


def number(cells: Cells, code: str) -> Decimal | None:
    """The number in a cell, or nothing for each kind of nothing."""
    value = cells.get(code)
    return value if isinstance(value, Decimal) else None
