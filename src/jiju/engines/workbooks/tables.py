"""Writes tables as they are seen into a workbook: exact numbers, four kinds of nothing, and no text as a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jiju.core.nothing import Nothing

SAID = {Nothing.BLANK: "", Nothing.NOT_APPLICABLE: "不适用", Nothing.WITHHELD: "不予公布"}


@dataclass(frozen=True)
class Head:
    """A column's head. The unit stands in the head, never in a cell."""

    name: str
    unit: str = ""
    decimals: int = 0
    width: int = 14


@dataclass(frozen=True)
class Shown:
    """A number in a column whose rows differ in their decimals. The cell holds the exact value."""

    value: Decimal | int | Nothing | None
    decimals: int


@dataclass(frozen=True)
class Table:
    """One sheet: a title, heads, rows and notes.

    Shape    a cell is text, Decimal, whole number, Shown, a kind of nothing, or None for what cannot be computed;
             `name` stands on the sheet's tab, in place of the title when that is too long for it
    """

    title: str
    heads: Sequence[Head]
    rows: Iterable[Sequence[Any]]
    notes: Sequence[str] = ()
    name: str = ""


def write_table(title: str, heads: Sequence[Head], rows: Iterable[Sequence[Any]], notes: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet with a title, heads, rows and notes."""
    return write_tables([Table(title, heads, rows, notes)])


def write_tables(tables: Sequence[Table]) -> bytes:
    """A workbook with one sheet a table, in their order."""
    import xlsxwriter  # heavy: only exports need it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    styles, taken = _Styles(book), set[str]()
    for table in tables:
        _sheet(book.add_worksheet(sheet_name(table.name or table.title, taken)), table, styles)
    book.close()
    return out.getvalue()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book, self._numbers = book, dict[int, Any]()
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})

    def number(self, decimals: int) -> Any:
        if decimals not in self._numbers:
            shown = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
            self._numbers[decimals] = self._book.add_format({"num_format": shown})
        return self._numbers[decimals]


def _sheet(sheet: Any, table: Table, styles: _Styles) -> None:
    sheet.write_string(0, 0, table.title, styles.title)
    for c, h in enumerate(table.heads):
        sheet.set_column(c, c, h.width)
        sheet.write_string(1, c, f"{h.name}（{h.unit}）" if h.unit else h.name, styles.head)
    at = 2
    for at, row in enumerate(table.rows, 2):
        for c, cell in enumerate(row):
            _write(sheet, at, c, cell, styles, table.heads[c].decimals)
    for n, note in enumerate(table.notes):
        sheet.write_string(at + 2 + n, 0, note)
    sheet.freeze_panes(2, 1)


def _write(sheet: Any, row: int, column: int, cell: Any, styles: _Styles, decimals: int) -> None:
    if isinstance(cell, Shown):
        cell, decimals = cell.value, cell.decimals
    if isinstance(cell, Nothing):
        sheet.write_string(row, column, SAID[cell])
    elif cell is None:
        sheet.write_string(row, column, "—")
    elif isinstance(cell, Decimal | int) and not isinstance(cell, bool):
        sheet.write_number(row, column, cell, styles.number(decimals))
    else:
        sheet.write_string(row, column, str(cell))


def sheet_name(title: str, taken: set[str]) -> str:
    """A name that a sheet may have: at most 31 characters, none of []:*?/\\', and no two alike in one workbook."""
    plain = "".join("_" if c in "[]:*?/\\'" else c for c in title)[:31].strip() or "Sheet1"
    name, n = plain, 1
    while name.casefold() in taken:
        n += 1
        name = f"{plain[:27]} {n}"
    taken.add(name.casefold())
    return name
