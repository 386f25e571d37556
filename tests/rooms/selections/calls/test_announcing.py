"""Who is concerned is told: zones of a call and of what was handed back, with the page on which it goes on."""

from __future__ import annotations

import pytest

from jiju.config import wiring
from jiju.rooms.filings.models import Message
from jiju.rooms.selections import acts
from jiju.spine import news
from tests.factories import selections_calls as made


@pytest.fixture(autouse=True)
def wired(db: None) -> None:
    wiring.wire()


def told(kind: str) -> list[tuple[str, str, str]]:
    news.catch_up(limit=10_000)
    return list(Message.objects.filter(kind=kind).order_by("pk").values_list("to_role", "to_code", "path"))


def test_a_call_is_told_to_the_zones_that_stand_where_it_takes_them_from() -> None:
    call = made.called()
    assert told("call") == [("zone_head", code, f"/calls/{call.pk}") for code in made.PLACES]


def test_what_was_handed_back_is_told_to_head_and_statistician_once() -> None:
    found = made.of(made.going("R001"))
    acts.hand_back(found, by=made.county, at=made.OPENED, said=made.WHY)
    path = f"/applications/{found.pk}"
    wanted = [("zone_head", "R001", path), ("zone_statistician", "R001", path)]
    assert told("returned") == wanted
    assert told("returned") == wanted
    assert told("out") == []


def test_whom_the_citys_list_leaves_out_is_told_once_it_is_sent() -> None:
    call = made.walked(made.going("R001", "R002", "R003"), "county")
    assert told("unlisted") == []
    made.recommended(call, "R001", "R003")
    path = f"/applications/{made.of(call, 'R002').pk}"
    wanted = [("zone_head", "R002", path), ("zone_statistician", "R002", path)]
    assert told("unlisted") == wanted
    assert told("unlisted") == wanted
    said = Message.objects.filter(kind="unlisted").order_by("pk")[0]
    assert "quota" in said.body


def test_who_was_passed_over_though_the_quota_had_room_is_told_so() -> None:
    call = made.walked(made.going("R001", "R003"), "county")
    made.recommended(call, "R001")
    assert [code for _, code, _ in told("unlisted")] == ["R003", "R003"]
    assert "quota" not in Message.objects.filter(kind="unlisted").order_by("pk")[0].body


def test_who_is_refused_by_the_formal_check_is_told_with_the_page_that_says_why() -> None:
    call = made.walked(made.going("R001", "R003"), "county", "city")
    found = made.of(call)
    acts.refuse(found, by=made.third, at=made.OPENED, reason=made.WHY)
    path = f"/applications/{found.pk}"
    assert told("out") == [("zone_head", "R001", path), ("zone_statistician", "R001", path)]
    assert told("unlisted") == []
