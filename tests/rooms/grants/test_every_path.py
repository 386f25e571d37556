"""Every path of up to three persons through a grant: whatever one does under every role, no money leaves.

Four persons are shown to reach it by the same walk, so that the walk is known to get there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Hashable, Iterator
from functools import partial
from typing import Any

import pytest

from jiju.rooms.grants import acts
from jiju.rooms.grants.models import Grant, Payment
from jiju.rooms.grants.states import GRANTS
from jiju.spine.actors import Actor
from tests.factories import grants as made
from tests.factories.grants import AT
from tests.rooms.grants.test_nobody_alone import ROLES, Money, replayed, somebody
from tests.walking import Step, Walk, alike

pytestmark = pytest.mark.django_db
TO_MONEY = ("correct", "review", "countersign", "approve", "decline", "plan", "pay")
NAMES = {"correct": "correct_grant", "review": "review_grant", "countersign": "countersign_grant",
         "approve": "approve_grant", "decline": "decline_grant", "plan": "plan_payment", "pay": "pay"}  # fmt: skip
WAYS = {"correct": (2, 7)}  # to an amount below the line of the second signature, and above it
BEFORE_MONEY = {"proposed", "reviewed", "countersigned", "approved"}
UNITS = {"countersign": ("DRC", "FIN")}


class Hand:
    """Takes the steps of the machine of histories, and lets a refusal be told."""

    def attempt(self, verb: Any, subject: Any, **what: Any) -> None:
        verb(subject, **{"at": AT, **what})


def steps(people: int, verbs: tuple[str, ...]) -> Iterator[tuple[str, Step]]:
    """Every verb, by every person, under every role that holds it."""
    for who in range(people):
        yield (
            "propose_grant",
            partial(
                acts.propose_grant,
                made.facts("Z001", "30"),
                by=somebody(f"P{who}", ROLES["correct"][0], "DRC", 0),
                at=AT,
            ),
        )
        for grant in Grant.objects.exclude(state="declined").order_by("pk"):
            is_planned = Payment.objects.filter(grant=grant, state="planned").exists()
            for verb in (v for v in verbs if v != "pay" or is_planned):
                for by, n in _hands(verb, who):
                    yield NAMES[verb], partial(getattr(Money, f"_{verb}"), Hand(), grant, by, n)


def _hands(verb: str, who: int) -> Iterator[tuple[Actor, int]]:
    for role in ROLES[verb]:
        for unit in UNITS.get(verb, ("DRC",)):
            for n in WAYS.get(verb, (0,)):
                yield somebody(f"P{who}", role, unit, n % 2), n


def state(people: int) -> Hashable:
    """What decides over the steps to come: what stands, at which amount, whose part was which, what is signed."""
    told = [
        (g.state, g.amount_yuan, tuple(sorted((p, tuple(sorted(v))) for p, v in json.loads(g.parts).items())),
         tuple(g.approvals.filter(voided_at=None).order_by("part").values_list("part", "person")),
         tuple(g.payments.exclude(state="dropped").order_by("pk").values_list("state", "amount_yuan")))
        for g in Grant.objects.exclude(state="declined").order_by("pk")
    ]  # fmt: skip
    return alike(told, [f"P{n}" for n in range(people)])


class MoneyLeft(Exception):
    """A path came to a payment."""


def no_money() -> None:
    if replayed():
        raise MoneyLeft


def walk_of(people: int) -> Walk:
    made.province()
    made.budget_of(100)
    return Walk(partial(steps, people, TO_MONEY), partial(state, people), no_money)


def test_the_walk_knows_every_move_before_money() -> None:
    """A verb that a table of moves gains before the first payment is walked, or this fails."""
    before = {verb for verb, move in GRANTS.moves.items() if move.sources & BEFORE_MONEY}
    assert before | {"pay"} == {NAMES[v] for v in TO_MONEY}


@pytest.mark.parametrize(("people", "taken"), [
    (1, {"propose_grant", "correct_grant", "decline_grant"}),
    (2, {"propose_grant", "correct_grant", "decline_grant", "review_grant"}),
    (3, {"propose_grant", "correct_grant", "decline_grant", "review_grant", "countersign_grant", "approve_grant"}),
])  # fmt: skip
def test_no_path_of_fewer_than_four_persons_reaches_money(people: int, taken: set[str]) -> None:
    walk = walk_of(people)
    walk.on()
    assert walk.verbs == taken
    sys.stdout.write(f"{people} persons: {len(walk.states)} states, {walk.tried} steps tried, {walk.taken} taken\n")


def test_four_persons_reach_it() -> None:
    with pytest.raises(MoneyLeft):
        walk_of(4).on()
