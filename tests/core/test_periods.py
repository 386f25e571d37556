"""Periods: written, read back, shifted, and ordered in time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiju.core import periods
from jiju.core.periods import PER_YEAR, Kind, Period, between, month, parse, quarter, year
from jiju.core.refusals import Malformed

KINDS: tuple[Kind, ...] = ("month", "quarter", "half", "year")
any_period = st.builds(
    lambda kind, of, n: Period(of, n % PER_YEAR[kind] + 1, kind),
    st.sampled_from(KINDS), st.integers(1990, 2110), st.integers(0, 11),
)  # fmt: skip

WRITTEN = [
    ("2024", year(2024), date(2024, 1, 1), date(2024, 12, 31)),
    ("2024H1", Period(2024, 1, "half"), date(2024, 1, 1), date(2024, 6, 30)),
    ("2024H2", Period(2024, 2, "half"), date(2024, 7, 1), date(2024, 12, 31)),
    ("2024Q1", quarter(2024, 1), date(2024, 1, 1), date(2024, 3, 31)),
    ("2024Q4", quarter(2024, 4), date(2024, 10, 1), date(2024, 12, 31)),
    ("2024M02", month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
    ("2023M02", month(2023, 2), date(2023, 2, 1), date(2023, 2, 28)),
    ("2024M12", month(2024, 12), date(2024, 12, 1), date(2024, 12, 31)),
]


@pytest.mark.parametrize(("text", "period", "first", "last"), WRITTEN)
def test_a_period_and_its_days(text: str, period: Period, first: date, last: date) -> None:
    assert parse(text) == period
    assert str(period) == text
    assert (period.first_day, period.last_day) == (first, last)


@pytest.mark.parametrize("text", ["2024q3", " 2024Q3 ", "2024M7"])
def test_small_slips_of_the_pen_are_read(text: str) -> None:
    assert str(parse(text)) in {"2024Q3", "2024M07"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24Q1",
        "2024Q0",
        "2024Q5",
        "2024M13",
        "2024H3",
        "2024Q",
        "2024-Q1",
        "2024Q1x",
        "二〇二四",
        "1899",
        "2201",
        "1900Q1",
        "1929",
        "2171M1",
    ],
)
def test_what_is_no_period_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(Malformed) as refused:
        parse(text)
    assert "2024Q3" in str(refused.value.remedy)


@given(any_period)
def test_what_is_written_is_read_back(period: Period) -> None:
    assert parse(str(period)) == period


@given(any_period, st.integers(-40, 40), st.integers(-40, 40))
def test_shifting_goes_and_comes_back(period: Period, a: int, b: int) -> None:
    assert period.shift(a).shift(b) == period.shift(a + b)
    assert period.shift(PER_YEAR[period.kind] * -1) == period.year_before
    assert period.next.previous == period


@given(any_period)
def test_one_period_follows_the_other_without_a_gap(period: Period) -> None:
    assert period.next.first_day == period.last_day + timedelta(days=1)
    assert period < period.next
    assert period.is_first_of_year == (period.first_day.month == 1)


def test_all_between() -> None:
    assert [str(p) for p in between(quarter(2023, 3), quarter(2024, 2))] == ["2023Q3", "2023Q4", "2024Q1", "2024Q2"]
    assert between(quarter(2024, 1), quarter(2024, 1)) == [quarter(2024, 1)]
    assert between(quarter(2024, 2), quarter(2024, 1)) == []


def test_periods_carry_no_clock() -> None:
    assert not hasattr(periods, "datetime")
