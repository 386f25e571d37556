"""Every path of one person through what follows from a final round: no title ends, no finding is confirmed.

Two persons are shown to reach both by the same walk, so that the walk is known to get there.
"""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterator
from functools import partial
from typing import Any

import pytest

from jiju.core.refusals import NotNow, Refusal
from jiju.core.words import word
from jiju.rooms.evaluations.models import Falsehood, Proposal, Removal
from jiju.rooms.evaluations.states import FALSEHOODS, PROPOSALS, REMOVALS
from tests.rooms.evaluations.final import later
from tests.rooms.evaluations.test_nobody_alone import Following, two_rounds
from tests.walking import Step, Walk, alike

pytestmark = pytest.mark.django_db
WAIT, LATEST = 10, 20  # days: over which the term of a hearing runs out
ZONE = "Z001"
STEPS: dict[str, dict[str, Any]] = {  # verb of a table of moves → the step of the machine of histories
    "take_up_proposal": {"rule": "decide", "zone": ZONE, "kind": "remove", "takes": True},
    "decline_proposal": {"rule": "decide", "zone": ZONE, "kind": "remove", "takes": False},
    "give_notice": {"rule": "notice", "zone": ZONE},
    "give_notice_on_finding": {"rule": "accuse", "zone": ZONE},
    "ask_hearing": {"rule": "wish", "zone": ZONE},
    "record_hearing": {"rule": "case", "step": "hear"},
    "decide_removal": {"rule": "case", "step": "decide"},
    "confirm_removal": {"rule": "case", "step": "confirm"},
    "keep_title": {"rule": "case", "step": "keep"},
    "raise_falsehood": {"rule": "falsehood", "zone": ZONE, "step": "raise"},
    "confirm_falsehood": {"rule": "falsehood", "zone": ZONE, "step": "confirm"},
    "drop_falsehood": {"rule": "falsehood", "zone": ZONE, "step": "drop"},
}


class Hand(Following):
    """Takes the steps of the machine of histories; a step of which nothing was possible is a refusal."""

    def __init__(self) -> None:
        self.days = self.done = 0

    def attempt(self, verb: Any, subject: Any, **what: Any) -> None:
        try:
            verb(subject, at=later(self.days), **what)
        except Refusal:
            return
        self.done += 1

    def take(self, verb: str, who: str, day: int) -> None:
        self.days, self.done = day, 0
        asked = dict(STEPS[verb])
        rule = getattr(self, asked.pop("rule"))
        rule(**asked, **({} if verb == "ask_hearing" else {"who": who}))
        if not self.done:
            raise NotNow(word("Nothing of it was possible."))


def steps(hand: Hand, persons: tuple[str, ...]) -> Iterator[tuple[str, Step]]:
    """Every verb, by every person, on the same day and after the term has run out."""
    began = hand.days
    for day in dict.fromkeys((began, min(began + WAIT, LATEST))):
        for who in persons:
            for verb in (v for v in STEPS if v != "raise_falsehood" or not Falsehood.objects.exists()):
                yield verb, partial(hand.take, verb, who, day)


def state(hand: Hand, persons: tuple[str, ...]) -> Hashable:
    """What decides over the steps to come: the day, what stands, and whose hand was in it."""
    told = [
        hand.days, list(Proposal.objects.order_by("pk").values_list("kind", "state", "decided_by")),
        list(Removal.objects.order_by("pk").values_list("state", "noticed_by", "hearing", "heard_by", "decided_by")),
        list(Falsehood.objects.order_by("pk").values_list("state", "raised_by")),
    ]  # fmt: skip
    return alike(told, [p for p in persons if p != "P1"])  # the first made the round final


class Reached(Exception):
    """A path came to a title that ends, or a finding of false figures that stands."""


def nothing_ends() -> None:
    for kind, there in (("title", Removal.objects.filter(state="removed")),
                        ("finding", Falsehood.objects.filter(state="confirmed"))):  # fmt: skip
        if there.exists():
            raise Reached(kind)


def walk_of(*persons: str) -> Walk:
    hand = Hand()
    hand.world = two_rounds()
    return Walk(partial(steps, hand, persons), partial(state, hand, persons), nothing_ends)


def test_the_walk_knows_every_move() -> None:
    """A verb that a table of moves gains is walked, or this fails."""
    moves = {*PROPOSALS.moves, *REMOVALS.moves, *FALSEHOODS.moves}
    assert moves | {"give_notice", "raise_falsehood"} == set(STEPS)


@pytest.mark.parametrize("person", ["P1", "P2"])
def test_no_path_of_one_person_ends_a_title_or_confirms_a_finding(person: str) -> None:
    walk = walk_of(person)
    walk.on()
    assert {"raise_falsehood", "drop_falsehood"} & walk.verbs
    sys.stdout.write(f"{person}: {len(walk.states)} states, {walk.tried} tried, {walk.taken} taken, {walk.verbs}\n")


@pytest.mark.parametrize("persons", [("P2", "P3"), ("P1", "P2")])
def test_two_persons_reach_it(persons: tuple[str, ...]) -> None:
    with pytest.raises(Reached):
        walk_of(*persons).on()
