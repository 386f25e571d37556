"""A second account, another post, a post handed to oneself: the person counts, at every step that asks for another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from jiju.core.refusals import NotYours
from jiju.rooms.evaluations.acts.refusals import ConflictOfInterest, SamePersonAgain
from jiju.rooms.selections import acts
from jiju.spine.actors import Actor, Scope
from jiju.spine.roles import Role
from tests.factories import selections_calls as calls
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, BY, OVER, WHY
from tests.rooms.selections.notices.ways import refused

pytestmark = pytest.mark.django_db


def another_account(by: Actor) -> Actor:
    return replace(by, account=f"{by.account}-second")


def another_post(by: Actor) -> Actor:
    """The post of a colleague in the same office, handed to oneself, under an account of its own."""
    return replace(by, account=f"{by.account}-taken-over", name="继任者", unit="ORG-DRC-2", role=Role.PROVINCE,
                   scope=Scope("all"))  # fmt: skip


WAYS: list[Callable[[Actor], Actor]] = [another_account, another_post]
ways = pytest.mark.parametrize("way", WAYS)


@ways
def test_who_asked_for_the_opening_does_not_open(way: Callable[[Actor], Actor]) -> None:
    call = calls.called()
    calls.submitted(call)
    acts.ask_unsealing(call, by=calls.province, at=calls.OPENED)
    refused(acts.AnotherPerson, acts.unseal, call, by=way(calls.province), at=calls.OPENED)


@ways
def test_who_wrote_an_application_does_not_check_it_from_a_post_in_the_office(way: Callable[[Actor], Actor]) -> None:
    call = calls.going("R003")  # lies in no county, so that the city is the first to look
    row = calls.of(call, "R003")
    for writer in (calls.writer("R003"), calls.head("R003")):
        own = replace(way(writer), role=Role.CITY, scope=calls.city.scope)
        asked: dict[str, Any] = {"stage": "city", "city": "220100", "ranked": [row.pk], "document": "长发改1号"}
        refused(acts.AnotherPerson, acts.recommend, call, by=own, at=calls.OPENED, **asked)


@ways
def test_who_recorded_or_published_takes_no_later_step(way: Callable[[Actor], Actor]) -> None:
    turns.prepared()
    call = turns.decided().call
    refused(SamePersonAgain, acts.publish_notice, call, by=way(BY.recorder), at=AT)
    acts.publish_notice(call, by=BY.publisher, at=AT)
    for by in (BY.recorder, BY.publisher):
        refused(SamePersonAgain, acts.issue_batch, call, by=way(by), at=OVER, batch=turns.batch())


@ways
def test_who_found_an_objection_right_does_not_confirm_it(way: Callable[[Actor], Actor]) -> None:
    turns.prepared()
    one = turns.objected(turns.noticed())
    refused(ConflictOfInterest, acts.uphold_objection, one, by=way(BY.recorder), at=AT, ruling=WHY)
    acts.uphold_objection(one, by=BY.ruler, at=AT, ruling=WHY)
    refused(SamePersonAgain, acts.confirm_objection, one, by=way(BY.ruler), at=AT)


@pytest.mark.parametrize("verb", [acts.ask_unsealing, acts.unseal])
def test_an_administrator_opens_no_call_neither_before_nor_after_its_end(verb: Callable[..., Any]) -> None:
    """Whoever runs the machine holds no verb on a call: neither at the desk nor a second before the end."""
    call = calls.called()
    calls.submitted(call)
    for at in (calls.AT, calls.CLOSES, calls.OPENED):
        refused(NotYours, verb, call, by=calls.administrator, at=at)
    assert call.applications.get().versions.get().is_sealed
