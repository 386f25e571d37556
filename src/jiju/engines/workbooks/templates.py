"""Writes a form as a workbook in the official layout: what may be filled in is open, all else is locked."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

from jiju.core.nothing import Nothing
from jiju.engines.workbooks.layouts import Template, TemplateRow
from jiju.engines.workbooks.list_pages import write_list
from jiju.engines.workbooks.styles import Styles, shade_of, write_remarks, write_value

PENDING = "待批准后填入"
WORDS_WIDE = 44  # the open column of a form with words
LINE = 22  # characters to a line of that column
TALL = 60  # characters from which a cell of words is given more than one line
UNSIGNED = "　　　　"
FIRST = 10  # the row under 甲乙丙, counted from nought
WIDTHS = (34, 10, 7, 16, 16, 16, 11)


def write_template(template: Template) -> bytes:
    """The workbook of one unit's form for one period."""
    import xlsxwriter  # heavy: only downloads need it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    t = template
    book.set_properties({"title": t.form_name, "company": t.unit_name})
    for key, value in (
        ("form", t.form_code),
        ("version", t.version),
        ("unit", t.unit_code),
        ("period", t.period),
    ):
        book.set_custom_property(f"jiju-{key}", value, "text")
    sheet = book.add_worksheet(t.form_code)
    style = Styles(book)
    for c, width in enumerate(WIDTHS):
        sheet.set_column(c, c, WORDS_WIDE if c == 3 and any(not r.layout.is_number for r in t.rows) else width)
    _head(sheet, style, t)
    at = FIRST
    for row, group in zip(t.rows, _heads(t), strict=True):
        if group:
            sheet.merge_range(at, 0, at, 6, group, style.group)
            at += 1
        _row(sheet, style, at, row)
        at += 1
    _foot(sheet, style, t, at)
    sheet.protect("", {"select_locked_cells": True, "format_columns": True})
    sheet.freeze_panes(FIRST, 3)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for one in t.lists:
        write_list(book, style, t, one)
    book.close()
    return out.getvalue()


def _heads(t: Template) -> list[str]:
    """The head to be written above each row: its group's, where the group changes."""
    groups = ["", *(r.group for r in t.rows)]
    return [now if now != before else "" for before, now in pairwise(groups)]


def _head(sheet: Any, style: Styles, t: Template) -> None:
    sheet.merge_range(0, 0, 0, 6, t.form_name, style.title)
    for n, (label, value) in enumerate(t.marks):
        sheet.write_string(1 + n, 4, f"{label}：{value or PENDING}", style.plain)
    sheet.write_string(7, 0, f"填报单位：{t.unit_name}", style.plain)
    sheet.write_string(7, 4, t.period_label, style.plain)
    heads = ("指标名称", "计量单位", "代码", "本期累计", "上期累计", "上年同期", "同比（%）")
    for c, (head, letter) in enumerate(zip(heads, ("甲", "乙", "丙", "1", "2", "3", "4"), strict=True)):
        sheet.write_string(8, c, head, style.head)
        sheet.write_string(9, c, letter, style.head)


def _row(sheet: Any, style: Styles, at: int, row: TemplateRow) -> None:
    layout = row.layout
    sheet.write_string(at, 0, layout.name, style.part if row.is_part else style.name)
    sheet.write_string(at, 1, layout.unit, style.middle)
    sheet.write_string(at, 2, layout.code, style.middle)
    if not layout.is_number:
        _words(sheet, style, at, row)
        return
    open_, shut = (
        style.number(layout.decimals, shade=shade_of(row), locked=0),
        style.number(layout.decimals, shade="#f5f6f7", locked=1),
    )
    if row.raw:
        sheet.write_string(at, 3, row.raw, open_)
    else:
        write_value(sheet, at, 3, row.now, open_)
    write_remarks(sheet, at, 3, row.flaws)
    write_value(sheet, at, 4, row.before, shut)
    write_value(sheet, at, 5, row.year_ago, shut)
    cell, ago = f"D{at + 1}", f"F{at + 1}"
    growth = f'=IF(AND(ISNUMBER({cell}),ISNUMBER({ago})),IF({ago}=0,"—",({cell}-{ago})/ABS({ago})*100),"—")'
    sheet.write_formula(at, 6, growth, style.number(1, shade="#f5f6f7", locked=1), "—")
    _rule(sheet, at, row)
    if row.definition:
        sheet.write_comment(at, 0, row.definition, {"x_scale": 2.4, "y_scale": 1.6})


