"""Acts: assign experts, give marks, comment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.acts.refusals import (
    AlreadyRaised,
    ConflictOfInterest,
    JudgedByAnother,
    NotAnExpert,
    NotAssigned,
    NotInTheRound,
    PointsDoNotFit,
)
from jiju.rooms.evaluations.acts.requiring import PROOF, placed, unit_within, written
from jiju.rooms.evaluations.models import Assignment, Comment, Mark, Participant, Round
from jiju.rooms.evaluations.states import ROUNDS
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Adjustment, Item
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.roles import Role

RUNS_IT = (Role.ZONE_HEAD, Role.ZONE_STATISTICIAN)
MOST_CASES = 999
CENT = Decimal("0.01")


@act("evaluations.assign", ROUNDS["assign"])
def assign(round_: Round, *, by: Actor, at: datetime, unit: str, person: str) -> Assignment:
    """Give an expert a unit to score. Who belongs to the unit, or to the body that runs it, cannot score it.

    Errors   NotFound, NotAnExpert, ConflictOfInterest, AlreadyRaised
    """
    held = unit_within(round_, unit, by, "evaluations.assign")
    name = people.names_of([person]).get(person, person)
    if not people.is_posted(person, Role.EXPERT, on=workdays.day_of(at)):
        raise NotAnExpert(
            word("{name} holds no post as an expert on this day.", name=name),
            remedy=word("Choose somebody from the list of experts."),
        )
    if people.belongs_to(person, [unit], RUNS_IT):
        raise ConflictOfInterest(
            word("{name} belongs or belonged to {unit}, or to the body that runs it.", name=name, unit=held.unit_name),
            remedy=word("Choose another expert."),
        )
    if round_.assignments.filter(unit=unit, person=person).exists():
        raise AlreadyRaised(word("{name} scores {unit} already.", name=name, unit=held.unit_name))
    made = Assignment(
        round=round_, unit=unit, person=person, person_name=name, assigned_by=by.person, at=at, **placed(held)
    )
    made.save()
    record(round_, unit=unit, person=person)
    return made


@act("evaluations.give_mark", ROUNDS["give_mark"])
def give_mark(
    round_: Round, *, by: Actor, at: datetime, unit: str, item: str, points: Decimal | None = None,
    ticked: Mapping[str, str] | None = None, cases: Decimal | None = None, reason: str, evidence: str = "",
) -> Mark:  # fmt: skip
    """Judge one item of a unit, or judge it anew: the giver's own earlier mark is replaced, nobody else's is seen.

    Shape    points: an expert's, 0–100; ticked: the proved lines of a check-list with what proves each; cases: of a
             bonus or deduction
    Errors   NotFound, NotInTheRound, NotAssigned, PointsDoNotFit, TextIsMissing; JudgedByAnother for cases
    """
    held = _unit_to_mark(round_, unit, by)
    one = _judged(round_, item, by)
    given = _given(one, points, ticked, cases)
    if isinstance(one, Adjustment):
        _refuse_second(round_, unit, item, by)
    proof = _proof(one, ticked, given, evidence)
    made = round_.marks.filter(unit=unit, item=item, scorer=by.person).first()
    made = made or Mark(round=round_, unit=unit, item=item, scorer=by.person, **placed(held))
    made.points, made.reason, made.evidence, made.at = given, written(reason, PROOF), proof, at
    made.save()
    record(round_, unit=unit, item=item, points=given, reason=made.reason, evidence=proof)
    return made


def _unit_to_mark(round_: Round, unit: str, by: Actor) -> Participant:
    if by.role is not Role.EXPERT:
        return unit_within(round_, unit, by, "evaluations.give_mark")
    if not round_.assignments.filter(unit=unit, person=by.person).exists():
        raise NotAssigned(
            word("This unit was not assigned to you."),
            remedy=word("Score the units of your own list, or ask the provincial office."),
        )
    return queries.participant_of(round_, unit)


def _judged(round_: Round, item: str, by: Actor) -> Item | Adjustment:
    """What is judged, if this role judges it."""
    one = checks.judged_of(queries.scheme_of(round_), item)
    if one is None or not queries.may_judge(by, one):
        raise NotInTheRound(
            word("“{item}” is nothing that you judge in this round.", item=item),
            why=word("Experts give points; offices prove documents and record cases; figures are not judged."),
            remedy=word("Choose an item from your own list."),
        )
    return one


def _given(
    one: Item | Adjustment, points: Decimal | None, ticked: Mapping[str, str] | None, cases: Decimal | None
) -> Decimal:
    """The points or cases, as the kind of the item asks for them."""
    if isinstance(one, Item) and one.source == "document":
        if ticked is None or not set(ticked) <= {line.id for line in one.checklist}:
            raise _unfit(word("Tick lines of this item's check-list."))
        return checks.points_of(one, ticked)
    value = cases if isinstance(one, Adjustment) else points
    most = MOST_CASES if isinstance(one, Adjustment) else 100
    if value is None or not value.is_finite() or not checks.fits(one, value) or value > most:
        raise _unfit(word("Give a number between 0 and {most}; cases are whole numbers.", most=most))
    return value.quantize(CENT)


def _unfit(remedy: Word) -> PointsDoNotFit:
    return PointsDoNotFit(word("These points do not fit the item."), remedy=remedy)


def _refuse_second(round_: Round, unit: str, item: str, by: Actor) -> None:
    """Cases are recorded by one person, so that none is counted twice."""
    if round_.marks.filter(unit=unit, item=item).exclude(scorer=by.person).exists():
        raise JudgedByAnother(
            word("Somebody else has recorded the cases of this item for the unit."),
            why=word("The same case told by two offices would count twice."),
            remedy=word("Ask that office to add your case to its own."),
        )


def _proof(one: Item | Adjustment, ticked: Mapping[str, str] | None, given: Decimal, evidence: str) -> str:
    """What proves a mark: one text for each ticked line, or one under no name. An expert's points need none."""
    if ticked is not None and isinstance(one, Item):
        return canonical({line: written(text, PROOF) for line, text in ticked.items()})
    needed = isinstance(one, Adjustment) and given > 0
    return canonical({"": written(evidence, PROOF) if needed else evidence.strip()})


@act("evaluations.comment", ROUNDS["comment"])
def comment(round_: Round, *, by: Actor, at: datetime, unit: str, text: str) -> Comment:
    """Say what an office has to say of a unit of its area; the office's earlier words are replaced.

    Errors   NotFound, TextIsMissing
    """
    held = unit_within(round_, unit, by, "evaluations.comment")
    made = round_.comments.filter(unit=unit, office=by.unit).first()
    made = made or Comment(round=round_, unit=unit, office=by.unit, office_name=by.unit_name, **placed(held))
    made.text, made.written_by, made.at = written(text), by.person, at
    made.save()
    record(round_, unit=unit, office=by.unit, text=made.text)
    return made
