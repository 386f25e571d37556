"""Reads a filled book of shares: whom each row is of, and every share with its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from jiju.core.findings import Finding
from jiju.core.nothing import Nothing
from jiju.core.words import Word, word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.layouts import Limits, ReadCell
from jiju.engines.workbooks.numbers import NEVER_COUNTED, read_number
from jiju.engines.workbooks.share_books import CODE, NAME, SUM, ShareColumn
from jiju.engines.workbooks.sheets import SheetRows, open_sheets

MARK = re.compile(r"jiju\|((?:[a-z]+=[^|=]*\|)+)")
MOST = Limits(rows=2_000, columns=100)
DECIMALS = (
    9  # as finely as a share is looked at; what is finer than allowed is said by whoever knows how fine it may be
)
ANEW = word("Download the workbook anew and fill that in.")


@dataclass(frozen=True)
class ShareLine:
    """One row as read: whom it is of, where that stands, and only the cells that hold a number."""

    code: str
    name: str
    cell: str
    cells: Mapping[str, ReadCell]


@dataclass(frozen=True)
class ShareReading:
    """What a book of shares says. With faults, nothing of it counts. sums: where the sum of each target stands."""

    mark: Mapping[str, str]
    sheet: str
    lines: tuple[ShareLine, ...]
    sums: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Finding, ...] = ()


def read_shares(data: bytes, name: str, columns: Sequence[ShareColumn], limits: Limits = MOST) -> ShareReading:
    """What a filled book says of everybody in it.

    Missing  an empty cell is left out: nothing is handed down there
    Errors   none raised: each fault is a finding with sheet and cell, and then nothing of the file counts
    """
    sheets, fault = open_sheets(data, name, limits)
    if fault is not None:
        return ShareReading({}, "", (), faults=(fault,))
    marked = [(s, mark) for s in sheets if s.is_visible and (mark := _mark(s))]
    if len(marked) != 1:
        return ShareReading({}, "", (), faults=(_no_book(len(marked)),))
    sheet, mark = marked[0]
    heads = _heads(sheet)
    wrong = tuple(_absent(sheet, heads, columns))
    if wrong or heads is None:
        return ShareReading(mark, sheet.name, (), faults=wrong)
    walk = _Walk(sheet, heads, columns)
    lines = tuple(walk.lines())
    return ShareReading(mark, sheet.name, lines, walk.sums(), tuple(walk.wrong))


def _mark(sheet: SheetRows) -> dict[str, str]:
    """What the book was made for. Missing: empty where no such words stand over the heads."""
    for row in sheet.rows[:6]:
        for cell in row:
            if isinstance(cell, str) and (said := MARK.search(cell)):
                return dict(pair.split("=", 1) for pair in said[1].rstrip("|").split("|"))
    return {}


def _no_book(found: int) -> Finding:
    if found:
        return faults.whole("SHARES-TWICE", word("{n} sheets in sight hold shares.", n=found),
                            word("Leave only the one that is filled in."))  # fmt: skip
    return faults.whole("SHARES-ABSENT", word("This is no workbook of shares: its second line is missing."), ANEW)


def _heads(sheet: SheetRows) -> int | None:
    """The row of the heads: the first in which the head of the codes stands."""
    return next((n for n, row in enumerate(sheet.rows[:20]) if CODE in [_text(c) for c in row]), None)


def _absent(sheet: SheetRows, heads: int | None, columns: Sequence[ShareColumn]) -> Iterator[Finding]:
    there = [_text(c) for c in sheet.rows[heads]] if heads is not None else []
    for head in (CODE, NAME, *(c.head for c in columns)):
        if there.count(head) > 1:
            yield faults.at("HEAD-TWICE", sheet.name, "", word("The column “{name}” stands twice.", name=head),
                            word("Leave only the one that is filled in."))  # fmt: skip
        elif head not in there:
            yield faults.at("HEAD-ABSENT", sheet.name, "", word("The column “{name}” is missing.", name=head),
                            word("Keep the heads of the template."))  # fmt: skip


def _text(cell: Any) -> str:
    """A cell as words; a code that became a number is still the code."""
    whole = isinstance(cell, float) and cell.is_integer()
    return (str(int(cell)) if whole else str(cell)).strip()


class _Walk:
    """Goes over the rows and gathers what is wrong."""

    def __init__(self, sheet: SheetRows, heads: int, columns: Sequence[ShareColumn]) -> None:
        self._sheet, self._heads, self._columns, self.wrong = sheet, heads, columns, list[Finding]()
        there = [_text(c) for c in sheet.rows[heads]]
        self._at = {head: there.index(head) for head in (CODE, NAME, *(c.head for c in columns))}

    def lines(self) -> Iterator[ShareLine]:
        """Every row that says something. Missing: a row without code and name that holds no share is nobody's."""
        for n, row in enumerate(self._sheet.rows[self._heads + 1 :], self._heads + 1):
            code, name = _text(row[self._at[CODE]]), _text(row[self._at[NAME]])
            cells = {c.code: cell for c in self._columns if (cell := self._cell(n, c)) is not None}
            if code or name or cells:
                yield ShareLine(code, name, self._sheet.address(n, self._at[CODE]), cells)

    def sums(self) -> dict[str, str]:
        """Where the sum of each target stands; where there is none, the head of its column."""
        over = next((n for n, row in enumerate(self._sheet.rows[: self._heads]) if SUM in map(_text, row)), self._heads)
        return {c.code: self._sheet.address(over, self._at[c.head]) for c in self._columns}

    def _cell(self, n: int, column: ShareColumn) -> ReadCell | None:
        """One share; nothing for an empty cell, and for one that cannot be read, which is noted."""
        at = self._at[column.head]
        where, raw = self._sheet.address(n, at), self._sheet.rows[n][at]
        raw = self._sheet.errors.get((n, at), raw)
        read = read_number(raw, column.unit, DECIMALS)
        if read.fault is not None:
            self._say(column, where, read.fault, faults.SAVE_AGAIN if read.fault == NEVER_COUNTED else None)
        elif isinstance(raw, str) and (read.note is not None or read.value in _NO_NUMBER):
            self._say(column, where, word("the text “{text}”", text=raw.strip()[:20]))
        elif isinstance(read.value, Decimal):
            plain = Decimal(f"{read.value.normalize():f}")  # as it was typed, without the zeros of looking closely
            return ReadCell(plain, self._sheet.name, where, str(raw)[:60])
        return None

    def _say(self, column: ShareColumn, where: str, what: Word, remedy: Word | None = None) -> None:
        says = word("{cell} holds {what}.", cell=where, what=what)
        asked = remedy or word("Type the number alone, in {unit}.", unit=column.unit)
        self.wrong.append(faults.at("CELL-READ", self._sheet.name, where, says, asked, column.code))


_NO_NUMBER = (Nothing.NOT_APPLICABLE, Nothing.WITHHELD)
