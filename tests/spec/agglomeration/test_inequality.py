"""Theil's index (泰尔指数), between and within groups.

How unequally revenue, staff or space is spread over units, and how much of that lies between their groups, such as the
cities, and how much inside them. The two parts are the whole.

Source: Theil (1967), Economics and Information Theory; Shorrocks (1980), Econometrica 48, 613–625
"""

from __future__ import annotations

import math

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.agglomeration import TooManyAbsent, TooThin, theil
from tests.spec.agglomeration.drawn import column, drawn

ZONES = drawn("""
zone | revenue | staff
长1  | 60      | 20
长2  | 20      | 20
吉1  | 10      | 30
吉2  | 10      | 30
""")
CITIES = {"长1": "长春", "长2": "长春", "吉1": "吉林", "吉2": "吉林"}


def test_all_of_it_between() -> None:
    """1, 1 and 3, 3: inside each group all are equal; T = 0.25 ln 0.5 + 0.75 ln 1.5 = 0.1308."""
    found = theil(
        {"a": 1, "b": 1, "c": 3, "d": 3}, {"a": "x", "b": "x", "c": "y", "d": "y"}, reference="省", unit="万元"
    )
    assert (round(found.total, 4), round(found.between, 4), found.within) == (0.1308, 0.1308, 0.0)
    assert found.between_share == pytest.approx(1)


def test_all_of_it_within() -> None:
    """1, 3 and 1, 3: the groups are equal, the units are not; the same T lies inside."""
    found = theil(
        {"a": 1, "b": 3, "c": 1, "d": 3}, {"a": "x", "b": "x", "c": "y", "d": "y"}, reference="省", unit="万元"
    )
    assert (round(found.total, 4), found.between, round(found.within, 4)) == (0.1308, 0.0, 0.1308)


def test_revenue_by_staff_in_two_cities() -> None:
    """长春 has 0.8 of the revenue and 0.4 of the staff: between = 0.8 ln 2 + 0.2 ln ⅓; inside 长春 0.75 ln 1.5 + 0.25 ln 0.5."""
    found = theil(column(ZONES, "revenue"), CITIES, column(ZONES, "staff"), reference="吉林省", unit="万元", of="zones")
    assert round(found.between, 6) == round(0.8 * math.log(2) + 0.2 * math.log(1 / 3), 6)
    assert [(g.group, round(g.share, 4), round(g.inside, 4), round(g.gives, 4)) for g in found.groups] == [
        ("长春", 0.8, 0.1308, 0.1046),
        ("吉林", 0.2, 0.0, 0.0),
    ]
    assert found.total == pytest.approx(found.between + found.within)


def test_the_same_as_pysal_on_five_figures() -> None:
    """TheilD of the package inequality prints 0.35014545, 0.24908964 between and 0.10105581 within."""
    found = theil(
        dict(zip("abcde", (60, 20, 10, 10, 7), strict=True)),
        dict(zip("abcde", "xxyyy", strict=True)),
        reference="省",
        unit="人",
    )
    assert [round(v, 8) for v in (found.total, found.between, found.within)] == [0.35014545, 0.24908964, 0.10105581]


def test_one_that_has_everything_gives_the_logarithm_of_n() -> None:
    """0 ln 0 is 0: a known zero counts as a unit."""
    found = theil(
        {"a": 8, "b": 0, "c": 0, "d": 0}, {"a": "x", "b": "x", "c": "y", "d": "y"}, reference="省", unit="万元"
    )
    assert found.total == pytest.approx(math.log(4))


def test_equal_units_have_no_share_between() -> None:
    """Nothing is unequal, and of nothing there is no share."""
    found = theil(dict.fromkeys("abcd", 5), {"a": "x", "b": "x", "c": "y", "d": "y"}, reference="省", unit="万元")
    assert (found.total, found.between_share) == (0.0, None)


def test_a_unit_without_a_value_or_a_weight_is_left_out_and_named() -> None:
    """It counts in no part; one of five may be absent."""
    values = {"a": 1, "b": 1, "c": 3, "d": 3, "e": None}
    groups = {**dict.fromkeys("ab", "x"), **dict.fromkeys("cde", "y")}
    found = theil(values, groups, reference="省", unit="万元")
    assert (found.basis.absent, round(found.total, 4)) == (("e",), 0.1308)
    with pytest.raises(TooManyAbsent):
        theil({**values, "d": None}, groups, reference="省", unit="万元")


def test_what_it_refuses() -> None:
    """Two units, one group, a unit of no group, a value where nobody is."""
    two = {"a": "x", "b": "y"}
    with pytest.raises(TooThin, match="at least 3 areas; there are 2"):
        theil({"a": 1, "b": 2}, two, reference="省", unit="万元")
    with pytest.raises(TooThin, match="at least 2 groups; there are 1"):
        theil(dict.fromkeys("abc", 1), dict.fromkeys("abc", "x"), reference="省", unit="万元")
    with pytest.raises(Malformed, match="has no group"):
        theil(dict.fromkeys("abc", 1), two, reference="省", unit="万元")
    with pytest.raises(Malformed, match="a weight of zero"):
        theil(dict.fromkeys("abc", 1), {**two, "c": "x"}, {"a": 1, "b": 1, "c": 0}, reference="省", unit="万元")
