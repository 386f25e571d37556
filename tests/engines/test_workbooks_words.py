"""Rows of words in a workbook: what goes out comes back, and what cannot stand is said at its cell."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from jiju.core.nothing import Nothing, Text
from jiju.engines.workbooks import FormLayout, RowLayout, Template, TemplateRow, read_form, write_template
from jiju.engines.workbooks.wording import read_words

FREE = RowLayout("11", "本季进展", "—", "text", 0, longest=20)
DAY = RowLayout("12", "核对日期", "—", "date", 0)
ONE = RowLayout("13", "进度", "—", "choice", 0, choices=("按计划", "慢于计划", "受阻"))
SUM = RowLayout("14", "支持资金", "万元", "decimal", 1)
LAYOUT = FormLayout("C1", "1", (FREE, DAY, ONE, SUM))


@pytest.mark.parametrize(
    ("raw", "row", "value"),
    [
        ("新签约两个项目", FREE, Text("新签约两个项目")),
        (2024.0, FREE, Text("2024")),
        ("  ", FREE, Nothing.BLANK),
        ("", DAY, Nothing.BLANK),
        ("2024年12月31日", DAY, Text("2024-12-31")),
        ("２０２４／１２／３１", DAY, Text("2024-12-31")),
        (dt.datetime(2024, 12, 31), DAY, Text("2024-12-31")),  # a cell of a workbook knows no zone
        ("按计划", ONE, Text("按计划")),
    ],
)
def test_words_are_read_as_they_are_meant(raw: object, row: RowLayout, value: object) -> None:
    read = read_words(raw, row)
    assert (read.value, read.fault) == (value, None)


@pytest.mark.parametrize(
    ("raw", "row"), [("x" * 21, FREE), ("2024-02-30", DAY), ("昨天", DAY), ("还行", ONE), ("按", ONE)]
)
def test_what_cannot_stand_has_a_fault_and_a_remedy(raw: object, row: RowLayout) -> None:
    read = read_words(raw, row)
    assert read.value is Nothing.BLANK
    assert read.fault is not None
    assert read.remedy is not None


def filled(**cells: object) -> bytes:
    """The template of the form with some cells of this period filled in."""
    rows = tuple(TemplateRow(r, False, Nothing.BLANK, Nothing.BLANK, Nothing.BLANK) for r in LAYOUT.rows)
    template = Template("C1", "五方面跟踪", "1", "Z001", "测试集聚区", "2024Q4", "2024年四季度", (), rows, (), "依据")
    book = openpyxl.load_workbook(io.BytesIO(write_template(template)))
    sheet = book["C1"]
    for row in sheet.iter_rows(min_row=11):
        if row[2].value in cells:
            sheet.cell(row[2].row, 4).value = cells[str(row[2].value)]  # type: ignore[assignment]  # whatever is typed
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_filled_template_comes_back() -> None:
    typed = {"11": "新签约两个项目", "12": dt.date(2024, 12, 31), "13": "慢于计划", "14": 12.5}
    reading = read_form(filled(**typed), "c1.xlsx", LAYOUT)
    assert not reading.faults
    assert {c: str(v.value) for c, v in reading.cells.items()} == {
        "11": "新签约两个项目", "12": "2024-12-31", "13": "慢于计划", "14": "12.5",
    }  # fmt: skip


def test_each_fault_names_its_cell() -> None:
    reading = read_form(filled(**{"11": "长" * 30, "12": "2024-13-01", "13": "还行", "14": 1}), "c1.xlsx", LAYOUT)
    assert [(f.rule, f.cell) for f in reading.faults] == [
        ("CELL-READ", "D11"),
        ("CELL-READ", "D12"),
        ("CELL-READ", "D13"),
    ]
