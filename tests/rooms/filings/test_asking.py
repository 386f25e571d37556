"""Queries: a reviewer asks about one cell, the unit answers, the office that asked closes; meanwhile nothing passes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts, queries
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import SIGNED, refused, walk
from tests.web import small

R = Role
SOON = small.DAY + timedelta(days=3)
QUESTION = "薪酬比上季多一成，人数没有变，请核对。"


@pytest.fixture
def signed(draft: Any) -> Any:
    return walk(draft, *SIGNED)


def ask(filing: Any) -> Any:
    by = small.actor(R.COUNTY)
    return acts.raise_query(filing, by=by, at=small.AT, field="09", question=QUESTION, due=SOON)


def test_a_query_is_raised_answered_and_closed_and_each_step_stands_in_the_ledger(signed: Any) -> None:
    asked = ask(signed)
    statistician, county = small.actor(R.ZONE_STATISTICIAN), small.actor(R.COUNTY)
    acts.answer_query(
        signed, by=statistician, at=small.AT, query=asked.pk, answer="年终奖在本季计提。", evidence="工资表2024-12"
    )
    shown = queries.queries_on(signed)[0]
    assert (shown.field, shown.state, shown.answer, shown.evidence) == (
        "09", "answered", "年终奖在本季计提。", "工资表2024-12",
    )  # fmt: skip
    acts.close_query(signed, by=county, at=small.AT, query=asked.pk)
    assert [q.state for q in queries.queries_on(signed)] == ["closed"]
    actions = list(Entry.objects.filter(action__contains="_query").order_by("seq").values_list("action", flat=True))
    assert actions == ["filings.raise_query", "filings.answer_query", "filings.close_query"]


def test_a_filing_with_an_open_query_is_not_passed_on_but_may_be_handed_back(signed: Any) -> None:
    ask(signed)
    refused(acts.QueriesStandOpen, acts.pass_county, signed, by=small.actor(R.COUNTY))
    acts.hand_back(signed, by=small.actor(R.COUNTY), at=small.AT, reason="请核对薪酬。", cells=("09",), due_back=None)
    assert signed.state == "returned"


def test_a_closed_query_lets_the_filing_pass(signed: Any) -> None:
    asked = ask(signed)
    acts.close_query(signed, by=small.actor(R.COUNTY), at=small.AT, query=asked.pk)
    assert walk(signed, (acts.pass_county, R.COUNTY)).state == "county_passed"


def test_only_the_reviewer_with_whom_it_lies_asks(signed: Any) -> None:
    more = {"field": "09", "question": QUESTION, "due": SOON}
    refused(acts.StepIsNotInTheChain, acts.raise_query, signed, by=small.actor(R.CITY), **more)
    refused(NotYours, acts.raise_query, signed, by=small.actor(R.AUDITOR), **more)


def test_a_query_names_a_row_has_words_and_leaves_time(signed: Any) -> None:
    by = small.actor(R.COUNTY)
    refused(NotFound, acts.raise_query, signed, by=by, field="99", question=QUESTION, due=SOON)
    refused(acts.ReasonIsMissing, acts.raise_query, signed, by=by, field="09", question="？", due=SOON)
    gone = small.DAY - timedelta(days=1)
    refused(acts.DayHasPassed, acts.raise_query, signed, by=by, field="09", question=QUESTION, due=gone)


def test_an_answer_says_something_and_comes_from_the_unit(signed: Any) -> None:
    asked = ask(signed)
    statistician = small.actor(R.ZONE_STATISTICIAN)
    more = {"answer": "年终奖在本季计提。", "evidence": ""}
    refused(acts.ReasonIsMissing, acts.answer_query, signed, by=statistician, query=asked.pk, answer="是", evidence="")
    refused(NotYours, acts.answer_query, signed, by=small.actor(R.CITY), query=asked.pk, **more)
    refused(NotFound, acts.answer_query, signed, by=statistician, query=asked.pk + 1, **more)


def test_another_office_does_not_close_it_and_a_closed_one_stays_closed(signed: Any) -> None:
    asked = ask(signed)
    refused(acts.NotYourQuery, acts.close_query, signed, by=small.actor(R.CITY), query=asked.pk)
    acts.close_query(signed, by=small.actor(R.COUNTY), at=small.AT, query=asked.pk)
    refused(acts.RuleIsDecided, acts.close_query, signed, by=small.actor(R.COUNTY), query=asked.pk)
    by = small.actor(R.ZONE_STATISTICIAN)
    refused(
        acts.RuleIsDecided, acts.answer_query, signed, by=by, query=asked.pk, answer="年终奖在本季计提。", evidence=""
    )
