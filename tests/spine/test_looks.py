"""One look at the store: the same question is asked once while a page is made; some are kept until anything changes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import translation

from jiju.rooms.people import acts as people
from jiju.rooms.people.models import Unit
from jiju.rooms.people.shapes import UnitFacts
from jiju.rooms.programmes.models import Plan
from jiju.spine import ledger, looks, tables
from jiju.spine.actors import system
from jiju.spine.looks import asked_once, kept, one_look
from jiju.spine.models import Entry
from jiju.spine.records import opened

AT = datetime(2025, 1, 20, 1, 0, tzinfo=UTC)
asked: list[tuple[int, int]] = []


@pytest.fixture(autouse=True)
def nothing_asked() -> None:
    asked.clear()


@asked_once
def question(one: int, two: int = 0) -> int:
    asked.append((one, two))
    return one + two


@kept
def lasting(one: int, two: int = 0) -> int:
    asked.append((one, two))
    return one + two


def test_a_look_asks_once_and_the_next_look_asks_again() -> None:
    for _ in range(2):
        with one_look():
            assert [question(1), question(1), question(1, two=2), question(1, two=2)] == [1, 1, 3, 3]
    assert asked == [(1, 0), (1, 2)] * 2


def test_outside_a_look_every_question_is_asked() -> None:
    assert [question(1), question(1), lasting(1), lasting(1)] == [1, 1, 1, 1]
    assert asked == [(1, 0)] * 4


def test_a_look_in_a_look_has_eyes_of_its_own() -> None:
    with one_look():
        question(1)
        with one_look():
            question(1)
        question(1)
    assert asked == [(1, 0)] * 2


@pytest.mark.django_db
def test_a_kept_answer_lasts_from_look_to_look() -> None:
    for _ in range(3):
        _another_process_writes("people.found")
        with one_look():
            assert [lasting(1), lasting(1, two=2)] == [1, 3]
    assert asked == [(1, 0), (1, 2)]


@kept
def units() -> int:
    asked.append((0, 0))
    return int(Unit.objects.count())


@kept
def within() -> int:
    asked.append((0, 1))
    return units() + once()


@asked_once
def once() -> int:
    return int(Plan.objects.count())


@pytest.mark.django_db
@pytest.mark.parametrize(("action", "times"), [("people.found", 2), ("programmes.load", 1), ("filings.submit", 1)])
def test_it_ends_with_the_next_entry_of_a_room_that_it_read_whoever_wrote_it(action: str, times: int) -> None:
    _another_process_writes("spine.test")
    for _ in range(2):
        with one_look():
            units()
        _another_process_writes(action)
        with one_look():
            units()
    assert len(asked) == (3 if times == 2 else 1)


@pytest.mark.django_db
@pytest.mark.parametrize(("table", "times"), [("people_unit", 2), ("people_training", 1)])
def test_of_its_own_acts_a_process_knows_the_tables(table: str, times: int) -> None:
    _another_process_writes("spine.test")
    with one_look():
        units()
    root = ledger.append("people.found", by=system("test"), at=AT, subject=None, request_id="", data={"of": table}).root
    tables.note(root, frozenset({table}))
    with one_look():
        units()
    assert len(asked) == times


@pytest.mark.django_db
def test_an_act_tells_the_tables_that_it_wrote() -> None:
    people.found([UnitFacts("U1", "发改委", "发改委", "province", "", "", AT.date())], by=system("test"), at=AT)
    newest = Entry.objects.order_by("-seq").first()
    assert newest is not None
    assert tables.written_with(newest.root) == {"people_unit", "spine_entry"}


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["people.found", "programmes.load"])
def test_it_ends_with_what_the_questions_inside_it_read(action: str) -> None:
    """Also where these were answered before: by the same page, or from what was kept."""
    _another_process_writes("spine.test")
    with one_look():
        units()
        once()
        within()
    _another_process_writes(action)
    with one_look():
        within()
    assert asked.count((0, 1)) == 2


@pytest.mark.django_db
def test_an_answer_that_read_what_no_entry_tells_of_is_not_kept() -> None:
    @kept
    def accounts() -> int:
        asked.append((0, 0))
        return int(Session.objects.count())

    _another_process_writes("spine.test")
    for _ in range(2):
        with one_look():
            accounts()
            accounts()
    assert len(asked) == 2


@pytest.mark.django_db
def test_it_ends_when_this_process_opens_its_records_without_an_act() -> None:
    _another_process_writes("spine.test")
    for _ in range(2):
        with one_look():
            lasting(1)
        with opened():
            pass
    assert asked == [(1, 0)] * 2


@pytest.mark.django_db
def test_another_ledger_than_the_one_that_was_read_ends_everything() -> None:
    with transaction.atomic():
        _another_process_writes("spine.test")
        with one_look():
            lasting(1)
        transaction.set_rollback(True)  # the ledger is set back by one entry, and another takes its place
    _another_process_writes("spine.other")
    with one_look():
        lasting(1)
    assert asked == [(1, 0)] * 2


@pytest.mark.django_db
def test_each_language_keeps_its_own() -> None:
    _another_process_writes("spine.test")
    for language in ("zh-hans", "en", "zh-hans"):
        with translation.override(language), one_look():
            lasting(1)
    assert asked == [(1, 0)] * 2


@pytest.mark.django_db
def test_a_page_under_way_keeps_to_what_it_was_told() -> None:
    """What was asked before a change is not asked again by the same page; the next page sees the change."""
    _another_process_writes("spine.test")
    with one_look():
        units()
        _another_process_writes("people.found")
        units()
    assert len(asked) == 1
    with one_look():
        units()
    assert len(asked) == 2


@pytest.mark.django_db
def test_what_was_asked_for_longest_ago_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    _another_process_writes("spine.test")
    monkeypatch.setattr(looks, "MOST", 2)
    for one in (1, 2, 1, 3, 1, 2):
        with one_look():
            lasting(one)
    assert [one for one, _ in asked] == [1, 2, 3, 2]


@pytest.mark.django_db
def test_a_question_that_fails_is_asked_again() -> None:
    @kept
    def failing() -> int:
        asked.append((0, 0))
        raise ValueError

    with one_look():
        for _ in range(2):
            with pytest.raises(ValueError):
                failing()
    assert len(asked) == 2


def _another_process_writes(action: str) -> None:
    """An entry that came about without this process opening its records."""
    ledger.append(action, by=system("test"), at=AT, subject=None, request_id="", data={})
