"""Where a cell of a list inside a form stands: the list, the line and the column, written P/3/07."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
MARK = "/"
_WRITTEN = re.compile(r"([A-Za-z][0-9A-Za-z]{0,7})/([1-9][0-9]{0,3})/([0-9A-Za-z]{1,8})")


@dataclass(frozen=True, order=True)
class LineCell:
    """One cell of a list."""

    list: str
    line: int
    column: str

    def __str__(self) -> str:
        return f"{self.list}{MARK}{self.line}{MARK}{self.column}"


def line_cell(text: str) -> LineCell | None:
    """The place that a text names, or nothing: a row of the form has no such mark in its code."""
    found = _WRITTEN.fullmatch(text)
    return LineCell(found[1], int(found[2]), found[3]) if found else None


def in_a_list(code: str) -> bool:
    """Whether a cell stands in a list, told by its code."""
    return MARK in code


def lines_in(cells: Mapping[str, T], code: str) -> dict[int, dict[str, T]]:
    """The lines of one list by their number, in order, each with its cells by column."""
    out: dict[int, dict[str, T]] = {}
    for name, value in cells.items():
        if MARK in name:
            owner, line, column = name.split(MARK)
            if owner == code:
                out.setdefault(int(line), {})[column] = value
    return dict(sorted(out.items()))
