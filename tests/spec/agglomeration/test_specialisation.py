"""Specialisation of an area and spread of an industry (克鲁格曼专业化指数、空间基尼系数).

Krugman's K compares an area's mix of industries with its reference's; G compares an industry's map with the map of all
activity. Each says what it is compared with.

Source: Krugman (1991), Geography and Trade; Ellison and Glaeser (1997); Rey and Smith (2013) for what G is not
"""

from __future__ import annotations

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.agglomeration import (
    FigureIsAbsent,
    NothingToCompare,
    Reference,
    TooManyAbsent,
    TooThin,
    krugman_specialisation,
    spatial_gini,
)
from tests.spec.agglomeration.drawn import drawn

MIX = drawn("""
area | culture | logistics
甲   | 60      | 40
乙   | 20      | 80
""")


def test_krugman_with_and_without_the_area_itself() -> None:
    """甲 has 0.6, 0.4. Both together have 0.4, 0.6: K = 0.4. The other alone has 0.2, 0.8: K = 0.8."""
    counted = krugman_specialisation(MIX, "甲", reference="两市", itself="counted", unit="人")
    apart = krugman_specialisation(MIX, "甲", reference="两市", itself="left out", unit="人")
    assert (round(counted.k, 10), round(apart.k, 10)) == (0.4, 0.8)
    assert (counted.basis.itself, apart.basis.itself) == ("counted", "left out")
    assert {i: round(gap, 10) for i, gap in apart.gaps.items()} == {"culture": 0.4, "logistics": -0.4}


def test_krugman_of_nothing_in_common_is_two() -> None:
    """The most there is: the area does only what nobody else does."""
    table = drawn("area | a | b\n甲 | 5 | 0\n乙 | 0 | 9")
    assert krugman_specialisation(table, "甲", reference="两市", itself="left out", unit="人").k == 2


def test_krugman_against_the_yearbook() -> None:
    """The province holds the area: 0.6 − 0.3 and 0.4 − 0.7; without it 0.6 − 0.2667 and so on."""
    province = Reference("吉林省", {"culture": 300, "logistics": 700})
    counted = krugman_specialisation({"甲": MIX["甲"]}, "甲", reference=province, itself="counted", unit="人")
    apart = krugman_specialisation({"甲": MIX["甲"]}, "甲", reference=province, itself="left out", unit="人")
    assert (round(counted.k, 10), round(apart.k, 4)) == (0.6, round(2 * (0.6 - 240 / 900), 4))


def test_krugman_refuses() -> None:
    """One industry is no mix; one area has no others; an area with a hole has no mix."""
    with pytest.raises(TooThin, match="at least 2 industries; there are 1"):
        krugman_specialisation({"甲": {"a": 1}, "乙": {"a": 2}}, "甲", reference="x", itself="counted", unit="人")
    with pytest.raises(TooThin, match="at least 2 areas; there are 1"):
        krugman_specialisation({"甲": {"a": 1, "b": 2}}, "甲", reference="x", itself="left out", unit="人")
    with pytest.raises(TooManyAbsent):
        krugman_specialisation({**MIX, "丙": {"culture": 1}}, "甲", reference="x", itself="counted", unit="人")
    six = {**dict.fromkeys("戊己庚辛壬", MIX["乙"]), "甲": {"culture": 1}}
    with pytest.raises(FigureIsAbsent, match="the figure of 甲, which is absent"):
        krugman_specialisation(six, "甲", reference="x", itself="counted", unit="人")
    with pytest.raises(Malformed, match="not in the table"):
        krugman_specialisation(MIX, "丁", reference="x", itself="counted", unit="人")


MAP = drawn("""
area | ice | other
甲   | 50  | 50
乙   | 30  | 170
丙   | 20  | 180
""")


def test_the_spatial_gini_of_chinese_papers() -> None:
    """s = 0.5, 0.3, 0.2 of the industry; x = 0.2, 0.4, 0.4 of everything: G = 0.09 + 0.01 + 0.04 = 0.14."""
    found = spatial_gini(MAP, "ice", reference="三市", unit="人")
    assert round(found.g, 10) == 0.14
    assert {a: round(gap, 10) for a, gap in found.gaps.items()} == {"甲": 0.3, "乙": -0.1, "丙": -0.2}


def test_it_is_not_the_gini_of_a_lorenz_curve() -> None:
    """The Gini coefficient of the same s over x, by the Lorenz curve, is 0.34; PySAL's Gini_Spatial splits that one."""
    s, x = (0.2, 0.3, 0.5), (0.4, 0.4, 0.2)  # in rising order of s ÷ x
    below = [sum(s[:k]) for k in range(4)]
    lorenz = 1 - sum(x[k] * (below[k] + below[k + 1]) for k in range(3))
    assert round(lorenz, 10) == 0.34
    assert round(spatial_gini(MAP, "ice", reference="三市", unit="人").g, 10) != 0.34


def test_the_spatial_gini_refuses() -> None:
    """Two areas are no map, and an industry that nobody has is nowhere."""
    with pytest.raises(TooThin, match="at least 3 areas; there are 2"):
        spatial_gini(MIX, "culture", reference="两市", unit="人")
    with pytest.raises(Malformed, match="No area has this industry"):
        spatial_gini(MAP, "coal", reference="三市", unit="人")
    with pytest.raises(NothingToCompare, match="All figures of coal are zero"):
        spatial_gini({a: {**row, "coal": 0} for a, row in MAP.items()}, "coal", reference="三市", unit="人")
    with pytest.raises(TooManyAbsent):
        spatial_gini({**MAP, "丁": {"ice": None, "other": 3}}, "ice", reference="四市", unit="人")
