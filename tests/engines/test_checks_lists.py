"""Rules over the lines of a list: added up, counted, asked line by line; one by one and many at once the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiju.core import periods
from jiju.core.lines import LineCell, in_a_list, line_cell, lines_in
from jiju.core.nothing import Answer, Nothing, Text
from jiju.core.refusals import Malformed
from jiju.engines.checks import ColumnSheet, Lines, ListFacts, RowFacts, RuleSet, Sheet, check_columns, compile_rules

D, BLANK = Decimal, Nothing.BLANK
PERIOD = periods.quarter(2024, 2)
STATES = ("已开工", "停工", "竣工投产")
ROWS = [
    RowFacts("01", "项目数", "个", "integer", decimals=0),
    RowFacts("04", "停工", "个", "integer", decimals=0),
    RowFacts("05", "计划总投资", "万元"),
    RowFacts("07", "本年完成投资", "万元", cumulative=True),
]
PROJECTS = ListFacts("P", "重点项目", "02", (
    RowFacts("07", "计划总投资", "万元"),
    RowFacts("08", "累计完成投资", "万元"),
    RowFacts("09", "本年完成投资", "万元", cumulative=True, of="08"),
    RowFacts("11", "形象进度", "—", "choice", choices=STATES),
    RowFacts("12", "存在问题", "—", "text"),
))  # fmt: skip
OTHERS = {"B1": [RowFacts("12", "固定资产投资", "万元")]}


@dataclass(frozen=True)
class Written:
    id: str
    text: str
    row: str = "07"
    severity: str = "asks"
    states: str = "事实"
    remedy: str = "改正"


def rules(*texts: str, row: str = "07") -> RuleSet:
    return compile_rules([Written(f"R{n}", text, row) for n, text in enumerate(texts)], ROWS, OTHERS, [PROJECTS])


def line(now: dict[str, Answer], before: dict[str, Answer] | None = None) -> Sheet:
    return Sheet(PERIOD, {"02": Text("甲厂")} | now, before or {})


def sheet(now: dict[str, Answer], *lines: dict[str, Answer]) -> Sheet:
    return Sheet(PERIOD, now, lists={"P": {n: line(one) for n, one in enumerate(lines, start=1)}})


@pytest.mark.parametrize(
    ("text", "now", "lines", "breach"),
    [
        ("sum_of([P.07]) = [05] within 1", {"05": D(30)}, [{"07": D(10)}, {"07": D(20)}], False),
        ("sum_of([P.07]) = [05] within 1", {"05": D(35)}, [{"07": D(10)}, {"07": D(20)}], True),
        ("sum_of([P.07]) = [05] within 1", {"05": D(35)}, [{"07": BLANK}], False),  # no line answers: not judged
        ("sum_of([P.07]) = [05] within 1", {"05": D(35)}, [], True),  # no line adds up to nought
        ("sum_of([P.07]) = [05] within 1", {"05": BLANK}, [{"07": D(10)}], False),
        ("count_of([P.07]) = [01]", {"01": D(2)}, [{"07": D(1)}], True),
        ("count_of([P.07]) = [01]", {"01": D(0)}, [], False),
        ("count_of([P.07] where [11] = “停工”) = [04]", {"04": D(1)}, [{"11": Text("停工")}, {"11": BLANK}], False),
        ('count_of([P.07] where [11] = "停工") = [04]', {"04": D(0)}, [{"11": Text("停工")}], True),
        ("count_of([P.07] where [11] != “停工”) = [04]", {"04": D(1)}, [{"11": Text("已开工")}, {"11": BLANK}], False),
        ("sum_of([P.07] where [11] = “停工”) = [05]", {"05": D(7)}, [{"07": D(7), "11": Text("停工")}], False),
        ("sum_of([P.07] where [11] = “停工”) = [05]", {"05": D(7)}, [{"07": D(7)}], True),  # none stopped: nought
        ("count_of([P.12] where answered([12])) = [04]", {"04": D(1)}, [{"12": Text("缺电")}, {"12": BLANK}], False),
        ("count_of([P.12] where not answered([12])) = [04]", {"04": D(1)}, [{"12": Text("缺电")}, {}], False),
        (
            "count_of([P.12] where [12] = “缺电”) = [04]",
            {"04": D(1)},
            [{"12": Text("缺电")}, {"12": Text("无")}],
            False,
        ),
        ("count_of([P.12] where [12] != “无”) = [04]", {"04": D(2)}, [{"12": Text("缺电")}, {"12": BLANK}], True),
        ("sum_of([P.07] where answered([12])) = [05]", {"05": D(7)}, [{"07": D(7), "12": Text("缺电")}], False),
    ],
)
def test_lines_are_added_up_and_counted(
    text: str, now: dict[str, Answer], lines: list[dict[str, Answer]], breach: bool
) -> None:
    assert bool(rules(text).check(sheet(now, *lines))) is breach


def test_a_filing_whose_form_has_no_list_is_not_asked() -> None:
    assert rules("sum_of([P.07]) = [05]").check(Sheet(PERIOD, {"05": D(5)})) == []


def test_a_rule_of_a_column_is_asked_of_every_line() -> None:
    asked = rules("[08] <= [07] * 1.2", row="P.08")
    found = asked.check(sheet({}, {"07": D(10), "08": D(12)}, {"07": D(10), "08": D(13)}))
    assert [f.field for f in found] == ["P/2/08"]
    said = str(found[0].says)
    assert "重点项目, line 2 (甲厂)" in said
    assert "13.0 万元" in said
    assert "累计完成投资" in said


def test_a_template_over_columns_names_each_column() -> None:
    asked = rules("each [08], [09]: [*] >= previous([*])", row="P.08")
    lines = {"P": {3: line({"08": D(1), "09": D(1)}, {"08": D(2), "09": D(2)})}}
    assert [f.field for f in asked.check(Sheet(PERIOD, {}, lists=lines))] == ["P/3/08", "P/3/09"]


def test_in_the_first_period_of_a_year_the_columns_begin_again() -> None:
    asked = rules("each [08], [09]: [*] >= previous([*])", row="P.08")
    first = periods.quarter(2024, 1)
    lines = {"P": {1: Sheet(first, {"08": D(1), "09": D(1)}, {"08": D(2), "09": D(2)})}}
    assert [f.field for f in asked.check(Sheet(first, {}, lists=lines))] == ["P/1/08"]


def test_a_part_of_a_line_does_not_exceed_its_whole() -> None:
    (found,) = rules().check(sheet({}, {"08": D(1), "09": D(2)}))
    assert (found.rule, found.field) == ("FORM-PART", "P/1/09")


@pytest.mark.parametrize(
    ("text", "row", "says"),
    [
        ("[P.07] <= [05]", "07", "every line"),
        ("sum_of([P.11]) <= [05]", "07", "words and no number"),
        ("sum_of([P.99]) <= [05]", "07", "no row [99]"),
        ("sum_of([P.07]) <= [01]", "07", "cannot be compared"),
        ("count_of([P.07] where [11] = “停止”) = [04]", "07", "never holds"),
        ("count_of([P.07] where [07] = “停工”) = [04]", "07", "never holds"),
        ("count_of([P.07] where [11] > “停工”) = [04]", "07", "only equal"),
        ("[11] > 3", "P.08", "words and no number"),
        ("[12] > 3", "P.08", "words and no number"),
        ("sum_of([P.12]) <= [05]", "07", "words and no number"),
        ("[12] < “缺电”", "P.12", "only equal"),
        ("answered([99])", "P.12", "no row [99]"),
        ("[08] <= [B1.12]", "P.08", "no form"),
        ("[08] inside 1% to 99% of peers", "P.08", "no peers"),
        ("[08] <= [07]", "P.05", "show it at"),
        ("[08] <= [07]", "Q.08", "show it at"),
    ],
)
def test_what_a_list_cannot_be_asked_is_refused(text: str, row: str, says: str) -> None:
    with pytest.raises(Malformed) as refused:
        rules(text, row=row)
    assert says in f"{refused.value.what} {refused.value.remedy}"


def test_the_list_is_no_form_that_the_rules_need() -> None:
    assert rules("sum_of([P.07]) <= [B1.12]", "count_of([P.07]) = [01]").needs == {("others", "B1")}


def test_a_cell_of_a_list_knows_its_place() -> None:
    assert line_cell("P/3/07") == LineCell("P", 3, "07")
    assert str(LineCell("P", 3, "07")) == "P/3/07"
    assert [line_cell(t) for t in ("07", "P/0/07", "P/03/07", "/3/07", "P/3/", "P/3/07/1")] == [None] * 6
    assert in_a_list("P/3/07")
    assert not in_a_list("07")
    assert lines_in({"P/2/01": 1, "05": 2, "P/1/01": 3, "Q/1/01": 4}, "P") == {1: {"01": 3}, 2: {"01": 1}}


FORM_RULES = (
    "sum_of([P.07]) = [05] within 1",
    "sum_of([P.09]) <= [07] + 5",
    "sum_of([P.07] where [11] = “停工”) <= [05]",
    "count_of([P.07] where [11] = “停工”) = [04]",
    "count_of([P.07] where not [11] = “停工” and [08] > 3) <= [01] when sum_of([P.08]) > 2",
    "count_of([P.12] where answered([12]) and [11] = “停工”) = [04]",
    "count_of([P.12] where [12] != “缺电”) <= 1",
    "sum_of([P.07] where [12] = “缺电”) <= [05]",
)
LINE_RULES = (
    "[09] <= [08] * 1.1",
    "each [08], [09]: [*] >= previous([*])",
    "[08] <= [07] when [11] != “竣工投产”",
    "abs(growth([09])) <= 50%",
    "alone([09]) <= 40 or [11] = “停工”",
    "answered([12]) when [11] = “停工”",
    "[12] != “无” or answered([07])",
    "not answered([12]) or [12] = “缺电”",
)
MONEY = st.one_of(st.sampled_from([BLANK, D(0), D(3), D(30)]), st.decimals(-20, 90, places=1))
LINE = st.fixed_dictionaries({
    "07": MONEY, "08": MONEY, "09": MONEY,
    "11": st.one_of(st.just(BLANK), st.sampled_from([Text(s) for s in STATES])),
    "12": st.sampled_from([BLANK, Text("缺电"), Text("无"), Text("缺电，缺水")]),
})  # fmt: skip
FIXED = st.fixed_dictionaries({"01": MONEY, "04": MONEY, "05": MONEY, "07": MONEY})
FILING = st.tuples(FIXED, st.lists(st.tuples(LINE, LINE, LINE), max_size=4), st.booleans())


@given(st.lists(FILING, min_size=1, max_size=6), st.sampled_from([1, 2]))
def test_many_filings_with_lists_are_judged_as_one_by_one(filings: list, quarter: int) -> None:
    """The fixed rows, the lines with their past, and filings whose form has no list."""
    period = periods.quarter(2024, quarter)
    ruled = compile_rules(
        [Written(f"F{n}", t) for n, t in enumerate(FORM_RULES)]
        + [Written(f"L{n}", t, "P.09") for n, t in enumerate(LINE_RULES)],
        ROWS, OTHERS, [PROJECTS],
    )  # fmt: skip
    flat = [(i, n, three) for i, (_, lines, has) in enumerate(filings) if has for n, three in enumerate(lines, 1)]
    sides = [{c: [three[s][c] for _, _, three in flat] for c in ("07", "08", "09", "11", "12")} for s in range(3)]
    columns = ColumnSheet(
        period, len(filings), {c: [fixed[c] for fixed, _, _ in filings] for c in ("01", "04", "05", "07")},
        lists={"P": Lines(
            [i for i, _, _ in flat], [n for _, n, _ in flat], ColumnSheet(period, len(flat), *sides),
            frozenset(i for i, (_, _, has) in enumerate(filings) if not has),
        )},
    )  # fmt: skip
    fast = sorted((i, f.rule, f.field, str(f.says)) for i, f in check_columns(ruled, columns))
    slow = []
    for i, (fixed, lines, has) in enumerate(filings):
        inside = {n: Sheet(period, *three) for n, three in enumerate(lines, 1)}
        one = Sheet(period, fixed, lists={"P": inside} if has else {})
        slow += [(i, f.rule, f.field, str(f.says)) for f in ruled.check(one) if f.rule != "FORM-PART"]
    assert fast == sorted(slow)
