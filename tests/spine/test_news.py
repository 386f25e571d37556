"""News: every follow-up runs exactly once, in the ledger's order, and a failed one is tried again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from jiju.rooms.people import acts as people
from jiju.spine import news
from jiju.spine.models import Entry, Followed
from jiju.spine.news import FollowUp
from jiju.spine.roles import Role
from tests.factories.people import AT, actor, founded

SIGN_IN, FOUND = "people.sign_in", "people.found"


@pytest.fixture
def ran(db: None) -> Iterator[list[tuple[str, int]]]:
    """What ran, in order; the real wiring is put back afterwards."""
    wired = list(news._follow_ups)
    yield []
    news.wire(wired)


def note(ran: list[tuple[str, int]], name: str) -> Any:
    def then(entry: Entry) -> None:
        ran.append((name, entry.seq))

    return then


def sign_in(times: int = 1) -> None:
    for _ in range(times):
        people.sign_in(None, by=actor(Role.AUDITOR), at=AT)


def test_each_runs_once_and_in_the_ledgers_order(ran: list[tuple[str, int]]) -> None:
    sign_in()
    founded("U1")
    sign_in()
    news.wire([
        FollowUp(SIGN_IN, "a", note(ran, "a")),
        FollowUp(FOUND, "b", note(ran, "b")),
        FollowUp(SIGN_IN, "c", note(ran, "c")),
    ])  # fmt: skip
    assert news.catch_up() == 5
    assert ran == [("a", 0), ("c", 0), ("b", 1), ("a", 2), ("c", 2)]
    assert news.catch_up() == 0
    sign_in()
    news.catch_up()
    assert ran[5:] == [("a", 3), ("c", 3)]


def test_what_a_follow_up_writes_is_followed_in_turn(ran: list[tuple[str, int]]) -> None:
    news.wire([FollowUp(SIGN_IN, "a", lambda entry: founded("U1")), FollowUp(FOUND, "b", note(ran, "b"))])
    sign_in()
    assert news.catch_up() == 2
    assert ran == [("b", 1)]


def test_a_failed_one_leaves_nothing_holds_the_rest_back_and_is_tried_again(
    ran: list[tuple[str, int]],
) -> None:
    broken = True

    def then(entry: Entry) -> None:
        founded(f"U{entry.seq}")
        if broken:
            raise RuntimeError("broken")
        ran.append(("a", entry.seq))

    news.wire([FollowUp(SIGN_IN, "a", then), FollowUp(SIGN_IN, "b", note(ran, "b"))])
    sign_in(2)
    with pytest.raises(RuntimeError):
        news.catch_up()
    assert (Entry.objects.count(), Followed.objects.count(), ran) == (2, 0, [])
    broken = False
    news.catch_up()
    assert ran == [("a", 0), ("b", 0), ("a", 1), ("b", 1)]


def test_another_worker_that_was_quicker_is_not_repeated(
    ran: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in()
    follow_up = FollowUp(SIGN_IN, "a", note(ran, "a"))
    news.wire([follow_up])
    due = iter([(Entry.objects.get(), follow_up), None])
    monkeypatch.setattr(news, "_next_due", lambda last: next(due))
    Followed.objects.create(entry=0, follow_up="a")  # the other one did it between our look and our turn
    news.catch_up()
    assert ran == []


def test_it_stops_at_the_limit(ran: list[tuple[str, int]]) -> None:
    sign_in(3)
    news.wire([FollowUp(SIGN_IN, "a", note(ran, "a"))])
    assert news.catch_up(limit=2) == 2
    assert ran == [("a", 0), ("a", 1)]


def test_the_questions_do_not_grow_with_what_follows(
    ran: list[tuple[str, int]], django_assert_num_queries: Any
) -> None:
    sign_in()
    news.wire([FollowUp(SIGN_IN, f"f{n}", note(ran, f"f{n}")) for n in range(30)])
    news.catch_up()
    with django_assert_num_queries(2):
        assert news.catch_up() == 0
