"""Acts: correct a final round by two persons; the version before stays."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from jiju.core.words import word
from jiju.rooms.evaluations.acts.appealing import STEP, changed
from jiju.rooms.evaluations.acts.refusals import AlreadyRaised
from jiju.rooms.evaluations.acts.requiring import another, locked, unit_within, written
from jiju.rooms.evaluations.acts.versions import next_version, told
from jiju.rooms.evaluations.models import Correction, Round
from jiju.rooms.evaluations.states import CORRECTIONS, ROUNDS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("evaluations.ask_correction", ROUNDS["ask_correction"])
def ask_correction(
    round_: Round, *, by: Actor, at: datetime, unit: str, item: str, value: Decimal, reason: str, evidence: str
) -> Correction:
    """Ask that one value of a final result be another. Nothing changes before somebody else approves it.

    Errors   NotFound, NotInTheRound, PointsDoNotFit, SameResult, AlreadyRaised, TextIsMissing
    """
    unit_within(round_, unit, by, "evaluations.ask_correction")
    changed(round_, unit, item, value)
    if round_.corrections.filter(unit=unit, item=item, state="asked").exists():
        raise AlreadyRaised(
            word("A correction of this item is asked for already."), remedy=word("Have it decided first.")
        )
    made = Correction(
        round=round_, unit=unit, item=item, value=value.quantize(STEP), reason=written(reason),
        evidence=written(evidence), asked_by=by.person, asked_at=at,
    )  # fmt: skip
    made.save()
    record(round_, correction=made.pk, unit=unit, item=item, value=value, reason=made.reason, evidence=made.evidence)
    return made


@act("evaluations.approve_correction", CORRECTIONS["approve_correction"])
def approve_correction(correction: Correction, *, by: Actor, at: datetime, answer: str) -> Correction:
    """Approve a correction: a new version with its reason, in the name of both. The version before stays.

    Errors   SamePersonAgain, SameResult when it has that value by now, TextIsMissing
    """
    round_ = _decided(correction, "approved", answer, by, at)
    made = next_version(
        round_, "correction", at=at, reason=correction.reason, made_by=correction.asked_by, approved_by=by.person
    )
    correction.result = made
    correction.save()
    record(correction, **told(made), unit=correction.unit, item=correction.item, value=correction.value,
           answer=correction.answer)  # fmt: skip
    return correction


@act("evaluations.refuse_correction", CORRECTIONS["refuse_correction"])
def refuse_correction(correction: Correction, *, by: Actor, at: datetime, answer: str) -> Correction:
    """Refuse a correction, and say why: the result stays as it is.

    Errors   SamePersonAgain, TextIsMissing
    """
    _decided(correction, "refused", answer, by, at)
    record(correction, round=correction.round_id, unit=correction.unit, item=correction.item,
           answer=correction.answer)  # fmt: skip
    return correction


def _decided(correction: Correction, state: str, answer: str, by: Actor, at: datetime) -> Round:
    round_ = locked(correction.round_id)
    another(correction.asked_by, by)
    if state == "approved":
        changed(round_, correction.unit, correction.item, correction.value)
    correction.state, correction.answer = state, written(answer)
    correction.decided_by, correction.decided_at = by.person, at
    correction.save()
    return round_
