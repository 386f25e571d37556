"""Zones are told of what concerns them: each message once, to the post, with the page on which it goes on."""

from __future__ import annotations

from typing import Any

import pytest

from jiju.config import wiring
from jiju.core.refusals import NotYours
from jiju.rooms.evaluations import acts
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings import queries as filed
from jiju.rooms.filings.models import Message
from jiju.spine import news
from jiju.spine.actors import Actor, Scope, system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import programmes
from tests.factories import registry as places
from tests.rooms.evaluations import final
from tests.rooms.evaluations.final import AT, BY, WHY, rows

HEAD = Actor("H-Z001", "z001-head", "负责人", Role.ZONE_HEAD, "BZ001", "Z001", Scope("zone", frozenset({"Z001"})))


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    wiring.wire()
    programmes.loaded(programmes.jilin())
    places.established("Z001", "Z002")
    news.catch_up()


@pytest.fixture
def noticed() -> Any:
    """A removal of which the zone has been given notice."""
    final.final("2022", rows(Z001=("50", "不合格")))
    found = final.proposed(final.final("2023", rows(Z001=("50", "不合格"))))["remove", "Z001"]
    taken = acts.take_up_proposal(found, by=BY.province, at=AT)
    made = acts.give_notice(taken, by=BY.province, at=AT, reason=WHY)
    news.catch_up()
    return made


def told(kind: str) -> list[tuple[str, str, str]]:
    return list(Message.objects.filter(kind=kind).order_by("pk").values_list("to_role", "to_code", "path"))


def test_a_notice_reaches_the_head_of_the_zone_and_its_city(noticed: Any) -> None:
    path = f"/removals/{noticed.pk}"
    assert told("noticed") == [("zone_head", "Z001", path), ("city", noticed.city, path)]
    shown = next(m for m in filed.unread_messages(HEAD, 9) if m.kind == "noticed")
    assert (shown.path, str(noticed.hearing_by) in str(shown.body)) == (path, True)


def test_what_was_told_is_not_told_again(noticed: Any) -> None:
    before = Message.objects.count()
    news.catch_up()
    assert Message.objects.count() == before


def test_the_end_of_a_case_is_told_as_it_ended(noticed: Any) -> None:
    acts.keep_title(noticed, by=BY.finaliser, at=AT, reason=WHY)
    news.catch_up()
    assert [(role, code) for role, code, _ in told("kept")] == [("zone_head", "Z001"), ("city", noticed.city)]
    assert told("ended") == []


def test_each_announcement_is_one_entry(noticed: Any) -> None:
    entry = Entry.objects.filter(action="filings.announce").order_by("-seq")[0]
    assert '"noticed"' in entry.body


def test_nobody_to_tell_is_refused_and_no_person_announces() -> None:
    with pytest.raises(filings.NothingChanges):
        filings.announce([], by=system("tests"), at=AT)
    with pytest.raises(NotYours):
        filings.announce([], by=BY.province, at=AT)
