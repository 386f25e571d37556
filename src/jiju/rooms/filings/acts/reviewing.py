"""Reviewing: pass on, accept, or hand back with a reason. A reviewer never touches a cell."""

from __future__ import annotations

from datetime import date, datetime

from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import QueriesStandOpen, ReasonIsMissing, StepIsNotInTheChain
from jiju.rooms.filings.acts.signing import refuse_same_person, step
from jiju.rooms.filings.acts.terms import refuse_locked
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.states import STATES
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

SHORTEST = 5


@act("filings.pass_zone", move=STATES["pass_zone"])
def pass_zone(filing: Filing, *, by: Actor, at: datetime) -> Filing:
    """Pass an enterprise's filing for the zone."""
    return _move(filing, "pass_zone", by, at)


@act("filings.pass_county", move=STATES["pass_county"])
def pass_county(filing: Filing, *, by: Actor, at: datetime) -> Filing:
    """Pass a filing for the county."""
    return _move(filing, "pass_county", by, at)


@act("filings.pass_city", move=STATES["pass_city"])
def pass_city(filing: Filing, *, by: Actor, at: datetime) -> Filing:
    """Pass a filing for the city."""
    return _move(filing, "pass_city", by, at)


@act("filings.accept", move=STATES["accept"])
def accept(filing: Filing, *, by: Actor, at: datetime) -> Filing:
    """Accept a filing: from here its figures count."""
    filing.accepted_at = at
    return _move(filing, "accept", by, at)


def _move(filing: Filing, verb: str, by: Actor, at: datetime) -> Filing:
    refuse_locked(filing, at)
    target = step(filing, verb, by)
    _refuse_skipping(filing, verb)
    refuse_same_person(filing, by)
    if queries.open_queries(filing):
        raise QueriesStandOpen(
            word("{n} queries on this filing are not closed.", n=queries.open_queries(filing)),
            remedy=word("Close them, or hand the filing back."),
        )
    filing.state = target
    filing.save()
    record(
        filing, form=filing.form_code, period=filing.period, unit=filing.unit_code,
        digest=checks.cells_digest(queries.cells_of(filing)), to=target,
    )  # fmt: skip
    return filing


def _refuse_skipping(filing: Filing, verb: str) -> None:
    """The state must be the one that the step before in this form's own chain leads to."""
    chain = queries.form_shape(filing.form).chain
    at = next(n for n, s in enumerate(chain) if s.verb == verb)
    if at and chain[at - 1].state != filing.state:
        raise StepIsNotInTheChain(
            word("The step before has not been done yet."),
            remedy=word("Its way is printed at the head of the form."),
        )


@act("filings.hand_back", move=STATES["hand_back"])
def hand_back(
    filing: Filing, *, by: Actor, at: datetime, reason: str, cells: tuple[str, ...], due_back: date | None
) -> Filing:
    """Hand a filing back with the reason and the cells in question. Its figures stay as they were reported.

    Errors   ReasonIsMissing; StepIsNotInTheChain when it does not lie with this reviewer; PeriodIsClosed
    """
    refuse_locked(filing, at)
    if len(reason.strip()) < SHORTEST:
        raise ReasonIsMissing(
            word("Handing back needs a reason of {least} characters or more.", least=SHORTEST),
            remedy=word("Say what must be checked, and against what."),
        )
    if queries.lies_with(filing, by) is None:
        raise StepIsNotInTheChain(
            word("This filing does not lie with you now."),
            remedy=word("Its way is printed at the head of the form."),
        )
    known = queries.places_in(filing)
    marked = tuple(c for c in cells if c in known)
    filing.state, filing.handed_back = "returned", filing.handed_back + 1
    filing.returned_reason, filing.returned_cells, filing.due_back = (
        reason.strip(),
        ",".join(marked),
        due_back,
    )
    filing.certified_by = filing.certified_name = filing.endorsed_by = filing.endorsed_name = ""
    filing.certified_at = filing.endorsed_at = filing.submitted_at = None
    filing.save()
    record(filing, reason=filing.returned_reason, cells=list(marked), due_back=str(due_back or ""))
    return filing
