"""Reading filled forms: what a person may type, what is refused with its cell, and what is never done in silence."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from jiju.core.nothing import Nothing
from jiju.engines.workbooks import FormLayout, Reading, RowLayout, Template, TemplateRow, read_form, write_template

ROWS = (
    RowLayout("01", "入驻企业数", "户", "integer", 0),
    RowLayout("02", "其中：规模以上", "户", "integer", 0),
    RowLayout("04", "营业收入", "万元", "decimal", 1),
    RowLayout("10", "期末用工人数", "人", "integer", 0),
    RowLayout("11", "研发费用", "万元", "decimal", 1, may_be_na=True),
)
LAYOUT = FormLayout("B1", "1", ROWS)
FIRST = 11  # the first row of figures in the template, as Excel counts


def template() -> bytes:
    blank = Nothing.BLANK
    rows = tuple(TemplateRow(r, r.name.startswith("其中"), blank, Decimal(5), blank, "定义") for r in ROWS)
    marks = (("表号", ""), ("制定机关", "某省发展和改革委员会"), ("批准（备案）文号", ""))
    return write_template(
        Template(
            "B1",
            "主要经济指标",
            "1",
            "Z002",
            "=HYPERLINK(1)",
            "2024Q4",
            "2024年四季度",
            marks,
            rows,
            ("说明一",),
            "依照统计法",
        )
    )


def fill(*values: Any) -> bytes:
    book = load_workbook(io.BytesIO(template()))
    for n, value in enumerate(values):
        book.active.cell(FIRST + n, 4).value = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes, name: str = "B1.xlsx") -> Reading:
    return read_form(data, name, LAYOUT)


def test_a_filled_template_comes_back_as_it_was_typed_and_says_what_it_belongs_to() -> None:
    reading = read(fill(118, 14, 38420.6, 1652, "不适用"))
    assert not reading.faults
    assert reading.identity == {"form": "B1", "version": "1", "unit": "Z002", "period": "2024Q4"}
    assert {c: cell.value for c, cell in reading.cells.items()} == {
        "01": Decimal(118),
        "02": Decimal(14),
        "04": Decimal("38420.6"),
        "10": Decimal(1652),
        "11": Nothing.NOT_APPLICABLE,
    }
    assert reading.cells["04"].cell == "D13"


def test_only_the_figures_to_be_reported_are_open_and_names_are_never_formulas() -> None:
    sheet = load_workbook(io.BytesIO(template())).active
    open_cells = [c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked]
    assert open_cells == [f"D{FIRST + n}" for n in range(len(ROWS))]
    assert sheet.protection.sheet
    text = {c.value for row in sheet.iter_rows() for c in row if c.value}
    assert "填报单位：=HYPERLINK(1)" in text
    assert "表号：待批准后填入" in text


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("１２３", "123"),
        ("1,234", "1234"),
        ("１，２３４", "1234"),
        ("12万", "12"),
        ("3.5亿", "35000"),
        ("412.6万元", "412.6"),
        ("4126000元", "412.6"),
        ("0.5亿元", "5000"),
        (-0.0, "0"),
        (" 7 ", "7"),
        ("−5", "-5"),
        (0.1 + 0.2, "0.3"),
        ("1234567.8", "1234567.8"),
    ],
)
def test_what_people_type_is_read_exactly(typed: Any, value: str) -> None:
    reading = read(fill(1, 1, typed, 1, 0))
    assert not reading.faults, reading.faults
    assert reading.cells["04"].value == Decimal(value)


@pytest.mark.parametrize("typed", ["12万", "４５", "0.5亿元", 412.66])
def test_whatever_was_not_read_literally_is_said(typed: Any) -> None:
    assert read(fill(1, 1, typed, 1, 0)).cells["04"].note is not None


@pytest.mark.parametrize("typed", [None, "", "—", "待填"])
def test_an_empty_cell_is_blank_and_never_zero(typed: Any) -> None:
    assert read(fill(1, 1, typed, 1, 0)).cells["04"].value is Nothing.BLANK


@pytest.mark.parametrize(
    "typed",
    [
        "#REF!",
        "#DIV/0!",
        True,
        "二十三",
        "1e400",
        "NaN",
        "inf",
        1e300,
        "12345678901234567890",
        "5户",
        "不适用",
        "{{7*7}}",
    ],
)
def test_what_cannot_be_read_names_its_cell_and_the_remedy(typed: Any) -> None:
    faults = read(fill(1, 1, typed, 1, 0)).faults
    assert [(f.sheet, f.cell, f.field) for f in faults] == [("B1", "D13", "04")]
    assert str(faults[0].remedy)


def test_a_fraction_of_a_person_is_refused() -> None:
    assert [f.cell for f in read(fill(1, 1, 5, 2.5, 0)).faults] == ["D14"]


def pasted(change: Callable[[Any], None] = lambda sheet: None) -> bytes:
    """Values pasted into a fresh workbook: shifted, merged heads, no codes, other units, another order."""
    book = Workbook()
    sheet = book.active
    sheet.title = "粘贴"
    sheet.merge_cells("C2:F2")
    sheet["C2"] = "某集聚区四季度数据"
    lines = [
        ("指标", "单位", "本季累计"),
        ("营业收入", "亿元", 3.84206),
        ("期末用工人数", "万人", "0.1652"),
        ("入驻企业数", "户", "１１８"),
        ("其中：规模以上", "户", "1,4".replace(",", "")),
        ("研发费用", "元", "12,000"),
    ]
    for n, line in enumerate(lines, 4):
        for c, value in enumerate(line, 3):
            sheet.cell(n, c).value = value
    change(sheet)
    return saved(book)


def test_a_sheet_pasted_as_values_is_read_by_names_and_its_own_units() -> None:
    reading = read(pasted())
    assert not reading.faults, reading.faults
    assert {c: cell.value for c, cell in reading.cells.items()} == {
        "01": Decimal(118),
        "02": Decimal(14),
        "04": Decimal("38420.6"),
        "10": Decimal(1652),
        "11": Decimal("1.2"),
    }
    assert reading.identity == {}
    assert "亿元" in str(reading.cells["04"].note)


def test_a_missing_row_is_said_by_name() -> None:
    def drop(sheet: Any) -> None:
        sheet["C6"] = "别的"

    assert [f.rule for f in read(pasted(drop)).faults] == ["ROW-ABSENT"]


def test_two_sheets_of_the_form_are_ambiguous() -> None:
    book = load_workbook(io.BytesIO(fill(1, 1, 1, 1, 1)))
    book.copy_worksheet(book.active)
    assert [f.rule for f in read(saved(book)).faults] == ["FORM-TWICE"]


@pytest.mark.parametrize("code", ["01", "04"])
def test_a_formula_without_a_result_is_named_and_never_read_as_left_empty(code: str) -> None:
    reading = read(fill(*("=1+1" if c == code else 1 for c in ("01", "02", "04", "10", "11"))))
    assert [(f.rule, f.field) for f in reading.faults] == [("CELL-READ", code)]
    assert "never worked out" in str(reading.faults[0].says)
