"""Many filings at once are judged exactly as one by one, whatever the figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiju.core import periods
from jiju.core.nothing import Nothing
from jiju.engines.checks import Below, ColumnSheet, RowFacts, RuleSet, check_columns, compile_rules

CODES = ("01", "02", "04", "10")
ROWS = [
    RowFacts("01", "企业数", "户", "integer", decimals=0),
    RowFacts("02", "规上", "户", "integer", decimals=0, of="01"),
    RowFacts("04", "营业收入", "万元", cumulative=True),
    RowFacts("10", "人数", "人", "integer", decimals=0),
]
OTHERS = {"B2": [RowFacts("01", "营业收入", "万元"), RowFacts("04", "人数", "人")]}
COUNT = 24  # more than the fewest that have percentiles


@dataclass(frozen=True)
class Written:
    id: str
    text: str
    severity: str = "asks"
    states: str = "事实"
    remedy: str = "改正"
    row: str = "04"


TEXTS = (
    "[04] >= previous([04])",
    "abs(growth([04])) <= 50%",
    "[04] / [10] between 1 and 500",
    "[01] > 0 when [04] > 0",
    "[04] is not previous times 10, 1000",
    "[04] is not year_ago times 10",
    "[02] <= [01]",
    "[04] + [04] = previous([04]) within 1",
    "[04] - [04] != 0 when [04] / ([01] - [01]) > 0",
    "[10] is integer",
    "not ([01] > 5 and [10] < 2)",
    "answered([04]) or [01] > 0",
    "not answered([04]) when [10] > 3 or [01] < 2",
    "alone([04]) >= previous([04]) / 3",
    "alone([04]) <= alone_year_ago([04]) * 3 when alone_year_ago([04]) > 0",
    "round([04] / 3, 1) * 3 = [04] within 0.2",
    "max([01], [02]) - min([01], [02]) < 40",
    "max([01], 2) <= 5",
    "[04] between 0.1 and 9",
    "[04] < 9 and abs([04]) != 2.5",
    "1 > 2 or [04] >= 0.1 * 10",
    "[04] inside 1% to 99% of peers",
    "[04] inside 25% to 75% of peers",
    "[04] / [10] inside 5% to 95% of peers times 2",
    "[04] = sum_of([B2.01]) within 5",
    "[04] <= year_of([B2.01])",
    "[10] = [B2.04]",
    "count_of([B2.01] where [04] > 20) <= [01]",
    "sum_of([B2.01] where [04] > 20 and [01] > 0) <= [04]",
    "[01..10] are not round",
    "each [01], [10]: [*] >= previous([*])",
)
SOME = st.one_of(st.sampled_from([Nothing.BLANK, Nothing.NOT_APPLICABLE]), st.decimals(-50, 90, places=1))
WIDE = st.one_of(st.sampled_from(list(Nothing)), st.decimals(-1000, 100_000, places=1), st.just(Decimal(0)))
FEW = st.sampled_from([Decimal(n) / 10 for n in (-3, 0, 1, 2, 3, 10, 30)] + [Decimal(3000), Nothing.BLANK])

CLEAN = st.decimals(Decimal("0.1"), 9, places=1)
TIES = st.sampled_from([Decimal(1), Decimal(2), Decimal("2.5"), Decimal(3)])


def side(codes: tuple[str, ...] = CODES) -> st.SearchStrategy[dict]:
    values = st.one_of(*(st.lists(each, min_size=COUNT, max_size=COUNT) for each in (WIDE, FEW, SOME, CLEAN, TIES)))
    return st.fixed_dictionaries(dict.fromkeys(codes, values))


def rules() -> RuleSet:
    wide = [RowFacts(f"{n:02d}", f"第{n}行", "万元") for n in range(1, 11) if f"{n:02d}" not in CODES]
    return compile_rules([Written(f"R{n}", text) for n, text in enumerate(TEXTS)], [*ROWS, *wide], OTHERS)


CHOSEN = rules()


@settings(max_examples=40, deadline=None)
@given(side(), side(), side(), side(("01", "04")), st.integers(1, 4), st.integers(1, 2))
def test_many_at_once_are_judged_as_one_by_one(
    now: dict, before: dict, ago: dict, other: dict, quarter: int, groups: int
) -> None:
    sheet = ColumnSheet(
        periods.quarter(2024, quarter), COUNT, now, before, ago, before,
        sums={"B2": other}, others={"B2": other}, years={"B2": other},
        lower={"B2": Below([i % 5 for i in range(COUNT)], other)}, group=[str(i % groups) for i in range(COUNT)],
    )  # fmt: skip
    fast = {(i, f.rule, f.field, str(f.says)) for i, f in check_columns(CHOSEN, sheet)}
    one_by_one = ((i, f) for i in range(COUNT) for f in CHOSEN.check(sheet.row(i)))
    assert fast == {(i, f.rule, f.field, str(f.says)) for i, f in one_by_one if f.rule != "FORM-PART"}


@pytest.mark.parametrize(
    ("a", "b", "c", "breach"),
    [
        ("0.3", "0.1", "0.2", False),  # in doubles 0.1 + 0.2 is more than 0.3
        ("100000000000000.3", "100000000000000.1", "0.2", False),
        ("0.30000000000000001", "0.1", "0.2", True),
    ],
)
def test_what_doubles_cannot_tell_is_told_in_decimals(a: str, b: str, c: str, breach: bool) -> None:
    rows = [RowFacts(code, code, "万元") for code in ("01", "02", "03")]
    chosen = compile_rules([Written("R", "[01] = [02] + [03]", row="01")], rows)
    columns = {"01": [Decimal(a)], "02": [Decimal(b)], "03": [Decimal(c)]}
    assert bool(list(check_columns(chosen, ColumnSheet(periods.quarter(2024, 2), 1, columns)))) is breach
