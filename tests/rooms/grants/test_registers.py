"""Registers: national applications with their outcome, and the cities' own funds with what was the year before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.shapes import ApplicationFacts, CityFundFacts
from jiju.spine.roles import Role
from tests.factories import grants as made
from tests.factories.grants import AT, BY, TODAY, WAN, WHY
from tests.factories.people import actor
from tests.rooms.grants.ways import refused

pytestmark = pytest.mark.django_db
APPLIED = ApplicationFacts("Z001", "冷链枢纽", "国家资金", 200 * WAN, TODAY, "发改投〔2024〕1号")
FUND = CityFundFacts("220100", 2024, "引导资金", 3000 * WAN, "长财预〔2024〕1号")
ELSEWHERE = actor(Role.CITY, "220200")


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    made.province()


def test_an_application_and_its_outcome() -> None:
    one = acts.enter_application(APPLIED, by=BY.city, at=AT)
    decided: dict[str, Any] = {"by": BY.city, "at": AT, "decided_on": TODAY, "answer": "批复〔2024〕1号"}
    refused(acts.AmountDoesNotFit, acts.win_application, one, granted_yuan=Decimal(0), **decided)
    refused(acts.DayIsWrong, acts.lose_application, one, **(decided | {"decided_on": TODAY - timedelta(days=1)}))
    refused(acts.TextIsTooShort, acts.lose_application, one, **(decided | {"answer": ""}))
    refused(NotFound, acts.win_application, one, granted_yuan=WAN, **(decided | {"by": ELSEWHERE}))
    acts.win_application(one, granted_yuan=150 * WAN, **decided)
    refused(NotNow, acts.lose_application, one, **decided)
    shown = queries.applications(BY.auditor)[0]
    assert (shown.state, shown.granted_yuan, shown.unit_name) == ("won", 150 * WAN, "集聚区Z001")
    assert queries.applications(ELSEWHERE) == []


def test_an_application_that_was_lost() -> None:
    one = acts.enter_application(APPLIED, by=BY.city, at=AT)
    acts.lose_application(one, by=BY.city, at=AT, decided_on=TODAY, answer="不予支持通知")
    assert [a.state for a in queries.applications(BY.proposer, state="lost")] == ["lost"]


def test_what_does_not_fit_is_refused() -> None:
    for refusal, changes in (
        (acts.AmountDoesNotFit, {"applied_yuan": Decimal("1E-9")}),
        (acts.DayIsWrong, {"applied_on": TODAY + timedelta(days=1)}),
        (acts.TextIsTooShort, {"document": ""}),
        (acts.TextIsTooShort, {"project": ""}),
        (NotFound, {"zone": "Z999"}),
    ):
        refused(refusal, acts.enter_application, replace(APPLIED, **changes), by=BY.city, at=AT)
    refused(NotYours, acts.enter_application, APPLIED, by=BY.head, at=AT)
    refused(NotFound, acts.enter_application, APPLIED, by=ELSEWHERE, at=AT)


def test_a_city_fund_stands_beside_that_of_the_year_before() -> None:
    acts.enter_city_fund(replace(FUND, year=2023, amount_yuan=2600 * WAN), by=BY.city, at=AT)
    one = acts.enter_city_fund(FUND, by=BY.city, at=AT)
    acts.correct_city_fund(one, by=BY.city, at=AT, amount_yuan=3100 * WAN, paper="长财预〔2024〕9号", reason=WHY)
    newest, before = queries.city_funds(BY.auditor)
    assert (newest.change_yuan, before.change_yuan) == (500 * WAN, None)
    assert queries.city_funds(ELSEWHERE) == []


def test_what_does_not_fit_a_city_fund_is_refused() -> None:
    one = acts.enter_city_fund(FUND, by=BY.city, at=AT)
    refused(acts.BudgetDoesNotFit, acts.enter_city_fund, FUND, by=BY.city, at=AT)
    for refusal, changes in (
        (acts.BudgetDoesNotFit, {"year": 99}),
        (acts.AmountDoesNotFit, {"amount_yuan": Decimal("-1"), "year": 2023}),
        (acts.TextIsTooShort, {"document": "", "year": 2023}),
        (NotFound, {"city": "220200"}),
    ):
        refused(refusal, acts.enter_city_fund, replace(FUND, **changes), by=BY.city, at=AT)
    asked: dict[str, Any] = {"by": BY.city, "at": AT, "amount_yuan": WAN, "paper": "文件1号", "reason": WHY}
    refused(acts.TextIsTooShort, acts.correct_city_fund, one, **(asked | {"reason": ""}))
    refused(NotYours, acts.correct_city_fund, one, **(asked | {"by": BY.approver}))
    refused(NotFound, acts.correct_city_fund, one, **(asked | {"by": ELSEWHERE}))
