"""Tables of records: every value as its cell would be read alone, however many there are and whatever is among them."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from jiju.core import periods
from jiju.core.nothing import Nothing, Value
from jiju.engines.checks import ColumnSheet, RowFacts, check_columns, compile_rules
from jiju.engines.workbooks import Limits, TableLayout, TableReading, read_table
from jiju.engines.workbooks.numbers import read_number
from tests.engines.old_workbooks import book, label, number, xls
from tests.engines.test_checks_columns import Written
from tests.engines.test_workbooks_forms import saved

TYPED = ["１２３", "1,234", "12万", "不适用", "不予公布", "—", "待填", "二十三", "#REF!", " 7 ", "−5", "1e400", "5户"]
WRITTEN = st.floats(-1e18, 1e18).map(lambda x: float(f"{x:.16g}"))  # as the writer writes it
CELLS = st.one_of(
    st.none(), WRITTEN, st.integers(-(10**6), 10**6), st.decimals(-(10**6), 10**6, places=2).map(float),
    st.sampled_from([*TYPED, -0.0, 2.0**53, 1e300, 5e-324]), st.booleans(), st.just(dt.date(2024, 4, 1)),
)  # fmt: skip


def workbook(columns: dict[str, list[Any]]) -> bytes:
    made = Workbook()
    for c, (head, cells) in enumerate(columns.items(), 1):
        for r, cell in enumerate([head, *cells], 1):
            made.active.cell(r, c).value = cell
    return saved(made)


def alone(cell: Any) -> tuple[Value, bool]:
    """What one cell says, and whether it is at fault, by the rules for one cell."""
    if type(cell) in {int, float} and math.isfinite(cell) and abs(cell) < 2**53:
        return Decimal(int(cell)) if float(cell).is_integer() else Decimal(repr(float(cell))), False
    read = read_number("" if cell is None else cell, "个", 6)
    return read.value, read.fault is not None


def read(columns: dict[str, list[Any]]) -> TableReading:
    return read_table(workbook(columns), "t.xlsx", TableLayout(("a", "b")))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=30))
def test_every_cell_of_a_table_is_read_as_it_would_be_alone(pairs: list[tuple[Any, Any]]) -> None:
    pairs = [*pairs, (1, 1)]  # so that no blank row falls off the end
    cells = {"a": [a for a, _ in pairs], "b": [b for _, b in pairs]}
    reading = read(cells)
    for head, letter in (("a", "A"), ("b", "B")):
        wanted = [alone(c) for c in cells[head]]
        assert list(reading.columns[head]) == [value for value, _ in wanted]
        faulty = [f"{letter}{row}" for row, (_, wrong) in enumerate(wanted, 2) if wrong]
        assert [f.cell for f in reading.faults if f.cell.startswith(letter)] == faulty


def test_figures_are_the_shortest_decimals_of_their_doubles() -> None:
    typed = [0.1, 38420.6, -0.0, 1e-7, 9007199254740991, 0.1 + 0.2]
    cells = label(0, 0, "a") + b"".join(number(row, 0, x) for row, x in enumerate(typed, 1))
    column = read_table(xls(book(("T", cells))), "t.xls", TableLayout(("a",))).columns["a"]
    assert [str(v) for v in column] == ["0.1", "38420.6", "0", "1E-7", "9007199254740991", "0.30000000000000004"]


def test_a_column_is_a_sequence_and_as_doubles_what_is_absent_is_no_number() -> None:
    column = read({"a": [1.5, None, "１２", "不适用", 4], "b": [1] * 5}).columns["a"]
    values = [Decimal("1.5"), Nothing.BLANK, Decimal(12), Nothing.NOT_APPLICABLE, Decimal(4)]
    assert (len(column), column[0], column[2], column[-1], column[-2]) == (
        5,
        values[0],
        values[2],
        values[4],
        values[3],
    )
    assert list(column) == values
    assert column == values
    assert column != values[:4]
    assert list(column[1:4]) == values[1:4]
    assert list(reversed(column)) == values[::-1]
    assert Nothing.BLANK in column
    np.testing.assert_array_equal(np.asarray(column), [1.5, np.nan, 12.0, np.nan, 4.0])
    with pytest.raises(IndexError):
        column[5]


def test_a_column_as_read_is_judged_like_plain_values() -> None:
    cells = {"a": [0.3, None, 7.5, "1,200", 100, "不适用"], "b": [0.1, 2, 8, 1, 50.5, 3]}
    reading = read(cells)
    rules = compile_rules([Written("R", "[a] <= [b] * 3", row="a")], [RowFacts(c, c, "万元") for c in "ab"])
    when = periods.quarter(2024, 1)
    lists = {head: list(column) for head, column in reading.columns.items()}
    found = list(check_columns(rules, ColumnSheet(when, 6, reading.columns)))
    assert found == list(check_columns(rules, ColumnSheet(when, 6, lists)))
    assert [reading.address(f.field, i) for i, f in found] == ["A5"]


def test_texts_and_numbers_of_any_column_stand_beside_each_other() -> None:
    columns = {"名称": ["甲", None, 3, "丁"], "a": [1, 2, 3, 4], "b": ["—", None, None, 5]}
    reading = read(columns)
    assert reading.texts == {"名称": ["甲", "", "3.0", "丁"]}
    assert reading.letters == {"名称": "A", "a": "B", "b": "C"}
    assert list(reading.columns["b"]) == [*[Nothing.BLANK] * 3, Decimal(5)]


def test_whole_numbers_of_xls_are_numbers_like_all_others() -> None:
    cells = label(0, 0, "a") + b"".join(number(n, 0, n) for n in range(1, 5))
    assert list(read_table(xls(book(("T", cells))), "t.xls", TableLayout(("a",))).columns["a"]) == [1, 2, 3, 4]


def test_a_workbook_without_the_heads_says_which_is_missing() -> None:
    reading = read_table(workbook({"c": [1]}), "t.xlsx", TableLayout(("a",)))
    assert [(f.rule, str(f.says)) for f in reading.faults] == [("HEAD-ABSENT", "The column “a” is missing.")]
    assert read_table(workbook({}), "t.xlsx", TableLayout(("a",))).faults == reading.faults


def test_a_table_longer_than_the_limit_is_refused() -> None:
    reading = read_table(workbook({"a": [1] * 80}), "t.xlsx", TableLayout(("a",)), Limits(rows=20))
    assert [f.rule for f in reading.faults] == ["CELL-FAR"]
