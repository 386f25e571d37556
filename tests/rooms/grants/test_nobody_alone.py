"""Nobody alone: whatever steps persons try, under whatever role or account, no money leaves by fewer than four of them.

`JIJU_HISTORIES=10000 pytest tests/rooms/grants/test_nobody_alone.py` tries that many histories.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from jiju.core.refusals import Refusal
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Budget, BudgetEntry, Grant, Payment, Recovery
from jiju.spine.actors import EVERYWHERE, Actor, Scope, system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import grants as made
from tests.factories.grants import AT, TODAY, WHY

LINE = Decimal(500_000)
HISTORIES = int(os.environ.get("JIJU_HISTORIES", "40"))
R = Role
ROLES: dict[str, tuple[Role, ...]] = {  # verb → under which roles it may be tried; each person may hold all of them
    "correct": (R.PROVINCE, R.CITY), "review": (R.PROVINCE, R.DEPARTMENT), "countersign": (R.FINANCE, R.DEPARTMENT),
    "approve": (R.PROVINCE,), "decline": (R.PROVINCE,), "plan": (R.FINANCE,), "pay": (R.FINANCE,),
    "drop": (R.FINANCE,), "reverse": (R.FINANCE,), "report": (R.ZONE_HEAD,), "hand_back": (R.CITY, R.COUNTY),
    "accept": (R.PROVINCE, R.CITY), "fall": (R.SYSTEM,), "order": (R.PROVINCE,), "receive": (R.FINANCE,),
}  # fmt: skip
NEXT: dict[str, tuple[str, ...]] = {  # what brings a grant on from its state, tried most often
    "proposed": ("review",), "reviewed": ("approve", "countersign"), "countersigned": ("approve",),
    "approved": ("plan", "pay"), "paid": ("plan", "pay", "report", "fall"), "used": ("accept", "hand_back"),
    "accepted": ("order", "receive"), "declined": ("propose",),
}  # fmt: skip
WALK = ("review", "countersign", "approve", "plan", "pay", "report", "accept", "order")
UNITS = st.sampled_from(["DRC", "FIN", "COM"])


def somebody(person: str, role: Role, unit: str, account: int) -> Actor:
    """A person under one of several accounts, in a role, at a unit."""
    scopes = {
        R.CITY: Scope("city", frozenset({"220100"})), R.COUNTY: Scope("county", frozenset({"220103"})),
        R.ZONE_HEAD: Scope("zone", frozenset({"Z001"})),
    }  # fmt: skip
    plain = made.at_unit(R.PROVINCE, person, unit)
    return replace(plain, role=role, account=f"{person}-{account}", scope=scopes.get(role, EVERYWHERE))


class Money(RuleBasedStateMachine):
    """Up to six persons try every step of one grant and another; with fewer than four of them nothing is paid."""

    @initialize(
        many=st.sampled_from([1, 2, 3, 4, 5, 6, 6, 6]), wan=st.sampled_from(["30", "30", "80"]), far=st.integers(0, 8)
    )
    def begin(self, many: int, wan: str, far: int) -> None:
        """A proposal, brought some way already by persons in turn, so that late steps are tried often."""
        self.many, self.wan = many, wan
        made.budget_of(100)
        self.attempt(acts.propose_grant, made.facts("Z001", wan), by=somebody("P0", R.PROVINCE, "DRC", 0))
        units = {"countersign": "FIN"}
        for turn, verb in enumerate(WALK[:far], 1):
            if verb != "countersign" or wan == "80":
                for grant in Grant.objects.order_by("pk"):
                    self.step(grant, verb, turn, 3, units.get(verb, "DRC"), 0)

    def person(self, drawn: int) -> str:
        return f"P{drawn % self.many}"

    def attempt(self, verb: Any, subject: Any, **what: Any) -> None:
        """A step that may be refused; then it changed nothing."""
        before = Entry.objects.count()
        try:
            verb(subject, **{"at": AT, **what})
        except Refusal:
            assert Entry.objects.count() == before

    @rule(who=st.integers(0, 59), n=st.integers(0, 9), unit=UNITS, account=st.integers(0, 1))
    def bring_on(self, who: int, n: int, unit: str, account: int) -> None:
        """The step that comes next, by anybody under a role that holds it."""
        for grant in Grant.objects.order_by("pk"):
            verbs = NEXT[grant.state]
            self.step(grant, verbs[n % len(verbs)], who, n, unit, account)

    @rule(who=st.integers(0, 59), n=st.integers(0, 9), unit=UNITS, verb=st.sampled_from(sorted(ROLES)))
    def try_anything(self, who: int, n: int, unit: str, verb: str) -> None:
        """Any step in any state."""
        for grant in Grant.objects.order_by("pk"):
            self.step(grant, verb, who, n, unit, 1)

    @rule(who=st.integers(0, 59), unit=UNITS, zone=st.sampled_from(["Z001", "Z002"]))
    def propose(self, who: int, unit: str, zone: str) -> None:
        self.attempt(acts.propose_grant, made.facts(zone, self.wan), by=somebody(self.person(who), R.PROVINCE, unit, 0))

    def step(self, grant: Grant, verb: str, who: int, n: int, unit: str, account: int) -> None:
        if verb == "propose":
            self.propose(who=who, unit=unit, zone="Z001")
            return
        roles = ROLES[verb]
        by = somebody(self.person(who), roles[n % len(roles)], unit, account)
        getattr(self, f"_{verb}")(grant, by, n)

    def _correct(self, g: Grant, by: Actor, n: int) -> None:
        wan = str(10 * (n + 1))
        self.attempt(acts.correct_grant, g, by=by, facts=made.facts(g.unit, wan))

    def _review(self, g: Grant, by: Actor, n: int) -> None:
        self.attempt(acts.review_grant, g, by=by, digest=queries.digest_now(g), explanation=WHY)

    def _countersign(self, g: Grant, by: Actor, n: int) -> None:
        self.attempt(acts.countersign_grant, g, by=by, digest=queries.digest_now(g))

    def _approve(self, g: Grant, by: Actor, n: int) -> None:
        self.attempt(acts.approve_grant, g, by=by, digest=queries.digest_now(g))

    def _decline(self, g: Grant, by: Actor, n: int) -> None:
        if n == 0:
            self.attempt(acts.decline_grant, g, by=by, reason=WHY)

    def _plan(self, g: Grant, by: Actor, n: int) -> None:
        yuan = g.amount_yuan if n < 7 else g.amount_yuan / 2
        self.attempt(acts.plan_payment, g, by=by, amount_yuan=yuan, planned_on=TODAY)

    def _pay(self, g: Grant, by: Actor, n: int) -> None:
        for one in Payment.objects.filter(grant=g).order_by("pk"):
            self.attempt(acts.pay, one, by=by, paid_on=TODAY, voucher=f"凭证{one.pk}号")

    def _drop(self, g: Grant, by: Actor, n: int) -> None:
        for one in Payment.objects.filter(grant=g).order_by("pk")[:1]:
            self.attempt(acts.drop_payment, one, by=by, reason=WHY)

    def _reverse(self, g: Grant, by: Actor, n: int) -> None:
        for one in Payment.objects.filter(grant=g).order_by("pk")[:1]:
            self.attempt(acts.reverse_payment, one, by=by, reason=WHY)

    def _report(self, g: Grant, by: Actor, n: int) -> None:
        lines = [made.spent("10", voucher=f"发票{k}") for k in range(n % 4)]
        self.attempt(acts.report_use, g, by=by, lines=lines, result=WHY)

    def _hand_back(self, g: Grant, by: Actor, n: int) -> None:
        self.attempt(acts.hand_back_use, g, by=by, reason=WHY)

    def _accept(self, g: Grant, by: Actor, n: int) -> None:
        self.attempt(acts.accept_grant, g, by=by, misused={n}, opinion=WHY)

    def _fall(self, g: Grant, by: Actor, n: int) -> None:
        self.attempt(acts.propose_recovery, g, by=system("tests"), cause="removal", cause_key=str(n % 2))

    def _order(self, g: Grant, by: Actor, n: int) -> None:
        for one in Recovery.objects.filter(grant=g).order_by("pk"):
            self.attempt(acts.order_recovery, one, by=by, amount_yuan=one.amount_yuan, due=TODAY, reason=WHY)

    def _receive(self, g: Grant, by: Actor, n: int) -> None:
        for one in Recovery.objects.filter(grant=g).order_by("pk"):
            yuan = Decimal(10_000) if n % 2 else one.amount_yuan - one.received_yuan
            self.attempt(acts.receive_recovery, one, by=by, amount_yuan=yuan, voucher="回单1号")

    @invariant()
    def money_leaves_by_the_hands_of_four(self) -> None:
        if hasattr(self, "many"):
            paid = replayed()
            assert not paid or self.many >= 4

    @invariant()
    def budgets_are_never_exceeded(self) -> None:
        for b in Budget.objects.order_by("pk"):
            assert 0 <= b.recovered_yuan <= b.paid_yuan <= b.committed_yuan <= b.amount_yuan

    def teardown(self) -> None:
        assert queries.mismatches() == []
        Reached.paid += BudgetEntry.objects.filter(kind="payment").exists()
        Reached.returned += BudgetEntry.objects.filter(kind="receipt").exists()
        transaction.set_rollback(True)


class Reached:
    """How many histories came as far as money, so that the machine is known to get there at all."""

    paid = returned = 0


VERBS = {
    "propose_grant": "propose", "correct_grant": "propose", "review_grant": "review",
    "countersign_grant": "countersign", "approve_grant": "approve", "pay": "pay", "report_use": "use",
    "hand_back_use": "accept", "accept_grant": "accept",
}  # fmt: skip


def replayed() -> int:
    """Replay what the ledger tells of each grant, and hold every step against the steps before; how often was paid.

    A payment needs a review and an approval of just this wording, above the line a countersignature too, and nobody
    may ever have two parts in one grant; whoever countersigned, approved or paid orders nothing back.
    """
    paid = 0
    hands: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # grant → part → persons
    signed: dict[str, dict[str, str]] = defaultdict(dict)
    amounts: dict[str, Decimal] = {}
    for e in Entry.objects.filter(subject_kind="grants.Grant").order_by("seq"):
        verb, told = e.action.split(".")[1], json.loads(e.body)["data"]
        of, now = hands[e.subject_id], signed[e.subject_id]
        if part := VERBS.get(verb):
            of[part].add(e.person)
            assert sum(e.person in persons for persons in of.values()) == 1
        if verb in ("propose_grant", "correct_grant"):
            amounts[e.subject_id] = Decimal(told["amount_yuan"])
            now.clear()
        elif part in ("review", "countersign", "approve"):
            now[part] = e.person
        elif verb == "pay":
            paid += 1
            needed = {"review", "approve"} | ({"countersign"} if amounts[e.subject_id] > LINE else set())
            assert needed <= set(now)
            assert len(of["propose"] | set(now.values()) | {e.person}) >= len(needed) + 2
        elif verb == "order_recovery":
            assert e.person not in of["countersign"] | of["approve"] | of["pay"]
    return paid


class NobodyAlone(TestCase):
    """Each history in a transaction of its own, which is taken back."""

    def test_no_path_to_money_for_fewer_than_four(self) -> None:
        made.province()

        class Machine(Money):
            def __init__(self) -> None:
                super().__init__()
                self.point = transaction.atomic()
                self.point.__enter__()

            def teardown(self) -> None:
                super().teardown()
                self.point.__exit__(None, None, None)

        Reached.paid = Reached.returned = 0
        run_state_machine_as_test(Machine, settings=settings(
            max_examples=HISTORIES, stateful_step_count=16, deadline=None, database=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ))  # fmt: skip
        assert not connection.needs_rollback
        assert HISTORIES < 40 or Reached.paid > 0
        sys.stdout.write(f"{HISTORIES} histories; money left in {Reached.paid}, came back in {Reached.returned}\n")
