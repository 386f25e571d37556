"""Error cells such as #REF!: found in every kind of workbook, said with the cell, and never taken for an empty one."""

from __future__ import annotations

import io
import struct
import zipfile
from decimal import Decimal

import pytest
from openpyxl import Workbook

from jiju.core.nothing import Nothing
from jiju.engines.opening.biff import errors_of_xls
from jiju.engines.opening.ole import Damaged, stream
from jiju.engines.workbooks import FormLayout, RowLayout, TableLayout, TableReading, read_form, read_table
from tests.engines.old_workbooks import begin, book, constant, failed, formula, label, number, ods, record, xls
from tests.engines.test_workbooks_forms import saved

LAYOUT = TableLayout(("n",))
EOF = 0x000A


def said(reading: TableReading) -> list[tuple[str, str]]:
    assert all(f.rule == "CELL-READ" and str(f.remedy) for f in reading.faults)
    return [(f.cell, str(f.says)) for f in reading.faults]


def xlsx(rows: str, *, book_part: tuple[str, str] = ("", ""), typed: str = "") -> bytes:
    """A table with the head n and these rows as they stand in the file."""
    source = Workbook()
    source.active.title = "T"
    source.active.append(["n"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(source))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "xl/workbook.xml":
                text = text.replace(*book_part) if book_part[0] else text
            new.writestr(name, text.replace("</sheetData>", f"{rows}</sheetData>"))
    return out.getvalue()


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A2" t="e"><v>#REF!</v></c>',
        '<c t="e" r="A2" s="1"><f>1/0</f><v>#REF!</v></c>',
        "<c r='A2' t='e'><f/><v>#REF!</v></c>",
        '<c r="A2" t = "e" ><f ca="1">A9&lt;1</f><v>#REF!</v></c>',
        '<c t="e"><v>#REF!</v></c>',
        '<c r="A2" t="e"><v>&#35;REF!</v></c>',
    ],
)
def test_an_error_of_xlsx_is_found_however_it_is_written(cell: str) -> None:
    reading = read_table(xlsx(f'<row r="2">{cell}</row><row r="3"><c r="A3"><v>5</v></c></row>'), "t.xlsx", LAYOUT)
    assert said(reading) == [("A2", "A2 holds the error #REF!.")]
    assert list(reading.columns["n"]) == [Nothing.BLANK, Decimal(5)]


def test_errors_are_found_by_the_place_of_cells_that_bear_no_address() -> None:
    rows = '<row><c><v>1</v></c></row><row><c t="e"><v>#N/A</v></c></row><row r="9"><c t="e"><v>#NUM!</v></c></row>'
    assert said(read_table(xlsx(rows), "t.xlsx", LAYOUT)) == [
        ("A3", "A3 holds the error #N/A."), ("A9", "A9 holds the error #NUM!."),
    ]  # fmt: skip


def test_the_sheet_of_an_error_is_known_however_the_book_lists_it() -> None:
    listed = ('<sheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" name="T"', "<sheet name='T'")
    data = xlsx('<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>', book_part=listed)
    assert said(read_table(data, "t.xlsx", LAYOUT)) == [("A2", "A2 holds the error #REF!.")]


def test_errors_of_xls_are_found_in_values_and_in_results_of_formulas() -> None:
    codes = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!"}
    cells = label(0, 0, "n") + number(1, 0, 2.5)
    for row, code in enumerate(codes, 2):
        cells += constant(row, 0, code, is_error=1) if row % 2 else formula(row, 0, failed(code))
    reading = read_table(xls(book(("T", cells + number(9, 0, 4)))), "t.xls", LAYOUT)
    assert said(reading) == [(f"A{row}", f"A{row} holds the error {e}.") for row, e in enumerate(codes.values(), 3)]
    assert list(reading.columns["n"]) == [Decimal("2.5"), *[Nothing.BLANK] * 7, Decimal(4)]


def test_what_is_no_error_in_xls_is_read_as_before() -> None:
    cells = label(0, 0, "n") + formula(1, 0, struct.pack("<d", 3.5)) + constant(2, 0, 1, is_error=0)
    assert said(read_table(xls(book(("T", cells))), "t.xls", LAYOUT)) == [("A3", "A3 holds a yes or no.")]


def test_errors_inside_a_chart_are_not_the_sheets() -> None:
    chart = begin(0x0020) + constant(1, 0, 0x07, is_error=1) + record(EOF)
    cells = label(0, 0, "n") + number(1, 0, 2.5)
    reading = read_table(xls(book(("T", cells + chart))), "t.xls", LAYOUT)
    assert not reading.faults
    assert list(reading.columns["n"]) == [Decimal("2.5")]


def test_each_sheet_of_xls_has_its_own_errors() -> None:
    two = (RowLayout("01", "甲", "户", "integer", 0), RowLayout("02", "乙", "户", "integer", 0))
    rows = label(0, 0, "01") + label(1, 0, "02") + number(0, 1, 7)
    cover = label(0, 0, "x") + constant(4, 4, 7, is_error=1)
    small = book(("封面", cover), ("表", rows + constant(1, 1, 0x2A, is_error=1)))
    for size in (0, 4096):  # among the small sectors, and by itself
        reading = read_form(xls(small, padded_to=size), "t.xls", FormLayout("B1", "1", two))
        assert [(f.sheet, f.cell, str(f.says)) for f in reading.faults] == [
            ("表", "B2", "02 乙 at B2 holds the error #N/A.")
        ]


