"""Looking at figures: growth, trends, correlations, and who says what twice.

Each question has an answer or a reason why there is none; a missing year or a base of zero is never a rate of zero.

Source: Pearson (1895); Theil (1950), Sen (1968); Cronbach (1951)
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from jiju.core.refusals import Malformed
from jiju.engines.indices.elements import Element, Tree
from jiju.engines.indices.reading import read_recipe
from jiju.engines.indices.run import run
from jiju.engines.indices.study.comparing import compared, ranks_beside
from jiju.engines.indices.study.correlation import correlations, cronbach, flagged, with_denominators
from jiju.engines.indices.study.description import availability, description
from jiju.engines.indices.study.panel import change, compound, trend
from jiju.engines.indices.study.strengths import strengths
from tests.spec.indices.test_published import asem

SERIES = {2021: 100.0, 2022: 110.0, 2023: 121.0, 2024: math.nan}


def test_growth_against_a_base() -> None:
    """From 100 to 121 is 21 per cent in all, and 10 per cent a year."""
    assert change(SERIES, 2021, 2023).rate == pytest.approx(0.21)
    assert compound(SERIES, 2021, 2023).rate == pytest.approx(0.10)


@pytest.mark.parametrize(
    ("series", "base", "year", "said"),
    [
        (SERIES, 2021, 2024, "no figure for 2024"),
        ({2021: 0.0, 2022: 5.0}, 2021, 2022, "The base of 2021 is 0.0"),
        ({2021: -3.0, 2022: 5.0}, 2021, 2022, "not above zero"),
        (SERIES, 2023, 2021, "must lie after the first"),
        ({2021: 3.0, 2023: -5.0}, 2021, 2023, "is below zero"),
    ],
)
def test_growth_that_cannot_be_told_says_why(series: dict[int, float], base: int, year: int, said: str) -> None:
    """Each line: the figures, the years, and the reason."""
    found = compound(series, base, year)
    assert found.rate is None
    assert said in str(found.why_not)


def test_a_trend_by_least_squares_and_one_that_no_single_year_bends() -> None:
    """10, 12, 14, then 60 by a slip, then 18: the line of least squares rises by 6.4 a year, the median of slopes by 2."""
    slipped = {2020: 10.0, 2021: 12.0, 2022: 14.0, 2023: 60.0, 2024: 18.0}
    assert trend(slipped, "least squares").slope == pytest.approx(6.4)
    assert trend(slipped, "theil-sen").slope == pytest.approx(2.0, abs=0.1)


def test_a_trend_needs_three_years() -> None:
    """Two make a line through anything."""
    found = trend({2020: 1.0, 2021: 2.0}, "least squares")
    assert found.slope is None
    assert "needs three" in str(found.why_not)


X = np.array([[1.0, 2.1, 9.0], [2.0, 3.9, 7.5], [3.0, 6.2, 5.1], [4.0, 7.9, 2.0], [5.0, math.nan, 1.0]])
TREE = Tree((Element(id="i"), Element(id="a", parent="i"), Element(id="b", parent="i"), Element(id="c", parent="i")))


def test_siblings_that_say_the_same_and_siblings_that_contradict() -> None:
    """a and b move together, c against both; the pair with a gap is compared over four units."""
    found = {(c.first, c.second): c for c in flagged(X, ["a", "b", "c"], TREE, kind="pearson", high=0.9, low=-0.4)}
    assert found["a", "b"].r == pytest.approx(0.9988, abs=1e-3)
    assert found["a", "b"].units == 4
    assert {pair for pair, c in found.items() if c.r is not None and c.r < 0} == {("a", "c"), ("b", "c")}


def test_pairs_that_could_be_chance_are_blanked() -> None:
    """With p below 0.02 the pair over four units goes, where ranks are perfectly opposed but few."""
    kept = correlations(X[:, :1], X[:, 1:], (["a"], ["b", "c"]), kind="kendall", p_below=0.02)
    assert [(c.first, c.second) for c in kept] == [("a", "c")]


def test_a_constant_column_has_no_correlation() -> None:
    """There is nothing to move."""
    (found,) = correlations(X[:, :1], np.ones((5, 1)), (["a"], ["one"]), kind="spearman")
    assert (found.r, found.p) == (None, None)


def test_an_indicator_that_follows_the_size_of_a_unit() -> None:
    """a follows the number of people: it may have to be divided by it."""
    people = np.array([[10.0], [21.0], [29.0], [41.0], [50.0]])
    found = with_denominators(X, ["a", "b", "c"], people, ["people"], kind="pearson", above=0.95)
    assert {c.first for c in found} == {"a", "b", "c"}


def test_alpha_needs_two_columns() -> None:
    """One column agrees with itself."""
    with pytest.raises(Malformed):
        cronbach(X[:, :1], missing="complete")


def test_what_a_table_looks_like() -> None:
    """b has four of five figures, and b's availability is flagged when nine tenths are asked for."""
    found = {d.indicator: d for d in description(X, ["a", "b", "c"], availability=0.9)}
    assert found["b"].available == 4
    assert found["b"].flags == ("availability",)


def test_availability_and_ranks_side_by_side() -> None:
    """The share of figures each unit has, and the ranks of two runs in one table."""
    raw = {
        "id": "r", "units": {"code": "u"},
        "elements": [{"id": "i"}, {"id": "a", "parent": "i"}, {"id": "b", "parent": "i"}],
        "steps": [{"normalise": {"method": "rank"}}, {"aggregate": {"by": "arithmetic mean", "at_least": 1}}],
    }  # fmt: skip
    data = {"u": ["P", "Q", "R"], "a": [1, 2, 3], "b": [6, 5, ""]}
    first = run(read_recipe(raw), data)
    second = run(read_recipe(raw), data | {"b": [6, 9, 1]})
    assert availability(first.stages[0].state)["R"] == {"i": 0.5}
    assert ranks_beside({"old": first, "new": second}) == {
        "unit": ["P", "Q", "R"],
        "old": [1, 1, None],
        "new": [3, 1, 2],
    }
    assert [(m.unit, m.places) for m in compared(first, second)] == [("P", -2), ("Q", 0), ("R", None)]


def test_strengths_and_weaknesses_of_a_unit() -> None:
    """What China gains most on against the mean, and what it loses most on."""
    best, worst = strengths(asem(), "CHN", 2)
    assert [s.indicator for s in best] == ["Embs", "GDPGrow"]
    assert [s.indicator for s in worst] == ["UNVote", "PrimEner"]
