"""Reads one cell of a workbook: a number or words, with its address, and what is wrong with it."""

from __future__ import annotations

from typing import Any

from jiju.core.findings import Finding
from jiju.core.nothing import Nothing
from jiju.core.quantities import UNITS
from jiju.core.words import word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.layouts import UNCOUNTED, ReadCell, RowLayout
from jiju.engines.workbooks.numbers import NEVER_COUNTED, read_number
from jiju.engines.workbooks.sheets import SheetRows
from jiju.engines.workbooks.wording import read_words


def _wording(sheet: SheetRows, where: str, raw: Any, row: RowLayout) -> tuple[ReadCell, Finding | None]:
    read = read_words(raw, row)
    cell = ReadCell(read.value, sheet.name, where, str(raw)[:60], read.note)
    if read.fault is None or read.remedy is None:
        return cell, None
    says = word("{code} {name} at {cell} holds {what}.", code=row.code, name=row.name, cell=where, what=read.fault)
    return cell, faults.at("CELL-READ", sheet.name, where, says, read.remedy, row.code)


def read_cell(
    sheet: SheetRows, at: int, column: int, row: RowLayout, stated: str = ""
) -> tuple[ReadCell, Finding | None]:
    """What stands in one cell, as its row or column asks for it. stated: the unit that the workbook says."""
    raw = sheet.rows[at][column] if column < len(sheet.rows[at]) else ""
    where = sheet.address(at, column)
    raw = sheet.errors.get((at, column), raw)
    if raw == UNCOUNTED:
        says = word("{code} {name} at {cell} holds {what}.", code=row.code, name=row.name, cell=where,
                    what=NEVER_COUNTED)  # fmt: skip
        blank = ReadCell(Nothing.BLANK, sheet.name, where, "")
        return blank, faults.at("CELL-READ", sheet.name, where, says, faults.SAVE_AGAIN, row.code)
    if not row.is_number:
        return _wording(sheet, where, raw, row)
    read = read_number(raw, row.unit, row.decimals, stated if stated in UNITS else "")
    cell = ReadCell(read.value, sheet.name, where, str(raw)[:60], read.note)
    if read.fault is not None:
        return cell, faults.at(
            "CELL-READ",
            sheet.name,
            where,
            word("{code} {name} at {cell} holds {what}.", code=row.code, name=row.name, cell=where, what=read.fault),
            word("Type the number alone, in {unit}.", unit=row.unit),
            row.code,
        )
    if isinstance(read.value, Nothing) and read.value is not Nothing.BLANK and not row.may_be_na:
        return cell, faults.at(
            "CELL-NA",
            sheet.name,
            where,
            word(
                "{code} {name} at {cell} cannot be “{text}”.",
                code=row.code,
                name=row.name,
                cell=where,
                text=str(raw)[:20],
            ),
            word("Type a number; nothing happened is 0."),
            row.code,
        )
    return cell, None
