"""Reads the lists of a filled form: each on a sheet of its own, known by the codes of its columns or by their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jiju.core.findings import Finding
from jiju.core.lines import LineCell
from jiju.core.quantities import UNITS
from jiju.core.words import word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.cells import read_cell
from jiju.engines.workbooks.layouts import ListLayout, ReadCell
from jiju.engines.workbooks.list_pages import LINE, STEMS
from jiju.engines.workbooks.sheets import SheetRows

SUMS = ("合计", "总计", "小计")
TALLEST = 30  # rows among which the heads are looked for
UNDER_HEADS = 3  # rows of marks, units and codes between the names of columns and the first line
UNDER = frozenset({*STEMS, *UNITS, "—"})  # what may stand under the names of columns before the first line


@dataclass(frozen=True)
class _Found:
    """Where a sheet shows a list: the row of its heads, the column of each code, and that of the lines' numbers."""

    sheet: SheetRows
    head: int
    columns: dict[str, int]
    numbers: int | None


@dataclass(frozen=True)
class ListReading:
    """What a workbook says of one list, and on which sheet it stands.

    Missing  sheet None: no sheet shows it
    """

    cells: dict[str, ReadCell]
    wrong: list[Finding]
    sheet: SheetRows | None


def read_list(sheets: list[SheetRows], layout: ListLayout) -> ListReading:
    """The lines of one list. An empty row is no line; a row of sums is left out."""
    found = next((f for s in sheets if (f := _find(s, layout)) is not None), None)
    if found is None:
        return ListReading({}, [_absent(layout)], None)
    gone = [c for c in layout.columns if c.code not in found.columns]
    if gone:
        return ListReading({}, [_column_absent(found, layout, "、".join(c.name for c in gone))], found.sheet)
    cells: dict[str, ReadCell] = {}
    wrong: list[Finding] = []
    taken: set[int] = set()
    for at in _rows(found):
        number, fault = _number(found, layout, at, taken)
        taken.add(number)
        wrong += [fault] if fault is not None else []
        for column in layout.columns:
            row = replace(column, code=str(LineCell(layout.code, number, column.code)))
            cells[row.code], flaw = read_cell(found.sheet, at, found.columns[column.code], row)
            wrong += [flaw] if flaw is not None else []
    return ListReading(cells, wrong, found.sheet)


def _find(sheet: SheetRows, layout: ListLayout) -> _Found | None:
    codes = {f"{layout.code}.{c.code}": c.code for c in layout.columns}
    names = {_plain(c.name): c.code for c in layout.columns}
    for keys in (codes, names):
        for at, row in enumerate(sheet.rows[:TALLEST]):
            columns: dict[str, int] = {}
            for c, cell in enumerate(row):
                if (code := keys.get(_plain(cell))) is not None:
                    columns.setdefault(code, c)
            if len(columns) * 2 > len(layout.columns):
                return _Found(sheet, at, columns, _numbers(sheet, at))
    return None


def _numbers(sheet: SheetRows, head: int) -> int | None:
    """The column under the head that says 行号."""
    cells = ((c, cell) for row in sheet.rows[: head + 1] for c, cell in enumerate(row))
    return next((c for c, cell in cells if _plain(cell) == LINE), None)


def _plain(cell: Any) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", cell)) if isinstance(cell, str) else ""


def _rows(found: _Found) -> Iterator[int]:
    """The rows that hold a line."""
    for at in range(found.head + 1, len(found.sheet.rows)):
        row = found.sheet.rows[at]
        said = [row[c] for c in found.columns.values() if c < len(row) and str(row[c]).strip()]
        if not said or (at <= found.head + UNDER_HEADS and all(_is_under(cell) for cell in said)):
            continue
        if not any(isinstance(cell, str) and _plain(cell).startswith(SUMS) for cell in row):
            yield at


def _is_under(cell: Any) -> bool:
    """Marks and units stand under heads that were found by their names."""
    return isinstance(cell, str) and (_plain(cell) in UNDER or (_plain(cell).isdecimal() and len(_plain(cell)) < 3))


def _number(found: _Found, layout: ListLayout, at: int, taken: set[int]) -> tuple[int, Finding | None]:
    """The line's number as written, else the next one. A repeated, odd or too high number is a fault."""
    row = found.sheet.rows[at]
    raw = row[found.numbers] if found.numbers is not None and found.numbers < len(row) else ""
    text = _plain(raw) if isinstance(raw, str) else str(int(raw)) if isinstance(raw, float | int) else ""
    following = max(taken, default=0) + 1
    if not text:
        number, odd = following, following > layout.most
    else:
        number = int(text) if text.isdecimal() and len(text) < 5 else 0
        odd = not 1 <= number <= layout.most or number in taken
    if not odd:
        return number, None
    where = found.sheet.address(at, found.numbers or 0)
    says = word("The line at {cell} has the number “{text}”.", cell=where, text=text or str(following))
    remedy = word("Give each line a number of its own, from 1 to {most}.", most=layout.most)
    return following, faults.at("LINE-NUMBER", found.sheet.name, where, says, remedy, layout.code)


def _absent(layout: ListLayout) -> Finding:
    return faults.at(
        "LIST-ABSENT", "", "", word("No sheet shows the list {code} {name}.", code=layout.code, name=layout.name),
        word("Use the template; the list has a sheet of its own there, and may stay empty."), layout.code,
    )  # fmt: skip


def _column_absent(found: _Found, layout: ListLayout, names: str) -> Finding:
    return faults.at(
        "COLUMN-ABSENT", found.sheet.name, found.sheet.address(found.head, 0),
        word("The list {code} {name} lacks columns: {names}.", code=layout.code, name=layout.name, names=names),
        word("Put the columns back; the template shows where."), layout.code,
    )  # fmt: skip
