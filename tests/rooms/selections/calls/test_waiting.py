"""What waits for whom in calls: counted by kind, with the nearest day, and never for whoever wrote it."""

from __future__ import annotations

import pytest

from jiju.rooms.selections import acts, queries
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from tests.factories import selections_calls as made
from tests.factories import selections_notices as notices
from tests.factories.people import actor

pytestmark = pytest.mark.django_db
ON = made.OPENED.date()


def kinds(by: Actor) -> dict[str, int]:
    return {d.kind: d.many for d in queries.waiting_for(by, on=ON)}


def test_a_zone_writes_while_the_call_is_open_and_puts_right_what_came_back() -> None:
    call = made.called()
    made.started(call)
    (due,) = queries.waiting_for(made.writer("R001"), on=made.AT.date())
    assert (due.kind, due.many, due.day, due.call) == ("write", 1, made.CLOSES.date(), call.pk)
    assert kinds(made.head("R002")) == {}
    made.submitted(call, "R002")
    assert kinds(made.head("R002")) == {}, "what was submitted waits for nobody of the zone"


def test_the_offices_of_the_stage_are_asked_with_its_day_and_nobody_else() -> None:
    call = made.going("R001", "R002")
    waits = queries.waiting_for(made.county, on=ON)
    assert [(d.kind, d.many, d.call) for d in waits] == [("check", 2, call.pk)]
    assert waits[0].day is not None
    for other in (made.city, made.other_county, made.department, made.auditor):
        assert "check" not in kinds(other)


def test_what_the_reader_wrote_waits_for_others() -> None:
    made.going("R001", "R002")
    same = actor(Role.COUNTY, "220103", person=made.head("R001").person)
    assert kinds(same) == {"check": 1}


def test_a_city_sends_one_list_however_many_it_names() -> None:
    call = made.going("R001", "R002")
    for unit in ("R001", "R002"):
        made.passed(made.of(call, unit), made.county)
    assert kinds(made.city) == {"recommend": 1}
    assert kinds(made.county) == {}
    made.recommended(call, "R001", "R002")
    assert kinds(made.city) == {}


def test_what_was_handed_back_waits_for_its_zone_again() -> None:
    call = made.going("R001")
    acts.hand_back(made.of(call), by=made.county, at=made.OPENED, said=made.WHY)
    assert kinds(made.head("R001")) == {"complete": 1}
    assert kinds(made.county) == {}


def test_the_opening_of_applications_waits_for_a_second_person() -> None:
    call = made.called()
    made.submitted(call)
    acts.ask_unsealing(call, by=made.province, at=made.OPENED)
    assert kinds(made.second).get("unseal") == 1
    assert "unseal" not in kinds(made.province)


def test_objections_wait_for_those_who_rule() -> None:
    notices.raised()
    assert kinds(made.province)["objections"] == 1
    assert "objections" not in kinds(made.city)


def test_nobody_without_a_part_is_asked() -> None:
    made.going("R001")
    for by in (made.expert, made.administrator):
        assert kinds(by) == {}
