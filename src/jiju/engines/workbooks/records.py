"""Reads a table of records: a head, then a row a record; every value with its address."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

from jiju.core.findings import Finding
from jiju.core.nothing import Nothing, Value
from jiju.core.words import word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.gate import column_letters
from jiju.engines.workbooks.layouts import Limits, TableLayout, TableReading
from jiju.engines.workbooks.numbers import read_number
from jiju.engines.workbooks.sheets import SheetRows, open_sheets

MOST_FAULTS = 200
EXACT = 2.0**53


def read_table(data: bytes, name: str, layout: TableLayout, limits: Limits | None = None) -> TableReading:
    """The columns of the first sheet: those that the layout calls numbers as values, the rest as texts.

    Missing  an empty cell is blank; a short row is blank to its right
    Errors   none raised: each fault is a finding with sheet and cell; at most two hundred are listed
    """
    sheets, fault = open_sheets(data, name, limits or Limits(rows=20_000))
    if fault is not None:
        return TableReading({}, {}, {}, 0, (fault,))
    sheet = sheets[0]
    heads = [str(h).strip() for h in sheet.rows[layout.first_row - 1]] if len(sheet.rows) >= layout.first_row else []
    absent = [n for n in layout.numbers if n not in heads]
    if absent:
        return TableReading(
            {},
            {},
            {},
            0,
            (
                faults.whole(
                    "HEAD-ABSENT",
                    word("The column “{name}” is missing.", name=absent[0]),
                    word("Keep the heads of the template."),
                ),
            ),
        )
    records = sheet.rows[layout.first_row :]
    columns: dict[str, list[Value]] = {}
    texts: dict[str, list[str]] = {}
    wrong: list[Finding] = []
    for c, head in enumerate(heads):
        raw = [row[c] if c < len(row) else "" for row in records]
        if head in layout.numbers:
            columns[head] = _numbers(raw, sheet, c, layout.first_row, wrong)
        else:
            texts[head] = [v if isinstance(v, str) else str(v) for v in raw]
    letters = {h: column_letters(sheet.left + c + 1) for c, h in enumerate(heads)}
    return TableReading(columns, texts, letters, sheet.top + layout.first_row, tuple(wrong[:MOST_FAULTS]))


def _numbers(raw: list[Any], sheet: SheetRows, column: int, first: int, wrong: list[Finding]) -> list[Value]:
    """Whole numbers and plain decimals at once; everything else by the careful way."""
    out: list[Value] = []
    for i, cell in enumerate(raw):
        if type(cell) is float and math.isfinite(cell) and abs(cell) < EXACT:
            out.append(Decimal(int(cell)) if cell.is_integer() else Decimal(repr(cell)))
        elif cell == "" and not sheet.errors:
            out.append(Nothing.BLANK)
        else:
            out.append(_careful(cell, sheet, first + i, column, wrong))
    return out


def _careful(cell: Any, sheet: SheetRows, row: int, column: int, wrong: list[Finding]) -> Value:
    cell = sheet.errors.get(sheet.address(row, column), cell)
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
