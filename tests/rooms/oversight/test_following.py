"""What is under way about a zone that moved, gave way, was renamed or left: who is responsible now has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings.models import Message
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Alert, ClauseProof, Issue, Task
from jiju.rooms.oversight.queries.clause_reading import proof_stand
from jiju.rooms.oversight.queries.owners import Owners
from jiju.rooms.people import acts as people
from jiju.rooms.people.shapes import Engagement, UnitFacts
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.records import opened
from jiju.spine.roles import Role
from jiju.spine.say import say
from tests.factories import alerts as made
from tests.factories import clauses, topics
from tests.factories.alerts import AT, WHY
from tests.factories.oversight import DUE, TODAY, by, facts, later
from tests.web import small

pytestmark = pytest.mark.django_db
BODY = "B-HEIR"
BY = system("tests")


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def moves(n: int = 5, **changed: Any) -> None:
    """The n-th zone belongs to another city from today on, and what follows is done."""
    where = {"city": "220200", "county": "220202"} | changed
    registry.revise(replace(small.zone(n), since=TODAY, **where), by=small.BY, at=AT)
    news.catch_up()


def gives_way(n: int, to: int) -> None:
    """Another zone takes the place of the n-th, which is no more."""
    registry.revise(replace(small.zone(n), since=TODAY, status="closed"), by=small.BY, at=AT)
    registry.succeed(f"Z{to:03d}", by=by("province"), at=AT, former=f"Z{n:03d}", on=TODAY, reason="撤并")
    news.catch_up()


def told(who: str, kind: str = "alerts") -> list[str]:
    """What was told to the post over a city or county, or to a person."""
    rows = Message.objects.filter(kind=kind).order_by("pk")
    return [m.path for m in rows if who in (m.to_code, m.to_person)]


def history(steps: Any) -> str:
    with translation.override("zh-hans"):
        return say(steps[-1].text)


# --- alerts -----------------------------------------------------------------------------------------------------------


def test_an_alert_goes_with_its_zone_and_the_city_that_had_it_lets_go() -> None:
    alert = made.raised()
    acts.assign_alert(alert, by=by("province"), at=AT, unit="U220100", owner=by("city").person)
    moves()
    alert.refresh_from_db()
    assert (alert.city, alert.county, alert.unit, alert.owner, alert.state) == ("220200", "220202", "", "", "raised")
    with pytest.raises(NotFound):
        queries.alert(by("city"), alert.pk, on=TODAY)
    found = queries.alert(by("other-city"), alert.pk, on=TODAY)
    assert (found.line.city_name, found.lay_in, found.steps[-1].verb) == ("吉林市", "长春市 宽城区", "follow_alert")
    assert history(found.steps) == f"测试集聚区005自{TODAY}起划归吉林市 昌邑区，此前属于长春市 宽城区。"
    assert found.line.period == str(small.LIVE)
    assert {s.then for s in found.signs} != {None}
    assert f"/alerts/{alert.pk}" in told("220202")
    assert told("220100")[-1] == "/alerts"
    acts.close_alert(alert, by=by("other-city"), at=AT, reason="explained", words=WHY)


def test_who_sees_it_after_the_move_as_before_keeps_it() -> None:
    alert = made.raised()
    acts.assign_alert(alert, by=by("province"), at=AT, unit="ORG-DRC", owner=by("province-2").person)
    acts.snooze_alert(alert, by=by("province"), at=AT, until=TODAY + timedelta(days=9), reason=WHY)
    moves()
    alert.refresh_from_db()
    assert (alert.city, alert.unit, alert.state) == ("220200", "ORG-DRC", "snoozed")


def test_one_that_is_raised_of_a_period_before_the_move_goes_to_the_city_of_now_at_once() -> None:
    made.reported(5, **made.ODD)
    moves()
    tasks.read_every_alert(at=AT)
    alert = Alert.objects.get(subject="Z005")
    assert (alert.city, [s.verb for s in queries.alert(by("other-city"), alert.pk, on=TODAY).steps]) == (
        "220200", ["raised", "follow_alert"],
    )  # fmt: skip


def test_one_about_a_zone_that_gave_way_goes_to_whoever_took_its_place() -> None:
    alert = made.raised()
    gives_way(5, to=3)
    alert.refresh_from_db()
    assert (alert.zone_code, alert.city, alert.subject) == ("Z003", small.zone(3).city, "Z005")
    found = queries.alert(by("province"), alert.pk, on=TODAY)
    assert history(found.steps) == f"测试集聚区005于{TODAY}由长春市 宽城区的测试集聚区003承接。"
    assert alert.pk in [n.id for n in queries.open_alerts_of(by("province"), "Z003", on=TODAY)]


def test_of_a_zone_that_was_renamed_or_left_nothing_is_taken_away() -> None:
    alert, before = made.raised(), Entry.objects.filter(action__startswith="oversight.follow").count()
    registry.revise(replace(small.zone(5), since=TODAY, name="新名集聚区"), by=small.BY, at=AT)
    registry.revise(
        replace(small.zone(5), since=TODAY + timedelta(days=1), until=TODAY + timedelta(days=2)), by=small.BY, at=AT
    )
    news.catch_up()
    assert tasks.follow_zones(on=later(5).date(), at=later(5)) == 0
    alert.refresh_from_db()
    assert (alert.city, alert.state) == ("220100", "raised")
    assert Entry.objects.filter(action__startswith="oversight.follow").count() == before == 0


# --- tasks ------------------------------------------------------------------------------------------------------------


def given(who: str = "city", **changed: Any) -> Task:
    said = {"lead": "BZ001", "responsible": (), "nodes": (), "owner": ""} | changed
    return acts.issue_task(None, by=by(who), at=AT, facts=facts(**said))


def units(task: Task) -> dict[str, str]:
    return {p.part: p.unit for p in queries.task(by("province"), task.pk, on=TODAY).parties}


def test_a_task_of_a_zone_goes_to_the_offices_over_it_now_and_the_zone_goes_on_with_it() -> None:
    task = given()
    acts.accept_task(task, by=by("zone_head"), at=AT)
    moves(1)
    assert units(task) == {"issuer": "U220200", "lead": "BZ001", "supervising": "U220200"}
    task.refresh_from_db()
    assert (task.state, task.due) == ("accepted", DUE)
    found = queries.task(by("other-city"), task.pk, on=TODAY)
    assert {(p.part, p.unit) for p in found.before} >= {("issuer", "U220100"), ("supervising", "U220100")}
    with translation.override("zh-hans"):
        assert "划归吉林市" in say(found.before[0].reason)
    with pytest.raises(NotFound):
        queries.task(by("city"), task.pk, on=TODAY)
    assert f"/tasks/{task.pk}" in told("220200", "issued")
    assert told("220100", "issued")[-1] == "/tasks"
    acts.deliver_task(task, by=by("zone_head"), at=AT, text=WHY, proof=WHY)
    acts.close_task(task, by=by("other-city"), at=AT, outcome=WHY)


def test_an_office_that_leads_for_a_zone_of_an_alert_hands_it_over_to_be_accepted_anew() -> None:
    alert = made.raised()
    task = given("province", lead="U220100", origin=("alert", str(alert.pk)), owner=by("city").person)
    acts.accept_task(task, by=by("city"), at=AT)
    moves()
    task.refresh_from_db()
    assert (units(task)["lead"], units(task)["issuer"]) == ("U220200", "ORG-DRC")
    assert (task.state, task.owner, task.accepted_by) == ("issued", "", "")
    acts.reassign_task(task, by=by("province"), at=AT, lead="U220100", reason=WHY)  # said by a person, and stays so
    assert tasks.follow_zones(on=later(1).date(), at=later(1)) == 0
    assert units(task)["lead"] == "U220100"


def test_what_waits_to_be_judged_is_judged_by_the_city_of_now() -> None:
    task = given(lead="BZ001")
    acts.accept_task(task, by=by("zone_head"), at=AT)
    acts.deliver_task(task, by=by("zone_head"), at=AT, text=WHY, proof=WHY)
    moves(1)
    task.refresh_from_db()
    assert task.state == "delivered"
    assert acts.close_task(task, by=by("other-city"), at=AT, outcome=WHY).state == "closed"


def test_offices_stay_while_only_some_of_the_zones_that_do_it_have_gone() -> None:
    heir(2)
    task = given("province", lead="U220100", responsible=("BZ001", BODY))
    moves(1)
    assert units(task)["lead"] == "U220100"
    assert task.pk in [n.id for n in queries.tasks(by("other-city"), on=TODAY)]


def heir(n: int) -> None:
    """The n-th zone has a body with a head."""
    people.found([UnitFacts(BODY, "管委会乙", "管委会乙", "zone_body", "U220103", "", TODAY - timedelta(900))],
                 by=small.BY, at=AT)  # fmt: skip
    people.engage([Engagement("heir", small.PASSWORD, "李接", Role.ZONE_HEAD, BODY, "zone", (f"Z{n:03d}",),
                              TODAY - timedelta(900), is_demo=True)], by=small.BY, at=AT)  # fmt: skip


def test_a_task_of_a_zone_that_gave_way_goes_to_the_body_of_the_one_that_took_its_place() -> None:
    heir(3)
    task = given()
    acts.accept_task(task, by=by("zone_head"), at=AT)
    gives_way(1, to=3)
    task.refresh_from_db()
    assert (units(task)["lead"], task.state) == (BODY, "issued")
    acts.accept_task(task, by=by("heir"), at=AT)


# --- issues -----------------------------------------------------------------------------------------------------------


def raised(zone: str = "Z001") -> Issue:
    return topics.raised("city", zone=zone)


def test_an_issue_is_answered_and_judged_by_the_city_of_now() -> None:
    issue = raised()
    acts.own_issue(issue, by=by("city"), at=AT, unit="U220100", person=by("city-2").person, due=DUE)
    moves(1)
    issue.refresh_from_db()
    assert (issue.city, issue.owner_unit, issue.owner, issue.state, issue.due) == (
        "220200", "U220200", "", "owned", DUE,
    )  # fmt: skip
    shown = queries.issue(by("other-city"), issue.pk, on=TODAY)
    assert "划归吉林市" in history(shown.steps)
    assert f"/issues/{issue.pk}" in told("220200", "issue")
    acts.answer_issue(issue, by=by("other-city"), at=AT, text=WHY)
    with pytest.raises(acts.NotYourIssue):
        acts.close_issue(issue, by=by("city"), at=AT, reason=WHY)
    assert "close_issue" in queries.issue(by("province"), issue.pk, on=TODAY).verbs


def test_an_issue_of_a_zone_that_gave_way_stands_with_the_one_that_took_its_place() -> None:
    issue = raised()
    gives_way(1, to=3)
    issue.refresh_from_db()
    assert (issue.zone_code, issue.zone_name, issue.state) == ("Z003", small.zone(1).name, "raised")


# --- documents of clauses ---------------------------------------------------------------------------------------------


def test_a_document_of_a_zone_is_read_by_the_city_of_now_and_holds_on_where_only_the_code_was_changed() -> None:
    heir(3)
    proof = clauses.accepted()
    with opened():
        ClauseProof.objects.filter(pk=proof.pk).update(
            unit="BZ001", zone_code="Z001", city="220100", county="220103", state="accepted"
        )
    assert queries.proof_record(by("city"), proof.pk)
    clause = programmes.clause(proof.clause)[1]
    mine = replace(Owners(programmes.plan(), TODAY).of(clause)[0], units=((BODY, "管委会乙"),))

    def hold() -> int:
        return proof_stand(clause, ClauseProof.objects.order_by("pk"), [mine], TODAY, TODAY).hold

    assert hold() == 0
    moves(1)
    with pytest.raises(NotFound):
        queries.proof_record(by("city"), proof.pk)
    assert queries.proof_record(by("other-city"), proof.pk)
    registry.succeed("Z003", by=by("province"), at=AT, former="Z001", on=TODAY, reason="更换代码")
    assert hold() == 1
    registry.succeed("Z003", by=by("province"), at=AT, former="Z002", on=TODAY, reason="合并")
    assert hold() == 0


# --- what is refused --------------------------------------------------------------------------------------------------

STEPS: tuple[tuple[Callable[..., Any], Callable[[], Any]], ...] = (
    (acts.follow_alert, made.raised),
    (acts.follow_task, given),
    (acts.follow_issue, raised),
)


@pytest.mark.parametrize(("step", "subject"), STEPS)
@pytest.mark.parametrize(("refused", "who"), [(acts.ZoneIsWhereItWas, lambda: BY), (NotYours, lambda: by("province"))])
def test_nothing_follows_a_zone_that_lies_where_it_lay_and_nobody_moves_it_by_hand(
    step: Callable[..., Any], subject: Callable[[], Any], refused: type[Exception], who: Callable[[], Any]
) -> None:
    record = subject()
    before = (Entry.objects.count(), type(record).objects.values().get())
    with pytest.raises(refused):
        step(record, by=who(), at=AT)
    assert (Entry.objects.count(), type(record).objects.values().get()) == before
