"""Attacks on tasks: closing what one did oneself, silencing the chain, moving terms, changing what was signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Delivery, Escalation, Task
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as persons
from jiju.rooms.people.models import Unit
from jiju.rooms.people.shapes import Successor
from jiju.rooms.registry import acts as registry
from jiju.spine.actors import Actor, Scope
from jiju.spine.models import Entry
from jiju.spine.records import opened
from jiju.spine.roles import Role
from tests.factories import oversight as made
from tests.factories.oversight import AT, DONE, DUE, PROOF, TODAY, WHY, by, later
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def stored() -> Any:
    return (
        Entry.objects.count(), list(Task.objects.order_by("pk").values_list()),
        list(Delivery.objects.order_by("pk").values_list()), Escalation.objects.count(),
    )  # fmt: skip


def refused(refusal: type[Exception], deed: Callable[..., Any], *about: Any, **said: Any) -> None:
    """The refusal is raised, and nothing was stored."""
    before = stored()
    with pytest.raises(refusal):
        deed(*about, **said)
    assert stored() == before


def posted_too(who: Actor) -> Actor:
    """The same person under a second post, in the provincial office, with an account of its own."""
    return replace(who, account=f"{who.account}-2", role=Role.PROVINCE, unit="ORG-DRC", scope=Scope("all"))


# --- who judges ----------------------------------------------------------------------------------------------------


def test_whoever_had_a_hand_in_it_does_not_close_return_or_withdraw_it_from_a_second_post() -> None:
    task = made.delivered()
    for name in ("zone_head", "city"):  # who reported the step, who accepted and delivered the whole
        own = posted_too(by(name))
        refused(acts.DoersDoNotClose, acts.close_task, task, by=own, at=later(4), outcome=WHY)
        refused(acts.DoersDoNotClose, acts.return_task, task, by=own, at=later(4), reason=WHY)
        refused(acts.DoersDoNotClose, acts.withdraw_task, task, by=own, at=later(4), reason=WHY)
    acts.withdraw_task(task, by=by("province"), at=later(4), reason=WHY)


def test_the_person_who_answers_for_a_task_does_not_close_what_a_colleague_delivered() -> None:
    owner = by("city-2")
    task = made.issued(owner=owner.person, nodes=(), responsible=())
    acts.accept_task(task, by=by("city"), at=AT)
    acts.deliver_task(task, by=by("city"), at=AT, text=DONE, proof=PROOF)
    own = posted_too(owner)
    assert [a.verb for a in queries.asked_of(own, on=TODAY)] == []
    refused(acts.DoersDoNotClose, acts.close_task, task, by=own, at=AT, outcome=WHY)
    refused(acts.DoersDoNotClose, acts.withdraw_task, task, by=own, at=AT, reason=WHY)


def test_the_doers_colleague_does_not_decide_for_the_issuer() -> None:
    task = made.delivered()
    for verb, said in ((acts.close_task, "outcome"), (acts.return_task, "reason"), (acts.withdraw_task, "reason")):
        refused(acts.NotYourPart, verb, task, by=by("city-2"), at=later(4), **{said: WHY})
    refused(NotFound, acts.close_task, task, by=by("other-city"), at=later(4), outcome=WHY)
    asked = made.postponement()
    refused(acts.NotYourPart, acts.extend_task, asked, by=by("city-2"), at=later(1), answer=WHY)


# --- the chain -----------------------------------------------------------------------------------------------------


def test_no_unit_supervises_what_it_does_itself_nor_an_office_that_stands_beside() -> None:
    for code in ("U220100", "BZ001"):  # the lead unit and one that is responsible beside it
        refused(acts.SupervisesItself, made.issued, supervising=code)
    refused(acts.UnitIsOutOfReach, made.issued, supervising="U220200")
    refused(acts.UnitIsOutOfReach, made.issued, lead="U220200", responsible=(), supervising="U220103")
    made.issued(lead="BZ001", responsible=(), supervising="U220103")  # the county, above the zone
    made.issued(supervising="ORG-COM")


def test_what_an_office_asks_of_itself_goes_up_to_somebody_else_when_it_is_late() -> None:
    facts = made.facts(lead="U220100", responsible=(), nodes=(), supervising="")
    acts.issue_task(None, by=by("city"), at=AT, facts=facts)
    tasks.raise_overdue(on=DUE + timedelta(days=3), at=later(14))
    assert dict(Escalation.objects.values_list("level", "unit")) == {"parent": "ORG-DRC", "supervising": "ORG-DRC"}


def test_neither_reassigning_nor_asking_for_more_time_silences_the_chain() -> None:
    task = made.accepted()
    acts.ask_longer(task, by=by("city"), at=later(11), to_day=DUE + timedelta(days=90), reason=WHY)
    assert tasks.raise_overdue(on=DUE + timedelta(days=1), at=later(12)) == 1
    acts.reassign_task(task, by=by("province"), at=later(13), lead="U220103", reason=WHY)
    task.refresh_from_db()
    assert (task.due, task.state) == (DUE, "issued")
    assert tasks.raise_overdue(on=DUE + timedelta(days=3), at=later(14)) == 1
    assert sorted(Escalation.objects.values_list("level", flat=True)) == ["parent", "supervising"]
    assert queries.task(by("province"), task.pk, on=DUE + timedelta(days=3)).line.light == "overdue"


def test_a_delivery_that_is_returned_is_late_again_and_the_chain_goes_on() -> None:
    task = made.delivered(at=later(10))
    assert tasks.raise_overdue(on=DUE + timedelta(days=1), at=later(12)) == 0
    acts.return_task(task, by=by("province"), at=later(12), reason=WHY)  # two days later: the term moved by as many
    assert tasks.raise_overdue(on=DUE + timedelta(days=2), at=later(13)) == 0
    assert tasks.raise_overdue(on=DUE + timedelta(days=3), at=later(14)) == 1


# --- terms and times ------------------------------------------------------------------------------------------------


def test_no_term_lies_in_the_past_and_none_moves_without_its_trace() -> None:
    yesterday = TODAY - timedelta(days=1)
    refused(acts.TermDoesNotFit, made.issued, due=yesterday, nodes=())
    asked = made.postponement()
    refused(acts.TermDoesNotFit, acts.extend_task, asked, by=by("province"), at=later(40), answer=WHY)
    task = acts.extend_task(asked, by=by("province"), at=later(1), answer=WHY)
    assert task.due == asked.to_day
    told = Entry.objects.filter(action="oversight.extend_task").get().body
    shown = queries.task(by("province"), task.pk, on=TODAY).postponements[0]
    assert (shown.from_day, shown.to_day) == (DUE, asked.to_day)
    assert str(asked.to_day) in told


def test_a_term_ends_at_midnight_in_the_province_and_not_in_greenwich() -> None:
    """The last day ends at 16:00 UTC: a second before it is on time, at it it is late."""
    for hour, light in ((23, "closed_on_time"), (24, "closed_late")):
        task = made.issued(nodes=(), responsible=())
        at = AT.replace(hour=0) + timedelta(days=11, hours=hour)
        assert at.astimezone(UTC).date() == DUE  # in Greenwich it is the last day still
        acts.accept_task(task, by=by("city"), at=AT)
        acts.deliver_task(task, by=by("city"), at=at, text=DONE, proof=PROOF)
        acts.close_task(task, by=by("province"), at=later(13), outcome=WHY)
        assert queries.task(by("province"), task.pk, on=DUE + timedelta(days=2)).line.light == light


def test_a_clock_that_is_set_back_makes_no_late_delivery_timely() -> None:
    task = made.accepted(nodes=(), responsible=())
    tasks.raise_overdue(on=DUE + timedelta(days=1), at=later(12))
    acts.deliver_task(task, by=by("city"), at=later(5), text=DONE, proof=PROOF)  # as the clock then says
    task.refresh_from_db()
    assert task.delivered_on == DUE + timedelta(days=1)
    assert queries.task(by("province"), task.pk, on=DUE + timedelta(days=2)).line.light == "overdue"


def test_a_step_is_not_done_before_the_task_was_accepted() -> None:
    task = made.issued()
    acts.accept_task(task, by=by("city"), at=later(6))
    made_ = acts.report_node(task, by=by("zone_head"), at=later(1), number=1, text=DONE, proof=PROOF)
    assert made_.node.done_on == later(6).date()


# --- what was signed ------------------------------------------------------------------------------------------------


def test_nothing_is_delivered_or_changed_after_the_task_is_closed() -> None:
    task = made.delivered()
    acts.close_task(task, by=by("province"), at=later(4), outcome=WHY)
    again: dict[str, Any] = {"at": later(5), "text": DONE, "proof": PROOF}
    refused(NotNow, acts.deliver_task, task, by=by("city"), **again)
    refused(NotNow, acts.report_node, task, by=by("zone_head"), number=1, **again)
    refused(NotNow, acts.return_task, task, by=by("province"), at=later(5), reason=WHY)
    refused(NotNow, acts.withdraw_task, task, by=by("province"), at=later(5), reason=WHY)
    refused(NotNow, acts.reassign_task, task, by=by("province"), at=later(5), lead="U220103", reason=WHY)
    refused(NotNow, acts.amend_task, task, by=by("province"), at=later(5), title="另一标题", wanted=WHY, reason=WHY)
    refused(NotNow, acts.close_task, task, by=by("province-2"), at=later(5), outcome=WHY)  # the second of two officials


def test_a_second_delivery_stands_beside_the_first_and_takes_nothing_from_it() -> None:
    task = made.delivered()
    refused(NotNow, acts.deliver_task, task, by=by("city"), at=later(4), text=f"{DONE}（改）", proof=PROOF)
    acts.return_task(task, by=by("province"), at=later(4), reason=WHY)
    acts.deliver_task(task, by=by("city"), at=later(5), text=f"{DONE}（改）", proof=PROOF)
    whole = [d for d in queries.task(by("province"), task.pk, on=TODAY).deliveries if d.node is None]
    assert [(d.text, bool(d.returned_because)) for d in whole] == [(DONE, True), (f"{DONE}（改）", False)]


# --- zones that moved, posts that ended -----------------------------------------------------------------------------


def test_a_zone_that_moved_takes_its_tasks_into_the_sight_of_its_new_area_and_keeps_them_in_that_of_its_old() -> None:
    task = made.issued(lead="BZ001", responsible=(), nodes=())
    assert not queries.visible(by("other-city")).exists()
    moved = replace(small.zone(1), since=TODAY + timedelta(days=1), city="220200", county="220202")
    registry.revise(moved, by=small.BY, at=AT)
    for name in ("other-city", "city", "county"):
        assert list(queries.visible(by(name)).values_list("pk", flat=True)) == [task.pk], name
    for verb, said in ((acts.close_task, "outcome"), (acts.withdraw_task, "reason")):
        with pytest.raises((acts.NotYourPart, NotNow)):
            verb(task, by=by("other-city"), at=later(2), **{said: WHY})


def test_whoever_a_late_task_is_raised_to_sees_it() -> None:
    """The lead unit stands under another office than when the task was issued."""
    task = made.issued(lead="BZ001", responsible=(), nodes=())
    with opened():
        Unit.objects.filter(code="BZ001").update(parent=Unit.objects.get(code="U220200"))
    tasks.raise_overdue(on=DUE + timedelta(days=1), at=later(12))
    assert Escalation.objects.get().unit == "U220200"
    assert queries.task(by("other-city"), task.pk, on=TODAY).line.id == task.pk


def test_a_post_that_has_ended_accepts_and_closes_nothing() -> None:
    """Whoever held it is nobody from that day on; the successor is somebody."""
    made.issued()
    holding = persons.posting(small.BY, "city", on=TODAY)
    to = Successor("city-new", "新同志", "quite a long password", "")
    people.hand_over(holding, by=small.BY, at=AT, to=to, on=TODAY, document="调令1号")
    assert persons.actor_named("city", on=TODAY) is None
    task = Task.objects.get()
    acts.accept_task(task, by=by("city-new"), at=AT)
    assert task.accepted_by == by("city-new").person
