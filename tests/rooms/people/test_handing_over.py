"""Handing a post over: one posting ends and the next begins, by a document, and the account stays a person's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.people import acts, queries
from jiju.rooms.people.models import Account, Posting
from jiju.rooms.people.shapes import Successor
from jiju.rooms.people.words import (
    DocumentIsMissing,
    HandoverLiesAhead,
    PasswordIsWeak,
    PostingDoesNotFit,
    PostingHasEnded,
    UnitIsUnknown,
)
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, ON, SINCE, account_pk, actor, engaged

ADMINISTRATOR = actor(Role.ADMINISTRATOR)
PROVINCE = actor(Role.PROVINCE)
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
        ({"on": ON + timedelta(days=1)}, HandoverLiesAhead),
        ({"to": Successor("new", "新人", "short")}, PasswordIsWeak),
        ({"to": Successor("new", "新人", "password1234")}, PasswordIsWeak),
    ],
    ids=["no document", "before it began", "nobody of that name", "to oneself", "ahead", "short", "common"],
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


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROVINCE, Role.ADMINISTRATOR, Role.SYSTEM}))
def test_only_the_administrator_and_the_province_hand_over(post: None, role: Role) -> None:
    by = actor(role)
    for asked in (
        lambda: queries.posting(by, "old", on=ON),
        lambda: queries.posts(by, ON),
        lambda: queries.post(by, Posting.objects.get().pk),
        lambda: acts.hand_over(Posting.objects.get(), by=by, at=AT, to=NEW, document=ORDER, on=DAY),
    ):
        with pytest.raises(NotYours):
            asked()
    assert Posting.objects.get().until is None


def test_a_post_that_is_not_there_is_not_handed_over(post: None) -> None:
    with pytest.raises(NotFound):
        queries.posting(ADMINISTRATOR, "nobody", on=ON)
    with pytest.raises(NotFound):
        queries.post(ADMINISTRATOR, 999)


def test_the_province_hands_over_the_posts_below_it(post: None) -> None:
    acts.hand_over(Posting.objects.get(), by=PROVINCE, at=AT, to=NEW, document=ORDER, on=DAY)
    assert Posting.objects.count() == 2


@pytest.mark.parametrize("role", [Role.PROVINCE, Role.AUDITOR, Role.ADMINISTRATOR])
def test_the_province_does_not_hand_over_its_own_post_nor_those_that_watch_over_it(db: None, role: Role) -> None:
    engaged("old", role)
    posting = Posting.objects.get()
    assert queries.posts(PROVINCE, ON).total == 0
    with pytest.raises(NotFound):
        queries.post_record(PROVINCE, posting.pk)
    with pytest.raises(NotYours):
        acts.hand_over(posting, by=PROVINCE, at=AT, to=NEW, document=ORDER, on=DAY)
    assert Posting.objects.get().until is None
    acts.hand_over(posting, by=ADMINISTRATOR, at=AT, to=NEW, document=ORDER, on=DAY)
    assert Posting.objects.count() == 2


def test_a_post_tells_who_held_it_and_what_else_its_holder_holds(post: None) -> None:
    new = hand_over()
    engaged("new-too", Role.ZONE_HEAD, "Z002")
    assert [p.name for p in queries.held_by(ADMINISTRATOR, new.pk)] == ["old某", "新人"]
    assert queries.also_held(ADMINISTRATOR, new.pk, on=ON) == []
    other = queries.posting(ADMINISTRATOR, "new-too", on=ON)
    taken = acts.hand_over(other, by=ADMINISTRATOR, at=AT, to=Successor("new"), document=ORDER, on=ON)
    assert [p.role for p in queries.also_held(ADMINISTRATOR, taken.pk, on=ON)] == [Role.ZONE_STATISTICIAN]


def test_posts_are_found_by_person_unit_and_code_with_the_same_questions(post: None, query_count: Any) -> None:
    counts = []
    for first, last in ((1, 4), (4, 70)):
        for n in range(first, last):
            engaged(f"c{n}", Role.COUNTY, f"2201{n:02d}")
        with query_count() as count:
            shown = queries.posts(ADMINISTRATOR, ON)
        counts.append(len(count))
    assert counts[0] == counts[1]
    assert (shown.total, shown.pages, len(shown.rows)) == (70, 2, 50)
    every = [p.id for page in (1, 2) for p in queries.posts(ADMINISTRATOR, ON, page=page).rows]
    assert len(every) == len(set(every)) == 70
    for search, names in (("c42", ["c42某"]), ("old某", ["old某"]), ("220107", ["c7某"]), ("没有", [])):
        assert [p.name for p in queries.posts(ADMINISTRATOR, ON, search=search).rows] == names, search
    assert queries.posts(ADMINISTRATOR, ON, role="zone_statistician").total == 1
    assert queries.posts(ADMINISTRATOR, SINCE - timedelta(days=1)).total == 0
