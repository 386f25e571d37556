"""Formulas of items: figures named in brackets, typed by their units, absent where a figure is, or over zero.

Each line: the formula, the figures, what it comes to, and in which unit.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core.periods import Period, quarter
from jiju.core.refusals import Malformed
from jiju.engines.checks import RowFacts, read_formula
from jiju.rooms.evaluations.checks import Figures, looked_at, period_of, worked_out

LAST, FIRST = quarter(2024, 4), quarter(2024, 1)
ROWS = (
    RowFacts("tax", "税收", "万元", cumulative=True),
    RowFacts("revenue", "营业收入", "万元", cumulative=True),
    RowFacts("jobs", "期末用工人数", "人"),
    RowFacts("gdp", "地区生产总值", "亿元"),
    RowFacts("share", "占比", "%"),
)
COMES_TO = [
    # a quotient has the units of both sides; over zero it is absent, never zero
    ("[tax] / [jobs]", {"now tax": 50, "now jobs": 20}, "2.5", "万元/人"),
    ("[tax] / [jobs]", {"now tax": 50, "now jobs": 0}, None, "万元/人"),
    ("[tax] / [jobs]", {"now tax": 50}, None, "万元/人"),
    ("[tax] / [revenue] * 100", {"now tax": 5, "now revenue": 200}, "2.5", "—"),
    ("[tax] / [jobs] * [jobs]", {"now tax": 50, "now jobs": 20}, "50", "万元"),
    # sums and differences keep the unit, and need each part
    ("[revenue] - [tax]", {"now revenue": 200, "now tax": 5}, "195", "万元"),
    ("[revenue] - [tax]", {"now revenue": 200}, None, "万元"),
    ("max([revenue], [tax])", {"now revenue": 200, "now tax": 5}, "200", "万元"),
    ("round([revenue] / 3, 1)", {"now revenue": 200}, "66.7", "万元"),
    # earlier periods
    ("[revenue] - previous([revenue])", {"now revenue": 200, "before revenue": 150}, "50", "万元"),
    ("growth([revenue])", {"now revenue": 200, "year_ago revenue": 160}, "25", "%"),
    ("growth([revenue])", {"now revenue": 200, "year_ago revenue": 0}, None, "%"),
    ("alone([revenue])", {"now revenue": 200, "before revenue": 150}, "50", "万元"),
    # a figure of zero is a figure
    ("[tax] / [revenue]", {"now tax": 0, "now revenue": 200}, "0", "—"),
]
REFUSED = [
    ("[tax] + [jobs]", "万元 and 人 cannot be compared or added"),
    ("[tax] + [gdp]", "万元 and 亿元 cannot be compared or added"),  # one dimension, but nobody converts
    ("[taxes] / [jobs]", "There is no row [taxes]. Did you mean [tax]?"),
    ("[B1.04] / [jobs]", "is a row of a form"),
    ("[tax] > 5", "is left over"),
    ("[tax] / ", "is missing here"),
    ("5 / 2", "looks at no figure"),
    ('__import__("os")', "is missing here"),
    ("alone([jobs])", "is not cumulative"),
    ("abs(" * 200 + "[tax]" + ")" * 200, "nested too deeply|characters"),
]


def figures(held: dict[str, int], period: Period = LAST) -> Figures:
    """The figures of one unit U, written as `side indicator`."""
    by = {(side, code): {"U": Decimal(v)} for key, v in held.items() for side, code in [key.split()]}
    return Figures(period, by, frozenset({"tax", "revenue"}))


@pytest.mark.parametrize(("text", "held", "value", "unit"), COMES_TO)
def test_a_formula_comes_to(text: str, held: dict[str, int], value: str | None, unit: str) -> None:
    formula = read_formula(text, ROWS, "item")
    assert worked_out(formula, figures(held), ["U"]) == ({} if value is None else {"U": Decimal(value)})
    assert formula.unit == unit


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_a_formula_that_cannot_be_worked_out_is_refused(text: str, says: str) -> None:
    with pytest.raises(Malformed) as refused:
        read_formula(text, ROWS, "item")
    assert any(part in str(refused.value) for part in says.split("|"))


def test_in_the_first_period_of_a_year_a_cumulative_figure_is_its_own_part() -> None:
    formula = read_formula("alone([revenue])", ROWS, "item")
    assert worked_out(formula, figures({"now revenue": 40, "before revenue": 900}, FIRST), ["U"]) == {"U": Decimal(40)}


def test_a_formula_says_what_it_looks_at_and_when() -> None:
    quotient, growth = (read_formula(t, ROWS, "item") for t in ("alone([revenue]) / [jobs]", "growth([tax])"))
    assert looked_at(quotient.figures) == [("now", "revenue"), ("before", "revenue"), ("now", "jobs")]
    assert looked_at(growth.figures) == [("now", "tax"), ("year_ago", "tax")]
    sides = [str(period_of(side, LAST)) for side in ("now", "before", "year_ago", "before_year_ago")]
    assert sides == ["2024Q4", "2024Q3", "2023Q4", "2023Q3"]
