"""Writes a roll as a workbook: open cells with their rules, the period before beside them, all else locked."""

from __future__ import annotations

import io
from typing import Any

from jiju.core.nothing import Answer, Nothing
from jiju.engines.workbooks.layouts import RowLayout
from jiju.engines.workbooks.rolls import FIRST, Roll, RollUnit, heads_of
from jiju.engines.workbooks.tables import SAID

OPEN, SHUT = "#fffbe6", "#f5f6f7"


def write_roll(roll: Roll) -> bytes:
    """The workbook of one form for all units of a zone."""
    import xlsxwriter  # heavy: only downloads need it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, style = book.add_worksheet(roll.layout.form_code), _Styles(book)
    heads = heads_of(roll.layout.rows)
    sheet.write_string(0, 0, f"{roll.form_name}　{roll.zone_name}　{roll.period}", style.title)
    mark = f"form={roll.layout.form_code}|version={roll.layout.version}|unit={roll.zone_code}|period={roll.period}"
    sheet.write_string(1, 0, f"jiju|{mark}|", style.small)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 2, 9)
    sheet.set_column(3, len(heads) - 1, 14)
    sheet.set_row(2, 48)
    for c, head in enumerate(heads):
        sheet.write_string(2, c, head, style.head)
    for n, unit in enumerate(roll.units):
        _unit(sheet, style, FIRST + n, unit, roll.layout.rows)
    if roll.units:
        for c, row in enumerate(roll.layout.rows):
            sheet.data_validation(FIRST, 3 + 2 * c, FIRST + len(roll.units) - 1, 3 + 2 * c, _rule(row, 3 + 2 * c))
    notes = book.add_worksheet("说明")
    notes.set_column(0, 0, 100)
    for n, note in enumerate(roll.notes):
        notes.write_string(n, 0, note, style.note)
    sheet.protect("", {"select_locked_cells": True, "format_columns": True})
    sheet.freeze_panes(FIRST, 2)
    book.close()
    return out.getvalue()


class _Styles:
    """The few looks of a roll, each made once."""

    def __init__(self, book: Any) -> None:
        self._book, self._made = book, dict[tuple[str, bool], Any]()
        self._edge: dict[str, Any] = {"border": 1, "border_color": "#9aa3ab", "valign": "vcenter"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.small = book.add_format({"font_size": 9, "font_color": "#626c76"})
        self.note = book.add_format({"text_wrap": True, "valign": "top"})
        self.head = book.add_format(self._edge | {"text_wrap": True, "align": "center", "bg_color": "#eef0f2"})
        self.shut = book.add_format(self._edge | {"bg_color": SHUT, "num_format": "@"})

    def cell(self, row: RowLayout, *, is_open: bool) -> Any:
        places = f".{'0' * row.decimals}" if row.decimals else ""
        shown = f"#,##0{places}" if row.is_number else "@"
        if (shown, is_open) not in self._made:
            look = {"bg_color": OPEN if is_open else SHUT, "locked": 0 if is_open else 1, "num_format": shown}
            self._made[shown, is_open] = self._book.add_format(self._edge | look)
        return self._made[shown, is_open]


def _unit(sheet: Any, style: _Styles, at: int, unit: RollUnit, rows: tuple[RowLayout, ...]) -> None:
    sheet.write_string(at, 0, unit.code, style.shut)
    sheet.write_string(at, 1, unit.name, style.shut)
    sheet.write_number(at, 2, unit.version, style.shut)
    blank = Nothing.BLANK
    for n, row in enumerate(rows):
        is_open = not unit.is_sent
        _value(sheet, at, 3 + 2 * n, unit.now.get(row.code, blank), style.cell(row, is_open=is_open))
        _value(sheet, at, 4 + 2 * n, unit.before.get(row.code, blank), style.cell(row, is_open=False))


def _value(sheet: Any, at: int, column: int, value: Answer, style: Any) -> None:
    if value is Nothing.BLANK:
        sheet.write_blank(at, column, None, style)
    elif isinstance(value, Nothing):
        sheet.write_string(at, column, SAID[value], style)
    elif hasattr(value, "words"):
        sheet.write_string(at, column, str(value), style)
    else:
        sheet.write_number(at, column, value, style)


def _rule(row: RowLayout, column: int) -> dict[str, Any]:
    """What the open cells of a row take, said when one is entered."""
    from xlsxwriter.utility import xl_col_to_name  # heavy: only downloads need it

    cell = f"{xl_col_to_name(column)}{FIRST + 1}"
    if row.kind == "choice":
        return {"validate": "list", "source": list(row.choices)}
    asked = f"填数字，单位：{row.unit}。没有发生的填 0，尚未取得的留空。" if row.is_number else "按表头填写。"
    prompt = {"input_title": row.code, "input_message": asked}
    if not row.is_number:
        return {"validate": "any"} | prompt
    either = f',{cell}="不适用"' if row.may_be_na else ""
    whole = f"AND(ISNUMBER({cell}),{cell}=INT({cell}),{cell}>=0)" if row.kind == "integer" else f"ISNUMBER({cell})"
    return prompt | {
        "validate": "custom", "value": f"=OR({whole}{either})", "error_type": "stop", "error_title": row.code,
        "error_message": f"这里填数字，单位：{row.unit}。",
    }  # fmt: skip
