"""Reads a filled form: finds the table by its codes or names, the column by its head, and each cell by its row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jiju.core.findings import Finding
from jiju.core.quantities import UNITS
from jiju.core.words import word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.cells import read_cell
from jiju.engines.workbooks.layouts import FormLayout, Limits, ReadCell, Reading
from jiju.engines.workbooks.list_reading import read_list
from jiju.engines.workbooks.sheets import SheetRows, open_sheets

IDENTITY = re.compile(r"jiju\|form=([^|]*)\|version=([^|]*)\|unit=([^|]*)\|period=([^|]*)")
HEADS = ("本期累计", "本季累计", "本期", "本季", "本年累计", "累计")
OTHERS = ("上期", "上季", "上月", "上年", "去年", "同期", "同比", "增减", "增长")
MEASURES = frozenset(UNITS) - {"—"}  # a dash also stands where growth cannot be computed
LEAST = 2  # rows of the form that a sheet must show to be the form's


@dataclass(frozen=True)
class _Found:
    """Where a sheet shows the form: each row's place, and the columns of codes, names, units and values."""

    sheet: SheetRows
    rows: dict[str, int]
    value: int
    unit: int | None


def read_form(data: bytes, name: str, layout: FormLayout, limits: Limits | None = None) -> Reading:
    """What a filled workbook says of a form.

    Missing  an empty cell is blank; 不适用 is not applicable where the row allows it; an absent row is a fault
    Errors   none raised: each fault is a finding with sheet and cell, and then nothing of the file counts
    """
    sheets, fault = open_sheets(data, name, limits or Limits())
    if fault is not None:
        return Reading({}, {}, (fault,))
    lists = [read_list([s for s in sheets if s.is_visible], one) for one in layout.lists]
    of_lists = [one.sheet for one in lists]
    found = [f for s in sheets if s not in of_lists and (f := _find(s, layout)) is not None]
    seen = [f for f in found if f.sheet.is_visible]
    best = max((len(f.rows) for f in seen), default=0)
    chosen = [f for f in seen if len(f.rows) == best]
    if len(chosen) != 1:
        return Reading({}, {}, (_no_table(chosen, found, layout),))
    other = _of_another_period(chosen[0])
    if other is not None:
        return Reading({}, {}, (other,))
    cells, wrong = _read(chosen[0], layout)
    for one in lists:
        cells |= one.cells
        wrong += one.wrong
    return Reading(_identity(sheets), cells, tuple(wrong))


def _identity(sheets: list[SheetRows]) -> dict[str, str]:
    """What the workbook says it belongs to, from the line that our template carries. Missing: empty."""
    return identity_in(cell for sheet in sheets for row in sheet.rows for cell in row if isinstance(cell, str))


def identity_in(texts: Iterable[str]) -> dict[str, str]:
    """The first identity among some texts. Missing: empty."""
    for text in texts:
        if said := IDENTITY.search(text):
            return dict(zip(("form", "version", "unit", "period"), said.groups(), strict=True))
    return {}


def _no_table(chosen: list[_Found], found: list[_Found], layout: FormLayout) -> Finding:
    if not chosen and found:
        return faults.whole(
            "FORM-HIDDEN",
            word("The form stands in a hidden sheet: {name}.", name=found[0].sheet.name),
            word("Show the sheet, look its figures over, and take the workbook in again."),
        )
    if not chosen:
        return faults.whole(
            "FORM-ABSENT",
            word("No sheet shows the rows of {form}.", form=layout.form_code),
            word("Use the template, or keep its column of codes or of names."),
        )
    names = "、".join(f.sheet.name for f in chosen)
    return faults.whole(
        "FORM-TWICE",
        word("Several sheets show the form: {names}.", names=names),
        word("Leave only the filled one in the workbook."),
    )


def _find(sheet: SheetRows, layout: FormLayout) -> _Found | None:
    """The form's table in a sheet: by the column with most of its codes, else by that with most of its names."""
    codes = {r.code: r.code for r in layout.rows}
    by_code = _column_of(sheet, {**codes, **{c.lstrip("0"): c for c in codes if c.lstrip("0")}}, _code)
    by_name = _column_of(sheet, _names(layout), _name)
    rows = by_code[1] if len(by_code[1]) >= max(LEAST, len(by_name[1])) else by_name[1]
    if len(rows) < min(LEAST, len(layout.rows)):
        return None
    after = max(by_code[0] if rows is by_code[1] else by_name[0], _unit_column(sheet, rows) or 0)
    return _Found(sheet, rows, _value_column(sheet, rows, after), _unit_column(sheet, rows))


