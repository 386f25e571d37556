"""Proposals: made by the system after a round is final, taken up or declined by persons."""

from __future__ import annotations

import json
from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.acts.refusals import FalsehoodStandsOpen, SamePersonAgain
from jiju.rooms.evaluations.acts.saying import require
from jiju.rooms.evaluations.models import Decision, Proposal, Round
from jiju.rooms.evaluations.shapes import Wanted
from jiju.rooms.evaluations.states import PROPOSALS, ROUNDS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical


@act("evaluations.propose", ROUNDS["propose"])
def propose(round_: Round, *, by: Actor, at: datetime) -> int:
    """Propose what follows from a final round_. What is decided stays; what is not follows the newest result."""
    moves = queries.proposal_moves(round_, workdays.day_of(at))
    known = {p.pk: p for p in round_.proposals.order_by("pk")}
    dropped = [_said(known[pk]) for pk in moves.dropped]
    for pk in moves.dropped:
        known[pk].delete()
    made = [_said(_written(Proposal(round=round_, at=at), w)) for w in moves.made]
    changed = [_said(_written(known[pk], w)) for pk, w in moves.changed]
    record(round_, made=made, changed=changed, dropped=dropped)
    return len(made) + len(changed) + len(dropped)


def _written(proposal: Proposal, wanted: Wanted) -> Proposal:
    place = wanted.place
    proposal.unit, proposal.unit_name, proposal.kind, proposal.about = (
        wanted.unit,
        wanted.name,
        wanted.kind,
        wanted.about,
    )
    proposal.because = canonical(wanted.because)
    proposal.city, proposal.county, proposal.zone_code, proposal.zone_type = (
        place.city, place.county, place.zone, place.zone_type,
    )  # fmt: skip
    proposal.save()
    return proposal


def _said(proposal: Proposal) -> list[str]:
    return [proposal.kind, proposal.unit, proposal.about]


@act("evaluations.take_up_proposal", PROPOSALS["take_up_proposal"])
def take_up_proposal(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """Take a proposal up. Nothing is paid, ordered or removed by it: the next step may begin.

    Errors   SamePersonAgain for money and titles when the same person finalised the round; FalsehoodStandsOpen for an
             award; TextIsMissing where units tied on the line, or a case is opened again
    """
    _refuse_same_person(proposal, by)
    if proposal.kind == "award" and proposal.unit in queries.barred():
        raise FalsehoodStandsOpen(
            word("A finding of false figures against {unit} is open or confirmed.", unit=proposal.unit_name),
            why=word("Whoever reported falsely is not proposed for an award."),
            remedy=word("Wait until the finding is dropped, or decline the proposal."),
        )
    if proposal.kind == "reopen" or json.loads(proposal.because).get("tied"):
        require(reason, word("This decision needs its reason in writing."))
    return _decided(proposal, "taken_up", by, at, reason)


@act("evaluations.decline_proposal", PROPOSALS["decline_proposal"])
def decline_proposal(proposal: Proposal, *, by: Actor, at: datetime, reason: str) -> Proposal:
    """Decline a proposal, and say why.

    Errors   TextIsMissing; SamePersonAgain for money and titles when the same person finalised the round
    """
    _refuse_same_person(proposal, by)
    require(reason, word("This decision needs its reason in writing."))
    return _decided(proposal, "declined", by, at, reason)


def _refuse_same_person(proposal: Proposal, by: Actor) -> None:
    finalised = Decision.objects.filter(round=proposal.round, finalised_by=by.person).exists()
    if proposal.kind in queries.MONEY_AND_TITLES and finalised:
        raise SamePersonAgain(
            word("You finalised this round."),
            why=word("Money and titles are decided by two persons."),
            remedy=word("Another person of the province decides this proposal."),
        )


def _decided(proposal: Proposal, state: str, by: Actor, at: datetime, reason: str) -> Proposal:
    proposal.state, proposal.decided_by, proposal.decided_at, proposal.reason = state, by.person, at, reason.strip()
    proposal.save()
    record(
        proposal, round=proposal.round_id, unit=proposal.unit, kind=proposal.kind, about=proposal.about,
        because=json.loads(proposal.because), reason=proposal.reason,
    )  # fmt: skip
    return proposal
