"""Amounts are read exactly as typed, or refused with a sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiju.rooms.grants import checks


@pytest.mark.parametrize(("text", "unit", "yuan"), [
    ("12.5", "万元", "125000.00"),
    ("0.0001", "万元", "1.00"),
    ("1,234,567.89", "元", "1234567.89"),
    ("100", "万元", "1000000.00"),
    ("１００", "万元", "1000000.00"),
    ("  7.50 ", "元", "7.50"),
])  # fmt: skip
def test_what_is_read(text: str, unit: str, yuan: str) -> None:
    assert checks.read_amount(text, unit).yuan == Decimal(yuan)


@pytest.mark.parametrize("text", [
    "", " ", "1e5", "1E5", "-1", "+1", "NaN", "inf", "Infinity", "0", "0.00", "1.234", "1,23", "1 000", "十万", "12万",
    "0x10", "1.2.3", "１e５", "٣", "½", "1_000", "9" * 41, "1" + "0" * 13, "\x00", "−1", "1,0000", ".5", "5.",
])  # fmt: skip
def test_what_is_refused_with_a_sentence(text: str) -> None:
    read = checks.read_amount(text, "元")
    assert read.yuan is None
    assert read.fault is not None
    assert str(read.fault)


def test_the_reader_is_told_what_was_read_otherwise() -> None:
    assert checks.read_amount("12", "元").note is None
    assert str(checks.read_amount("１２", "元").note) == "“１２” was read as 12."


@pytest.mark.parametrize("yuan", ["NaN", "Infinity", "-Infinity", "0", "-0.01", "0.005", "1E-3", "1E+15"])
def test_an_amount_that_no_page_has_read_is_asked_again(yuan: str) -> None:
    assert checks.amount_fault(Decimal(yuan)) is not None


@given(st.text(max_size=50))
def test_whatever_is_typed_is_an_amount_to_the_cent_or_a_fault(text: str) -> None:
    read = checks.read_amount(text, "万元")
    assert (read.yuan is None) != (read.fault is None)
    if read.yuan is not None:
        assert 0 < read.yuan <= checks.MOST
        assert read.yuan == read.yuan.quantize(Decimal("0.01"))


@given(st.integers(1, 10**13))
def test_cents_come_back_as_they_were(cents: int) -> None:
    yuan = Decimal(cents) / 100
    assert checks.read_amount(f"{yuan:.2f}", "元").yuan == yuan
