"""Frozen values of the quarterly analysis: numbers with their sources, tables, charts, passages, marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.words import Word


@dataclass(frozen=True)
class Source:
    """Where a number comes from.

    Shape    indicator: of the plan, or a name of what was counted; vintage: the ledger entry up to which figures are
             in it; path: the page that shows it
    """

    indicator: str
    period: str
    vintage: int
    path: str


@dataclass(frozen=True)
class Cited:
    """A number that the text may tell.

    Shape    subject: the unit that it is about, empty for the whole; name: what it is
    Units    as named; a growth or a difference keeps its sign, the text says it by a verb
    """

    key: str
    name: Word
    subject: str
    amount: Decimal
    unit: str
    decimals: int
    source: Source
    is_signed: bool = False


@dataclass(frozen=True)
class Head:
    """The head of a column. Units as named; empty for that of the row."""

    name: Word
    unit: str = ""
    decimals: int = 0
    is_signed: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of a passage.

    Shape    a row is its name and one number for each head; places: the decimals of each row, where rows differ in unit
    Missing  None cannot be told
    """

    title: Word
    first: Word
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    places: tuple[int, ...] = ()

    def decimals(self, row: int, head: Head) -> int:
        """How many decimals a number of a row has under a head: those of the row's unit where the head has none."""
        return head.decimals if head.unit or not self.places else self.places[row]


@dataclass(frozen=True)
class Chart:
    """A chart of a passage; its table twin holds the same numbers. kind: columns, or bars around zero."""

    kind: str
    title: Word
    unit: str
    decimals: int
    points: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True)
class Passage:
    """One part of the analysis as it is computed.

    Shape    sentences: each a list of clauses that commas join
    """

    key: str
    heading: Word
    sentences: tuple[tuple[Word, ...], ...]
    numbers: tuple[Cited, ...] = ()
    grids: tuple[Grid, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True)
class NumberMark:
    """A piece of a text, and what is known of the number in it.

    Shape    kind: plain, computed, elsewhere (of a unit that its sentence does not name), turned (told with the other
             sign), overtaken (right when it was drafted), stray (no number of this analysis)
    """

    text: str
    kind: str
    cited: Cited | None = None
    now: Cited | None = None

    @property
    def is_wrong(self) -> bool:
        return self.kind in ("elsewhere", "turned", "overtaken", "stray")


@dataclass(frozen=True)
class PassageShown:
    """A passage as the draft holds it, with the marks of its numbers."""

    key: str
    heading: Word
    text: str
    version: int
    is_computed: bool
    written_by: str
    written_at: datetime
    marks: tuple[NumberMark, ...]
    numbers: tuple[Cited, ...]
    grids: tuple[Grid, ...]
    charts: tuple[Chart, ...]

    @property
    def wrong(self) -> int:
        return sum(m.is_wrong for m in self.marks)


@dataclass(frozen=True)
class AnalysisLine:
    """One analysis of the list."""

    id: int
    period: Period
    unit_name: str
    state: str
    state_name: Word
    vintage: int
    drafted_by: str
    drafted_at: datetime


@dataclass(frozen=True)
class AnalysisShown:
    """One analysis with its passages, and what was revised since its numbers were taken."""

    line: AnalysisLine
    passages: tuple[PassageShown, ...]
    revised: tuple[tuple[Cited, Cited | None], ...]
    digest: str
    reason: str
    settled_by: str
    settled_at: datetime | None
    due: date
    verbs: tuple[str, ...]

    @property
    def wrong(self) -> int:
        return sum(p.wrong for p in self.passages)
