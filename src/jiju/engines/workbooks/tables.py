"""Writes a table as it is seen into a workbook: exact numbers, four kinds of nothing, and no text as a formula."""

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


def write_table(title: str, heads: Sequence[Head], rows: Iterable[Sequence[Any]], notes: Sequence[str] = ()) -> bytes:
    """One sheet with a title, heads, rows and notes.

    Shape    a cell is text, Decimal, whole number, a kind of nothing, or None for what cannot be computed
    """
    import xlsxwriter  # heavy: only exports need it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_sheet_name(title))
    bold, head = (
        book.add_format({"bold": True, "font_size": 13}),
        book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"}),
    )
    numbers = [book.add_format({"num_format": f"#,##0.{'0' * h.decimals}" if h.decimals else "#,##0"}) for h in heads]
    sheet.write_string(0, 0, title, bold)
    for c, h in enumerate(heads):
        sheet.set_column(c, c, h.width)
        sheet.write_string(1, c, f"{h.name}（{h.unit}）" if h.unit else h.name, head)
    at = 2
    for at, row in enumerate(rows, 2):
        for c, cell in enumerate(row):
            _write(sheet, at, c, cell, numbers[c])
    for n, note in enumerate(notes):
        sheet.write_string(at + 2 + n, 0, note)
    sheet.freeze_panes(2, 1)
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Any, style: Any) -> None:
    if isinstance(cell, Nothing):
        sheet.write_string(row, column, SAID[cell])
    elif cell is None:
        sheet.write_string(row, column, "—")
    elif isinstance(cell, Decimal | int) and not isinstance(cell, bool):
        sheet.write_number(row, column, cell, style)
    else:
        sheet.write_string(row, column, str(cell))


def _sheet_name(title: str) -> str:
    return "".join("_" if c in "[]:*?/\\'" else c for c in title)[:31] or "Sheet1"
