"""Queries on cells: raised in review, answered by the unit with its evidence, closed by the office that asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import (
    DayHasPassed,
    ForeignUnit,
    NotYourQuery,
    ReasonIsMissing,
    RuleIsDecided,
    StepIsNotInTheChain,
)
from jiju.rooms.filings.acts.terms import refuse_locked
from jiju.rooms.filings.models import Filing, Query
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told

SHORTEST = 5


@act("filings.raise_query")
def raise_query(filing: Filing, *, by: Actor, at: datetime, field: str, question: str, due: date) -> Query:
    """Ask the unit about one cell. The filing stays where it lies; it is not passed on while the query is open.

    Errors   StepIsNotInTheChain when it does not lie with this reviewer; NotFound for a row that is not there;
             ReasonIsMissing; DayHasPassed; PeriodIsClosed
    """
    refuse_locked(filing, at)
    waiting = queries.lies_with(filing, by)
    if waiting is None or waiting.verb in {"certify", "endorse"}:
        raise StepIsNotInTheChain(
            word("This filing does not lie with you now."),
            remedy=word("Its way is printed at the head of the form."),
        )
    if field not in queries.places_in(filing):
        raise permissions.out_of_sight()
    _require(question)
    if due < at.astimezone(checks.ZONE).date():
        raise DayHasPassed(word("The day for the answer has passed."), remedy=word("Choose today or a later day."))
    made = Query(
        filing=filing, field=field, question=question.strip(), asked_by=by.person, asked_role=by.role.value,
        asked_at=at, due=due,
    )  # fmt: skip
    made.save()
    record(filing, query=made.pk, field=field, question=made.question, due=str(due))
    return made


@act("filings.answer_query")
def answer_query(
    filing: Filing,
    *,
    by: Actor,
    at: datetime,
    query: int,
    answer: str,
    evidence: str,
    uploads: Sequence[Upload] = (),
) -> Query:
    """Answer a query, with files as evidence where there are any. The figure stays as it is: to change it, the
    filing must be handed back. An answer that is given again keeps the files of the one before.

    Errors   ForeignUnit, NotFound, RuleIsDecided, ReasonIsMissing, PeriodIsClosed; FilesAreNotKept
    """
    refuse_locked(filing, at)
    if queries.reporter_of(filing) is not by.role:
        raise ForeignUnit(word("This form is filled in by {unit} itself.", unit=filing.unit_name))
    asked = _open(filing, query, ("open", "answered"))
    _require(answer)
    asked.state, asked.answer, asked.evidence = "answered", answer.strip(), evidence.strip()
    asked.answered_by, asked.answered_at = by.person, at
    asked.save()
    kept = attach(asked, uploads, "evidence", by=by, at=at)
    record(
        filing, query=asked.pk, field=asked.field, answer=asked.answer, evidence=asked.evidence,
        **({"files": told(kept)} if kept else {}),
    )  # fmt: skip
    return asked


@act("filings.close_query")
def close_query(filing: Filing, *, by: Actor, at: datetime, query: int) -> Query:
    """Close a query, answered or withdrawn.

    Errors   NotYourQuery when another office asked it; NotFound, RuleIsDecided, PeriodIsClosed
    """
    refuse_locked(filing, at)
    asked = _open(filing, query, ("open", "answered"))
    if asked.asked_role != by.role.value:
        raise NotYourQuery(
            word("This query was asked by another office."), remedy=word("The office that asked it closes it.")
        )
    asked.state, asked.closed_by, asked.closed_at = "closed", by.person, at
    asked.save()
    record(filing, query=asked.pk, field=asked.field)
    return asked


def _open(filing: Filing, pk: int, states: tuple[str, ...]) -> Query:
    asked = Query.objects.filter(filing=filing, pk=pk).first()
    if asked is None:
        raise permissions.out_of_sight()
    if asked.state not in states:
        raise RuleIsDecided(
            word("This query is closed."), remedy=word("Raise a new one if something is still unclear.")
        )
    return asked


def _require(text: str) -> None:
    if len(text.strip()) < SHORTEST:
        raise ReasonIsMissing(
            word("A question or an answer has {least} characters or more.", least=SHORTEST),
            remedy=word("Say what was compared with what."),
        )
