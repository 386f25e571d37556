"""Reads a table of records: a head, then a row a record; every value with its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from jiju.core.findings import Finding
from jiju.core.nothing import Nothing, Value
from jiju.core.words import word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.columns import Figures
from jiju.engines.workbooks.gate import column_letters
from jiju.engines.workbooks.layouts import Limits, TableLayout, TableReading
from jiju.engines.workbooks.numbers import read_number
from jiju.engines.workbooks.sheets import SheetRows, open_sheets

MOST_FAULTS = 200
EXACT = 2.0**53


def read_table(data: bytes, name: str, layout: TableLayout, limits: Limits | None = None) -> TableReading:
    """The columns of the first sheet in sight: those that the layout calls numbers as values, the rest as texts.

    Missing  an empty cell is blank; a short row is blank to its right
    Errors   none raised: each fault is a finding with sheet and cell; at most two hundred are listed
    """
    sheets, fault = open_sheets(data, name, limits or Limits(rows=20_000))
    if fault is not None:
        return TableReading({}, {}, {}, 0, (fault,))
    sheet = next((s for s in sheets if s.is_visible), sheets[0])
    heads = [str(c.cell(layout.first_row - 1)).strip() for c in sheet.columns if len(c) >= layout.first_row]
    absent = [n for n in layout.numbers if n not in heads]
    if absent:
        return TableReading({}, {}, {}, 0, (_no_head(absent[0]),))
    twice = [n for n in layout.numbers if heads.count(n) > 1]
    if twice:
        return TableReading({}, {}, {}, 0, (_two_heads(sheet.name, twice[0]),))
    columns: dict[str, Sequence[Value]] = {}
    texts: dict[str, list[str]] = {}
    wrong: list[Finding] = []
    for c, head in enumerate(heads):
        if head in layout.numbers:
            columns[head] = _numbers(sheet, c, layout.first_row, wrong)
        else:
            texts[head] = [v if isinstance(v, str) else str(v) for v in sheet.columns[c].cells[layout.first_row :]]
    letters = {h: column_letters(sheet.left + c + 1) for c, h in enumerate(heads)}
    above = tuple(_texts_above(sheet, layout.first_row - 1))
    first = sheet.top + layout.first_row
    return TableReading(columns, texts, letters, first, tuple(wrong[:MOST_FAULTS]), sheet.name, above)


def _texts_above(sheet: SheetRows, rows: int) -> Iterator[str]:
    cells = (c.cell(row) for c in sheet.columns for row in range(min(rows, len(c))))
    return (cell for cell in cells if isinstance(cell, str) and cell)


def _two_heads(sheet: str, name: str) -> Finding:
    said = word("The column “{name}” stands twice.", name=name)
    return faults.at("HEAD-TWICE", sheet, "", said, word("Leave only the one that is filled in."))


def _no_head(name: str) -> Finding:
    return faults.whole(
        "HEAD-ABSENT",
        word("The column “{name}” is missing.", name=name),
        word("Keep the heads of the template."),
    )


def _numbers(sheet: SheetRows, column: int, first: int, wrong: list[Finding]) -> Figures:
    """Whole numbers and plain decimals at once; everything else by the careful way."""
    doubles, others = sheet.columns[column].from_row(first)
    large = np.flatnonzero(~(np.abs(doubles) < EXACT))  # and what is no finite number
    others = {int(row): float(doubles[row]) for row in large} | others
    others |= {row - first: text for (row, c), text in sheet.errors.items() if c == column and row >= first}
    read = {row: _careful(others[row], sheet, first + row, column, wrong) for row in sorted(others)}
    return Figures(doubles, {row: value for row, value in read.items() if row < len(doubles)})


def _careful(cell: Any, sheet: SheetRows, row: int, column: int, wrong: list[Finding]) -> Value:
    if cell == "":
        return Nothing.BLANK
    read = read_number(cell, "个", 6)
    if read.fault is not None:
        where = sheet.address(row, column)
        wrong.append(
            faults.at(
                "CELL-READ",
                sheet.name,
                where,
                word("{cell} holds {what}.", cell=where, what=read.fault),
                word("Type the number alone."),
            )
        )
    return read.value
