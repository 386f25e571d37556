"""Frozen values: what a template shows, how a workbook is read, and what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from jiju.core.findings import Finding
from jiju.core.nothing import Answer, Value
from jiju.core.words import Word

UNCOUNTED = "#uncounted"  # what stands in the place of a formula that was never worked out
Kind = Literal["integer", "decimal", "text", "date", "month", "choice"]


@dataclass(frozen=True)
class Limits:
    """How large a workbook may be, and how long and how much memory reading it may take."""

    bytes: int = 10 * 1024 * 1024
    unpacked: int = 60 * 1024 * 1024
    ratio: int = 100
    members: int = 1_000
    rows: int = 20_000
    columns: int = 200
    seconds: int = 20
    memory: int = 1024 * 1024 * 1024


@dataclass(frozen=True)
class RowLayout:
    """One row of a form, as it is looked for in a workbook."""

    code: str
    name: str
    unit: str
    kind: Kind
    decimals: int
    may_be_na: bool = False
    choices: tuple[str, ...] = ()
    longest: int = 300

    @property
    def is_number(self) -> bool:
        return self.kind in {"integer", "decimal"}


@dataclass(frozen=True)
class ListLayout:
    """A list inside a form, as it is looked for in a workbook: a sheet of its own with a line a row."""

    code: str
    name: str
    columns: tuple[RowLayout, ...]
    most: int  # lines


@dataclass(frozen=True)
class FormLayout:
    """A form, as it is looked for in a workbook."""

    form_code: str
    version: str
    rows: tuple[RowLayout, ...]
    lists: tuple[ListLayout, ...] = ()


@dataclass(frozen=True)
class Flaw:
    """What is to be said at a cell: how heavy it is (blocks, asks, notes), and the words."""

    severity: str
    says: str


@dataclass(frozen=True)
class TemplateRow:
    """One row of a template.

    Shape    flaws: what is wrong with the cell, marked in it; raw: what stood there, where it could not be read;
             group: the head that it stands under
    Missing  a value that is absent is a kind of nothing
    """

    layout: RowLayout
    is_part: bool
    now: Answer
    before: Answer
    year_ago: Answer
    definition: str = ""
    flaws: tuple[Flaw, ...] = ()
    raw: str = ""
    group: str = ""


@dataclass(frozen=True)
class TemplateList:
    """A list of a template.

    Shape    lines: by number, each a cell a column; past: the columns shown once more as they were last;
             flaws: what is wrong with the list as a whole
    """

    layout: ListLayout
    definition: str
    lines: tuple[tuple[int, tuple[TemplateRow, ...]], ...]
    past: tuple[str, ...] = ()
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True)
class Template:
    """A form to be filled in as a workbook. Texts are the plan's own; a legal mark "" is not yet given."""

    form_code: str
    form_name: str
    version: str
    unit_code: str
    unit_name: str
    period: str
    period_label: str
    marks: tuple[tuple[str, str], ...]
    rows: tuple[TemplateRow, ...]
    notes: tuple[str, ...]
    basis: str
    lists: tuple[TemplateList, ...] = ()
    signed: tuple[tuple[str, str], ...] = ()  # the foot: label and value; a value "" is left to be signed


@dataclass(frozen=True)
class ReadCell:
    """One cell as read. note: how it was read, where that was not literal."""

    value: Answer
    sheet: str
    cell: str
    raw: str
    note: Word | None = None


@dataclass(frozen=True)
class Reading:
    """What a workbook says. With faults, nothing of it counts."""

    identity: Mapping[str, str]
    cells: Mapping[str, ReadCell]
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class TableLayout:
    """A table of records: which columns are numbers, in the order of the heads."""

    numbers: tuple[str, ...]
    first_row: int = 1  # rows above it are heads


@dataclass(frozen=True)
class TableReading:
    """A table as columns. A cell's address is its column's letters and `first_row` + index + 1."""

    columns: Mapping[str, Sequence[Value]]
    texts: Mapping[str, list[str]]
    letters: Mapping[str, str]
    first_row: int
    faults: tuple[Finding, ...] = field(default=())
    sheet: str = ""
    above: tuple[str, ...] = ()  # the texts that stand over the heads

    def address(self, column: str, index: int) -> str:
        return f"{self.letters[column]}{self.first_row + index + 1}"
