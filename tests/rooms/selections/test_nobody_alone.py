"""Nobody alone: whatever steps persons try, under whatever role or account, no title is decided by one or two.

`JIJU_HISTORIES=10000 pytest tests/rooms/selections/test_nobody_alone.py` tries that many histories.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import timedelta

from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import tasks
from jiju.rooms.selections.models import Call, Title
from jiju.spine.actors import Actor, Scope
from jiju.spine.roles import Role
from tests.factories import registry as places
from tests.rooms.evaluations import final
from tests.rooms.selections.histories import Steps
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, TODAY, UNITS
from tests.rooms.selections.replaying import Replay

DEFAULT = 40
HISTORIES = int(os.environ.get("JIJU_HISTORIES", str(DEFAULT)))
FAR = TODAY + timedelta(days=900)  # after everything that a history decides has taken effect
R = Role
OFFICES = (R.PROVINCE, R.PROVINCE, R.PROVINCE, R.CITY, R.DEPARTMENT)  # each person may hold all of them
NEXT: dict[str, tuple[str, ...]] = {  # what brings a call on from its state, tried most often
    "unsealed": ("choose",), "decided": ("publish", "publish", "publish", "undo"),
    "noticed": ("issue", "issue", "object", "rule"), "issued": (), "given_up": ("reopen",),
}  # fmt: skip
CASES = ("take_up", "notice", "accuse", "find", "bring", "hear", "judge", "reopen", "keep")
PIPELINE = ("check", "end", "propose", "enter", "question", "retain", "recode", "carry", "write")
EVERYTHING = (*sorted({v for verbs in NEXT.values() for v in verbs}), "give_up", *CASES, *PIPELINE)
WALK = ("take_up", "notice", "wait", "judge", "reopen", "choose", "publish", "check", "propose")
LONG = (*WALK, "wait")  # the notices have run out, over the Spring Festival
DOUBT = ("accuse", "find", "question", "bring", "wait", "judge", "reopen", "publish")  # by a finding alone
ENTERED = ("propose", "enter")
RULED = ("recode", "carry", *ENTERED, "choose", "publish", "object", "rule")
WALKS: tuple[tuple[str, ...], ...] = (
    DOUBT, (*DOUBT[:3], "retain"), RULED, RULED, RULED, RULED, ENTERED, LONG, LONG, LONG, LONG,
    (*WALK, "object"), WALK[:7], WALK[:5], WALK[5:], (),
)  # fmt: skip


def somebody(person: str, role: Role, account: int) -> Actor:
    """A person under one of several accounts, in a role."""
    plain = turns.actor(role, person=person)
    scope = Scope("city", frozenset({"220100"})) if role is R.CITY else Scope("all")
    return replace(plain, account=f"{person}-{account}", scope=scope)


class Titles(Steps, RuleBasedStateMachine):
    """Up to six persons try every step on a recognition, a removal, yearly checks and an entry into the reserve."""

    @initialize(many=st.sampled_from([6, 6, 6, 6, 5, 4, 3, 2, 1]), walk=st.sampled_from(WALKS), first=st.integers(0, 5))
    def begin(self, many: int, walk: tuple[str, ...], first: int) -> None:
        """Everything brought some way already by persons in turn, so that late steps are tried often."""
        self.many, self.days, self.number = many, 0, 0
        turns.call_at()
        for turn, verb in enumerate(walk, first):
            if verb == "wait":
                self.wait(12)
            else:
                self.step(verb, turn, {"check": 3, "end": 3, "enter": 1}.get(verb, 0), 0)

    @rule(days=st.sampled_from([1, 5, 9, 12]))
    def wait(self, days: int) -> None:
        self.days += days

    @rule(who=st.integers(0, 59), n=st.integers(0, 9), account=st.integers(0, 1))
    def bring_on(self, who: int, n: int, account: int) -> None:
        """The next step in a call, after its notice ran out, and by another one that takes effect."""
        for call in Call.objects.order_by("pk"):
            verbs = NEXT[call.state]
            if verbs:
                verb = verbs[n % len(verbs)]
                self.days += 12 if verb == "issue" and self.days < 40 else 0
                self.step(verb, who, n, account)
        self.step(("enter", "end", "issue", "issue")[n % 4], who + 1, n, account)

    @rule(who=st.integers(0, 59), n=st.integers(0, 9), account=st.integers(0, 1), verb=st.sampled_from(CASES))
    def follow_the_case(self, who: int, n: int, account: int, verb: str) -> None:
        self.step(verb, who, n, account)

    @rule(who=st.integers(0, 59), n=st.integers(0, 9), account=st.integers(0, 1), verb=st.sampled_from(PIPELINE))
    def look_at_the_libraries(self, who: int, n: int, account: int, verb: str) -> None:
        self.step(verb, who, n, account)

    @rule(who=st.integers(0, 59), n=st.integers(0, 9), verb=st.sampled_from(EVERYTHING))
    def try_anything(self, who: int, n: int, verb: str) -> None:
        """Any step in any state."""
        self.step(verb, who, n, 1)

    def step(self, verb: str, who: int, n: int, account: int) -> None:
        role = R.CITY if verb == "propose" else OFFICES[n % len(OFFICES)]
        by = somebody(f"N{who % self.many}", role, account)
        getattr(self, f"_{verb}")(by, n)

    # --- what holds after every step --------------------------------------------------------------------------------

    @invariant()
    def titles_and_standings_are_the_work_of_several(self) -> None:
        if hasattr(self, "many"):
            told = Replay()
            won = set(Title.objects.exclude(granted_by="system:selections").values_list("pk", flat=True).order_by("pk"))
            lost = set(Title.objects.exclude(lost_on=None).values_list("unit", "library").order_by("pk"))
            assert (won, lost) == (told.won, told.lost)
            assert self.many >= 3 or not (told.batches or told.removals)
            assert self.many >= 2 or not (won or lost or told.carried)
            assert self.many >= 4 or not told.kept  # raised, confirmed, put in question, kept
            stood = {z.code for z in registry.zones_on(FAR) if STOOD.get(z.code) != z.status}
            assert stood <= told.moved
            assert not any(z.code == "Z099" for z in registry.zones_on(FAR))
            self.told = told

    def teardown(self) -> None:
        if hasattr(self, "told"):
            for kind in Reached.COUNTED:
                setattr(Reached, kind, getattr(Reached, kind) + bool(getattr(self.told, kind)))
        transaction.set_rollback(True)


class Reached:
    """How many histories came as far as a title won or lost, so that the machine is known to get there at all."""

    COUNTED = ("batches", "removals", "ends", "entries", "rulings", "accused", "kept", "carried")
    batches = removals = ends = entries = rulings = accused = kept = carried = 0


STOOD: dict[str, str] = {}  # zone → its standing before a history


def province() -> None:
    """Zones of the reserve with a call to decide, one to be removed, one outside, and their titles taken over."""
    turns.prepared(*UNITS, "Z021")
    places.established("Z011", status="provincial", batch="第一批")
    places.established("Z031", "Z091", status="proposed", batch="")
    tasks.adopt_titles(on=TODAY, at=AT)
    grades = final.rows(Z011=("50", "不合格"))
    final.final("2022", grades)
    final.proposed(final.final("2023", grades))
    STOOD.clear()
    STOOD.update({z.code: z.status for z in registry.zones_on(FAR)})


class NobodyAlone(TestCase):
    """Each history in a transaction of its own, which is taken back."""

    def test_no_title_is_won_or_lost_by_fewer_than_three(self) -> None:
        province()

        class Machine(Titles):
            def __init__(self) -> None:
                super().__init__()
                self.point = transaction.atomic()
                self.point.__enter__()

            def teardown(self) -> None:
                super().teardown()
                self.point.__exit__(None, None, None)

        for kind in Reached.COUNTED:
            setattr(Reached, kind, 0)
        run_state_machine_as_test(Machine, settings=settings(
            max_examples=HISTORIES, stateful_step_count=16, deadline=None, database=None,
            derandomize=HISTORIES == DEFAULT,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ))  # fmt: skip
        assert not connection.needs_rollback
        seen = {kind: getattr(Reached, kind) for kind in Reached.COUNTED}
        assert HISTORIES in range(DEFAULT) or all(seen.values()) or DEFAULT < HISTORIES < 1000, seen
        sys.stdout.write(f"{HISTORIES} histories; of them reached {seen}\n")
