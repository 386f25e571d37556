"""问题 about the topics: raised, given to somebody, answered, settled by others than who answered, opened again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.acts.issuing import LONGEST
from jiju.rooms.oversight.acts.refusals import (
    AnswerersDoNotSettle,
    IssueIsRaised,
    NoSuchTopic,
    NothingIsAnother,
    NotYourIssue,
    ZoneHasLeft,
)
from jiju.rooms.oversight.acts.requiring import REASON, posted, tasked, within, written
from jiju.rooms.oversight.models import Issue, IssueStep
from jiju.rooms.oversight.shapes import IssueFacts
from jiju.rooms.oversight.states import ISSUES
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.turns import alone


@act("oversight.raise_issue")
def raise_issue(issue: None, *, by: Actor, at: datetime, facts: IssueFacts) -> Issue:
    """Raise an issue about one topic of a zone; one that a form names is raised as it stands there, once.

    Errors   NotFound for a zone or a cell out of sight; NoSuchTopic; ZoneHasLeft; IssueIsRaised; WordsAreMissing
    """
    if facts.source is not None:
        alone("raise_issue", *facts.source)
    today = workdays.day_of(at)
    topic_id, zone_code, what, period = facts.topic, facts.zone, facts.what, ""
    if facts.source is not None:
        topic_id, zone_code, what, period = _from_form(by, facts.source)
    zone = registry.zone(by, zone_code, today)
    if zone.status == registry.REMOVED:
        raise ZoneHasLeft(
            word("{zone} has left the programme.", zone=zone.name),
            remedy=word("Issue a task to the city or the county instead."),
        )
    topic = next(iter(queries.topics_in(topic_id)), None) if topic_id else None
    if topic is None:
        raise NoSuchTopic(
            word("The plan follows no such topic."), remedy=word("Choose one of the topics that the plan names.")
        )
    filing, row = facts.source or (None, "")
    made = Issue(
        topic=topic.id, topic_name=topic.name, zone_code=zone.code, zone_name=zone.name, zone_type=zone.zone_type,
        city=zone.city, county=zone.county, what=what if facts.source else written(what, REASON),
        source_filing=filing, source_row=row, period=period, raised_by=by.person, raised_unit=by.unit,
        raised_unit_name=by.unit_name, raised_at=at,
    )  # fmt: skip
    made.save()
    record(made, topic=topic.id, zone=zone.code, what=made.what, filing=filing, row=row)
    return made


def _from_form(by: Actor, source: tuple[int, str]) -> tuple[str, str, str, str]:
    found = queries.named_problem(by, *source)
    if found is None:
        raise permissions.out_of_sight()
    if Issue.objects.filter(source_filing=source[0], source_row=source[1]).exists():
        raise IssueIsRaised(
            word("What the form names here was raised already."), remedy=word("Open the issue and follow it there.")
        )
    topic, zone, what, period = found
    return topic.id, zone, what, str(period)


@act("oversight.own_issue", ISSUES["own_issue"])
def own_issue(
    issue: Issue, *, by: Actor, at: datetime, unit: str, person: str, due: date, reason: str = ""
) -> IssueStep:
    """Say which unit and person answer for an issue, and until when; given to another when a post has ended.

    Errors   NotFound; NotYourIssue; UnitIsGone, UnitIsOutOfReach; HoldsNoPost; TermDoesNotFit; NothingIsAnother;
             WordsAreMissing when it is given to another without a reason
    """
    today = workdays.day_of(at)
    _seen(issue, by, today)
    if not queries.may_give(by, issue, today):
        raise _not_yours(by)
    owner = tasked(by, unit, today)
    posted(person, owner, today)
    within(due, today, today + LONGEST)
    if (issue.owner_unit, issue.owner, issue.due) == (owner.code, person, due):
        raise NothingIsAnother(
            word("{unit} answers for it already, with the same person and term.", unit=owner.name),
            remedy=word("Choose another unit, person or term."),
        )
    said = written(reason, 0 if issue.state == "raised" else REASON)
    issue.owner_unit, issue.owner_unit_name, issue.owner = owner.code, owner.name, person
    issue.state, issue.due = "owned", due
    issue.save()
    made = _step(issue, "own_issue", said, by, at)
    record(issue, unit=owner.code, owner=person, due=due, reason=said)
    return made


@act("oversight.answer_issue", ISSUES["answer_issue"])
def answer_issue(
    issue: Issue, *, by: Actor, at: datetime, text: str, uploads: Sequence[Upload] = ()
) -> IssueStep:  # fmt: skip
    """Answer for an issue: what was done, or how far it is, with the files that prove it.

    Errors   NotFound; NotYourIssue unless the unit answers for it; WordsAreMissing; FilesAreNotKept
    """
    _seen(issue, by, workdays.day_of(at))
    if by.unit != issue.owner_unit:
        raise _not_yours(by)
    issue.state = "answered"
    issue.save()
    made = _step(issue, "answer_issue", written(text), by, at)
    kept = attach(made, uploads, "answer", by=by, at=at)
    record(issue, text=made.text, files=told(kept))
    return made


@act("oversight.close_issue", ISSUES["close_issue"])
def close_issue(issue: Issue, *, by: Actor, at: datetime, reason: str) -> IssueStep:
    """Find that an issue is settled: the unit that raised it or one above, and nobody who answered for it.

    Errors   NotFound; NotYourIssue; AnswerersDoNotSettle; WordsAreMissing
    """
    _judged(issue, by, at)
    if by.person in queries.answerers_of(issue):
        raise AnswerersDoNotSettle(
            word("You answered for this issue."),
            why=word("Who does a thing does not judge whether it was done."),
            remedy=word("Another person of the unit that raised it, or of one above, judges it."),
        )
    issue.state, issue.closed_by, issue.closed_at = "closed", by.person, at
    issue.save()
    made = _step(issue, "close_issue", written(reason), by, at)
    record(issue, reason=made.text)
    return made


@act("oversight.reopen_issue", ISSUES["reopen_issue"])
def reopen_issue(issue: Issue, *, by: Actor, at: datetime, reason: str) -> IssueStep:
    """Open an issue again that is not settled after all; the same unit answers for it, with the same term.

    Errors   NotFound; NotYourIssue; WordsAreMissing
    """
    _judged(issue, by, at)
    issue.state, issue.closed_by, issue.closed_at = "owned", "", None
    issue.save()
    made = _step(issue, "reopen_issue", written(reason), by, at)
    record(issue, reason=made.text)
    return made


def _seen(issue: Issue, by: Actor, on: date) -> None:
    queries.issue_record(by, issue.pk, on)


def _judged(issue: Issue, by: Actor, at: datetime) -> None:
    today = workdays.day_of(at)
    _seen(issue, by, today)
    if not queries.judges(by, issue, today):
        raise _not_yours(by)


def _not_yours(by: Actor) -> NotYourIssue:
    return NotYourIssue(
        word("Your unit {unit} does not take this step for the issue.", unit=by.unit_name),
        remedy=word("The unit that answers for it answers; the one that raised it, or one above, decides."),
    )


def _step(issue: Issue, kind: str, text: str, by: Actor, at: datetime) -> IssueStep:
    made = IssueStep(
        issue=issue, kind=kind, text=text, by=by.person, unit=by.unit, unit_name=by.unit_name, at=at,
        owner_unit_name=issue.owner_unit_name if kind == "own_issue" else "",
        owner=issue.owner if kind == "own_issue" else "", due=issue.due if kind == "own_issue" else None,
    )  # fmt: skip
    made.save()
    return made
