"""What happens beside the road: tasks given to others, withdrawn, raised up the chain at the set hour, and told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.config import worker
from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.filings.models import Message, Outgoing
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Escalation, Task
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as persons
from jiju.rooms.people.models import Unit
from jiju.rooms.people.shapes import Successor
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.records import opened
from jiju.spine.roles import Role
from jiju.web import clock
from tests.factories import oversight as made
from tests.factories.oversight import AT, DUE, TODAY, WHY, by, facts, later
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def shown(task: Task, on: date = TODAY, who: str = "province") -> Any:
    return queries.task(by(who), task.pk, on=on)


def told(kind: str) -> list[tuple[str, str, str]]:
    return list(Message.objects.filter(kind=kind).order_by("pk").values_list("to_role", "to_code", "to_person"))


def changed(code: str, **fields: Any) -> None:
    """A unit as a later version of its records leaves it: no act of the room of people renames or moves one yet."""
    with opened():
        Unit.objects.filter(code=code).update(**fields)


# --- given to others -------------------------------------------------------------------------------------------


def test_an_owner_whose_post_ended_is_said_and_another_is_named() -> None:
    task = made.issued(owner=by("city").person)
    holding = persons.posting(small.BY, "city", on=TODAY)
    to = Successor("city-new", "新同志", "quite a long password", "")
    people.hand_over(holding, by=small.BY, at=AT, to=to, on=TODAY, document="调令1号")
    found = shown(task)
    assert found.owner_left
    with pytest.raises(acts.HoldsNoPost):
        acts.reassign_task(task, by=by("province"), at=AT, lead="U220100", reason=WHY, owner=task.owner + "x")
    acts.reassign_task(task, by=by("province"), at=AT, lead="U220100", reason=WHY, owner=by("city-new").person)
    found = shown(task)
    assert (found.owner, found.owner_left, found.line.state) == ("新同志", False, "issued")


def test_a_unit_that_was_renamed_keeps_its_name_of_then_and_shows_its_name_of_now() -> None:
    task = made.issued()
    changed("U220100", name="长春市发展改革局")
    lead = next(p for p in shown(task).parties if p.part == "lead")
    assert (lead.name, lead.now, lead.is_gone) == ("长春市发改委", "长春市发展改革局", False)


def test_a_unit_that_is_gone_takes_no_task_and_its_tasks_are_given_to_another() -> None:
    task = made.accepted()
    changed("U220100", until=TODAY)
    assert [p.unit for p in shown(task).gone] == ["U220100"]
    with pytest.raises(acts.UnitIsGone):
        acts.issue_task(None, by=by("province"), at=AT, facts=facts())
    for refused, who, said in (
        (acts.UnitIsGone, "province", {"lead": "U220100", "reason": WHY}),
        (acts.WordsAreMissing, "province", {"lead": "U220103", "reason": "搬"}),
        (acts.NotYourPart, "city-2", {"lead": "U220103", "reason": WHY}),
        (NotFound, "other-city", {"lead": "U220103", "reason": WHY}),
    ):
        with pytest.raises(refused):
            acts.reassign_task(task, by=by(who), at=AT, **said)
    assert Task.objects.get().state == "accepted"
    acts.reassign_task(task, by=by("province"), at=AT, lead="U220103", reason=WHY)
    found = shown(task)
    assert ([p.unit for p in found.before], found.lead, found.line.state) == (["U220100"], "U220103", "issued")
    with pytest.raises(acts.NothingIsAnother):
        acts.reassign_task(task, by=by("province"), at=AT, lead="U220103", reason=WHY)
    acts.accept_task(task, by=by("county"), at=AT)


def test_the_province_decides_for_an_issuer_that_is_no_more() -> None:
    task = acts.issue_task(None, by=by("city"), at=AT, facts=facts(lead="BZ001", responsible=(), nodes=()))
    acts.accept_task(task, by=by("zone_head"), at=AT)
    acts.deliver_task(task, by=by("zone_head"), at=AT, text=made.DONE, proof=made.PROOF)
    with pytest.raises(acts.NotYourPart):
        acts.close_task(task, by=by("province"), at=AT, outcome=WHY)
    changed("U220100", until=TODAY)
    assert acts.close_task(task, by=by("province"), at=AT, outcome=WHY).state == "closed"


def test_a_task_is_withdrawn_by_its_issuer_or_the_province_with_a_reason() -> None:
    task = acts.issue_task(None, by=by("city"), at=AT, facts=facts(lead="BZ001", responsible=()))
    for refused, who, reason in (
        (acts.WordsAreMissing, "city", "算了"),
        (acts.NotYourPart, "county", WHY),
        (NotYours, "zone_head", WHY),
    ):
        with pytest.raises(refused):
            acts.withdraw_task(task, by=by(who), at=AT, reason=reason)
    assert Task.objects.get().state == "issued"
    acts.withdraw_task(task, by=by("province"), at=AT, reason=WHY)
    assert shown(task).line.light == "withdrawn"
    with pytest.raises(NotNow):
        acts.reassign_task(task, by=by("city"), at=AT, lead="U220103", reason=WHY)


# --- raised ----------------------------------------------------------------------------------------------------


def levels() -> list[tuple[str, str, str]]:
    return list(Escalation.objects.order_by("pk").values_list("level", "unit", "person"))


def test_an_overdue_task_reaches_each_level_at_the_set_hour_and_once() -> None:
    made.issued(supervising="ORG-COM")
    head = made.member().person
    for days, hour, count in ((11, 20, 0), (12, 8, 0), (12, 9, 1), (12, 18, 0), (13, 9, 0), (14, 10, 1), (18, 9, 1),
                              (40, 9, 0)):  # fmt: skip
        at = later(days, hour)
        assert tasks.raise_overdue(on=at.date(), at=at) == count, (days, hour)
    assert levels() == [("parent", "ORG-DRC", ""), ("supervising", "ORG-COM", ""), ("head", "ORG-DRC", head)]


def test_days_that_were_missed_are_made_good_in_one_entry() -> None:
    made.issued()
    at, before = later(30), Entry.objects.count()
    assert tasks.raise_overdue(on=at.date(), at=at) == 1
    assert [level for level, _, _ in levels()] == ["parent", "supervising", "head"]
    assert Entry.objects.count() == before + 1


def test_what_is_delivered_or_extended_is_left_alone_and_the_new_term_counts_anew() -> None:
    task = made.delivered()
    assert tasks.raise_overdue(on=later(30).date(), at=later(30)) == 0
    acts.return_task(task, by=by("province"), at=later(30), reason=WHY)
    asked = acts.ask_longer(task, by=by("city"), at=later(39), to_day=later(45).date(), reason=WHY)
    assert tasks.raise_overdue(on=later(39).date(), at=later(39)) == 1  # a term that is only asked for is no term
    acts.extend_task(asked, by=by("province"), at=later(39), answer=WHY)
    assert tasks.raise_overdue(on=later(45).date(), at=later(45)) == 0
    assert tasks.raise_overdue(on=later(46).date(), at=later(46)) == 1
    assert Escalation.objects.filter(level="parent").count() == 2


def test_nobody_raises_by_hand_and_nothing_is_raised_ahead_of_its_day() -> None:
    task = made.issued()
    with pytest.raises(NotYours):
        acts.escalate(task, by=by("province"), at=later(12), on=later(12).date())
    for on in (TODAY, later(12).date()):
        with pytest.raises(acts.NothingIsOverdue):
            acts.escalate(task, by=system("tests"), at=AT, on=on)
    assert levels() == []


def test_the_worker_raises_when_the_hour_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    made.issued()
    moment = [later(12, 8)]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    done = worker.remind_once(None)
    assert levels() == []
    moment[0] = later(12, 9)
    worker.remind_once(done)
    assert [level for level, _, _ in levels()] == ["parent"]


# --- told ------------------------------------------------------------------------------------------------------


def test_each_step_is_told_to_those_whom_it_concerns_once() -> None:
    task = made.delivered()
    news.catch_up()
    assert told("issued") == [("city", "220100", ""), ("zone_head", "Z001", ""), ("province", "", "")]
    assert told("delivered") == [("province", "", "")]
    acts.close_task(task, by=by("province"), at=later(4), outcome=WHY)
    news.catch_up()
    assert told("close_task") == [("city", "220100", ""), ("zone_head", "Z001", "")]
    assert set(Message.objects.order_by("pk").values_list("path", flat=True)) == {f"/tasks/{task.pk}"}
    before = Message.objects.count()
    news.catch_up()
    assert Message.objects.count() == before


def test_what_is_raised_reaches_the_next_level_and_departments_by_their_persons(settings: Any) -> None:
    settings.JIJU_MAIL_FROM = "jiju@example.org"  # a message to a person has no post to look an address up by
    task = made.issued(supervising="ORG-COM")
    head = made.member().person
    holding = persons.posting(small.BY, "department", on=TODAY)
    people.write_address(holding, by=by("administrator"), at=AT, email="commerce@example.org")
    at = later(18)
    acts.escalate(task, by=system("tests"), at=at, on=at.date())
    news.catch_up()
    assert told("raised") == [
        ("province", "", ""), ("", "", by("department").person), ("", "", head), ("city", "220100", ""),
    ]  # fmt: skip
    mails = Outgoing.objects.filter(message__kind="raised").order_by("pk").values_list("person", "address")
    assert list(mails) == [(by("department").person, "commerce@example.org")]


def test_a_later_term_and_a_return_are_told() -> None:
    task = made.delivered()
    acts.return_task(task, by=by("province"), at=later(4), reason=WHY)
    asked = acts.ask_longer(task, by=by("city"), at=later(4), to_day=DUE + timedelta(days=9), reason=WHY)
    acts.keep_term(asked, by=by("province"), at=later(4), answer=WHY)
    acts.withdraw_task(task, by=by("province"), at=later(4), reason=WHY)
    news.catch_up()
    assert told("return_task") == [("city", "220100", ""), ("zone_head", "Z001", "")]
    assert (told("asked_longer"), told("longer_decided")) == ([("province", "", "")], [("city", "220100", "")])
    assert told("withdraw_task") == [("city", "220100", ""), ("zone_head", "Z001", "")]


def test_a_task_given_to_another_unit_is_told_there() -> None:
    task = made.issued(responsible=(), nodes=())
    acts.reassign_task(task, by=by("province"), at=AT, lead="ORG-COM", reason=WHY)
    news.catch_up()
    person = by("department").person
    assert ("", "", person) in told("issued")
    assert persons.is_posted(person, Role.DEPARTMENT, on=TODAY)
