"""A book of shares: one office's targets over those below it, out to be filled in; what it is, and how it looks.

The sums stand over the rows, so that they stay in sight while a long list is filled in.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

CODE, NAME, BEFORE = "代码", "承接单位", "上年"
SUM, WANTED, DIFFERENCE = "分解之和", "总目标", "差额（分解之和减总目标）"
AT_SUM, AT_WANTED, AT_DIFFERENCE, AT_HEADS, FIRST = 2, 3, 4, 5, 6  # rows, from nought
OPEN, SHUT = "#fffbe6", "#f5f6f7"


@dataclass(frozen=True)
class ShareColumn:
    """One target that is shared out. finest: how many decimals a share may have. Units: wanted in `unit`."""

    code: str
    name: str
    unit: str
    finest: int
    wanted: Decimal

    @property
    def head(self) -> str:
        """The head over the open cells."""
        return f"{self.name}（{self.unit}）"


@dataclass(frozen=True)
class ShareRow:
    """One city or zone: what it had last year, and the share to begin with. Missing: what is not known is not there."""

    code: str
    name: str
    before: Mapping[str, Decimal]
    shares: Mapping[str, Decimal]


@dataclass(frozen=True)
class ShareBook:
    """The targets of one year as one office shares them out.

    Shape    mark: what the book was made for and upon, written into it and asked for when it comes back
    """

    title: str
    mark: Mapping[str, str]
    columns: tuple[ShareColumn, ...]
    rows: tuple[ShareRow, ...]
    notes: tuple[str, ...] = field(default=())


def mark_text(mark: Mapping[str, str]) -> str:
    """A mark as it stands in the book."""
    return "jiju|" + "".join(f"{key}={value}|" for key, value in mark.items())


def write_shares(book: ShareBook) -> bytes:
    """The workbook: yellow cells to be filled in, last year's figures beside them, all else locked, live sums."""
    import xlsxwriter  # heavy: only downloads need it

    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    _Page(made.add_worksheet("分解"), book, _Styles(made)).write()
    notes, plain = made.add_worksheet("说明"), made.add_format({"text_wrap": True, "valign": "top"})
    notes.set_column(0, 0, 100)
    for n, note in enumerate(book.notes):
        notes.write_string(n, 0, note, plain)
    made.close()
    return out.getvalue()


class _Styles:
    """The few looks of a book of shares, each made once."""

    def __init__(self, book: Any) -> None:
        self._book, self._made = book, dict[tuple[int, str, bool], Any]()
        self._edge: dict[str, Any] = {"border": 1, "border_color": "#9aa3ab", "valign": "vcenter"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.small = book.add_format({"font_size": 9, "font_color": "#626c76"})
        self.head = book.add_format(self._edge | {"text_wrap": True, "align": "center", "bg_color": "#eef0f2"})
        self.shut = book.add_format(self._edge | {"bg_color": SHUT, "num_format": "@"})
        self.short = book.add_format({"font_color": "#b3261e", "bold": True})

    def number(self, finest: int, ground: str, *, bold: bool = False) -> Any:
        """A number with as many decimals as a share may have, locked unless its ground is that of open cells."""
        if (finest, ground, bold) not in self._made:
            places = f".{'#' * finest}" if finest else ""
            look = {"num_format": f"#,##0{places}", "bg_color": ground, "bold": bold, "locked": int(ground != OPEN)}
            self._made[finest, ground, bold] = self._book.add_format(self._edge | look)
        return self._made[finest, ground, bold]


class _Page:
    """The sheet of shares."""

    def __init__(self, sheet: Any, book: ShareBook, style: _Styles) -> None:
        self.sheet, self.book, self.style = sheet, book, style
        self.last = FIRST + max(len(book.rows), 1) - 1

    def write(self) -> None:
        sheet, style, book = self.sheet, self.style, self.book
        sheet.write_string(0, 0, book.title, style.title)
        sheet.write_string(1, 0, mark_text(book.mark), style.small)
        for at, name in ((AT_SUM, SUM), (AT_WANTED, WANTED), (AT_DIFFERENCE, DIFFERENCE)):
            sheet.merge_range(at, 0, at, 1, name, style.shut)
        sheet.write_string(AT_HEADS, 0, CODE, style.head)
        sheet.write_string(AT_HEADS, 1, NAME, style.head)
        for n, row in enumerate(book.rows):
            sheet.write_string(FIRST + n, 0, row.code, style.shut)
            sheet.write_string(FIRST + n, 1, row.name, style.shut)
        for n, column in enumerate(book.columns):
            self._column(2 + 2 * n, column)
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 30)
        sheet.set_column(2, 1 + 2 * len(book.columns), 15)
        sheet.set_row(AT_HEADS, 34)
        sheet.freeze_panes(FIRST, 2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, AT_HEADS)
        sheet.protect("", {"select_locked_cells": True, "format_columns": True})

    def _column(self, at: int, column: ShareColumn) -> None:
        sheet, style, finest = self.sheet, self.style, column.finest
        sheet.write_string(AT_HEADS, at, column.head, style.head)
        sheet.write_string(AT_HEADS, at + 1, f"{BEFORE}{column.name}", style.head)
        self._sums(at, column)
        for n, row in enumerate(self.book.rows):
            self._number(FIRST + n, at, row.shares.get(column.code), style.number(finest, OPEN))
            self._number(FIRST + n, at + 1, row.before.get(column.code), style.number(max(finest, 2), SHUT))
        kind = "decimal" if finest else "integer"
        sheet.data_validation(FIRST, at, self.last, at, {
            "validate": kind, "criteria": ">=", "value": 0, "input_title": column.head[:32],
            "input_message": f"填数字，单位：{column.unit}。不下达的留空。", "error_type": "stop",
            "error_title": column.head[:32], "error_message": f"这里填0或大于0的数字，单位：{column.unit}。",
        })  # fmt: skip

    def _sums(self, at: int, column: ShareColumn) -> None:
        """The sum of the shares, the target and the difference, with the result that they have now."""
        from xlsxwriter.utility import xl_rowcol_to_cell as cell  # heavy: only downloads need it

        look = self.style.number(column.finest, SHUT, bold=True)
        shared = sum((r.shares.get(column.code, Decimal(0)) for r in self.book.rows), Decimal(0))
        total = f"=SUM({cell(FIRST, at)}:{cell(self.last, at)})"
        self.sheet.write_formula(AT_SUM, at, total, look, float(shared))
        self.sheet.write_number(AT_WANTED, at, float(column.wanted), look)
        apart = f"=ROUND({cell(AT_SUM, at)}-{cell(AT_WANTED, at)},{max(column.finest, 0)})"
        self.sheet.write_formula(AT_DIFFERENCE, at, apart, look, float(shared - column.wanted))
        rule = {"type": "cell", "criteria": "<", "value": 0, "format": self.style.short}
        self.sheet.conditional_format(AT_DIFFERENCE, at, AT_DIFFERENCE, at, rule)

    def _number(self, row: int, at: int, value: Decimal | None, look: Any) -> None:
        if value is None:
            self.sheet.write_blank(row, at, None, look)
        else:
            self.sheet.write_number(row, at, float(value), look)
