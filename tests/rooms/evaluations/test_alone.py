"""Nobody decides alone: one person who tries every verb in any order makes no round final; two need their parts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiju.core.refusals import Refusal
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Appeal, Correction, Round, Veto
from jiju.rooms.evaluations.states import APPEALS, CORRECTIONS, ROUNDS, VETOES
from jiju.spine.actors import Actor
from jiju.spine.permissions import PERMISSIONS
from jiju.spine.roles import Role
from tests.web import rounds, small

Verb = Callable[[Round, Actor], Any]
AT = {"at": rounds.AFTER_TERM}
UNIT = {"unit": "Z002", **AT}
WHY = {"reason": rounds.WHY, "evidence": rounds.PROOF}


def _decide(round_: Round, by: Actor) -> object:
    return acts.decide_round(round_, by=by, **AT, meeting=rounds.meeting(), borderline=rounds.reasons(round_))


def _mark(round_: Round, by: Actor) -> object:
    return acts.give_mark(round_, by=by, **UNIT, item="platform", ticked={"built": rounds.PROOF}, reason=rounds.WHY)


def _on(kind: type[Any], verb: Callable[..., Any], **asked: Any) -> Verb:
    """A verb on the newest record of a kind, if there is one."""

    def tried(round_: Round, by: Actor) -> object:
        found = kind.objects.filter(round=round_).order_by("-pk").first()
        return None if found is None else verb(found, by=by, **AT, **asked)

    return tried


def _veto(round_: Round, by: Actor) -> object:
    return acts.raise_veto(round_, by=by, **UNIT, veto="accident", **WHY)


VERBS: dict[str, Verb] = {
    "give_mark": _mark,
    "exempt": lambda r, by: acts.exempt(r, by=by, **UNIT, reason=rounds.WHY),
    "compute": lambda r, by: acts.compute(r, by=by, **AT),
    "reopen_marks": lambda r, by: acts.reopen_marks(r, by=by, **AT, reason=rounds.WHY),
    "deliver": lambda r, by: acts.deliver(r, by=by, at=rounds.LATER),
    "raise_veto": _veto,
    "confirm_veto": _on(Veto, acts.confirm_veto, answer=rounds.WHY),
    "drop_veto": _on(Veto, acts.drop_veto, answer=rounds.WHY),
    "recompute": lambda r, by: acts.recompute(r, by=by, at=rounds.LATER, reason=rounds.WHY),
    "uphold_appeal": _on(Appeal, acts.uphold_appeal, value=Decimal(42), ruling=rounds.WHY),
    "dismiss_appeal": _on(Appeal, acts.dismiss_appeal, ruling=rounds.WHY),
    "decide_round": _decide,
    "take_decision_back": lambda r, by: acts.take_decision_back(r, by=by, **AT, reason=rounds.WHY),
    "finalise_round": lambda r, by: acts.finalise_round(r, by=by, **AT),
    "ask_correction": lambda r, by: acts.ask_correction(r, by=by, **UNIT, item="platform", value=Decimal(7), **WHY),
    "approve_correction": _on(Correction, acts.approve_correction, answer=rounds.WHY),
    "refuse_correction": _on(Correction, acts.refuse_correction, answer=rounds.WHY),
}
MODERATE = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def tried(round_: Round, steps: list[tuple[str, int]]) -> None:
    """Try the steps one after another, each by one of the persons; who is refused goes on with the next."""
    for verb, person in steps:
        try:
            VERBS[verb](round_, rounds.province(person))
        except Refusal:
            continue


def one_by_one(round_: Round, steps: list[tuple[str, int]]) -> Round:
    """The round after the steps, as it is stored."""
    tried(round_, steps)
    return Round.objects.get(pk=round_.pk)


@pytest.fixture
def delivered(db: None) -> Round:
    """A round that others have brought to the delivery, with one appeal open."""
    small.make()
    round_ = rounds.delivered()
    rounds.appealed(round_)
    return round_


@pytest.fixture
def computed(db: None) -> Round:
    """A round in which everything was judged and computed."""
    small.make()
    return rounds.computed()


@MODERATE
@given(st.lists(st.sampled_from(sorted(VERBS)), max_size=30))
def test_one_person_makes_no_round_final_whatever_the_order(computed: Round, verbs: list[str]) -> None:
    with transaction.atomic():
        after = one_by_one(computed, [(verb, 9) for verb in verbs])
        assert after.state != "final"
        assert not after.vetoes.filter(state="confirmed").exists()
        transaction.set_rollback(True)


@MODERATE
@given(st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(7, 9)), max_size=40))
def test_three_persons_in_any_order_never_hold_both_parts(delivered: Round, steps: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        after = one_by_one(delivered, [*steps, ("decide_round", 8), ("finalise_round", 9)])
        for d in after.decisions.exclude(finalised_by="").order_by("pk"):
            assert d.recorded_by != d.finalised_by
        for v in after.vetoes.exclude(decided_by="").order_by("pk"):
            assert v.raised_by != v.decided_by
        for c in after.corrections.exclude(decided_by="").order_by("pk"):
            assert c.asked_by != c.decided_by
        busy = set(after.marks.order_by("pk").values_list("scorer", flat=True))
        busy |= set(
            after.results.filter(cause__in=("computed", "recomputed")).order_by("pk").values_list("made_by", flat=True)
        )
        busy |= set(after.decisions.order_by("pk").values_list("recorded_by", flat=True))
        assert not busy & set(after.appeals.order_by("pk").values_list("ruled_by", flat=True))
        assert after.state != "final" or not after.appeals.filter(state="raised").exists()
        assert queries.replay(small.BY, after.pk).ok
        transaction.set_rollback(True)


def test_the_verbs_tried_are_those_of_the_states() -> None:
    """Every verb with a move that the province holds is tried, but for one that prepares and one that ends a round."""
    moves = {name for table in (ROUNDS, VETOES, APPEALS, CORRECTIONS) for name in table.moves}
    held = {name for name in moves if Role.PROVINCE in PERMISSIONS[f"evaluations.{name}"]}
    assert held - {"assign", "give_up_round"} == VERBS.keys()


def test_two_persons_with_their_parts_make_it_final(delivered: Round) -> None:
    after = one_by_one(delivered, [("dismiss_appeal", 7), ("decide_round", 8), ("finalise_round", 9)])
    assert after.state == "final"
