"""What units said of their own reports: explanations, answers, reasons to revise, read by who sees the report."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine.roles import Role
from jiju.spine.say import say
from tests.factories import filings as made
from tests.factories.filings import SOON, UNUSUAL, WHY
from tests.rooms.filings.test_enterprise import CELLS, CODE
from tests.web import small

pytestmark = pytest.mark.django_db
KEY = ("B1", "2024Q4", small.HOME)


@pytest.fixture(autouse=True)
def province() -> None:
    made.province()


def explained(who: Role = Role.PROVINCE, key: tuple[str, str, str] = KEY, purpose: Any = "statistics") -> list[Any]:
    return queries.explained(small.actor(who), {key}, purpose=purpose)


def begun() -> Filing:
    """The visitor's zone has filled in and explained its form."""
    by = small.actor(Role.ZONE_STATISTICIAN)
    filing: Filing = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    acts.fill_in(filing, by=by, at=small.AT, cells=small.cells(9) | UNUSUAL, expected_version=filing.version)
    for one in queries.open_asks(by, filing.pk):
        acts.explain(filing, by=by, at=small.AT, finding=one, text=WHY)
    return filing


def sent() -> Filing:
    filing = begun()
    acts.certify(filing, by=small.actor(Role.ZONE_STATISTICIAN), at=small.AT)
    acts.endorse(filing, by=small.actor(Role.ZONE_HEAD), at=small.AT)
    return filing


def test_an_explanation_tells_who_when_of_which_row_and_of_what() -> None:
    filing = sent()
    one = next(e for e in explained() if e.field == "10")
    assert (one.filing, one.unit_code, one.unit_name) == (filing.pk, small.HOME, small.zone(1).name)
    assert (one.row_name, one.text, one.at) == ("期末用工人数", WHY, small.AT)
    assert one.by == small.actor(Role.ZONE_STATISTICIAN).name
    with translation.override("zh-hans"):
        assert say(one.asked).endswith("为 108 人（2023年四季度）；同比 −99.1%。")


def test_what_was_not_sent_is_not_told() -> None:
    begun()
    assert explained() == []
    assert explained(Role.ZONE_STATISTICIAN) == []


def test_an_answer_comes_with_its_question_and_the_newest_first() -> None:
    filing = sent()
    query = acts.raise_query(
        filing, by=small.actor(Role.COUNTY), at=small.AT, field="09", question="请附工资汇总表。", due=SOON
    )
    assert all(e.text == WHY for e in explained())
    acts.answer_query(filing, by=small.actor(Role.ZONE_STATISTICIAN), at=small.AT.replace(hour=11), query=query.pk,
                      answer="已附工资汇总表。", evidence="")  # fmt: skip
    first = explained()[0]
    assert (first.field, str(first.asked), first.text) == ("09", "请附工资汇总表。", "已附工资汇总表。")


def test_the_reason_of_a_revision_is_told_with_its_row() -> None:
    revision = made.ordered(small.zone(2))
    one = explained(key=("B1", "2024Q4", "Z002"))[0]
    assert (one.field, one.text, str(one.asked)) == ("13", WHY, f"Revision {revision.number} of the report")


def test_each_sees_what_is_said_of_reports_in_the_own_area_alone() -> None:
    sent()
    for who in (Role.PROVINCE, Role.CITY, Role.COUNTY, Role.ZONE_HEAD, Role.ZONE_STATISTICIAN, Role.AUDITOR):
        assert explained(who), who
    for who in (Role.DEPARTMENT, Role.EXPERT, Role.ENTERPRISE):  # another type, no report, one enterprise
        assert explained(who) == [], who
    assert explained(key=("B1", "2024Q3", small.HOME)) == []
    assert queries.explained(small.actor(Role.PROVINCE), set(), purpose="statistics") == []


def test_words_about_an_enterprise_serve_statistics_alone_and_no_department_reads_them() -> None:
    from_firm = enterprise_explained()
    for who in (Role.COUNTY, Role.CITY, Role.PROVINCE):
        assert {(e.field, e.text) for e in explained(who, from_firm)} == {("03", WHY)}, who
    assert explained(Role.DEPARTMENT, from_firm) == []
    assert explained(Role.PROVINCE, from_firm, "supervision") == []
    assert explained(Role.PROVINCE, from_firm, "publication") == []


def enterprise_explained() -> tuple[str, str, str]:
    """An enterprise of a zone of the department's type explains a finding of its short form."""
    registry.enter([EnterpriseFacts(CODE, "测试企业", "", "small", small.HOME, small.date(2021, 6, 1))],
                   by=small.BY, at=small.AT)  # fmt: skip
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)
    by = small.actor(Role.ENTERPRISE)
    filing = acts.start(None, by=by, at=small.AT, form_code="B2", period=small.LIVE, unit_code=CODE)
    acts.fill_in(filing, by=by, at=small.AT, cells=CELLS | {"03": Decimal(900)}, expected_version=filing.version)
    for one in queries.open_asks(by, filing.pk):
        acts.explain(filing, by=by, at=small.AT, finding=one, text=WHY)
    acts.certify(filing, by=by, at=small.AT)
    acts.pass_zone(filing, by=small.actor(Role.ZONE_STATISTICIAN), at=small.AT)
    return ("B2", "2024Q4", CODE)