def _names(layout: FormLayout) -> dict[str, str]:
    """Names that belong to one row only; a shared name says nothing."""
    out: dict[str, str] = {}
    for r in layout.rows:
        key = _name(r.name)
        out[key] = "" if key in out else r.code
    return {k: c for k, c in out.items() if c}


def _column_of(sheet: SheetRows, keys: dict[str, str], plain: Any) -> tuple[int, dict[str, int]]:
    """The column in which most keys stand, and the row of each; a repeated key counts where it stands first."""
    best: tuple[int, dict[str, int]] = (0, {})
    for column in range(max((len(r) for r in sheet.rows), default=0)):
        found: dict[str, int] = {}
        for i, row in enumerate(sheet.rows):
            code = keys.get(plain(row[column])) if column < len(row) else None
            if code is not None:
                found.setdefault(code, i)
        if len(found) > len(best[1]):
            best = (column, found)
    return best


def _code(cell: Any) -> str:
    """A code as written: 04, 4, 4.0 or full-width; only texts and whole numbers can be one."""
    if isinstance(cell, float) and cell.is_integer() and 0 < cell < 1000:
        return str(int(cell))
    return unicodedata.normalize("NFKC", cell).strip() if isinstance(cell, str) else ""


def _name(cell: Any) -> str:
    text = unicodedata.normalize("NFKC", cell) if isinstance(cell, str) else ""
    return re.sub(r"[\s:]|其中|#", "", text)


def _unit_column(sheet: SheetRows, rows: dict[str, int]) -> int | None:
    """The column that gives a unit for most rows."""
    width = max((len(r) for r in sheet.rows), default=0)
    counts = [sum(_text(sheet, i, c) in MEASURES for i in rows.values()) for c in range(width)]
    best = max(counts, default=0)
    return counts.index(best) if best * 2 > len(rows) else None


def _value_column(sheet: SheetRows, rows: dict[str, int], after: int) -> int:
    """The column under a head that says this period, else the first one after codes and units."""
    top = min(rows.values())
    for head in HEADS:
        for i in range(top):
            for c, cell in enumerate(sheet.rows[i]):
                if c > 0 and isinstance(cell, str) and _name(cell).startswith(head):
                    return c
    return after + 1


def _of_another_period(found: _Found) -> Finding | None:
    """A fault when the head over the figures says that they are of another period."""
    for i in range(min(found.rows.values())):
        head = _text(found.sheet, i, found.value)
        if _name(head).startswith(OTHERS):
            return faults.at(
                "COLUMN-ABSENT",
                found.sheet.name,
                found.sheet.address(i, found.value),
                word(
                    "No column says that it holds this period; the first figures stand under “{head}”.", head=head[:20]
                ),
                word("Write 本期累计 over the column of this period."),
            )
    return None


def _text(sheet: SheetRows, row: int, column: int) -> str:
    cells = sheet.rows[row]
    return unicodedata.normalize("NFKC", str(cells[column])).strip() if column < len(cells) else ""


def _read(found: _Found, layout: FormLayout) -> tuple[dict[str, ReadCell], list[Finding]]:
    cells: dict[str, ReadCell] = {}
    wrong: list[Finding] = []
    for row in layout.rows:
        if row.code not in found.rows:
            wrong.append(
                faults.at(
                    "ROW-ABSENT",
                    found.sheet.name,
                    "",
                    word("The row {code} {name} is missing.", code=row.code, name=row.name),
                    word("Put the row back; the template shows where."),
                    row.code,
                )
            )
            continue
        at, unit = found.rows[row.code], found.unit
        stated = _text(found.sheet, at, unit) if unit is not None else ""
        cell, fault = read_cell(found.sheet, at, found.value, row, stated)
        cells[row.code] = cell
        if fault is not None:
            wrong.append(fault)
    return cells, wrong
