"""The rule language: what a rule means, what is refused, and that many filings at once are judged the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from jiju.core import periods
from jiju.core.nothing import Nothing, Value
from jiju.core.refusals import Malformed
from jiju.engines.checks import Peers, RowFacts, RuleSet, Sheet, compile_rules

D, BLANK, NA = Decimal, Nothing.BLANK, Nothing.NOT_APPLICABLE
PERIOD = periods.quarter(2024, 3)
ROWS = [
    RowFacts("01", "企业数", "户", "integer", decimals=0),
    RowFacts("02", "规上", "户", "integer", decimals=0, of="01"),
    RowFacts("04", "营业收入", "万元", cumulative=True),
    RowFacts("10", "人数", "人", "integer", decimals=0),
]
BELOW = {
    "B2": [RowFacts("01", "营业收入", "万元"), RowFacts("04", "人数", "人")],
    "A1": [RowFacts("03", "面积", "㎡")],
}


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
    return Sheet(
        PERIOD, now, before or {}, ago or {}, {"04": D(300)},
        sums={"B2": {"01": D(90)}},
        lower={"B2": [{"01": D(40), "04": D(0)}, {"01": D(50), "04": D(7)}, {"01": BLANK, "04": BLANK}]},
        others={"B2": {"04": D(12)}},
        years={"B2": {"01": D(360)}},
        peers=Peers([{"04": D(n), "10": D(1)} for n in range(1, 101)]),
    )  # fmt: skip


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
        ("sum_of([B2.01] where [04] > 5) = [04]", {"04": D(50)}, {}, {}, False),
        ("sum_of([B2.01] where [04] > 5) = [04]", {"04": D(90)}, {}, {}, True),
        ("count_of([B2.01] where [04] > 5) = [01]", {"01": D(1)}, {}, {}, False),
        ("count_of([B2.01]) = [01]", {"01": D(2)}, {}, {}, True),  # three reported, one of them nothing
        ("[10] = [B2.04]", {"10": D(13)}, {}, {}, True),  # another form of the same unit
        ("[04] = year_of([B2.01]) within 0.5", {"04": D("360.5")}, {}, {}, False),
        ("alone([04]) >= 0", {"04": D(5)}, {"04": D(9)}, {}, True),
        ("alone([04]) <= alone_year_ago([04]) * 2", {"04": D(500)}, {"04": D(400)}, {"04": D(350)}, False),
        ("alone([04]) <= alone_year_ago([04]) * 2", {"04": D(501)}, {"04": D(400)}, {"04": D(350)}, True),
        ("round([04], 0) = 3", {"04": D("2.5")}, {}, {}, False),  # half away from zero
        ("round([04], 8) = 2.5", {"04": D("2.500000001")}, {}, {}, False),
        ("round([04] * [04] * [04], 8) > 0", {"04": D("999999999999999.9")}, {}, {}, False),  # more than 28 digits
        ("max([01], [02]) <= 4", {"01": D(2), "02": D(5)}, {}, {}, True),
        ("min([01], [02]) <= 4", {"01": D(5), "02": D(2)}, {}, {}, False),
        ("[04] / [10] inside 1% to 99% of peers", {"04": D("99.5"), "10": D(1)}, {}, {}, True),
        ("[04] / [10] inside 1% to 99% of peers times 3", {"04": D("99.5"), "10": D(1)}, {}, {}, False),
        ("[04] inside 1% to 99% of peers times 3", {"04": D("0.6")}, {}, {}, True),  # 1.99 / 3
        ("[04] is not year_ago times 10", {"04": D(1020)}, {}, {"04": D(100)}, True),
        ("([04] + 1) * 2 > 9", {"04": D(1)}, {}, {}, True),
        ("(count_of([B2.01] where [04] > 5) + 1) > 2", {}, {}, {}, True),
    ],
)
def test_what_a_rule_means(text: str, now: dict, before: dict, ago: dict, breach: bool) -> None:
    assert bool(rules(text).check(sheet(now, before, ago))) is breach


def test_a_finding_says_both_numbers_with_unit_and_period() -> None:
    (found,) = rules("[04] >= previous([04])").check(sheet({"04": D("412.6")}, {"04": D("1438.2")}))
    said = str(found.says)
    for part in ("412.6 万元", "2024Q3", "1,438.2 万元", "2024Q2"):
        assert part in said


def test_a_template_asks_the_same_of_many_cells() -> None:
    chosen = rules("each [01], [10]: [*] >= previous([*])")
    found = chosen.check(sheet({"01": D(1), "10": D(1)}, {"01": D(2), "10": D(2)}))
    assert [(f.rule, f.field) for f in found] == [("R0", "01"), ("R0", "10")]


def test_counting_starts_again_in_january_but_a_copy_is_still_a_copy() -> None:
    chosen = rules("[04] >= previous([04])", "[01..02] differ from previous")
    january = Sheet(periods.quarter(2024, 1), {"04": D(5)}, {"04": D(9)})
    assert chosen.check(january) == []
    wide = [RowFacts(f"0{n}", f"第{n}行", "万元", cumulative=True) for n in range(1, 5)]
    copied = compile_rules([Written("R", "[01..04] differ from previous")], wide)
    same = {row.code: D(7) for row in wide}
    assert [f.rule for f in copied.check(Sheet(periods.quarter(2024, 1), same, same))] == ["R"]


def test_figures_ending_in_three_noughts_are_asked_about() -> None:
    many = [RowFacts(f"0{n}", f"第{n}行", "万元") for n in range(1, 7)]
    chosen = compile_rules([Written("R", "[01..06] are not round")], many)
    round_ = {row.code: D(1000 * int(row.code)) for row in many}
    assert chosen.check(Sheet(PERIOD, round_))
    assert not chosen.check(Sheet(PERIOD, round_ | {"01": D(1001), "02": D(2002), "03": D(3003)}))


def test_a_group_too_small_to_have_percentiles_judges_nobody() -> None:
    few = Sheet(PERIOD, {"04": D(9_999)}, peers=Peers([{"04": D(1)}] * 19))
    assert rules("[04] inside 1% to 99% of peers").check(few) == []


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
        "alone([10]) > 0",  # not cumulative
        "sum_of([B9.01]) > 0",
        "count_of([B2.01] where [99] > 0) > 1",
        "previous([04]) inside 1% to 99% of peers",
        "[04] inside 99% to 1% of peers",
        "each [04]: [04] > 0",
        "each [04], [77]: [*] > 0",
        "[A1.03] > [04]",  # square metres against money
        "round([04], 9) > 0",
        "round([04], 400) > 0",  # no number has so many digits
        "round([04], 0.5) > 0",
        "round([04], 2%) > 0",
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
