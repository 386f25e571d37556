"""Acts: a city proposes a zone for the first library of the pipeline; the province admits it or says why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations.acts.refusals import AlreadyRaised
from jiju.rooms.evaluations.acts.requiring import PROOF, another, written
from jiju.rooms.evaluations.acts.saying import require
from jiju.rooms.registry import queries as zones
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.granting import granted
from jiju.rooms.selections.acts.notice_refusals import BanStillRuns, HoldsItAlready, ProcedureIsNeeded
from jiju.rooms.selections.models import ReserveCandidate, Title
from jiju.rooms.selections.shapes import Batch
from jiju.rooms.selections.states import CANDIDATES
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told


@act("selections.propose_reserve")
def propose_reserve(
    unit: str, *, by: Actor, at: datetime, library: str, document: str, reason: str, uploads: Sequence[Upload] = ()
) -> ReserveCandidate:
    """Propose a zone of the own area for the first library, with the letter that says so.

    Errors   NotFound, ProcedureIsNeeded for a library that is not the first, AlreadyRaised, HoldsItAlready,
             BanStillRuns, TextIsMissing, FilesAreNotKept
    """
    today = workdays.day_of(at)
    zone = zones.zone(by, unit, today)
    permissions.ask(by, "selections.propose_reserve", zone.place)
    entered = queries.library(library)
    if entered.after is not None:
        raise ProcedureIsNeeded(
            word("“{library}” is entered by a procedure.", library=entered.name),
            remedy=word("Propose the zone for the first library, or answer the next call."),
        )
    if ReserveCandidate.objects.filter(unit__in=sorted(zones.lineage(unit)), state="proposed").exists():
        raise AlreadyRaised(
            word("{unit} has been proposed.", unit=zone.name), remedy=word("Wait for the answer of the province.")
        )
    _refuse_standing(unit, zone.name, at)
    require(document, word("The letter of the city has a number."), PROOF)
    made = ReserveCandidate(
        unit=unit, unit_name=zone.name, library=library, document=document.strip()[:120], reason=written(reason),
        proposed_by=by.person, proposed_at=at, city=zone.city, county=zone.county, zone_code=unit,
        zone_type=zone.zone_type,
    )  # fmt: skip
    made.save()
    kept = attach(made, uploads, "letter", by=by, at=at)
    record(made, unit=unit, library=library, document=made.document, reason=made.reason, files=told(kept))
    return made


def _refuse_standing(unit: str, name: str, at: datetime) -> None:
    """Refuse a zone that stands in a library, or may not come back, under whichever code it is or was known."""
    today = workdays.day_of(at)
    codes = zones.lineage(unit)
    if any(queries.stands_in(code, one.id, today) for one in queries.libraries() for code in sorted(codes)):
        raise HoldsItAlready(
            word("{unit} stands in a library.", unit=name), remedy=word("Look it up in the register of titles.")
        )
    ban = queries.ban_of(unit, today)
    if ban is not None:
        raise BanStillRuns(
            word("{unit} lost a title and may not come back until {day}.", unit=name, day=ban.isoformat()),
            remedy=word("Apply again after that day."),
        )


@act("selections.enter_reserve", CANDIDATES["enter_reserve"])
def enter_reserve(candidate: ReserveCandidate, *, by: Actor, at: datetime, answer: str) -> Title:
    """Admit a zone to the first library, from today on.

    Errors   SamePersonAgain, TextIsMissing, HoldsItAlready, BanStillRuns; what the registry refuses
    """
    another(candidate.proposed_by, by)
    _refuse_standing(candidate.unit, candidate.unit_name, at)
    _answer(candidate, "entered", by, at, answer)
    batch = Batch("", candidate.document, workdays.day_of(at))
    made = granted(candidate, queries.library(candidate.library), batch, None, call=None, by=by, at=at)
    record(candidate, unit=candidate.unit, library=candidate.library, title=made.pk, answer=candidate.answer)
    return made


@act("selections.decline_reserve", CANDIDATES["decline_reserve"])
def decline_reserve(candidate: ReserveCandidate, *, by: Actor, at: datetime, answer: str) -> ReserveCandidate:
    """Leave a zone outside, and say why.

    Errors   SamePersonAgain, TextIsMissing
    """
    another(candidate.proposed_by, by)
    _answer(candidate, "declined", by, at, answer)
    record(candidate, unit=candidate.unit, library=candidate.library, answer=candidate.answer)
    return candidate


def _answer(candidate: ReserveCandidate, state: str, by: Actor, at: datetime, answer: str) -> None:
    candidate.answer = written(answer)
    candidate.state, candidate.decided_by, candidate.decided_at = state, by.person, at
    candidate.save()
