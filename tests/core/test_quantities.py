"""Quantities: exact conversions within one dimension, and none across."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiju.core.quantities import UNITS, Quantity, unit
from jiju.core.refusals import Malformed

CONVERSIONS = [
    ("1", "亿元", "10000", "万元"),
    ("12345.6", "万元", "1.23456", "亿元"),
    ("1", "千元", "0.1", "万元"),
    ("20", "万人", "200000", "人"),
    ("1", "元", "0.00000001", "亿元"),
]


@pytest.mark.parametrize(("amount", "here", "other", "there"), CONVERSIONS)
def test_conversion_is_exact(amount: str, here: str, other: str, there: str) -> None:
    assert Quantity(Decimal(amount), here).to(there) == Quantity(Decimal(other), there)


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["元", "千元", "万元", "亿元"]))
def test_there_and_back_is_the_same(amount: Decimal, there: str) -> None:
    assert Quantity(amount, "万元").to(there).to("万元").amount == amount


def test_money_does_not_turn_into_persons() -> None:
    with pytest.raises(Malformed):
        Quantity(Decimal(1), "万元").to("万人")


def test_percent_is_not_percentage_point() -> None:
    with pytest.raises(Malformed):
        Quantity(Decimal(1), "%").to("百分点")


def test_an_unknown_unit_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Malformed) as refused:
        unit("兆元")
    assert "万元" in str(refused.value.remedy)


def test_every_unit_is_found_by_its_symbol() -> None:
    assert all(unit(symbol).symbol == symbol for symbol in UNITS)
    assert all(isinstance(u.factor, Decimal) for u in UNITS.values())


def test_a_quantity_is_shown_with_its_unit() -> None:
    assert str(Quantity(Decimal("1234567.50"), "万元")) == "1,234,567.50 万元"
