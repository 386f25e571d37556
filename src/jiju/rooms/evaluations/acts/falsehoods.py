"""Findings of false figures: raised on evidence, confirmed or dropped by another person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiju.core import periods, workdays
from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.acts.refusals import AlreadyRaised, DayDoesNotFit, SamePersonAgain
from jiju.rooms.evaluations.acts.saying import require
from jiju.rooms.evaluations.models import Falsehood
from jiju.rooms.evaluations.shapes import FalsehoodFacts
from jiju.rooms.evaluations.states import FALSEHOODS
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told


@act("evaluations.raise_falsehood")
def raise_falsehood(facts: FalsehoodFacts, *, by: Actor, at: datetime, uploads: Sequence[Upload] = ()) -> Falsehood:
    """Raise a finding that figures of a zone are false. Until it is decided, the zone is proposed for no award.

    Errors   NotFound for a zone out of reach; AlreadyRaised, TextIsMissing; DayDoesNotFit for a period that is not over
    """
    zone = next((v for v in reversed(registry.zone_versions(by, facts.unit))), None)
    if zone is None:
        raise permissions.out_of_sight()
    period = _ended(facts.period, at)
    if Falsehood.objects.filter(unit=facts.unit, period=period).exclude(state="dropped").exists():
        raise AlreadyRaised(
            word("A finding on {unit} and {period} is there already.", unit=zone.name, period=period),
            remedy=word("Open it in the list of findings."),
        )
    require(facts.figures, word("Say which figures are false, and by how much."))
    require(facts.evidence, word("Say what shows it."))
    made = Falsehood(
        unit=zone.code, unit_name=zone.name, period=period, figures=facts.figures.strip(),
        evidence=facts.evidence.strip(), raised_by=by.person, raised_at=at, city=zone.city, county=zone.county,
        zone_code=zone.code, zone_type=zone.zone_type,
    )  # fmt: skip
    made.save()
    kept = attach(made, uploads, "evidence", by=by, at=at)
    record(made, unit=made.unit, period=made.period, figures=made.figures, evidence=made.evidence, files=told(kept))
    return made


def _ended(text: str, at: datetime) -> str:
    """The period as it is written.

    Errors   DayDoesNotFit for a text that is no period, and for a period that is not over
    """
    try:
        period = periods.parse(text)
    except Malformed as malformed:
        raise DayDoesNotFit(malformed.what, remedy=malformed.remedy) from malformed
    if period.last_day >= workdays.day_of(at):
        raise DayDoesNotFit(word("The period is not over."), remedy=word("Choose a period that has been reported."))
    return str(period)


@act("evaluations.confirm_falsehood", FALSEHOODS["confirm_falsehood"])
def confirm_falsehood(falsehood: Falsehood, *, by: Actor, at: datetime, answer: str) -> Falsehood:
    """Confirm that figures were false. The entry names every final round that rests on them, and what was won there.

    Errors   SamePersonAgain for whoever raised it; TextIsMissing
    """
    _refuse_same_person(falsehood, by)
    require(answer, word("Say what was checked, and what the true figures are."))
    rounds = [r.to_data() for r in queries.rested_on(falsehood)]
    return _decided(falsehood, "confirmed", by, at, answer, rounds)


@act("evaluations.drop_falsehood", FALSEHOODS["drop_falsehood"])
def drop_falsehood(falsehood: Falsehood, *, by: Actor, at: datetime, reason: str) -> Falsehood:
    """Drop a finding, with the reason.

    Errors   SamePersonAgain for whoever raised it; TextIsMissing
    """
    _refuse_same_person(falsehood, by)
    require(reason, word("Say why the finding is dropped."))
    return _decided(falsehood, "dropped", by, at, reason, [])


def _refuse_same_person(falsehood: Falsehood, by: Actor) -> None:
    if by.person == falsehood.raised_by:
        raise SamePersonAgain(
            word("You raised this finding."),
            why=word("Who accuses does not judge."),
            remedy=word("Another person of the province decides it."),
        )


def _decided(
    falsehood: Falsehood, state: str, by: Actor, at: datetime, answer: str, rounds: list[dict[str, object]]
) -> Falsehood:
    falsehood.state, falsehood.decided_by, falsehood.decided_at, falsehood.answer = state, by.person, at, answer.strip()
    falsehood.save()
    record(falsehood, unit=falsehood.unit, period=falsehood.period, answer=falsehood.answer, rounds=rounds)
    return falsehood
