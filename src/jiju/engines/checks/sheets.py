"""What a rule looks at: the form's rows, and the cells of one filing with those it is compared to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from jiju.core.nothing import Answer
from jiju.core.periods import Period

Cells = Mapping[str, Answer]
FEWEST_PEERS = 20


@dataclass(frozen=True)
class RowFacts:
    """One row of a form, as far as rules need it. of: the row of which this one is a part; choices: of a choice.

    Shape    kind text: any words, a day and a month among them
    """

    code: str
    name: str
    unit: str
    kind: Literal["integer", "decimal", "choice", "text"] = "decimal"
    cumulative: bool = False
    decimals: int = 1
    of: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def is_number(self) -> bool:
        return self.kind in {"integer", "decimal"}


@dataclass(frozen=True)
class ListFacts:
    """One list of a form, as far as rules need it. title: the column that names a line to a reader."""

    code: str
    name: str
    title: str
    columns: tuple[RowFacts, ...]

    @cached_property
    def rows(self) -> Mapping[str, RowFacts]:
        return {c.code: c for c in self.columns}


class Peers:
    """The filings of one group in one period. What a rule asks of all of them is worked out once and kept."""

    def __init__(self, cells: Sequence[Cells]) -> None:
        self.cells = cells
        self._kept: dict[Hashable, list[Decimal]] = {}

    def numbers(self, of: Hashable, number_in: Callable[[Cells], Decimal | None]) -> list[Decimal]:
        """The numbers that the group's filings give, smallest first; those that give none are left out."""
        if of not in self._kept:
            found = (number_in(cells) for cells in self.cells)
            self._kept[of] = sorted(x for x in found if x is not None)
        return self._kept[of]


NOBODY = Peers(())


@dataclass(frozen=True)
class Reference:
    """A reference figure as it holds for one unit and period. holds: where and since when, or for which period."""

    amount: Decimal
    holds: str


@dataclass(frozen=True)
class Sheet:
    """The cells of one filing, and whatever a rule may compare them with.

    Shape    before, year_ago, before_year_ago: the same form in the period before, in the same period last year, and
             in the period before that;
             sums, lower: the level below, added up and one by one, by form; others: other forms of the same unit as
             reported last, others_same for this very period, others_ago for the same last year, by form;
             given: reference figures of the unit's place, by name; neighbours: what the other zones of the county
             have sent in this form and period;
             years: the year as the unit's quarterly forms add up to it, by form; peers: the unit's group;
             lists: the lines of each list by number, each a sheet of its own with the same line of earlier periods;
             judged: what a person has found to be so or not, by the words in which it was asked;
             tallies: counts and sums over the level below that are known already, by what asks for them
    Missing  a code that is not there is as absent as a blank one; `restarts` names the cumulative rows in the first
             period of a year, whose count began again: for them the figure before is absent
    """

    period: Period
    now: Cells
    before: Cells = field(default_factory=dict)
    year_ago: Cells = field(default_factory=dict)
    before_year_ago: Cells = field(default_factory=dict)
    sums: Mapping[str, Cells] = field(default_factory=dict)
    lower: Mapping[str, Sequence[Cells]] = field(default_factory=dict)
    others: Mapping[str, Cells] = field(default_factory=dict)
    years: Mapping[str, Cells] = field(default_factory=dict)
    peers: Peers = NOBODY
    lists: Mapping[str, Mapping[int, Sheet]] = field(default_factory=dict)
    restarts: frozenset[str] = frozenset()
    judged: Mapping[str, bool] = field(default_factory=dict)
    tallies: Mapping[Hashable, Decimal | None] = field(default_factory=dict)
    others_same: Mapping[str, Cells] = field(default_factory=dict)
    others_ago: Mapping[str, Cells] = field(default_factory=dict)
    given: Mapping[str, Reference] = field(default_factory=dict)
    neighbours: Sequence[Cells] = ()


def number(cells: Cells, code: str) -> Decimal | None:
    """The number in a cell, or nothing for each kind of nothing."""
    value = cells.get(code)
    return value if isinstance(value, Decimal) else None