@pytest.mark.parametrize(
    "changes",
    [
        {512 + 4: 1},  # the directory leads to itself
        {512 + 4 * 4: 3},  # the stream leads back to its beginning
        {512 + 4 * 4: 9_000},
        {48: 7_000},  # the directory lies beyond the end
        {68: 0, 512 + 508: 0},  # the list of tables goes on in itself
        {76: 5_000},  # the table of sectors lies beyond the end
        {30: 0},  # sectors of one byte
        {1024 + 128: 0x41},  # no stream is called Workbook
    ],
)
def test_a_box_that_contradicts_itself_is_refused(changes: dict[int, int]) -> None:
    data = bytearray(xls(book(("T", label(0, 0, "n") + number(1, 0, 2.5)))))
    assert stream(bytes(data), "Workbook").startswith(begin(5))
    for at, value in changes.items():
        struct.pack_into("<I", data, at, value)
    with pytest.raises(Damaged):
        stream(bytes(data), "Workbook", "Book")


@pytest.mark.parametrize("cells", [record(0x0006, b"\0" * 9), record(0x0205, b"\0" * 7), b"\x05\x02\xff\x7f"])
def test_a_record_cut_short_is_refused(cells: bytes) -> None:
    with pytest.raises(Damaged):
        errors_of_xls(xls(book(("T", cells))))
    assert [f.rule for f in read_table(xls(book(("T", cells))), "t.xls", LAYOUT).faults] == ["FILE-BROKEN"]


ERROR = 'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"'
TEXT = "<table:table-cell office:value-type='string'><text:p>n</text:p></table:table-cell>"
HEAD = f"<table:table-row>{TEXT}</table:table-row>"
NUMBER = '<table:table-cell office:value-type="float" office:value="4"><text:p>4</text:p></table:table-cell>'


def row(cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        (f"<table:table-cell {ERROR}><text:p>#DIV/0!</text:p></table:table-cell>", "#DIV/0!"),
        (f"<table:table-cell {ERROR}><text:p>Err:502</text:p></table:table-cell>", "Err:502"),
        (f"<table:table-cell {ERROR}/>", "#ERROR!"),
        ('<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0">'
         "<text:p>#DIV/0!</text:p></table:table-cell>", "#DIV/0!"),
        ('<table:table-cell office:value-type="string"><text:p><text:span>#N</text:span>/A</text:p></table:table-cell>',
         "#N/A"),
        (f"<table:table-cell {ERROR}><office:annotation><text:p>remark</text:p></office:annotation>"
         "<text:p>#REF!</text:p></table:table-cell>", "#REF!"),
    ],
)  # fmt: skip
def test_an_error_of_ods_is_found_however_it_is_written(cell: str, error: str) -> None:
    reading = read_table(ods(T=HEAD + row(cell) + row(NUMBER)), "t.ods", LAYOUT)
    assert said(reading) == [("A2", f"A2 holds the error {error}.")]
    assert list(reading.columns["n"]) == [Nothing.BLANK, Decimal(4)]


def test_repeated_rows_and_cells_of_ods_count() -> None:
    error = f'<table:table-cell {ERROR} table:number-columns-repeated="2"><text:p>#REF!</text:p></table:table-cell>'
    head = HEAD.replace("<table:table-row>", '<table:table-row><table:table-cell table:number-columns-repeated="2"/>')
    skipped = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = row("<table:table-cell/>", 3) + head + row(skipped + NUMBER, 2) + row(skipped + error, 2)
    assert [cell for cell, _ in said(read_table(ods(T=rows), "t.ods", LAYOUT))] == ["C7", "C8"]


def test_each_table_of_ods_has_its_own_errors() -> None:
    error = f"<table:table-cell {ERROR}><text:p>#REF!</text:p></table:table-cell>"
    assert not read_table(ods(T=HEAD + row(NUMBER), U=row(error)), "t.ods", LAYOUT).faults


@pytest.mark.parametrize(
    "cell", ['<c r="A2"><f>1+1</f></c>', '<c r="A2"><f>1+1</f><v/></c>', '<c r="A2"><f>1</f><v></v></c>']
)
def test_a_formula_that_was_never_worked_out_is_no_empty_cell(cell: str) -> None:
    reading = read_table(
        xlsx(f'<row r="2">{cell}</row><row r="3"><c r="A3"><f>2+3</f><v>5</v></c></row>'), "t.xlsx", LAYOUT
    )
    assert said(reading) == [("A2", "A2 holds a formula that was never worked out.")]
    assert list(reading.columns["n"]) == [Nothing.BLANK, Decimal(5)]


def test_a_formula_that_gives_an_empty_text_is_empty() -> None:
    cell = '<c r="A2" t="str"><f>IF(1=1,"","x")</f><v></v></c>'
    assert said(read_table(xlsx(f'<row r="2">{cell}</row>'), "t.xlsx", LAYOUT)) == []