def _words(sheet: Any, style: Styles, at: int, row: TemplateRow) -> None:
    """A row of words: the open cell, and what was said last beside it over the other columns."""
    layout = row.layout
    said = row.raw or ("" if isinstance(row.now, Nothing) else str(row.now))
    shade = style.open_words if not row.flaws else style.marked_words(shade_of(row))
    write_remarks(sheet, at, 3, row.flaws)
    before = "" if isinstance(row.before, Nothing) else f"上期：{row.before}"
    sheet.write_string(at, 3, said, shade) if said else sheet.write_blank(at, 3, None, shade)
    sheet.merge_range(at, 4, at, 6, before, style.shut_words)
    sheet.set_row(at, 15 * max(1, -(-max(len(said), LINE + 1 if layout.longest > TALL else 1) // LINE)))
    if layout.kind == "choice":
        sheet.data_validation(at, 3, at, 3, {"validate": "list", "source": list(layout.choices)})
    elif layout.kind == "date":
        prompt = {"input_title": layout.code, "input_message": "填日期，例如 2024-12-31。"}
        sheet.data_validation(at, 3, at, 3, {"validate": "any"} | prompt)
    if row.definition:
        sheet.write_comment(at, 0, row.definition, {"x_scale": 2.4, "y_scale": 1.6})


def _rule(sheet: Any, at: int, row: TemplateRow) -> None:
    """What the open cell takes, said when it is entered. Words are allowed where the form allows 不适用."""
    unit, cell = row.layout.unit, f"D{at + 1}"
    prompt = {
        "input_title": row.layout.code,
        "input_message": f"填数字，单位：{unit}。没有发生的填 0，尚未取得的留空。",
    }
    if row.layout.may_be_na:
        sheet.data_validation(at, 3, at, 3, prompt | {
            "validate": "list", "source": ["不适用"], "error_type": "information",
            "error_title": row.layout.code, "error_message": f"填数字（{unit}），或选“不适用”。", "show_error": False,
        })  # fmt: skip
        return
    whole = f"=AND(ISNUMBER({cell}),{cell}=INT({cell}),{cell}>=0)"
    sheet.data_validation(at, 3, at, 3, prompt | {
        "validate": "custom", "value": whole if row.layout.kind == "integer" else f"=ISNUMBER({cell})",
        "error_title": row.layout.code, "error_message": f"这里填数字，单位：{unit}。", "error_type": "stop",
    })  # fmt: skip


def _foot(sheet: Any, style: Styles, t: Template, at: int) -> None:
    sheet.write_string(at + 1, 0, "　".join(f"{label}：{value or UNSIGNED}" for label, value in t.signed), style.plain)
    for n, note in enumerate(("说明：", *(f"{i}. {note}" for i, note in enumerate(t.notes, 1)), t.basis)):
        sheet.merge_range(at + 2 + n, 0, at + 2 + n, 6, note, style.small)
        sheet.set_row(at + 2 + n, 13 * (1 + len(note) // 75))
    # Programs that convert workbooks drop their properties, so the form's identity also stands in a cell.
    last = at + 4 + len(t.notes)
    sheet.write_string(
        last,
        0,
        f"jiju|form={t.form_code}|version={t.version}|unit={t.unit_code}|period={t.period}|",
        style.small,
    )
