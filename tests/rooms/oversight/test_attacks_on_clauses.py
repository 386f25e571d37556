"""Attacks on clauses and issues: judging oneself, days that cannot be, owners out of sight, what another settles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.acts.proving import last_day
from jiju.rooms.oversight.models import ClauseJudgement, ClauseProof
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import Actor, Scope
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import clauses as made
from tests.factories import topics
from tests.factories.oversight import AT, TODAY, WHY, by
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def refused(refusal: type[Exception], deed: Callable[..., Any], *about: Any, **said: Any) -> None:
    """The refusal is raised, and nothing was stored."""
    kept = [Entry, ClauseProof, ClauseJudgement]
    before = [list(m.objects.order_by("pk").values_list()) for m in kept]
    with pytest.raises(refusal):
        deed(*about, **said)
    assert [list(m.objects.order_by("pk").values_list()) for m in kept] == before


def posted_too(who: Actor) -> Actor:
    """The same person under a second post, in the provincial office."""
    return replace(who, account=f"{who.account}-2", role=Role.PROVINCE, unit="ORG-DRC", scope=Scope("all"))


# --- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2024, 12, 5), 12, date(2025, 12, 5)),
    ],
)
def test_a_term_in_months_ends_on_that_day_or_the_last_of_its_month(first: date, months: int, last: date) -> None:
    check = programmes.clause("M04.1")[1].check.model_copy(update={"lasts_months": months})
    assert last_day(first, None, check) == last


@pytest.mark.parametrize("first", [date(9999, 12, 31), date(1, 1, 1), date(2036, 1, 1)])
@pytest.mark.parametrize("clause", ["M02.2", "M04.1"])
def test_days_that_cannot_be_are_refused_with_a_sentence(first: date, clause: str) -> None:
    refused(acts.DaysDoNotFit, made.offered, clause=clause, valid_from=first)


def test_a_judgement_does_not_hold_for_ever_nor_only_in_the_past() -> None:
    for day in (date(9999, 12, 31), TODAY, TODAY - timedelta(days=1)):
        refused(acts.DaysDoNotFit, made.judged, valid_until=day)


# --- who ------------------------------------------------------------------------------------------------------------


def test_nobody_accepts_confirms_or_judges_the_own_from_a_second_post() -> None:
    proof = made.offered()
    own = posted_too(by("city"))
    refused(acts.AnotherDecides, acts.accept_proof, proof, by=own, at=AT, answer=WHY)
    judgement = made.judged()
    again = replace(by("province"), account="another")
    refused(acts.AnotherDecides, acts.confirm_judgement, judgement, by=again, at=AT, answer=WHY)
    refused(NotYours, acts.confirm_judgement, judgement, by=by("department"), at=AT, answer=WHY)


def test_what_was_decided_is_decided_once() -> None:
    proof = made.accepted()
    for verb in (acts.accept_proof, acts.refuse_proof):
        refused(NotNow, verb, proof, by=by("province-2"), at=AT, answer=WHY)
    judgement = made.judged()
    acts.confirm_judgement(judgement, by=by("province-2"), at=AT, answer=WHY)
    refused(NotNow, acts.contest_judgement, judgement, by=by("province-2"), at=AT, answer=WHY)


def test_a_proof_of_another_city_is_like_none() -> None:
    proof = made.offered()
    for who in (by("other-city"), by("department")):
        with pytest.raises(NotFound):
            queries.proof_record(who, proof.pk)
        assert not queries.may_see_proof(who, str(proof.pk))
        assert queries.clause(who, made.PROVED, on=TODAY).proofs == ()
    assert queries.may_see_proof(by("city"), str(proof.pk))


def test_zones_out_of_sight_answer_for_a_clause_by_their_number_alone() -> None:
    everywhere = queries.clause(by("province"), "M02.3", on=TODAY).line.owners[0]
    assert everywhere.beside == 0
    names = {name for _, name in everywhere.units}
    assert "测试集聚区001管理机构" in names
    for who in (by("other-city"), by("department")):
        one = queries.clause(who, "M02.3", on=TODAY).line
        assert "测试集聚区001" not in f"{one.owners}"
        assert (one.owners[0].many, one.unresolved) == (len(names), False)
        listed = queries.clauses(who, on=TODAY)
        assert "测试集聚区001" not in "".join(f"{n.owners}" for n in listed)
        probed = queries.clauses(who, on=TODAY, wanted=queries.ClausesWanted(owner="BZ001"))
        assert probed == []
    assert small.HOME in by("zone_head").scope.codes
    assert queries.clause(by("zone_head"), "M02.3", on=TODAY).line.owners[0].units == (
        ("BZ001", "测试集聚区001管理机构"),
    )


# --- issues -----------------------------------------------------------------------------------------------------------


def test_an_answer_after_the_term_takes_the_red_light_away_from_nobody() -> None:
    issue = topics.owned()
    late, light = topics.DUE + timedelta(days=3), (lambda: queries.issue(by("province"), issue.pk, on=late).line)
    assert (light().tone, light().days_left < 0) == ("bad", True)
    acts.answer_issue(issue, by=by("city"), at=AT + (late - TODAY), text=WHY)
    assert light().tone == "bad"
    assert [n.id for n in queries.issues(by("province"), on=late, state="overdue")] == [issue.pk]
    due = late + timedelta(days=30)
    acts.own_issue(issue, by=by("province"), at=AT + (late - TODAY), unit="U220100", person=by("city").person,
                   due=due, reason=WHY)  # fmt: skip
    acts.answer_issue(issue, by=by("city"), at=AT + (late - TODAY), text=WHY)
    assert queries.issue(by("province"), issue.pk, on=due + timedelta(days=9)).line.tone == "watch"


def test_the_owner_and_whoever_answered_settle_nothing_from_a_second_post() -> None:
    issue = topics.owned()
    acts.answer_issue(issue, by=by("city-2"), at=AT, text=WHY)
    for name in ("city", "city-2"):
        refused(acts.AnswerersDoNotSettle, acts.close_issue, issue, by=posted_too(by(name)), at=AT, reason=WHY)
    refused(acts.NotYourIssue, acts.close_issue, issue, by=by("zone_head"), at=AT, reason=WHY)
