"""How the cells of a template look, and what every page of one writes alike: values, and remarks on flaws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jiju.core.nothing import Answer, Nothing, Text
from jiju.engines.workbooks.layouts import Flaw, TemplateRow
from jiju.engines.workbooks.tables import SAID

OPEN = "#fffbe6"
SHADES = {"blocks": "#fbd9d5", "asks": "#fbe3b3", "notes": "#dbe9f2"}
SEVERITIES = {"blocks": "强制性", "asks": "核实性", "notes": "提示性"}


class Styles:
    """The few looks of a template, made once."""

    def __init__(self, book: Any) -> None:
        edge: dict[str, Any] = {"border": 1, "border_color": "#9aa3ab", "valign": "vcenter"}
        self.title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
        self.plain = book.add_format({"valign": "top"})
        self.small = book.add_format({"font_size": 9, "font_color": "#626c76", "text_wrap": True, "valign": "top"})
        self.head = book.add_format(edge | {"align": "center", "text_wrap": True, "bg_color": "#eef0f2"})
        self.group = book.add_format(edge | {"bold": True, "bg_color": "#f5f6f7"})
        self.name = book.add_format(edge | {"text_wrap": True})
        self.part = book.add_format(edge | {"indent": 2, "text_wrap": True})
        self.middle = book.add_format(edge | {"align": "center"})
        words = edge | {"text_wrap": True, "valign": "top", "num_format": "@"}
        self.open_words = book.add_format(words | {"bg_color": "#fffbe6", "locked": 0})
        self.shut_words = book.add_format(words | {"bg_color": "#f5f6f7", "font_size": 9, "font_color": "#626c76"})
        self._book, self._edge, self._words = book, edge, words

    def marked_words(self, shade: str) -> Any:
        return self._book.add_format(self._words | {"bg_color": shade, "locked": 0})

    def number(self, decimals: int, *, shade: str, locked: int) -> Any:
        shown = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
        return self._book.add_format(
            self._edge | {"num_format": shown, "align": "right", "bg_color": shade, "locked": locked}
        )


def shade_of(row: TemplateRow) -> str:
    """The ground of an open cell: by the heaviest flaw in it."""
    found = {f.severity for f in row.flaws}
    return next((SHADES[s] for s in SHADES if s in found), OPEN)


def write_remarks(sheet: Any, at: int, column: int, flaws: Sequence[Flaw]) -> None:
    """What is wrong with a cell, as a comment on it that shows when the pointer rests there."""
    if flaws:
        said = "\n".join(f"【{SEVERITIES.get(f.severity, f.severity)}】{f.says}" for f in flaws)
        sheet.write_comment(at, column, said, {"x_scale": 3, "y_scale": 1 + len(said) / 90})


def write_value(sheet: Any, at: int, column: int, value: Answer, style: Any) -> None:
    if value is Nothing.BLANK:
        sheet.write_blank(at, column, None, style)
    elif isinstance(value, Nothing):
        sheet.write_string(at, column, SAID[value], style)
    elif isinstance(value, Text):
        sheet.write_string(at, column, value.words, style)
    else:
        sheet.write_number(at, column, value, style)
