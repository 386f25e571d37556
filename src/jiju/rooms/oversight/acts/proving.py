"""Proofs of clauses: an owner offers a document, another person of the province accepts or refuses it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.acts.clause_refusals import (
    AnotherDecides,
    DaysDoNotFit,
    FileIsMissing,
    NoProofIsWanted,
    OwnsNothingHere,
    ProofWaits,
)
from jiju.rooms.oversight.acts.requiring import NAME, PROOF, standing_unit, written
from jiju.rooms.oversight.models import ClauseProof
from jiju.rooms.oversight.states import PROOFS
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Check, Clause
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.turns import alone

LONGEST = 120  # months that a proof may hold where the check names no term


@act("oversight.prove_clause")
def prove_clause(
    proof: None, *, by: Actor, at: datetime, clause: str, document: str, said: str, valid_from: date,
    valid_until: date | None = None, uploads: Sequence[Upload] = (),
) -> ClauseProof:  # fmt: skip
    """Offer a document that proves a clause, for the own unit; until the province accepts it, it proves nothing.

    Errors   NotFound; NoProofIsWanted; OwnsNothingHere; ProofWaits; DaysDoNotFit; WordsAreMissing; FileIsMissing and
             whatever refuses files
    """
    alone("prove_clause", clause, by.unit)
    on = workdays.day_of(at)
    _, found = programmes.clause(clause)
    _refuse_unless_wanted(found)
    _refuse_unless_owner(found, by, on)
    plan = programmes.plan().id
    if ClauseProof.objects.filter(plan=plan, clause=clause, unit=by.unit, state="offered").exists():
        raise ProofWaits(
            word("A proof of your unit waits for the province."),
            remedy=word("Wait for the answer; then offer another one."),
        )
    if abs((valid_from - on).days) > LONGEST * 31:
        raise _days(valid_from, valid_until)
    until = last_day(valid_from, valid_until, found.check)
    if until is not None and until < max(valid_from, on):
        raise _days(valid_from, until)
    if not uploads:
        raise FileIsMissing(
            word("The document itself is not there."), remedy=word("Choose the file of the document and send it along.")
        )
    unit = standing_unit(by.unit, on)
    made = ClauseProof(
        plan=plan, clause=clause, unit=unit.code, unit_name=unit.name, document=written(document, PROOF, NAME),
        said=written(said), valid_from=valid_from, valid_until=until, offered_by=by.person, offered_at=at,
        city=unit.place.city, county=unit.place.county, zone_code=unit.place.zone, zone_type=unit.place.zone_type,
    )  # fmt: skip
    made.save()
    kept = attach(made, uploads, "evidence", by=by, at=at)
    record(made, clause=clause, unit=unit.code, document=made.document, said=made.said, valid_from=valid_from,
           valid_until=until, files=told(kept))  # fmt: skip
    return made


def _refuse_unless_wanted(clause: Clause) -> None:
    if not clause.check.proofs:
        raise NoProofIsWanted(
            word("The check of {clause} wants no document.", clause=clause.id),
            why=word("It is read from what the platform knows, or judged by a person."),
            remedy=word("Look on the clause’s page at what is missing."),
        )


def _refuse_unless_owner(clause: Clause, by: Actor, on: date) -> None:
    if by.unit not in queries.owner_units(clause, on):
        raise OwnsNothingHere(
            word("{unit} does not answer for {clause}.", unit=by.unit_name, clause=clause.id),
            remedy=word("A unit that answers for the clause offers the proof; the province names who that is."),
        )


def last_day(valid_from: date, valid_until: date | None, check: Check) -> date | None:
    """The last day on which a proof may hold: its own, no later than the check lets it.

    Source   民法典 第二百零二条: where the last month has no such day, its last day
    """
    if check.lasts_months is None:
        return valid_until
    months = valid_from.month - 1 + check.lasts_months
    year, month = valid_from.year + months // 12, months % 12 + 1
    most = date(year, month, min(valid_from.day, monthrange(year, month)[1]))
    return most if valid_until is None else min(valid_until, most)


def _days(first: date, last: date | None) -> DaysDoNotFit:
    return DaysDoNotFit(
        word("The proof would hold from {first} to {last}.", first=str(first), last=str(last or "—")),
        remedy=word(
            "Write the days on which the document itself begins and ends to hold; it must hold today or later."
        ),
    )


@act("oversight.accept_proof", PROOFS["accept_proof"])
def accept_proof(proof: ClauseProof, *, by: Actor, at: datetime, answer: str) -> ClauseProof:
    """Accept a proof after reading it: from here on it counts, as long as it holds.

    Errors   AnotherDecides for whoever offered it; WordsAreMissing
    """
    return _decide(proof, by, at, "accepted", answer)


@act("oversight.refuse_proof", PROOFS["refuse_proof"])
def refuse_proof(proof: ClauseProof, *, by: Actor, at: datetime, answer: str) -> ClauseProof:
    """Refuse a proof with the reason; the unit may offer another.

    Errors   AnotherDecides for whoever offered it; WordsAreMissing
    """
    return _decide(proof, by, at, "refused", answer)


def _decide(proof: ClauseProof, by: Actor, at: datetime, state: str, answer: str) -> ClauseProof:
    if by.person == proof.offered_by:
        raise AnotherDecides(
            word("You offered this proof yourself."), remedy=word("Another person of the provincial office decides.")
        )
    proof.state, proof.decided_by, proof.decided_at, proof.answer = state, by.person, at, written(answer)
    proof.save()
    record(proof, clause=proof.clause, unit=proof.unit, document=proof.document, answer=proof.answer)
    return proof
