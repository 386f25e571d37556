"""Acts: raise a veto on evidence; another person confirms or drops it."""

from __future__ import annotations

from datetime import datetime

from jiju.core.words import word
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.acts.refusals import AlreadyRaised, NotInTheRound
from jiju.rooms.evaluations.acts.requiring import another, locked, placed, unit_within, written
from jiju.rooms.evaluations.models import Round, Veto
from jiju.rooms.evaluations.states import ROUNDS, VETOES
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("evaluations.raise_veto", ROUNDS["raise_veto"])
def raise_veto(round_: Round, *, by: Actor, at: datetime, unit: str, veto: str, reason: str, evidence: str) -> Veto:
    """Raise a veto of the scheme against a unit. It decides nothing until another person confirms it.

    Errors   NotFound, NotInTheRound, AlreadyRaised, TextIsMissing
    """
    held = unit_within(round_, unit, by, "evaluations.raise_veto")
    known = [v.id for v in queries.scheme_of(round_).vetoes]
    if veto not in known:
        raise NotInTheRound(
            word("The scheme of this round has no veto “{veto}”.", veto=veto),
            remedy=word("Choose one of: {known}.", known=", ".join(known) or "—"),
        )
    if round_.vetoes.filter(unit=unit, veto=veto).exclude(state="dropped").exists():
        raise AlreadyRaised(word("This veto was raised against {unit} before.", unit=held.unit_name))
    made = Veto(
        round=round_, unit=unit, veto=veto, reason=written(reason), evidence=written(evidence), raised_by=by.person,
        raised_at=at, **placed(held),
    )  # fmt: skip
    made.save()
    record(round_, unit=unit, veto=veto, reason=made.reason, evidence=made.evidence)
    return made


@act("evaluations.confirm_veto", VETOES["confirm_veto"])
def confirm_veto(veto: Veto, *, by: Actor, at: datetime, answer: str) -> Veto:
    """Confirm a veto: from the next computation on it decides the unit's grade.

    Errors   SamePersonAgain, TextIsMissing; NotNow once the round is decided
    """
    return _decided(veto, "confirmed", answer, by, at)


@act("evaluations.drop_veto", VETOES["drop_veto"])
def drop_veto(veto: Veto, *, by: Actor, at: datetime, answer: str) -> Veto:
    """Drop a veto that was raised, and say why.

    Errors   SamePersonAgain, TextIsMissing; NotNow once the round is decided
    """
    return _decided(veto, "dropped", answer, by, at)


def _decided(veto: Veto, state: str, answer: str, by: Actor, at: datetime) -> Veto:
    ROUNDS["raise_veto"].ask(locked(veto.round_id).state)
    another(veto.raised_by, by)
    veto.state, veto.answer, veto.decided_by, veto.decided_at = state, written(answer), by.person, at
    veto.save()
    record(veto, round=veto.round_id, unit=veto.unit, veto=veto.veto, answer=veto.answer)
    return veto
