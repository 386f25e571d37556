"""整改: tasks with days are ordered, the zone reports each with its proof, another person judges the whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.acts.refusals import (
    AlreadyRaised,
    AnotherKind,
    NotAsked,
    SamePersonAgain,
    TermStillRuns,
    TextIsMissing,
)
from jiju.rooms.evaluations.acts.requiring import PROOF
from jiju.rooms.evaluations.acts.saying import require, within
from jiju.rooms.evaluations.models import Proposal, Rectification
from jiju.rooms.evaluations.shapes import TaskDone, TaskOrdered
from jiju.rooms.evaluations.states import RECTIFICATIONS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical


@act("evaluations.order_rectification")
def order_rectification(
    proposal: Proposal, *, by: Actor, at: datetime, tasks: Sequence[TaskOrdered], due: date
) -> Rectification:
    """Order what a zone must put right and by when, after the proposal was taken up.

    Errors   AnotherKind, AlreadyRaised; TextIsMissing without a task or its words; DayDoesNotFit past the scheme's term
    """
    refuse_unless(proposal, "rectify")
    if Rectification.objects.filter(proposal=proposal).exists():
        raise AlreadyRaised(
            word("A rectification was ordered on this proposal."), remedy=word("Open it in the list of rectifications.")
        )
    today = workdays.day_of(at)
    months = queries.scheme_of(proposal.round).consequences.rectify_months
    within(due, today, checks.months_after(today, months))
    _refuse_tasks(tasks, today, due)
    made = Rectification(
        proposal=proposal, unit=proposal.unit, unit_name=proposal.unit_name, due=due, ordered_by=by.person,
        ordered_at=at, tasks=canonical([[t.what.strip(), t.by] for t in tasks]), city=proposal.city,
        county=proposal.county,
        zone_code=proposal.zone_code, zone_type=proposal.zone_type,
    )  # fmt: skip
    made.save()
    record(made, proposal=proposal.pk, unit=made.unit, due=due, tasks=[[t.what.strip(), t.by] for t in tasks])
    return made


def refuse_unless(proposal: Proposal, *kinds: str) -> None:
    """Refuse a step on a proposal of another kind, or one that nobody has taken up."""
    if proposal.kind not in kinds:
        raise AnotherKind(
            word("This proposal is of another kind."), remedy=word("Choose a proposal that this step follows from.")
        )
    if proposal.state != "taken_up":
        raise NotAsked(
            word("The proposal has not been taken up."),
            why=word("A proposal does nothing by itself."),
            remedy=word("Take it up first."),
        )


def _refuse_tasks(tasks: Sequence[TaskOrdered], today: date, due: date) -> None:
    if not tasks:
        raise TextIsMissing(
            word("Nothing is named that must be put right."), remedy=word("Write at least one task with its day.")
        )
    for task in tasks:
        require(task.what, word("Each task says what must be put right."), PROOF)
        within(task.by, today, due)


@act("evaluations.report_rectification", RECTIFICATIONS["report_rectification"])
def report_rectification(
    rectification: Rectification, *, by: Actor, at: datetime, done: Sequence[TaskDone], uploads: Sequence[Upload] = ()
) -> Rectification:
    """Report, task by task, what was done and what proves it. A later report replaces the one before, files aside.

    Errors   NotAsked when the report does not answer each task; TextIsMissing; FilesAreNotKept
    """
    tasks = queries.tasks_of(rectification)
    if len(done) != len(tasks):
        raise NotAsked(
            word("{asked} tasks were ordered, and {told} are reported on.", asked=len(tasks), told=len(done)),
            remedy=word("Say of each task what was done and what proves it."),
        )
    for one in done:
        require(one.done, word("Say of each task what was done."), PROOF)
        require(one.proof, word("Say of each task what proves it."), PROOF)
    rectification.report = canonical([[d.done.strip(), d.proof.strip()] for d in done])
    rectification.state, rectification.reported_by, rectification.reported_at = "reported", by.person, at
    rectification.save()
    late = workdays.day_of(at) > rectification.due
    kept = attach(rectification, uploads, "proof", by=by, at=at)
    report = [[d.done.strip(), d.proof.strip()] for d in done]
    record(rectification, unit=rectification.unit, report=report, late=late, files=told(kept))
    return rectification


@act("evaluations.pass_rectification", RECTIFICATIONS["pass_rectification"])
def pass_rectification(rectification: Rectification, *, by: Actor, at: datetime, outcome: str) -> Rectification:
    """Find that what was ordered has been put right.

    Errors   SamePersonAgain for whoever ordered it; TermStillRuns before the zone has reported; TextIsMissing
    """
    return _judged(rectification, "passed", by, at, outcome)


@act("evaluations.fail_rectification", RECTIFICATIONS["fail_rectification"])
def fail_rectification(rectification: Rectification, *, by: Actor, at: datetime, outcome: str) -> Rectification:
    """Find that what was ordered has not been put right: the removal of the title is proposed.

    Errors   as for passing; TermStillRuns until the term is over, for the zone may still report
    """
    _refuse_running(rectification, at)
    return _judged(rectification, "failed", by, at, outcome)


def _judged(rectification: Rectification, state: str, by: Actor, at: datetime, outcome: str) -> Rectification:
    if by.person == rectification.ordered_by:
        raise SamePersonAgain(
            word("You ordered this rectification."),
            why=word("Who orders a thing does not judge whether it was done."),
            remedy=word("Another person of the province or the city judges it."),
        )
    if state == "passed" and rectification.state == "ordered":
        _refuse_running(rectification, at)
    require(outcome, word("Say what was found, and where it was seen."))
    rectification.state, rectification.outcome = state, outcome.strip()
    rectification.assessed_by, rectification.assessed_at = by.person, at
    rectification.save()
    record(rectification, unit=rectification.unit, round=rectification.proposal.round_id, outcome=rectification.outcome)
    return rectification


def _refuse_running(rectification: Rectification, at: datetime) -> None:
    if workdays.day_of(at) <= rectification.due:
        raise TermStillRuns(
            word("The term runs until {day}.", day=rectification.due.isoformat()),
            why=word("Until then the zone may report, and report again."),
            remedy=word("Judge it after that day."),
        )
