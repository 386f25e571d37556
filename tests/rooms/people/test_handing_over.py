"""Handing a post over: one posting ends and the next begins, by a document, and the account stays a person's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.people import acts, queries
from jiju.rooms.people.models import Account, Posting
from jiju.rooms.people.shapes import Successor
from jiju.rooms.people.words import DocumentIsMissing, PostingDoesNotFit, PostingHasEnded, UnitIsUnknown
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, ON, SINCE, account_pk, actor, engaged

ADMINISTRATOR = actor(Role.ADMINISTRATOR)
ORDER = "吉服办〔2025〕1号"
NEW = Successor("new", "新人", "a first password")
DAY = date(2025, 1, 10)


def hand_over(**changed: Any) -> Posting:
    said: dict[str, Any] = {"to": NEW, "document": ORDER, "on": DAY, **changed}
    posting = queries.posting(ADMINISTRATOR, "old", on=said.pop("as_of", SINCE))
    return acts.hand_over(posting, by=ADMINISTRATOR, at=AT, **said)


@pytest.fixture
def post(db: None) -> None:
    engaged("old", Role.ZONE_STATISTICIAN, "Z001")


def test_the_successor_acts_from_that_day_on_and_nobody_else(post: None) -> None:
    hand_over()
    before, after = DAY - timedelta(days=1), DAY
    old, new = account_pk("old"), account_pk("new")
    assert queries.actor_of(new, on=before) is None
    assert queries.actor_of(old, on=after) is None
    by = queries.actor_of(new, on=after)
    assert by is not None
    assert (by.role, by.scope.codes) == (Role.ZONE_STATISTICIAN, frozenset({"Z001"}))
    held = [queries.statistician_of("Z001", on=day) for day in (before, after)]
    assert [p.name for p in held if p] == ["old某", "新人"]
    assert by.person != "P000001"


def test_the_chain_of_handovers_names_the_document(post: None) -> None:
    hand_over()
    chain = queries.holders_since(Role.ZONE_STATISTICIAN, "Z001")
    assert [(p.name, p.since, p.until, p.document) for p in chain] == [
        ("old某", SINCE, DAY, ""), ("新人", DAY, None, ORDER),
    ]  # fmt: skip
    entry = Entry.objects.latest("seq")
    assert entry.action == "people.hand_over"
    assert ORDER in entry.body


def test_an_account_without_a_post_is_closed_and_opened_again_with_the_next(post: None) -> None:
    hand_over()
    assert not Account.objects.get(username="old").is_active
    back = queries.posting(ADMINISTRATOR, "new", on=ON)
    acts.hand_over(back, by=ADMINISTRATOR, at=AT, to=Successor("old"), document=ORDER, on=date(2025, 1, 15))
    assert Account.objects.get(username="old").is_active
    assert queries.actor_of(account_pk("old"), on=ON) is not None


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"document": "  "}, DocumentIsMissing),
        ({"on": SINCE}, PostingHasEnded),
        ({"to": Successor("new")}, UnitIsUnknown),
        ({"to": Successor("old")}, PostingDoesNotFit),
    ],
    ids=["no document", "before it began", "nobody of that name", "to oneself"],
)
def test_what_stands_in_the_way(post: None, changed: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        hand_over(**changed)
    assert Posting.objects.get().until is None
    assert Account.objects.get().is_active


def test_a_post_is_handed_over_once(post: None) -> None:
    hand_over()
    with pytest.raises(PostingHasEnded):
        hand_over(on=date(2025, 1, 12))


def test_only_the_administrator_hands_over(post: None) -> None:
    with pytest.raises(NotYours):
        queries.posting(actor(Role.PROVINCE), "old", on=ON)
    with pytest.raises(NotYours):
        acts.hand_over(Posting.objects.get(), by=actor(Role.PROVINCE), at=AT, to=NEW, document=ORDER, on=DAY)
    with pytest.raises(NotFound):
        queries.posting(ADMINISTRATOR, "nobody", on=ON)
