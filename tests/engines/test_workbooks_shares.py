"""A book of shares: as it is written, and every way in which a filled one cannot be read, by its cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from jiju.engines.workbooks import ShareBook, ShareColumn, ShareReading, ShareRow, read_shares, write_shares
from tests.engines.test_workbooks_forms import saved

REVENUE = ShareColumn("revenue", "营业收入", "亿元", 4, Decimal(500))
FIRMS = ShareColumn("firms", "入驻企业", "户", 0, Decimal(100))
BOOK = ShareBook(
    "某省2024年目标分解", {"book": "shares", "giver": "220000", "year": "2024", "version": "0"}, (REVENUE, FIRMS),
    (ShareRow("220100", "甲市", {"revenue": Decimal("250.5")}, {"revenue": Decimal(300), "firms": Decimal(60)}),
     ShareRow("220200", "乙市", {}, {"revenue": Decimal("200.25"), "firms": Decimal(40)})),
    ("黄色单元格填写。",),
)  # fmt: skip


def read(data: bytes, name: str = "t.xlsx") -> ShareReading:
    return read_shares(data, name, BOOK.columns)


def changed(change: Callable[[Any], None]) -> bytes:
    """The book, changed and saved by another program."""
    book = load_workbook(io.BytesIO(write_shares(BOOK)))
    change(book.worksheets[0])
    return saved(book)


def said(change: Callable[[Any], None]) -> list[tuple[str, str]]:
    return [(f.cell, str(f.says)) for f in read(changed(change)).faults]


def test_what_is_written_is_read_back() -> None:
    found = read(write_shares(BOOK))
    assert (found.mark, found.sheet, found.faults) == (BOOK.mark, "分解", ())
    assert [(n.code, n.name, n.cell) for n in found.lines] == [("220100", "甲市", "A7"), ("220200", "乙市", "A8")]
    assert {m: c.value for m, c in found.lines[1].cells.items()} == {"revenue": Decimal("200.25"), "firms": 40}
    assert found.lines[1].cells["revenue"].cell == "C8"
    assert found.sums == {"revenue": "C3", "firms": "E3"}


def test_sums_are_formulas_and_only_the_shares_are_open() -> None:
    sheet = load_workbook(io.BytesIO(write_shares(BOOK))).worksheets[0]
    assert sheet["C3"].value == "=SUM(C7:C8)"
    assert sheet["C5"].value == "=ROUND(C3-C4,4)"
    assert load_workbook(io.BytesIO(write_shares(BOOK)), data_only=True).worksheets[0]["C5"].value == 0.25
    is_open = {c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked}
    assert is_open == {"C7", "C8", "E7", "E8"}
    assert sheet.protection.sheet
    assert (sheet["D7"].value, sheet["D8"].value) == (250.5, None)
    assert {str(v.sqref): v.type for v in sheet.data_validations.dataValidation} == {"C7:C8": "decimal",
                                                                                     "E7:E8": "whole"}  # fmt: skip


def test_an_empty_cell_hands_nothing_down_and_nought_hands_down_nought() -> None:
    found = read(changed(lambda s: (s.cell(7, 3, None), s.__setitem__("C7", None), s.__setitem__("C8", 0))))
    assert found.faults == ()
    assert [dict(n.cells).keys() & {"revenue"} for n in found.lines] == [set(), {"revenue"}]
    assert found.lines[1].cells["revenue"].value == 0


@pytest.mark.parametrize(
    ("cell", "value", "what"),
    [
        ("C7", "五百", "C7 holds the text “五百”."),
        ("C7", "12亿", "C7 holds the text “12亿”."),
        ("E8", "不适用", "E8 holds the text “不适用”."),
        ("C8", "=SUM(D7:D8)", "C8 holds a formula that was never worked out."),
        ("E7", True, "E7 holds a yes or no."),
        ("C7", 1e300, "C7 holds a number too large to be meant."),
    ],
)
def test_what_is_no_number_is_named_by_its_cell(cell: str, value: Any, what: str) -> None:
    assert said(lambda s: s.__setitem__(cell, value)) == [(cell, what)]


def test_digits_typed_as_text_are_a_number() -> None:
    assert read(changed(lambda s: s.__setitem__("C7", "1,300"))).lines[0].cells["revenue"].value == 1300


def test_the_tail_of_a_sum_is_no_figure_and_a_fine_one_is_kept_as_it_stands() -> None:
    found = read(changed(lambda s: (s.__setitem__("C7", 100.1 + 200.2), s.__setitem__("C8", 0.123456))))
    assert [str(n.cells["revenue"].value) for n in found.lines] == ["300.3", "0.123456"]


def test_an_error_cell_is_named() -> None:
    source = write_shares(BOOK)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                begin = data.index(b'<c r="C7"')
                end = data.index(b"</c>", begin)
                data = data[:begin] + b'<c r="C7" t="e"><f>1/0</f><v>#DIV/0!</v>' + data[end:]
            new.writestr(name, data)
    assert [(f.cell, str(f.says)) for f in read(out.getvalue()).faults] == [("C7", "C7 holds the error #DIV/0!.")]


def test_a_formula_that_was_worked_out_counts_and_one_that_gives_nothing_is_empty() -> None:
    source = write_shares(BOOK)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                for cell, as_ in ((b"C7", b'<c r="C7"><f>D7*2</f><v>501</v>'),
                                  (b"C8", b'<c r="C8" t="str"><f>IF(1=1,"","x")</f><v></v>')):  # fmt: skip
                    begin = data.index(b'<c r="' + cell)
                    data = data[:begin] + as_ + data[data.index(b"</c>", begin) :]
            new.writestr(name, data)
    found = read(out.getvalue())
    assert found.faults == ()
    assert [n.cells["revenue"].value if "revenue" in n.cells else None for n in found.lines] == [501, None]


def test_a_file_that_is_no_book_of_shares_is_refused_as_a_whole() -> None:
    plain = Workbook()
    plain.active.append(["代码", "承接单位"])
    assert [f.rule for f in read(saved(plain)).faults] == ["SHARES-ABSENT"]
    assert [f.rule for f in read(b"not a workbook", "t.xlsx").faults] == ["FILE-KIND"]
    assert [f.rule for f in read(write_shares(BOOK), "t.docx").faults] == ["FILE-KIND"]
    assert [f.rule for f in read(b"", "t.xlsx").faults] == ["FILE-EMPTY"]
    twice = load_workbook(io.BytesIO(write_shares(BOOK)))
    twice.copy_worksheet(twice.worksheets[0])
    assert [f.rule for f in read(saved(twice)).faults] == ["SHARES-TWICE"]


def test_heads_that_are_gone_or_stand_twice_are_named() -> None:
    assert said(lambda s: s.__setitem__("C6", "收入")) == [("", "The column “营业收入（亿元）” is missing.")]
    assert said(lambda s: s.__setitem__("D6", "营业收入（亿元）")) == [
        ("", "The column “营业收入（亿元）” stands twice.")
    ]
    assert {w for _, w in said(lambda s: s.delete_rows(6))} >= {"The column “代码” is missing."}


def test_rows_that_were_put_in_keep_their_addresses() -> None:
    def add(sheet: Any) -> None:
        sheet.insert_rows(7)
        sheet["A7"], sheet["B7"], sheet["C7"] = 220300, "丙市", 5

    found = read(changed(add))
    assert [(n.code, n.cell) for n in found.lines] == [("220300", "A7"), ("220100", "A8"), ("220200", "A9")]


def test_a_book_of_nobody_is_still_a_book() -> None:
    assert read(write_shares(replace(BOOK, rows=()))).lines == ()
