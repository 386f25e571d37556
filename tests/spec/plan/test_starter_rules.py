"""The rules that the plan's forms bring along, each against the mistake that it is there for.

A sound form is drawn, one thing in it is changed, and the rule named speaks of it. What stands in other places:
a code that fails its check digit, a tenant without a day of entry and who has left are the registry's; last year's
figure is never typed again, and growth is always computed; form, period and unit of a workbook are asked when it is read.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core import periods
from jiju.core.nothing import Answer, Text, Value
from jiju.engines.checks import Peers, Reference, Sheet
from jiju.rooms.filings import checks
from tests.factories.programmes import jilin

PLAN = jilin()
FORMS = {form.code: form for form in PLAN.forms}
Figures = dict[str, Value]


def figures(text: str) -> Figures:
    """`04=100 10=20` as cells."""
    return {code: Decimal(number) for code, number in (pair.split("=") for pair in text.split())}


B1 = figures("01=20 02=2 03=1 04=8123.4 05=4100.2 06=3100.7 07=41.3 08=151.9 09=1802.6 10=401 12=612.5 13=33 14=0")
BEFORE = figures("01=19 02=2 03=1 04=5900.1 05=3000 06=2200 07=30.2 08=110.7 09=1310.8 10=398 12=400.3 13=21 14=0")
AGO = figures("01=19 02=2 03=1 04=7600.8 05=3900 06=2900 07=39.9 08=140.2 09=1700.3 10=390 12=590.1 13=30 14=0")
B2 = figures("01=153.3 02=2.3 03=56.8 04=11 05=0")
B2_BEFORE, B2_AGO = figures("01=111.9 02=1.7 03=42.6 04=11 05=0"), figures("01=140.4 02=2 03=51.2 04=12 05=0")
ALIKE = Peers([B1 | {"04": Decimal(8000 + n)} for n in range(40)])
ALIKE_B2 = Peers([B2 | {"01": Decimal(150 + n)} for n in range(40)])
# What is known of the place: the minimum wage of Changchun, and what its Kuancheng district made in services.
KNOWN = {"minimum_wage": Reference(Decimal(1880), "长春市"), "county_services": Reference(Decimal(30_000), "宽城区")}
SOUND = {"B1": (B1, BEFORE, AGO, ALIKE), "B2": (B2, B2_BEFORE, B2_AGO, ALIKE_B2)}


def said(form: str, changed: str) -> set[str]:
    """The rules that speak of the sound form once this is changed in it."""
    now, before, ago, peers = SOUND[form]
    cells = now | figures(changed)
    sheet = Sheet(
        periods.quarter(2024, 4), cells, before, ago, sums={"B2": {"01": cells["04"]}} if form == "B1" else {}, peers=peers,
        given=KNOWN, neighbours=({"04": Decimal(20_000)},),
    )  # fmt: skip
    return spoken(form, sheet)


def spoken(form: str, sheet: Sheet) -> set[str]:
    others = tuple(f for f in FORMS.values() if f.code != form)
    rules = checks.rules_of(FORMS[form], FORMS[form].rules, others, PLAN.references)
    return {found.rule for found in rules.check(sheet)}


@pytest.mark.parametrize("form", SOUND)
def test_of_a_sound_form_nothing_is_said(form: str) -> None:
    assert said(form, "") == set()


@pytest.mark.parametrize(
    ("form", "changed", "speaks", "because"),
    [
        ("B1", "04=5900 05=1 06=1", "B1-K01", "a cumulative figure fell"),
        ("B1", "07=30", "B1-K02", "so did tax"),
        ("B1", "08=110", "B1-K03", "a refund may do this, and is to be explained"),
        ("B1", "09=1310", "B1-K04", "so did pay"),
        ("B1", "05=8200", "FORM-PART", "a part exceeds its whole"),
        ("B1", "02=21", "FORM-PART", "more above the designated size than there are"),
        ("B1", "10=401.5", "B1-K06", "half a person"),
        ("B1", "14=500", "B1-K05", "the enterprises and the estimate do not add up to the zone"),
        ("B1", "04=11500", "B1-H01", "half as much again as a year ago"),
        ("B1", "04=0 05=0 06=0", "B1-H08", "from something to nothing"),
        ("B1", "04=40000 10=401", "B1-H12", "revenue a head outside its type"),
        ("B1", "09=1536", "B1-H05", "a quarter's pay of 401 people below the minimum wage"),
        ("B1", "09=24061", "B1-H17", "more than 600,000 yuan a head"),
        ("B1", "04=10001", "B1-H18", "with the zone next to it more than the whole county"),
        ("B2", "03=48", "B2-H06", "a quarter's pay of 11 people below the minimum wage"),
        ("B2", "03=661", "B2-H09", "more than 600,000 yuan a head"),
        ("B1", "09=12000", "B1-H15", "pay a head far above its type"),
        ("B1", "07=900", "B1-H16", "a share of tax outside its type"),
        ("B1", "04=9000 05=4000 06=3000 07=1000 08=2000 09=2000", "B1-H13", "every figure ends in noughts"),
        ("B1", "10=0", "B1-H10", "revenue and nobody who works"),
        ("B1", "04=0 05=0 06=0", "B1-H14", "people who work and no revenue"),
        ("B1", "04=59001", "B1-H06", "ten times the period before"),
        ("B2", "01=100", "B2-K01", "a cumulative figure fell"),
        ("B2", "04=0", "B2-H02", "revenue and nobody who works"),
        ("B2", "01=0", "B2-H08", "people who work and no revenue"),
        ("B2", "01=1119", "B2-H04", "ten times the period before"),
        ("B2", "02=200", "B2-H03", "more tax than revenue"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_by_its_rule(form: str, changed: str, speaks: str, because: str) -> None:
    assert speaks in said(form, changed), because


def test_a_copy_of_the_period_before_is_a_copy() -> None:
    for form, rule in (("B1", "B1-H07"), ("B2", "B2-H05")):
        before = SOUND[form][1]
        assert rule in said(form, " ".join(f"{code}={value}" for code, value in before.items()))


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("1—12月，园区实现营业收入8123.4万元，同比增长6.9%。", False),
        ("1—12月，园区实现营业收入8123.4万元，同比增长16.9%。", True),
        ("招商引资项目按计划推进。", False),
    ],
)
def test_growth_in_a_text_that_is_not_the_one_reported_is_told(text: str, speaks: bool) -> None:
    said_there: dict[str, Answer] = {"52": Text(text)}
    sheet = Sheet(periods.quarter(2024, 4), said_there, others_same={"B1": B1}, others_ago={"B1": AGO})
    assert ("C1-H01" in spoken("C1", sheet)) is speaks


def test_where_nobody_has_stated_a_total_or_a_wage_nobody_is_asked() -> None:
    now, before, ago, _ = SOUND["B1"]
    sheet = Sheet(periods.quarter(2024, 4), now | figures("04=10001 09=1536"), before, ago)
    assert {"B1-H05", "B1-H18"} & spoken("B1", sheet) == set()
