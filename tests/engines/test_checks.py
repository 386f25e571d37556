"""The rule language: what a rule means, what is refused, and that many filings at once are judged the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiju.core import periods
from jiju.core.nothing import Nothing, Value
from jiju.core.refusals import Malformed
from jiju.engines.checks import ColumnSheet, RowFacts, RuleSet, Sheet, check_columns, compile_rules

D, BLANK, NA = Decimal, Nothing.BLANK, Nothing.NOT_APPLICABLE
PERIOD = periods.quarter(2024, 3)
ROWS = [
    RowFacts("01", "企业数", "户", "integer", decimals=0),
    RowFacts("02", "规上", "户", "integer", decimals=0, of="01"),
    RowFacts("04", "营业收入", "万元", cumulative=True),
    RowFacts("10", "人数", "人", "integer", decimals=0),
]
BELOW = {"B2": [RowFacts("01", "营业收入", "万元")]}


@dataclass(frozen=True)
class Written:
    id: str
    text: str
    severity: str = "asks"
    states: str = "事实"
    remedy: str = "改正"
    row: str = "04"


def rules(*texts: str) -> RuleSet:
    return compile_rules([Written(f"R{n}", text) for n, text in enumerate(texts)], ROWS, BELOW)


def sheet(now: dict[str, Value], before: dict[str, Value] | None = None, ago: dict[str, Value] | None = None) -> Sheet:
    return Sheet(PERIOD, now, before or {}, ago or {}, {"B2": {"01": D(90)}})


@pytest.mark.parametrize(
    ("text", "now", "before", "ago", "breach"),
    [
        ("[04] >= previous([04])", {"04": D(5)}, {"04": D(9)}, {}, True),
        ("[04] >= previous([04])", {"04": D(9)}, {"04": D(9)}, {}, False),
        ("[04] >= previous([04])", {"04": D(5)}, {"04": BLANK}, {}, False),  # nothing to compare with
        ("[04] >= previous([04])", {"04": NA}, {"04": D(9)}, {}, False),
        ("abs(growth([04])) <= 50%", {"04": D(151)}, {}, {"04": D(100)}, True),
        ("abs(growth([04])) <= 50%", {"04": D(150)}, {}, {"04": D(100)}, False),
        ("abs(growth([04])) <= 50%", {"04": D(9)}, {}, {"04": D(0)}, False),  # no base
        ("[01] > 0 when [04] > 0", {"01": D(0), "04": D(1)}, {}, {}, True),
        ("[01] > 0 when [04] > 0", {"01": D(0), "04": D(0)}, {}, {}, False),
        ("sum_of([B2.01]) = [04] within 1", {"04": D("91")}, {}, {}, False),
        ("sum_of([B2.01]) = [04] within 1", {"04": D("91.1")}, {}, {}, True),
        ("[10] is integer", {"10": D("2.5")}, {}, {}, True),
        ("[04] / [10] between 1 and 500", {"04": D(9), "10": D(0)}, {}, {}, False),  # cannot be divided
        ("[04] / [10] between 1 and 500", {"04": D(900), "10": D(1)}, {}, {}, True),
        ("[04] is not previous times 10, 1000", {"04": D(1020)}, {"04": D(100)}, {}, True),
        ("answered([04]) or [01] > 0", {"04": BLANK, "01": D(0)}, {}, {}, True),
        ("not ([01] > 5 and [10] < 2)", {"01": D(9), "10": D(1)}, {}, {}, True),
    ],
)
def test_what_a_rule_means(text: str, now: dict, before: dict, ago: dict, breach: bool) -> None:
    assert bool(rules(text).check(sheet(now, before, ago))) is breach


def test_a_finding_says_both_numbers_with_unit_and_period() -> None:
    (found,) = rules("[04] >= previous([04])").check(sheet({"04": D("412.6")}, {"04": D("1438.2")}))
    said = str(found.says)
    for part in ("412.6 万元", "2024Q3", "1,438.2 万元", "2024Q2"):
        assert part in said


def test_a_slipped_unit_comes_with_a_proposal() -> None:
    (found,) = rules("[04] is not previous times 10, 1000").check(sheet({"04": D(100_000)}, {"04": D(100)}))
    assert "100.0 万元" in str(found.remedy)


@pytest.mark.parametrize(
    "text",
    [
        "[04] >= [99]",
        "[04] > [10]",
        "growth([04]) > [04]",
        "[04] >",
        "eval(1) > 0",
        "[04] > 1 1",
        "__import__",
        "(" * 300,
        "x" * 500,
    ],
)
def test_what_is_not_a_rule_is_refused_with_its_place_and_cure(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        rules(text)
    assert caught.value.where.startswith("rule R0")
    assert str(caught.value.remedy)


VALUES = st.one_of(st.sampled_from([BLANK, NA, Nothing.WITHHELD]), st.decimals(-1000, 100_000, places=1))
SIDES = st.fixed_dictionaries({c: st.lists(VALUES, min_size=4, max_size=4) for c in ("01", "02", "04", "10")})
MANY = (
    "[04] >= previous([04])",
    "abs(growth([04])) <= 50%",
    "[04] / [10] between 1 and 500",
    "[01] > 0 when [04] > 0",
    "[04] is not previous times 10, 1000",
    "[02] <= [01]",
    "[04] + [04] = previous([04]) within 1",
    "[10] is integer",
    "not ([01] > 5 and [10] < 2)",
    "answered([04]) or [01] > 0",
)


@settings(max_examples=60, deadline=None)
@given(SIDES, SIDES, SIDES)
def test_many_at_once_are_judged_as_one_by_one(now: dict, before: dict, ago: dict) -> None:
    chosen = rules(*MANY)
    columns = ColumnSheet(PERIOD, 4, now, before, ago)
    fast = {(i, f.rule) for i, f in check_columns(chosen, columns)}
    plain = {(i, f.rule) for i in range(4) for f in chosen.check(columns.row(i)) if f.rule != "FORM-PART"}
    assert fast == plain
