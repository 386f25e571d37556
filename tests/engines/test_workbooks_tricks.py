"""What a workbook may hide or feign: each has a defined end, and none changes a figure in silence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from jiju.core.nothing import Nothing
from jiju.engines.workbooks import Head, TableLayout, read_table, write_table
from tests.engines.test_workbooks_attacks import rebuilt
from tests.engines.test_workbooks_forms import FIRST, fill, pasted, read, saved

Change = Callable[[Any], None]


def changed(change: Change, *values: Any) -> bytes:
    """The filled template, changed by hand."""
    book = load_workbook(io.BytesIO(fill(*(values or (118, 14, 38420.6, 1652, 0)))))
    change(book)
    return saved(book)


def test_a_form_that_stands_in_a_hidden_sheet_alone_is_not_taken() -> None:
    for state in ("hidden", "veryHidden"):

        def hide(book: Any, state: str = state) -> None:
            book.create_sheet("说明")
            book.active = 1
            book.worksheets[0].sheet_state = state

        faults = read(changed(hide)).faults
        assert [f.rule for f in faults] == ["FORM-HIDDEN"], state
        assert "B1" in str(faults[0].says)


def test_a_hidden_copy_with_other_figures_is_not_read() -> None:
    def copy(book: Any) -> None:
        twin = book.copy_worksheet(book.worksheets[0])
        twin.sheet_state = "hidden"
        twin.cell(FIRST, 4).value = 999

    reading = read(changed(copy))
    assert not reading.faults
    assert reading.cells["01"].value == 118


def test_figures_of_hidden_rows_and_columns_are_read_like_all_others_and_shown_with_their_cell() -> None:
    def hide(book: Any) -> None:
        book.active.row_dimensions[FIRST + 2].hidden = True
        book.active.column_dimensions["D"].hidden = True

    reading = read(changed(hide))
    assert not reading.faults
    assert (reading.cells["04"].cell, str(reading.cells["04"].value)) == ("D13", "38420.6")


def test_of_a_formula_its_stored_result_is_read_and_without_one_the_cell_is_blank() -> None:
    lie = b'<c r="D13"><f>1+1</f><v>77</v></c>'
    with zipfile.ZipFile(io.BytesIO(fill(118, 14, 38420.6, 1652, 0))) as archive:
        text = archive.read("xl/worksheets/sheet1.xml")
    at = text.index(b'r="D13"')
    end = text.index(b"</c>", at) + 4
    begin = text.rindex(b"<c ", 0, at)
    stored = rebuilt({"xl/worksheets/sheet1.xml": text[:begin] + lie + text[end:]})
    assert str(read(stored).cells["04"].value) == "77.0"
    assert read(fill(118, 14, "=1+1", 1652, 0)).cells["04"].value is Nothing.BLANK


def test_links_to_other_files_are_not_followed() -> None:
    """The formula points into another file; its stored result counts, and nothing else is opened."""
    link = (
        b'<?xml version="1.0"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<externalBook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>'
        b"</externalLink>"
    )
    rels = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="x" Target="http://192.0.2.1/other.xlsx" TargetMode="External"/></Relationships>'
    )
    parts: list[Any] = [("xl/externalLinks/externalLink1.xml", link),
                        ("xl/externalLinks/_rels/externalLink1.xml.rels", rels)]  # fmt: skip
    reading = read(rebuilt(more=parts))
    assert not reading.faults
    assert reading.cells["01"].value == 118


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_a_date_where_a_number_is_due_is_refused_in_either_calendar(epoch: Any) -> None:
    def put(book: Any) -> None:
        if epoch is not None:
            book.epoch = epoch
        book.active.cell(FIRST, 4).value = date(2024, 12, 31)

    assert [(f.rule, f.cell) for f in read(changed(put)).faults] == [("CELL-READ", "D11")]


def test_a_figure_in_merged_cells_stands_in_the_first_row_alone() -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells(f"D{FIRST}:D{FIRST + 1}")

    cells = read(changed(merge)).cells
    assert (cells["01"].value, cells["02"].value) == (118, Nothing.BLANK)


@pytest.mark.parametrize("typed", ["1e3", "1E+05", "5-", "(5)", "1.2.3", "１２，５", "0x10", "12,5", "５e３", "--5"])
def test_ways_of_writing_that_may_mean_two_things_are_refused(typed: str) -> None:
    assert [f.cell for f in read(fill(1, 1, typed, 1, 0)).faults] == ["D13"], typed


@pytest.mark.parametrize(("typed", "value"), [("-5", "-5.0"), (-5, "-5.0"), ("−５", "-5.0"), ("+7", "7.0")])
def test_a_negative_number_is_read_as_one_and_left_to_the_rules(typed: Any, value: str) -> None:
    reading = read(fill(1, 1, typed, 1, 0))
    assert not reading.faults
    assert str(reading.cells["04"].value) == value


def test_names_of_rows_may_change_while_their_codes_stand() -> None:
    def rename(book: Any) -> None:
        for n in range(5):
            book.active.cell(FIRST + n, 1).value = f"改名{n}"

    reading = read(changed(rename))
    assert not reading.faults
    assert str(reading.cells["04"].value) == "38420.6"


@pytest.mark.parametrize("head", ["上期", "上年同期", "去年同期", "同比（%）"])
def test_a_column_of_another_period_is_not_taken_for_this_one(head: str) -> None:
    def rename(sheet: Any) -> None:
        sheet["E4"] = head

    faults = read(pasted(rename)).faults
    assert [(f.rule, f.cell) for f in faults] == [("COLUMN-ABSENT", "E4")]
    assert head[:2] in str(faults[0].says)


def test_a_head_that_says_nothing_leaves_the_first_column_of_figures() -> None:
    def rename(sheet: Any) -> None:
        sheet["E4"] = "数值"

    assert not read(pasted(rename)).faults


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "@SUM(A1)", "+cmd|' /C calc'!A0", "-1+1", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_goes_out_as_text(text: str) -> None:
    data = write_table(text, [Head(text, decimals=0, width=10)], [[text]], [text])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert not [n for n in archive.namelist() if "hyperlink" in n.lower()]
    book: Workbook = load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}


def table(change: Change = lambda book: None) -> bytes:
    """A table of one figure a row, changed by hand."""
    book = Workbook()
    for row in (["企业", "收入"], ["甲", 5], ["乙", 6]):
        book.active.append(row)
    change(book)
    return saved(book)


def test_a_table_is_read_from_the_first_sheet_that_can_be_seen() -> None:
    def hide(book: Any) -> None:
        twin = book.copy_worksheet(book.active)
        twin.title = "看得见"
        twin["B2"] = 7
        book.active.sheet_state = "hidden"
        book.active = 1

    layout = TableLayout(("收入",))
    assert [str(v) for v in read_table(table(), "x.xlsx", layout).columns["收入"]] == ["5", "6"]
    reading = read_table(table(hide), "x.xlsx", layout)
    assert (reading.sheet, [str(v) for v in reading.columns["收入"]]) == ("看得见", ["7", "6"])


def test_a_column_of_figures_that_stands_twice_is_refused() -> None:
    def twice(book: Any) -> None:
        book.active["C1"], book.active["C2"] = "收入", 9

    reading = read_table(table(twice), "x.xlsx", TableLayout(("收入",)))
    assert [f.rule for f in reading.faults] == ["HEAD-TWICE"]
    assert not reading.columns
