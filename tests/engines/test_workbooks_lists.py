"""Lists in workbooks: a sheet of its own out, lines with their addresses in, whatever program saved it."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from jiju.core.nothing import Answer, Nothing, Text
from jiju.engines.workbooks import (
    Flaw,
    FormLayout,
    ListLayout,
    Reading,
    RowLayout,
    Template,
    TemplateList,
    TemplateRow,
    read_form,
    write_template,
)
from jiju.engines.workbooks.list_pages import FIRST
from tests.engines.test_workbooks_converted import needs_office, saved_as

BLANK = Nothing.BLANK
ROWS = tuple(RowLayout(f"{n:02d}", f"第{n}项合计数", "万元", "decimal", 1) for n in range(1, 9))
COLUMNS = (
    RowLayout("01", "项目代码", "—", "text", 0, longest=20),
    RowLayout("02", "项目名称", "—", "text", 0, longest=60),
    RowLayout("05", "开工年月", "—", "month", 0),
    RowLayout("07", "计划总投资", "万元", "decimal", 1),
    RowLayout("11", "形象进度", "—", "choice", 0, choices=("已开工", "停工")),
)
PROJECTS = ListLayout("P", "重点项目", COLUMNS, 40)
LAYOUT = FormLayout("B3", "2", ROWS, (PROJECTS,))
HEAD = FIRST  # the row of codes, as openpyxl counts; the first line stands below it
KNOWN: tuple[Answer, ...] = (Text("2201-1"), Text("甲厂"), Text("2023-05"), Decimal(9000), BLANK)


def template(*flaws: Flaw) -> bytes:
    rows = tuple(TemplateRow(r, False, Decimal(1), BLANK, BLANK) for r in ROWS)  # is_part of each
    cells = tuple(
        TemplateRow(c, is_part=False, now=now, before=BLANK, year_ago=BLANK, flaws=flaws if c.code == "07" else ())
        for c, now in zip(COLUMNS, KNOWN, strict=True)
    )
    listed = TemplateList(PROJECTS, "一个项目一行。", ((1, cells),), ("07",))
    return write_template(Template(
        "B3", "重点项目进度", "2", "Z001", "测试集聚区", "2024Q4", "2024年四季度", (), rows, (), "依照统计法",
        lists=(listed,),
    ))  # fmt: skip


def book() -> tuple[Workbook, Any]:
    made = load_workbook(io.BytesIO(template()))
    return made, made["P 重点项目"]


def read(made: Workbook) -> Reading:
    return read_form(saved(made), "B3.xlsx", LAYOUT)


def saved(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def values(reading: Reading) -> dict[str, Answer]:
    return {code: cell.value for code, cell in reading.cells.items() if "/" in code}


def typed(sheet: Any, line: int, *cells: Any) -> None:
    for column, cell in enumerate(cells, start=2):
        sheet.cell(HEAD + line, column).value = cell


def test_known_lines_stand_there_and_new_ones_are_read_with_their_address() -> None:
    made, sheet = book()
    sheet.cell(HEAD + 1, 6).value = "停工"
    typed(sheet, 3, None, "乙库", "202411", "8,000", "已开工")
    reading = read(made)
    assert not reading.faults, reading.faults
    assert values(reading) == {
        "P/1/01": Text("2201-1"), "P/1/02": Text("甲厂"), "P/1/05": Text("2023-05"), "P/1/07": Decimal(9000),
        "P/1/11": Text("停工"),
        "P/3/01": BLANK, "P/3/02": Text("乙库"), "P/3/05": Text("2024-11"), "P/3/07": Decimal(8000),
        "P/3/11": Text("已开工"),
    }  # fmt: skip
    assert (reading.cells["P/3/07"].sheet, reading.cells["P/3/07"].cell) == ("P 重点项目", f"E{HEAD + 3}")
    assert reading.cells["P/3/05"].note is not None, "a month written otherwise is said"
    assert reading.cells["01"].value == Decimal(1), "the rows of the form are read beside"


@pytest.mark.parametrize(
    ("column", "cell", "field"),
    [(4, "去年", "P/2/05"), (5, "约八千", "P/2/07"), (6, "停了", "P/2/11"), (3, "长" * 61, "P/2/02")],
)
def test_what_cannot_be_read_is_said_at_its_cell(column: int, cell: str, field: str) -> None:
    made, sheet = book()
    sheet.cell(HEAD + 2, column).value = cell
    (fault,) = read(made).faults
    assert (fault.field, fault.sheet, fault.cell) == (field, "P 重点项目", f"{'ABCDEF'[column - 1]}{HEAD + 2}")


def test_the_numbers_of_lines_are_kept_and_missing_ones_follow() -> None:
    made, sheet = book()
    typed(sheet, 2, None, "乙库")
    sheet.cell(HEAD + 2, 1).value = 7
    typed(sheet, 3, None, "丙楼")
    sheet.cell(HEAD + 3, 1).value = None
    assert {code.split("/")[1] for code in values(read(made))} == {"1", "7", "8"}


@pytest.mark.parametrize("number", [1, 41, 0, "甲", 1.5])
def test_a_repeated_or_impossible_number_of_a_line_is_a_fault(number: Any) -> None:
    made, sheet = book()
    typed(sheet, 2, None, "乙库")
    sheet.cell(HEAD + 2, 1).value = number
    assert [f.rule for f in read(made).faults] == ["LINE-NUMBER"]


def test_rows_of_sums_and_empty_rows_are_no_lines() -> None:
    made, sheet = book()
    typed(sheet, 4, "合计", None, None, 9000)
    assert {code.split("/")[1] for code in values(read(made))} == {"1"}


def test_a_list_is_found_by_the_names_of_its_columns_on_a_sheet_of_ones_own() -> None:
    made, sheet = book()
    sheet.title = "项目"
    for row in (HEAD - 1, HEAD):
        for column in range(1, 8):
            sheet.cell(row, column).value = None
    assert values(read(made))["P/1/02"] == Text("甲厂")


def test_a_workbook_without_the_list_or_a_column_of_it_is_refused() -> None:
    made, sheet = book()
    sheet.delete_cols(5)
    assert [f.rule for f in read(made).faults] == ["COLUMN-ABSENT"]
    del made["P 重点项目"]
    (fault,) = read(made).faults
    assert (fault.rule, fault.field) == ("LIST-ABSENT", "P")


def test_flaws_are_marked_in_their_cell_of_the_list() -> None:
    sheet = load_workbook(io.BytesIO(template(Flaw("blocks", "错了"))))["P 重点项目"]
    marked, plain = sheet.cell(HEAD + 1, 5), sheet.cell(HEAD + 1, 3)
    assert (marked.fill.fgColor.rgb, plain.fill.fgColor.rgb) == ("FFFBD9D5", "FFFFFBE6")
    assert "错了" in marked.comment.text
    assert sheet.cell(HEAD + 1, 5).protection.locked is False
    assert sheet.cell(HEAD + 1, 1).protection.locked is True


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@needs_office
def test_a_list_saved_by_another_program_is_read(kind: str, tmp_path: Path) -> None:
    made, sheet = book()
    typed(sheet, 2, None, "乙库", "2024-11", 8000.5, "停工")
    reading = read_form(saved_as(kind, saved(made), tmp_path), f"B1.{kind}", LAYOUT)
    assert not reading.faults, reading.faults
    assert values(reading) | values(read(made)) == values(reading)
    assert reading.cells["P/2/07"].value == Decimal("8000.5")
