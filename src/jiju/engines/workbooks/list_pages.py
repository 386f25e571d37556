"""Writes a list of a form as a sheet of its own: a line a row, those that are known filled in, and room for more."""

from __future__ import annotations

import re
from typing import Any

from jiju.core.nothing import Nothing
from jiju.engines.workbooks.layouts import RowLayout, Template, TemplateList, TemplateRow
from jiju.engines.workbooks.styles import Styles, shade_of, write_remarks, write_value

STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
HOW = "一行填一项；行号不要改，空行可不填，不够时接着往下填。没有发生的填 0，尚未取得的留空。"
LINE = "行号"
HEADS = 3  # rows above the heads
FIRST = HEADS + 4  # the first line, counted from nought: under name, mark, unit and code
ROOM, LEAST = 20, 30  # empty lines below those that are known; lines in all


def write_list(book: Any, style: Styles, t: Template, one: TemplateList) -> None:
    """The sheet of one list."""
    sheet = book.add_worksheet(sheet_name(one))
    columns = one.layout.columns
    past = [n for n, c in enumerate(columns) if c.code in one.past]
    last = len(columns) + len(past)
    sheet.merge_range(0, 0, 0, last, f"{t.form_name}　{one.layout.name}", style.title)
    sheet.write_string(1, 0, f"填报单位：{t.unit_name}　　{t.period_label}　　{one.definition}", style.plain)
    sheet.merge_range(2, 0, 2, last, HOW, style.small)
    write_remarks(sheet, 2, 0, one.flaws)
    sheet.set_row(HEADS, 30)
    _heads(sheet, style, one, past)
    lines = dict(one.lines)
    count = min(one.layout.most, max(len(lines) + ROOM, LEAST))
    for n in range(count):
        number = n + 1
        _line(sheet, style, FIRST + n, number, lines.get(number) or _empty(columns), past)
    for number in sorted(n for n in lines if n > count):
        _line(sheet, style, FIRST + count, number, lines[number], past)
        count += 1
    for n, column in enumerate(columns, start=1):
        _take(sheet, column, n, FIRST + count - 1)
    sheet.protect("", {"select_locked_cells": True, "format_columns": True, "sort": True})
    sheet.freeze_panes(FIRST, 3)
    sheet.set_paper(8)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def sheet_name(one: TemplateList) -> str:
    """The code and the name of the list, as far as a sheet may be called so."""
    return re.sub(r"[\[\]:*?/\\\\]", " ", f"{one.layout.code} {one.layout.name}")[:31]


def _heads(sheet: Any, style: Styles, one: TemplateList, past: list[int]) -> None:
    columns = one.layout.columns
    words, numbers = iter(STEMS), iter(range(1, len(columns) + 1))
    sheet.set_column(0, 0, 6)
    for n, text in enumerate((LINE, "", "", "")):
        sheet.write_string(HEADS + n, 0, text, style.head)
    for c, column in enumerate(columns, start=1):
        mark = str(next(numbers)) if column.is_number else next(words, "")
        sheet.set_column(c, c, _width(column))
        for n, text in enumerate((column.name, mark, column.unit, f"{one.layout.code}.{column.code}")):
            sheet.write_string(HEADS + n, c, text, style.head)
    for c, n in enumerate(past, start=len(columns) + 1):
        sheet.set_column(c, c, 14)
        for at, text in enumerate((f"上期{columns[n].name}", "", columns[n].unit, "")):
            sheet.write_string(HEADS + at, c, text, style.head)


def _width(column: RowLayout) -> int:
    if column.kind == "text":
        return 34 if column.longest > 40 else 22
    return 15 if column.is_number else 13


def _empty(columns: tuple[RowLayout, ...]) -> tuple[TemplateRow, ...]:
    blank = Nothing.BLANK
    return tuple(TemplateRow(c, is_part=False, now=blank, before=blank, year_ago=blank) for c in columns)


def _line(sheet: Any, style: Styles, at: int, number: int, cells: tuple[TemplateRow, ...], past: list[int]) -> None:
    sheet.write_number(at, 0, number, style.middle)
    for c, cell in enumerate(cells, start=1):
        _cell(sheet, style, at, c, cell)
    for c, n in enumerate(past, start=len(cells) + 1):
        shut = style.number(cells[n].layout.decimals, shade="#f5f6f7", locked=1)
        write_value(sheet, at, c, cells[n].before, shut)


def _cell(sheet: Any, style: Styles, at: int, column: int, cell: TemplateRow) -> None:
    if cell.layout.is_number:
        look = style.number(cell.layout.decimals, shade=shade_of(cell), locked=0)
    else:
        look = style.marked_words(shade_of(cell)) if cell.flaws else style.open_words
    if cell.raw:
        sheet.write_string(at, column, cell.raw, look)
    else:
        write_value(sheet, at, column, cell.now, look)
    write_remarks(sheet, at, column, cell.flaws)


def _take(sheet: Any, column: RowLayout, at: int, last: int) -> None:
    """What the open cells of a column take, said when one is entered."""
    prompt = {"input_title": column.name[:32], "ignore_blank": True, "error_title": column.name[:32]}
    if column.kind == "choice":
        sheet.data_validation(FIRST, at, last, at, prompt | {"validate": "list", "source": list(column.choices)})
    elif column.kind in {"date", "month"}:
        example = "填日期，例如 2024-12-31。" if column.kind == "date" else "填年月，例如 2024-05。"
        sheet.data_validation(FIRST, at, last, at, prompt | {"validate": "any", "input_message": example})
    elif column.is_number and not column.may_be_na:
        sheet.data_validation(FIRST, at, last, at, prompt | {
            "validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15,
            "input_message": f"填数字，单位：{column.unit}。", "error_message": f"这里填数字，单位：{column.unit}。",
        })  # fmt: skip
