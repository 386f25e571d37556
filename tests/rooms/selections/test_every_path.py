"""Every path of one person, and of two, through a recognition, a removal and the libraries: no title moves.

Three persons are shown to reach it by the same walk, so that the walk is known to get there.
"""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterator
from functools import partial
from typing import Any

import pytest

from jiju.core.refusals import NotNow, Refusal
from jiju.core.words import word
from jiju.rooms.evaluations.models import Proposal, Removal
from jiju.rooms.selections.models import (
    Call,
    CallDecision,
    LibraryCheck,
    Notice,
    Objection,
    ReserveCandidate,
    Title,
)
from jiju.rooms.selections.queries.objectors import mark_of
from jiju.spine.roles import Role
from tests.rooms.selections.notices import turns
from tests.rooms.selections.replaying import Replay
from tests.rooms.selections.test_nobody_alone import Titles, province, somebody
from tests.walking import Step, Walk, alike

pytestmark = pytest.mark.django_db
R = Role
WAIT = 12  # days: over which every term of a notice runs out
LATEST = 3 * WAIT
CALL = ("choose", "undo", "give_up", "publish", "object", "rule", "issue")
CASE = ("take_up", "notice", "hear", "judge", "reopen", "choose", "publish", "issue", "keep")
LIBRARIES = ("check", "end", "propose", "enter")
WAYS: dict[str, tuple[int, ...]] = {"rule": (0, 1), "object": (0, 1), "hear": (0, 1), "check": (2,), "enter": (0, 1)}


class Hand(Titles):
    """Takes the steps of the machine of histories; a step of which nothing was possible is a refusal."""

    def __init__(self) -> None:
        self.days = self.number = self.done = 0

    def attempt(self, verb: Any, subject: Any, **what: Any) -> None:
        try:
            verb(subject, **{"at": self.now(), **what})
        except Refusal:
            return
        self.done += 1

    def take(self, verb: str, who: int, n: int, day: int) -> None:
        self.days, self.done = day, 0
        by = somebody(f"N{who}", R.CITY if verb == "propose" else R.PROVINCE, 0)
        getattr(self, f"_{verb}")(by, n)
        if not self.done:
            raise NotNow(word("Nothing of it was possible."))


def steps(hand: Hand, people: int, verbs: tuple[str, ...]) -> Iterator[tuple[str, Step]]:
    """Every verb, by every person, on the same day and after every term has run out."""
    began = hand.days
    for day in dict.fromkeys((began, min(began + WAIT, LATEST))):
        for who in range(people):
            for verb in (v for v in verbs if v != "object" or not _standing()):
                for n in WAYS.get(verb, (0,)):
                    yield verb, partial(hand.take, verb, who, n, day)


def state(hand: Hand, people: int) -> Hashable:
    """What decides over the steps to come: the day, what stands, and whose hand was in it."""
    told = (
        hand.days, _rows(Call, "procedure", "state"), _rows(Proposal, "kind", "state", "decided_by"),
        tuple(_decisions()), _rows(Notice, "call", "published_by", "last_day"),
        tuple(_standing(people)), _rows(Removal, "state", "noticed_by", "decided_by"),
        _rows(Title, "unit", "library", "lost_on"), _rows(LibraryCheck, "title", "outcome", "checked_by"),
        _rows(ReserveCandidate, "unit", "state", "proposed_by"),
    )  # fmt: skip
    return alike(told, [f"N{n}" for n in range(people)])


def _decisions() -> Any:
    rows = CallDecision.objects.filter(taken_back_by="").order_by("pk")
    return rows.values_list("call", "recorded_by", "chosen")


def _standing(people: int = 0) -> list[Any]:
    """Objections that are not dismissed, one at a time; whose each is, is told by the mark that stands for a person."""
    rows = Objection.objects.exclude(state="dismissed").select_related("notice").order_by("pk")
    names = [f"N{n}" for n in range(people)]
    return [
        (o.application_id, o.state, [p for p in names if o.mark == mark_of(o.notice, p)], o.ruled_by, o.confirmed_by)
        for o in rows
    ]


def _rows(kind: Any, *names: str) -> Hashable:
    return tuple(kind.objects.order_by("pk").values_list(*names))


class TitleMoved(Exception):
    """A path came to a title won or lost."""


def nothing_moves() -> None:
    told = Replay()
    if told.won or told.lost:
        raise TitleMoved


def walk_of(people: int, verbs: tuple[str, ...]) -> Walk:
    province()
    if "object" in verbs:
        turns.call_at(units=("Z001",))
    hand = Hand()
    return Walk(partial(steps, hand, people, verbs), partial(state, hand, people), nothing_moves)


@pytest.mark.parametrize(("people", "verbs"), [(1, CALL), (1, CASE), (1, LIBRARIES), (2, CALL), (2, CASE)])
def test_no_path_moves_a_title(people: int, verbs: tuple[str, ...]) -> None:
    walk = walk_of(people, verbs)
    walk.on()
    sys.stdout.write(f"{people}: {len(walk.states)} states, {walk.tried} tried, {walk.taken} taken, {walk.verbs}\n")
    assert len(walk.states) > 1


@pytest.mark.parametrize(("people", "verbs"), [(2, LIBRARIES), (3, CALL), (4, CASE)])
def test_more_persons_reach_it(people: int, verbs: tuple[str, ...]) -> None:
    with pytest.raises(TitleMoved):
        walk_of(people, verbs).on()
