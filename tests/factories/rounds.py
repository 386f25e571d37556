"""Rounds for tests, with what persons judge and decide in them: each by the acts of its own people."""

from __future__ import annotations

from decimal import Decimal

from jiju.rooms.evaluations import acts
from jiju.rooms.evaluations.models import (
    Appeal,
    Assignment,
    Bound,
    Comment,
    Correction,
    Decision,
    Mark,
    Participant,
    Result,
    Round,
    Veto,
)
from jiju.spine.roles import Role
from tests.factories.filings import province
from tests.web import rounds, small


def round_() -> Round:
    province()
    return rounds.opened_round()


def participant() -> Participant:
    return round_().participants.order_by("unit")[0]


def assignment() -> Assignment:
    made, by = round_(), rounds.expert("expert")
    return acts.assign(made, by=rounds.province(), at=small.AT, unit=small.HOME, person=by.person)


def mark() -> Mark:
    made, by = round_(), rounds.expert("expert")
    acts.assign(made, by=rounds.province(), at=small.AT, unit=small.HOME, person=by.person)
    return acts.give_mark(
        made, by=by, at=small.AT, unit=small.HOME, item="vitality", points=Decimal(80), reason=rounds.WHY
    )


def comment() -> Comment:
    return acts.comment(round_(), by=small.actor(Role.CITY), at=small.AT, unit=small.HOME, text=rounds.WHY)


def veto() -> Veto:
    return rounds.vetoed(round_())


def result() -> Result:
    province()
    return rounds.newest(rounds.computed())


def bound() -> Bound:
    return result().bounds.order_by("group")[0]


def appeal() -> Appeal:
    province()
    return rounds.appealed(rounds.delivered())


def decision() -> Decision:
    province()
    return rounds.decided().decisions.get()


def correction() -> Correction:
    province()
    return rounds.corrected(rounds.final())
