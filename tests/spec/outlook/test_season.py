"""The season, and what is expected by now (此时应达).

A year's revenue does not come in four like parts. The season is read from earlier years: of each period the median share
of the year that was done by its end.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core.periods import parse
from jiju.core.refusals import Malformed
from jiju.engines.outlook import (
    CannotBeTold,
    NoEarlierYear,
    Season,
    Series,
    calendar,
    expected_by_now,
    level_by_now,
    season,
)
from tests.spec.outlook.drawn import drawn

THREE = """
    年   | Q1 | Q2  | Q3  | Q4
    2021 | 20 | 45  | 70  | 100
    2022 | 10 | 30  | 60  | 100
    2023 | 44 | 100 | 144 | 200
    2024 | 30 | 66  |     |
"""


def told(found: Season | CannotBeTold) -> Season:
    assert isinstance(found, Season)
    return found


def test_the_share_of_each_quarter_is_the_median_over_the_years() -> None:
    """By the half-year 45 %, 30 % and 50 % were done: the median is 45 %. 2022, with its closed shops, moves nothing."""
    found = told(season(drawn(THREE), 2024))
    assert found.shares == (Decimal("0.2"), Decimal("0.45"), Decimal("0.7"), Decimal(1))
    assert found.years == (2021, 2022, 2023)


def test_what_is_expected_is_that_share_of_the_target() -> None:
    """Of 220 by the half-year 45 %: 99. The 66 that are reached are 33 short, though they are 30 % of the target."""
    found = told(season(drawn(THREE), 2024))
    assert expected_by_now(Decimal(220), found, parse("2024Q2")) == 99
    assert expected_by_now(Decimal(220), found, parse("2024Q4")) == 220


def test_of_two_years_the_middle_counts() -> None:
    """Before 2023 there are two, with 45 % and 30 % done by the half-year: 37.5 %."""
    assert told(season(drawn(THREE), 2023)).shares[1] == Decimal("0.375")


def test_a_year_with_a_gap_a_break_within_or_other_zones_is_left_out_and_named() -> None:
    """2021 lacks a quarter; 2022 breaks in the third; in 2023 a zone came in the second. A break on 1 January is none."""
    holed = drawn(THREE.replace("| 45 ", "| .  "))
    assert (told(season(holed, 2024)).years, told(season(holed, 2024)).left_out) == ((2022, 2023), (2021,))
    assert told(season(drawn(THREE, breaks=["2022Q3"]), 2024)).left_out == (2022,)
    assert told(season(drawn(THREE, breaks=["2022Q1"]), 2024)).left_out == ()
    one, two = frozenset("a"), frozenset("ab")
    zones = {parse("2023Q1"): one, parse("2023Q2"): two}
    assert told(season(Series(drawn(THREE).figures, zones=zones), 2024)).left_out == (2023,)


def test_five_years_back_and_no_further() -> None:
    """Before 2030 nothing of 2021 to 2023 is looked at."""
    assert isinstance(season(drawn(THREE), 2030), NoEarlierYear)


def test_without_an_earlier_year_the_season_is_not_told_and_the_calendar_stands_ready() -> None:
    """Before 2021 there is nothing; a year of nothing has no shares. By the calendar half is done by the half-year."""
    found = season(drawn(THREE), 2021)
    assert isinstance(found, NoEarlierYear)
    assert str(found).startswith("No year before 2021 is complete, unbroken and above zero.")
    assert isinstance(season(drawn("年|Q1|Q2|Q3|Q4\n2021|0|0|0|0"), 2022), NoEarlierYear)
    assert expected_by_now(Decimal(220), calendar("quarter"), parse("2024Q2")) == 110
    assert calendar("month").years == ()


def test_a_level_is_expected_on_the_straight_way() -> None:
    """From 12 zones to 20 in four quarters: 14, 16, 18, 20. And downward where fewer are wanted."""
    way = [level_by_now(Decimal(20), Decimal(12), parse(f"2024Q{n}")) for n in (1, 2, 3, 4)]
    assert way == [14, 16, 18, 20]
    assert level_by_now(Decimal(8), Decimal(12), parse("2024Q2")) == 10


def test_what_must_be_written_properly() -> None:
    """A level has no share; months are not asked of a season of quarters; kinds are not mixed; nothing is infinite."""
    with pytest.raises(Malformed, match="no share of the year"):
        season(drawn(THREE, "level"), 2024)
    with pytest.raises(Malformed, match="another kind of period"):
        expected_by_now(Decimal(1), told(season(drawn(THREE), 2024)), parse("2024M06"))
    for figures in ({}, {parse("2024"): 1}, {parse("2024Q1"): 1, parse("2024M01"): 1}):
        with pytest.raises(Malformed, match="not all months, all quarters"):
            season(Series(figures), 2025)
    with pytest.raises(Malformed, match="2024Q1: The figure is infinite"):
        season(Series({parse("2024Q1"): Decimal("Infinity")}), 2025)
