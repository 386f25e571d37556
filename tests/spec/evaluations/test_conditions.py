"""Conditions in the form “(A and B) or C”: what is known decides, and what is not known stays unknown.

Each line: the condition, what is known, what comes of each part in order, and of the whole. The marks of the parts:
+ holds, - fails, ? is not known, … is still to be judged by a person.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jiju.core.nothing import Nothing
from jiju.core.periods import quarter
from jiju.core.refusals import Malformed
from jiju.engines.checks import Sheet
from jiju.rooms.evaluations.checks import Reader, condition_sheet
from jiju.rooms.evaluations.shapes import ConditionFinding
from jiju.rooms.filings.checks.tallying import FEWEST, tallied
from jiju.rooms.programmes.shapes import Condition
from tests.factories.programmes import jilin

PERIOD = quarter(2024, 4)
READER = Reader(jilin().indicators, jilin().forms)
LARGE = [{"01": Decimal(2000), "04": Decimal(60)}] * 3
MIXED = [*LARGE, {"01": Decimal(10), "04": Decimal(5)}, {"01": Nothing.BLANK, "04": Decimal(70)}]
THREE = '([enterprises] >= 30 and count_of([B2] where [01] > 1000) >= 3) or judged("平台健全")'
MARKS = {"holds": "+", "fails": "-", "unknown": "?", "to_judge": "…"}
COMES_OF = [
    # (A and B) or C
    (THREE, {"enterprises": 40}, MIXED, {}, "++…", True),
    (THREE, {"enterprises": 20}, MIXED, {}, "-+…", None),
    (THREE, {"enterprises": 20}, MIXED, {"平台健全": True}, "-++", True),
    (THREE, {"enterprises": 20}, MIXED, {"平台健全": False}, "-+-", False),
    (THREE, {}, MIXED, {"平台健全": False}, "?+-", None),
    (THREE, {}, [], {"平台健全": True}, "??+", True),
    # fewer than three enterprises are not counted: a single one could be told from the count
    (THREE, {"enterprises": 40}, LARGE[:2], {"平台健全": False}, "+?-", None),
    # a filter counts who surely meets it; a blank is no zero
    ("count_of([B2] where [01] > 1000) >= 4", {}, MIXED, {}, "-", False),
    ("count_of([B2] where [04] >= 60) = 4", {}, MIXED, {}, "+", True),
    ("count_of([B2]) >= 5", {}, MIXED, {}, "+", True),
    ("sum_of([B2.01] where [04] >= 60) > 5999", {}, MIXED, {}, "+", True),
    # a sum is over three and more, or over nobody
    ("sum_of([B2.01] where [04] >= 70) >= 0", {}, MIXED, {}, "?", None),
    ("sum_of([B2.01] where [04] >= 99) = 0", {}, MIXED, {}, "+", True),
    # not, between, ratios and growth
    ("not [enterprises] < 15", {"enterprises": 15}, [], {}, "-", True),
    ("[enterprises] between 10 and 20", {"enterprises": 15}, [], {}, "+", True),
    ("[rnd] / [revenue] >= 0.05", {"rnd": 5, "revenue": 100}, [], {}, "+", True),
    ("[rnd] / [revenue] >= 0.05", {"rnd": 5, "revenue": 0}, [], {}, "?", None),
    ("[leading_share] >= 60%", {"leading_share": 61}, [], {}, "+", True),
    ("growth([revenue]) > 0%", {"revenue": 100}, [], {}, "?", None),
    # what is known decides: a sure no ends an and, a sure yes an or
    ('[enterprises] >= 30 and judged("平台健全")', {"enterprises": 3}, [], {}, "-…", False),
    ('[enterprises] >= 30 or judged("平台健全")', {"enterprises": 30}, [], {}, "+…", True),
]


def finding(text: str, held: dict[str, int], below: list[Any], judged: dict[str, bool]) -> ConditionFinding:
    asked = Condition(id="c", name="条件", text=text)
    figures = Sheet(PERIOD, {code: Decimal(v) for code, v in held.items()})
    condition = READER.read(asked)
    tallies = tallied(condition.below, PERIOD, {"B2": below})
    return READER.judged(asked, condition, condition_sheet(figures, tallies, judged))


@pytest.mark.parametrize(("text", "held", "below", "judged", "parts", "whole"), COMES_OF)
def test_a_condition_comes_to(
    text: str, held: dict[str, int], below: list[Any], judged: dict[str, bool], parts: str, whole: bool | None
) -> None:
    found = finding(text, held, below, judged)
    assert "".join(MARKS[atom.state] for atom in found.atoms) == parts
    assert found.holds is whole


def test_each_part_tells_its_figures_and_how_they_are_joined() -> None:
    found = finding(THREE, {"enterprises": 40}, MIXED, {})
    assert str(found.joined) == "(A and B) or C"
    first, second, third = found.atoms
    assert str(first.text) == "入驻企业数 ≥ 30 户"
    assert [(str(x.name), x.value, x.unit, x.form, x.row) for x in first.looked_at] == [
        ("入驻企业数", 40, "户", "B1", "01")
    ]
    assert str(second.text) == "number of enterprises with 营业收入 ＞ 1,000 万元 ≥ 3 户"
    assert second.looked_at[0].value == 3
    assert (third.text, third.by_person, third.looked_at) == ("平台健全", True, ())


def test_a_count_of_few_is_kept_to_itself() -> None:
    assert FEWEST == 3
    found = finding("count_of([B2]) >= 1", {}, LARGE[:2], {})
    assert found.atoms[0].looked_at[0].value is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[enterprises] >= [revenue]", "户 and 万元 cannot be compared"),
        ("[rnd] / [revenue] >= 5%", "not a percentage"),
        ("count_of([B9]) > 3", "no form “B9”"),
        ("count_of([B2] where [77] > 3) > 3", "no row [77]"),
        ("[B1.04] > 3", "is a row of a form"),
        ("[revenue] is not previous times 10", "looked for in filings"),
        ("judged(平台)", "not part of the language"),
        ("judged([revenue])", "between quotation marks"),
        ("[revenue] > 3 when [jobs] > 0", "is left over"),
    ],
)
def test_a_condition_that_cannot_be_judged_is_refused(text: str, says: str) -> None:
    with pytest.raises(Malformed) as refused:
        READER.read(Condition(id="c", name="条件", text=text))
    assert says in str(refused.value)
