"""Visits on the spot: two persons, forms and periods that were checked, what was found, the remedy, and its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.periods import quarter
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Visit
from jiju.rooms.filings.shapes import VisitFacts
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import refused
from tests.web import small

R = Role
SOON = small.DAY + timedelta(days=10)
FACTS = VisitFacts(
    small.HOME, small.DAY, ("检查员甲", "检查员乙"), (("B1", small.LIVE), ("B1", small.LIVE.previous)),
    "抽查三户企业，应付职工薪酬与工资表不符一户。", "更正该企业报表并补齐统计台账。", SOON,
)  # fmt: skip


@pytest.fixture
def province(db: None) -> None:
    small.make()


def record(role: Role = R.COUNTY, **changed: Any) -> Visit:
    return acts.record_visit(replace(FACTS, **changed), by=small.actor(role), at=small.AT)


def test_a_visit_is_recorded_listed_and_closed_by_the_office_that_made_it(province: None) -> None:
    made = record()
    shown = queries.visits(small.actor(R.PROVINCE), on=small.DAY)[0]
    assert (shown.zone_name, shown.day, shown.persons) == ("测试集聚区001", small.DAY, ("检查员甲", "检查员乙"))
    assert shown.checked == (("B1", small.LIVE), ("B1", small.LIVE.previous))
    assert (shown.state, shown.remedy_by, shown.is_late, shown.office) == ("open", SOON, False, "宽城区发改局")
    acts.close_visit(made, by=small.actor(R.COUNTY), at=small.AT, outcome="已更正报表，台账已补齐。")
    shown = queries.visits(small.actor(R.PROVINCE), on=small.DAY)[0]
    assert (shown.state, shown.outcome, shown.may_close) == ("closed", "已更正报表，台账已补齐。", False)
    actions = list(Entry.objects.filter(action__endswith="_visit").order_by("seq").values_list("action", flat=True))
    assert actions == ["filings.record_visit", "filings.close_visit"]
    body = Entry.objects.get(action="filings.record_visit").body
    assert "检查员甲" not in body, "names stay out of the ledger; their digest is in it"


def test_a_visit_with_nothing_to_put_right_is_closed_at_once(province: None) -> None:
    made = record(findings="数据与台账一致。", remedy="", remedy_by=None)
    assert (made.state, made.closed_at) == ("closed", small.AT)
    refused(acts.RuleIsDecided, acts.close_visit, made, by=small.actor(R.COUNTY), outcome="已更正报表。")


def test_an_open_visit_is_late_after_its_day_and_stands_first(province: None) -> None:
    record(findings="数据与台账一致。", remedy="", remedy_by=None)
    record()
    later = queries.visits(small.actor(R.COUNTY), on=SOON + timedelta(days=1))
    assert [(v.state, v.is_late) for v in later] == [("open", True), ("closed", False)]
    assert [v.is_late for v in queries.visits(small.actor(R.COUNTY), on=SOON)] == [False, False]


@pytest.mark.parametrize(
    ("changed", "refusal", "sentence"),
    [
        ({"persons": ("检查员甲",)}, acts.VisitNeedsTwo, "two persons"),
        ({"persons": ("检查员甲", " 检查员甲 ", "")}, acts.VisitNeedsTwo, "two persons"),
        ({"day": small.DAY + timedelta(days=1)}, acts.VisitLiesAhead, "has not come yet"),
        ({"checked": ()}, acts.NothingWasChecked, "names the forms and periods"),
        ({"checked": (("B1", quarter(2030, 1)),)}, acts.NothingWasChecked, "B1 2030Q1 was not asked for"),
        ({"checked": (("B1", small.LIVE), ("X9", small.LIVE))}, acts.NothingWasChecked, "X9 2024Q4"),
        ({"findings": "无"}, acts.ReasonIsMissing, "What was found"),
        ({"remedy": "改"}, acts.ReasonIsMissing, "What must be put right"),
        ({"remedy": ""}, acts.ReasonIsMissing, "What must be put right"),
        ({"remedy_by": None}, acts.DayHasPassed, "needs a day"),
        ({"remedy_by": small.DAY - timedelta(days=1)}, acts.DayHasPassed, "not before the visit"),
        ({"zone_code": "Z999"}, NotFound, "no such record"),
        ({"zone_code": "Z002"}, NotFound, "no such record"),
    ],
    ids=["one", "one twice", "ahead", "nothing", "no period", "no form", "no findings", "short", "no remedy", "no day",
         "before", "no zone", "elsewhere"],
)  # fmt: skip
def test_what_stands_in_the_way_of_a_visit(
    province: None, changed: dict[str, Any], refusal: Any, sentence: str
) -> None:
    facts = replace(FACTS, **changed)
    assert sentence in str(refused(refusal, acts.record_visit, facts, by=small.actor(R.COUNTY)))
    assert Visit.objects.count() == 0


@pytest.mark.parametrize("role", [R.COUNTY, R.CITY, R.PROVINCE])
def test_county_city_and_province_visit(province: None, role: Role) -> None:
    assert record(role).office == small.actor(role).unit


@pytest.mark.parametrize("role", [R.DEPARTMENT, R.ZONE_HEAD, R.ZONE_STATISTICIAN, R.ENTERPRISE, R.AUDITOR, R.EXPERT])
def test_nobody_else_visits(province: None, role: Role) -> None:
    refused(NotYours, acts.record_visit, FACTS, by=small.actor(role))


def test_another_office_does_not_close_a_visit_and_the_province_may(province: None) -> None:
    made = record(R.CITY)
    refused(acts.NotYourVisit, acts.close_visit, made, by=small.actor(R.COUNTY), outcome="已更正报表。")
    refused(acts.ReasonIsMissing, acts.close_visit, made, by=small.actor(R.CITY), outcome="好")
    refused(NotYours, acts.close_visit, made, by=small.actor(R.AUDITOR), outcome="已更正报表。")
    acts.close_visit(made, by=small.actor(R.PROVINCE), at=small.AT, outcome="已更正报表。")
    assert made.state == "closed"


def test_each_sees_the_visits_of_its_area(province: None) -> None:
    made = record(R.PROVINCE, zone_code="Z002")
    seen = {role: len(queries.visits(small.actor(role), on=small.DAY)) for role in (R.PROVINCE, R.DEPARTMENT, R.COUNTY)}
    assert seen == {R.PROVINCE: 1, R.DEPARTMENT: 1, R.COUNTY: 0}
    with pytest.raises(NotFound):
        queries.visit_record(small.actor(R.COUNTY), made.pk)
    assert queries.visits(small.actor(R.AUDITOR), on=small.DAY)[0].may_close is False
