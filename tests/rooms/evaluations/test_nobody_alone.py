"""Nobody alone: whatever steps persons try in whatever order, no award and no removal is one person's work.

`JIJU_HISTORIES=10000 pytest tests/rooms/evaluations/test_nobody_alone.py` tries that many histories.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from dataclasses import replace
from typing import Any

from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from jiju.core.refusals import Refusal
from jiju.rooms.evaluations import acts
from jiju.rooms.evaluations.models import Decision, Falsehood, Proposal, Removal, Round
from jiju.rooms.evaluations.shapes import FalsehoodFacts, HearingHeld, Meeting
from jiju.rooms.registry import queries as registry
from jiju.spine import news
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import programmes
from tests.factories import registry as places
from tests.factories.people import actor
from tests.rooms.evaluations import final
from tests.rooms.evaluations.final import WHY, day, later, rows

DEFAULT = 20
HISTORIES = int(os.environ.get("JIJU_HISTORIES", str(DEFAULT)))
PERSONS = st.sampled_from(["P1", "P2", "P3"])  # the first made the round final
STEPS = st.sampled_from(["hear", "decide", "confirm", "confirm", "confirm", "keep"])  # what ends a case early, seldom
ZONES = st.sampled_from(["Z001", "Z002"])
MINUTES = "会议审议了该集聚区连续两轮不合格的情况，一致同意取消称号。"
MEETING = Meeting(day(0), tuple((n, "委员") for n in "甲乙丙"), (), 3, 0, 0, MINUTES)
HEARING = HearingHeld(day(0), ("主持人", "集聚区负责人"), WHY)


def province(person: str) -> Actor:
    return actor(Role.PROVINCE, person=person)


World = tuple[Round, Proposal]


def two_rounds() -> World:
    """Two final rounds, in both of which a zone had the worst grade, and the proposal to remove it."""
    programmes.loaded(programmes.jilin())
    places.established("Z001", "Z002")
    news.catch_up()
    grades = rows(Z001=("50", "不合格"), Z002=("90", "优秀"))
    final.final("2022", grades)
    last = final.final("2023", grades)
    return last, final.proposed(last)["remove", "Z001"]


class Following(RuleBasedStateMachine):
    """Three persons of the province and the heads of two zones try everything; days pass."""

    world: World  # the same before every history

    def __init__(self) -> None:
        super().__init__()
        self.days = 0

    @initialize(far=st.sampled_from([4, 4, 4, 5, 5, 3, 2, 1, 0]), who=PERSONS)
    def begin(self, far: int, who: str) -> None:
        """The case of a removal brought some way already, so that late steps are tried often."""
        self.round, found = self.world
        steps = (
            lambda: acts.take_up_proposal(found, by=province("P2"), at=later(0)),
            lambda: acts.give_notice(found, by=province(who), at=later(0), reason=WHY),
            lambda: self.days_pass(7),
            lambda: self.case(who, "decide"),
            lambda: self.case("P1" if who == "P3" else "P3", "confirm"),
        )
        for step in steps[:far]:
            step()

    def attempt(self, verb: Any, subject: Any, **what: Any) -> None:
        """A step that may be refused; then it changed nothing."""
        before = Entry.objects.count()
        try:
            verb(subject, at=later(self.days), **what)
        except Refusal:
            assert Entry.objects.count() == before
        else:
            news.catch_up()

    @rule(days=st.integers(1, 10))
    def days_pass(self, days: int) -> None:
        self.days += days

    @rule(who=PERSONS, zone=ZONES, kind=st.sampled_from(["award", "remove", "reopen"]), takes=st.booleans())
    def decide(self, who: str, zone: str, kind: str, takes: bool) -> None:
        for found in Proposal.objects.filter(unit=zone, kind=kind).order_by("pk"):
            verb = acts.take_up_proposal if takes else acts.decline_proposal
            self.attempt(verb, found, by=province(who), reason=WHY)

    @rule(who=PERSONS, zone=ZONES)
    def notice(self, who: str, zone: str) -> None:
        for found in Proposal.objects.filter(unit=zone, kind__in=("remove", "reopen")).order_by("pk"):
            self.attempt(acts.give_notice, found, by=province(who), reason=WHY)

    @rule(who=PERSONS, zone=ZONES)
    def accuse(self, who: str, zone: str) -> None:
        for found in Falsehood.objects.filter(unit=zone).order_by("pk"):
            self.attempt(acts.give_notice_on_finding, found, by=province(who), reason=WHY)

    @rule(zone=ZONES)
    def wish(self, zone: str) -> None:
        for case in Removal.objects.filter(unit=zone).order_by("pk"):
            self.attempt(acts.ask_hearing, case, by=actor(Role.ZONE_HEAD, zone, person=f"H{zone}"), wish=WHY)

    @rule(who=PERSONS, step=STEPS)
    def case(self, who: str, step: str) -> None:
        by, today = province(who), day(self.days)
        for one in Removal.objects.order_by("pk"):
            if step == "hear":
                self.attempt(acts.record_hearing, one, by=by, held=replace(HEARING, held_on=today))
            elif step == "decide":
                self.attempt(acts.decide_removal, one, by=by, meeting=replace(MEETING, held_on=today))
            elif step == "confirm":
                with final.gone_through_notice(last_day=day(-1)):
                    self.attempt(acts.confirm_removal, one, by=by, effective_on=today)
            else:
                self.attempt(acts.keep_title, one, by=by, reason=WHY)

    @rule(who=PERSONS, zone=ZONES, step=st.sampled_from(["raise", "confirm", "drop"]))
    def falsehood(self, who: str, zone: str, step: str) -> None:
        if step == "raise":
            facts = FalsehoodFacts(zone, "2023", WHY, WHY)
            self.attempt(acts.raise_falsehood, facts, by=province(who))
            return
        for one in Falsehood.objects.filter(unit=zone).order_by("pk"):
            if step == "confirm":
                self.attempt(acts.confirm_falsehood, one, by=province(who), answer=WHY)
            else:
                self.attempt(acts.drop_falsehood, one, by=province(who), reason=WHY)

    @invariant()
    def money_and_titles_are_two_persons_work(self) -> None:
        finalised = dict(Decision.objects.order_by("pk").values_list("round_id", "finalised_by"))
        for p in Proposal.objects.filter(state="taken_up").order_by("pk"):
            assert p.decided_by != finalised[p.round_id]

    @invariant()
    def a_title_ends_only_after_every_step_and_by_two_hands(self) -> None:
        entries = defaultdict(list)
        for e in Entry.objects.filter(subject_kind="evaluations.Removal").order_by("seq"):
            entries[e.subject_id].append((e.action.split(".")[1], e.person))
        gone = {v.code for v in registry.zones_on(day(self.days)) if v.status == registry.REMOVED}
        for case in Removal.objects.order_by("pk"):
            steps = dict(entries[str(case.pk)])
            if case.state == "removed":
                (began,) = {"give_notice", "give_notice_on_finding"} & set(steps)
                assert {"decide_removal", "confirm_removal"} <= set(steps)
                assert steps["confirm_removal"] not in {steps["decide_removal"], steps[began]}
                assert case.falsehood is None or steps[began] not in {
                    case.falsehood.raised_by,
                    case.falsehood.decided_by,
                }
                assert ("ask_hearing" in steps) == ("record_hearing" in steps)
                gone.discard(case.unit)
        assert gone == set()

    @invariant()
    def accuser_and_judge_are_two(self) -> None:
        assert all(f.raised_by != f.decided_by for f in Falsehood.objects.order_by("pk"))

    def teardown(self) -> None:
        assert Round.objects.exists() or not hasattr(self, "round")
        Reached.removed += Removal.objects.filter(state="removed").exists()
        transaction.set_rollback(True)


class Reached:
    """How many histories came as far as a title removed, so that the machine is known to get there at all."""

    removed = 0


class NobodyAlone(TestCase):
    """Each run of the machine in a transaction of its own, which is taken back."""

    def test_no_path_by_one_person(self) -> None:
        made = two_rounds()

        class Machine(Following):
            world = made

            def __init__(self) -> None:
                super().__init__()
                self.point = transaction.atomic()
                self.point.__enter__()

            def teardown(self) -> None:
                super().teardown()
                self.point.__exit__(None, None, None)

        Reached.removed = 0
        run_state_machine_as_test(Machine, settings=settings(
            max_examples=HISTORIES, stateful_step_count=15, deadline=None, database=None,
            derandomize=HISTORIES == DEFAULT,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ))  # fmt: skip
        assert not connection.needs_rollback
        assert HISTORIES < DEFAULT or Reached.removed > 0
        sys.stdout.write(f"{HISTORIES} histories; a title was removed in {Reached.removed}\n")
