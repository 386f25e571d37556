"""Reads: what a unit says of itself in a round, item by item beside the frozen value."""

from __future__ import annotations

from datetime import date

from jiju.rooms.evaluations.models import Participant
from jiju.rooms.evaluations.queries.finding import WHOLE, round_record, scheme_of, snapshot_of
from jiju.rooms.evaluations.queries.judging import said_by
from jiju.rooms.evaluations.queries.rounds import days_left, line_of
from jiju.rooms.evaluations.shapes import AssessedItem, SelfAssessment
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached
from jiju.spine.roles import Role


def self_assessment(by: Actor, round_id: int, *, on: date) -> SelfAssessment:
    """What the reader's own unit says of every item so far, with the value that the round counts.

    Errors   NotFound for who has no unit in the round
    """
    round_ = round_record(by, round_id)
    held = round_.participants.within(by).order_by("unit").first()
    if held is None:
        raise permissions.out_of_sight()
    said, line, snapshot = said_by(held), line_of(round_), snapshot_of(round_)
    measured = next(u for u in snapshot.units if u.unit == held.unit)
    return SelfAssessment(
        line, held.unit, held.unit_name, held.state, held.exempted_because,
        tuple(
            AssessedItem(i, snapshot.measures.get(i.id, ""), measured.values.get(i.id), measured.causes.get(i.id, ()),
                         said.get(i.id))
            for i in scheme_of(round_).items
        ),
        attached(held), days_left(line, on) if line.state == "open" else None, held.assessed_at,
    )  # fmt: skip


def may_see_assessment(by: Actor, ident: str) -> bool:
    """Whether a person may open the files of a self-assessment: the unit, those over it, who scores it, who audits."""
    if not permissions.may(by, "evaluations.see_rounds"):
        return False
    rows = Participant.objects.filter(pk=int(ident))
    if by.role is Role.EXPERT:
        return any(p.round.assignments.filter(unit=p.unit, person=by.person).exists() for p in rows)
    return (rows if by.role in WHOLE else rows.within(by)).exists()
