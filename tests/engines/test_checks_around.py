"""Rules that look around: reference figures, the zones of a county, other forms' growth, and what a text tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiju.core import periods
from jiju.core.nothing import Answer, Nothing, Text
from jiju.core.refusals import Malformed
from jiju.engines.checks import (
    Below,
    ColumnSheet,
    ListFacts,
    Reference,
    RowFacts,
    RuleSet,
    Sheet,
    check_columns,
    compile_rules,
)
from jiju.engines.checks.told import Told, told_in

D, BLANK = Decimal, Nothing.BLANK
PERIOD = periods.quarter(2024, 3)
ROWS = [
    RowFacts("04", "营业收入", "万元", cumulative=True),
    RowFacts("09", "应付职工薪酬", "万元", cumulative=True),
    RowFacts("10", "人数", "人", "integer", decimals=0),
    RowFacts("12", "本季进展", "—", "text"),
]
OTHERS = {"B1": [RowFacts("04", "营业收入", "万元", cumulative=True)]}
GIVEN = [RowFacts("wage", "月最低工资标准", "元", decimals=0), RowFacts("county", "服务业营业收入", "万元")]
WAGE, COUNTY = Reference(D(1880), "长春市，2021-12-01起"), Reference(D(5000), "宽城区，2024Q3")
PAY = "alone([09]) / [10] >= given([wage]) * months / 10000 when [10] > 0"
SUM = "county_sum([04]) <= given([county])"
GROWTH = "[12] tells growth([B1.04]) of “营业收入” within 0.1"


@dataclass(frozen=True)
class Written:
    id: str
    text: str
    row: str = "04"
    severity: str = "asks"
    states: str = "事实"
    remedy: str = "改正"


def rules(*texts: str) -> RuleSet:
    projects = ListFacts("P", "项目", "02", (RowFacts("07", "投资", "万元"),))
    return compile_rules([Written(f"R{n}", t) for n, t in enumerate(texts)], ROWS, OTHERS, [projects], GIVEN)


def said(text: str, now: Mapping[str, Answer], **more: Any) -> list[str]:
    return [str(f.says) for f in rules(text).check(Sheet(PERIOD, now, **more))]


def test_pay_a_head_is_held_against_the_minimum_wage_of_the_place_and_the_months() -> None:
    before, known = {"09": D(30)}, {"wage": WAGE}
    paid = {"09": D("35.64"), "10": D(10)}  # 1,880 yuan for three months, ten times over
    assert said(PAY, paid, before=before, given=known) == []
    (told,) = said(PAY, paid | {"09": D("35.6")}, before=before, given=known)
    assert "月最低工资标准 is 1,880 元 (长春市，2021-12-01起)" in told
    assert "09 应付职工薪酬 alone is 5.6 万元 (2024Q3)" in told
    assert said(PAY, {"09": D(1), "10": D(10)}, given=known) == [], "who came in this quarter has no quarter before"


def test_where_a_reference_figure_is_not_known_nobody_is_asked() -> None:
    assert said(PAY, {"09": D(1), "10": D(10)}) == []
    assert said(SUM, {"04": D(9999)}) == []


def test_the_zones_of_a_county_are_added_up() -> None:
    others = ({"04": D(2000)}, {"04": BLANK}, {"04": D(1000)})
    assert said(SUM, {"04": D(2000)}, given={"county": COUNTY}, neighbours=others) == []
    (told,) = said(SUM, {"04": D(2001)}, given={"county": COUNTY}, neighbours=others)
    assert "04 营业收入 of the 3 zones of the county comes to 5,001.0 万元 (2024Q3)" in told
    assert "服务业营业收入 is 5,000.0 万元 (宽城区，2024Q3)" in told
    assert said(SUM, {"04": BLANK}, given={"county": COUNTY}, neighbours=others) == []


def test_of_two_zones_neither_is_told_what_the_other_reported() -> None:
    (told,) = said(SUM, {"04": D(4000)}, given={"county": COUNTY}, neighbours=({"04": D(1234)},))
    assert "04 营业收入 is 4,000.0 万元 here, and one other zone of the county comes on top" in told
    assert "1,234" not in told
    assert "5,234" not in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("集聚区实现营业收入8123.4万元，同比增长6.9%。", [("6.9", "0.1")]),
        ("前三季度，全区累计实现营业收入 1.2 亿元，同比下降３％".replace("３％", "3％"), [("-3", "1")]),
        ("营业收入较上年同期减少12.50%；税收同比增长5%。", [("-12.50", "0.01")]),
        ("入驻企业营业收入与上年同期相比持平。", [("0", "1")]),
        ("营业收入同比增长约7%；用工稳定。营业收入达1亿元，同比增长8%。", [("7", "1"), ("8", "1")]),
        ("税收3000万元，同比增长5%。", []),
        ("营业收入8000万元，税收3000万元，同比增长5%。", []),
        ("1—9月营业收入同比增长6%。", [("6", "1")]),
        ("1月至9月，营业收入同比增长6%。", [("6", "1")]),
        ("9月营业收入同比增长6%。", []),
        ("12月份，营业收入同比增长6%。", []),
        ("龙头企业营业收入同比增长30%。", []),
        ("三季度营业收入同比增长30%。", []),
        ("本季实现营业收入2000万元，同比增长30%。", []),
        ("营业收入占比同比提高2个百分点。", []),
        ("营业收入环比增长4%。", []),
        ("", []),
    ],
)
def test_a_growth_is_read_only_where_no_other_can_be_meant(text: str, told: list[tuple[str, str]]) -> None:
    assert told_in(text, "营业收入") == tuple(Told(D(x), D(step)) for x, step in told)


@pytest.mark.parametrize(
    ("text", "breach"),
    [
        ("营业收入同比增长6.9%", False),  # 6.875
        ("营业收入同比增长7%", False),  # as far as the text rounds
        ("营业收入同比增长6.7%", True),
        ("营业收入同比增长6.78%", False),  # within a tenth of a point
        ("营业收入同比增长8%", True),
        ("营业收入同比下降6.9%", True),
        ("营业收入同比持平", True),
        ("招商顺利。", False),
    ],
)
def test_what_a_text_tells_is_held_against_what_is_computed(text: str, breach: bool) -> None:
    forms = {"others_same": {"B1": {"04": D(855)}}, "others_ago": {"B1": {"04": D(800)}}}
    told = said(GROWTH, {"12": Text(text)}, **forms)
    assert bool(told) is breach
    assert not told or "B1 营业收入 is 800.0 万元 (2023Q3)" in told[0]
    last = {"others": forms["others_same"], "others_ago": forms["others_ago"]}
    assert said(GROWTH, {"12": Text(text)}, **last) == [], "an earlier report of the other form is not this period's"


def test_a_finding_on_a_text_names_what_it_tells_and_what_is_computed() -> None:
    forms = {"others_same": {"B1": {"04": D(855)}}, "others_ago": {"B1": {"04": D(800)}}}
    (told,) = said(GROWTH, {"12": Text("营业收入同比增长7%，总营业收入同比增长12.0%")}, **forms)
    assert "12 本季进展 tells of “营业收入” a growth of +12.0% (2024Q3)" in told
    assert "growth +6.9%" in told


@pytest.mark.parametrize(
    ("text", "row", "says"),
    [
        ("[09] >= given([rent])", "04", "no reference figure"),
        ("given([wage]) <= [10]", "04", "cannot be compared"),
        ("county_sum([12]) > 1", "04", "words and no number"),
        ("[04] tells growth([04]) of “营业收入”", "04", "no text"),
        ("[12] tells growth([B7.04]) of “营业收入”", "04", "no form"),
        ("[12] tells [04] of “营业收入”", "04", "tells the growth of a row"),
        ("[12] tells growth([04]) of 5", "04", "calls the figure"),
        ("[07] >= given([wage])", "P.07", "no reference figure"),
        ("county_sum([07]) > 1", "P.07", "no peers"),
    ],
)
def test_what_cannot_be_asked_is_refused(text: str, row: str, says: str) -> None:
    projects = ListFacts("P", "项目", "02", (RowFacts("07", "投资", "万元"),))
    with pytest.raises(Malformed) as refused:
        compile_rules([Written("R", text, row)], ROWS, OTHERS, [projects], GIVEN)
    assert says in f"{refused.value.what} {refused.value.remedy}"


def test_what_the_rules_need_is_told() -> None:
    needed = {("given", "wage"), ("given", "county"), ("neighbours", ""), ("others_same", "B1"), ("others_ago", "B1")}
    assert rules(PAY, SUM, GROWTH).needs == needed


TEXTS = (
    PAY,
    SUM,
    GROWTH,
    "[12] tells growth([04]) of “营业收入”",
    "growth([B1.04]) <= 20% when months >= 3",
    "county_sum([04]) / [10] <= given([county]) or answered([12])",
    "not answered([12]) when [12] != “无”",
    "[12] = “无” or [04] > given([county]) - 3",
)
COUNT = 12
MONEY = st.one_of(st.sampled_from([BLANK, D(0), D(3), D(30)]), st.decimals(-20, 90, places=1))
WORDS = st.sampled_from([
    BLANK, Text("无"), Text("营业收入同比增长10%"), Text("营业收入同比下降9.0%；总营业收入同比持平"), Text("税收增"),
])  # fmt: skip
REFERENCE = st.one_of(st.none(), st.decimals(0, 60, places=1).map(lambda x: Reference(x, "此处")))


def column(of: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, min_size=COUNT, max_size=COUNT)


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries({"04": column(MONEY), "09": column(MONEY), "10": column(MONEY), "12": column(WORDS)}),
    column(MONEY), column(MONEY), column(MONEY), column(REFERENCE), column(MONEY), st.integers(1, 4),
)  # fmt: skip
def test_many_filings_are_judged_as_one_by_one(
    now: dict[str, Any],
    ago: list[Any],
    other: list[Any],
    other_ago: list[Any],
    references: list[Any],
    near: list[Any],
    quarter: int,
) -> None:
    ruled = rules(*TEXTS)
    sheet = ColumnSheet(
        periods.quarter(2024, quarter), COUNT, now, {"09": ago}, {"04": ago}, others_same={"B1": {"04": other}},
        others_ago={"B1": {"04": other_ago}}, given={"wage": references, "county": references[::-1]},
        neighbours=Below([i % 5 for i in range(COUNT)], {"04": near}),
    )  # fmt: skip
    fast = {(i, f.rule, str(f.says)) for i, f in check_columns(ruled, sheet)}
    assert fast == {(i, f.rule, str(f.says)) for i in range(COUNT) for f in ruled.check(sheet.row(i))}
