"""Several tables in one workbook: a sheet each, names that a sheet may have, numbers with their own decimals."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook

from jiju.core.nothing import Nothing
from jiju.engines.workbooks import Head, Shown, Table, write_tables


def opened(*tables: Table) -> Any:
    return load_workbook(io.BytesIO(write_tables(tables)))


def test_each_table_has_its_sheet_in_order() -> None:
    book = opened(Table("One", [Head("A")], [["x"]], ["a note"]), Table("Two", [Head("B", "万元")], [[Decimal("1.5")]]))
    assert book.sheetnames == ["One", "Two"]
    assert [c.value for c in book["One"]["A"]] == ["One", "A", "x", None, "a note"]
    assert [c.value for c in book["Two"]["A"]] == ["Two", "B（万元）", 1.5]


def test_names_that_no_sheet_may_have_are_made_fit_and_distinct() -> None:
    long = "全省现代服务业集聚区主要经济指标与目标完成情况一览表（2024年四季度）"
    names = opened(*[Table(t, [Head("A")], []) for t in (long, long, "a/b", "A:B", "")]).sheetnames
    assert len(names) == len({n.casefold() for n in names}) == 5
    assert all(0 < len(n) <= 31 and not set(n) & set("[]:*?/\\'") for n in names)


def test_the_title_stands_whole_where_the_name_is_short() -> None:
    book = opened(Table("Overview of the fourth quarter, January to December", [Head("A")], [], name="Overview"))
    assert book.sheetnames == ["Overview"]
    assert book["Overview"]["A1"].value == "Overview of the fourth quarter, January to December"


def test_rows_of_one_column_may_differ_in_their_decimals() -> None:
    cells = [[Shown(Decimal("1.2345"), 2)], [Shown(7, 0)], [Shown(None, 1)], [Shown(Nothing.NOT_APPLICABLE, 1)], [3]]
    column = list(opened(Table("T", [Head("A", decimals=1)], cells))["T"]["A"])[2:]
    assert [(c.value, c.number_format) for c in column] == [
        (1.2345, "#,##0.00"), (7, "#,##0"), ("—", "General"), ("不适用", "General"), (3, "#,##0.0"),
    ]  # fmt: skip
