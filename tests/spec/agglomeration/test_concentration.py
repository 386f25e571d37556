"""Concentration: HHI and the share of the largest (赫芬达尔指数、前 k 家份额).

Of the enterprises in a zone, of the industries in an area: how much lies with the largest.

Source: Hirschman (1964); US DoJ and FTC, Merger Guidelines (2023); Bain (1956)
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.agglomeration import NothingToCompare, TooManyAbsent, TooThin, herfindahl, largest_share

EIGHT = dict(zip("ABCDEFGH", (10, 9, 12, 15, 12, 11, 15, 16), strict=True))


def test_the_market_of_four_firms_of_the_department_of_justice() -> None:
    """Shares of 30, 30, 20 and 20 % give 900 + 900 + 400 + 400 = 2,600 points, 0.26 on the scale of one."""
    found = herfindahl({"A": 30, "B": 30, "C": 20, "D": 20}, reference="the market", unit="万元")
    assert (round(found.points, 6), round(found.hhi, 8)) == (2600, 0.26)
    assert round(found.normalised, 6) == round((0.26 - 0.25) / 0.75, 6)


def test_the_published_market_of_eight() -> None:
    """Investopedia's example prints the squares and their sum, 1,296."""
    assert round(herfindahl(EIGHT, reference="the market", unit="万元").points, 6) == 1296


def test_the_largest_three_of_eight() -> None:
    """16 + 15 + 15 of 100; equal sizes come in the order of their names."""
    found = largest_share(EIGHT, 3, reference="the market", unit="万元")
    assert (found.largest, round(found.share, 10)) == (("H", "D", "G"), 0.46)


def test_equal_members_give_one_over_n_and_zero_when_normalised() -> None:
    """Ten equal ones: 0.1, 1,000 points, normalised 0; a zone with twice as many equal ones is less concentrated."""
    found = herfindahl(dict.fromkeys("ABCDEFGHIJ", Decimal("7.5")), reference="甲集聚区", unit="万元")
    assert (round(found.hhi, 10), round(found.points, 6), round(found.normalised, 10)) == (0.1, 1000, 0)


def test_a_member_of_size_zero_counts_as_a_member() -> None:
    """It leaves the shares as they are and makes n four, so that only the normalised form moves."""
    three = herfindahl({"A": 1, "B": 1, "C": 2}, reference="x", unit="人")
    four = herfindahl({"A": 1, "B": 1, "C": 2, "D": 0}, reference="x", unit="人")
    assert (three.hhi, four.basis.rests_on) == (four.hhi, 4)
    assert four.normalised > three.normalised


def test_an_absent_size_is_left_out_and_named_and_too_many_are_refused() -> None:
    """One of eight may be absent; two of eight are more than one in five."""
    assert herfindahl({**EIGHT, "H": None}, reference="x", unit="万元").basis.absent == ("H",)
    with pytest.raises(TooManyAbsent, match="at least 7 of 8; 6 are there") as refused:
        herfindahl({**EIGHT, "H": None, "G": float("nan")}, reference="x", unit="万元")
    assert refused.value.code == "too-many-absent"


def test_fewer_than_three_members_are_refused() -> None:
    """Of two the index only gives away how large each is."""
    with pytest.raises(TooThin, match="needs at least 3 enterprises; there are 2"):
        herfindahl({"A": 1, "B": 2}, reference="x", unit="万元")
    with pytest.raises(TooThin, match="needs at least 4 industries; there are 3"):
        largest_share({"A": 1, "B": 2, "C": 3}, 3, reference="x", unit="万元", of="industries")


def test_sizes_that_make_no_shares() -> None:
    """A loss is no size, and of nothing nobody has a share."""
    with pytest.raises(Malformed, match="below zero"):
        herfindahl({"A": 1, "B": -2, "C": 3}, reference="x", unit="万元")
    with pytest.raises(NothingToCompare, match="All figures of 甲集聚区 are zero"):
        herfindahl({"A": 0, "B": 0, "C": 0}, reference="甲集聚区", unit="万元")


def test_what_must_be_said() -> None:
    """The whole by name, a unit that the house knows, and a k that is one or more."""
    with pytest.raises(Malformed, match="has no name"):
        herfindahl(EIGHT, reference=" ", unit="万元")
    with pytest.raises(Malformed, match="not a known unit"):
        herfindahl(EIGHT, reference="x", unit="wan")
    with pytest.raises(Malformed, match="0 largest"):
        largest_share(EIGHT, 0, reference="x", unit="万元")
