"""Acts of offices on one application: pass it on, hand it back, refuse it, record a visit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.programmes.shapes import Stage
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.advancing import leave, stand_at, write_deed
from jiju.rooms.selections.acts.refusals import ChecklistIsOpen, DayDoesNotFit, NotVisited
from jiju.rooms.selections.acts.requiring import MOST, REPORT, at_stage, fresh, written
from jiju.rooms.selections.models import Application, SiteVisit
from jiju.rooms.selections.states import APPLICATIONS, CALLS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical

UNDER_REVIEW = CALLS["recommend"]  # possible while the call is unsealed and not decided
VISITORS = 2


def _stage(application: Application, verb: str, by: Actor) -> Stage:
    application.call = fresh(application.call_id)
    UNDER_REVIEW.ask(application.call.state)
    return at_stage(application, verb, by)


@act("selections.pass_stage", APPLICATIONS["pass_stage"])
def pass_stage(
    application: Application, *, by: Actor, at: datetime, checklist: Mapping[str, bool], said: str = "",
    document: str = "",
) -> Application:  # fmt: skip
    """Pass an application on to the stage that follows, with each line of the checklist answered.

    Errors   NotAtThisStage, NotYourStage, AnotherPerson, ChecklistIsOpen, NotVisited; ReasonIsShort where a line or a
             rule of eligibility does not hold; TextIsLong; NotNow once the call is decided
    """
    stage = _stage(application, "pass_stage", by)
    if stage.kind == "visit" and not application.visits.filter(stage=stage.id).exists():
        raise NotVisited(
            word("No visit to {unit} has been recorded.", unit=application.unit_name),
            remedy=word("Record the visit first."),
        )
    lines = _answered(stage, checklist) if stage.kind != "visit" else {}
    failing = checks.failures(queries.newest_lines(application))
    if failing or not all(lines.values()):
        written(said, word("Something does not hold: say why it goes on all the same."))
    document = _numbered(document)
    after = checks.next_stage(queries.procedure_of(application.call), stage.id, application.place)
    assert after is not None  # a plan whose last stage is of this kind is refused when it is loaded
    write_deed(application, "pass_stage", by=by, at=at, said=said, checklist=lines, document=document)
    stand_at(application, after, at)
    record(
        application, stage=stage.id, to=after.id, checklist=lines, said=said.strip(), document=document.strip(),
        failing=[n.rule for n in failing],
    )  # fmt: skip
    return application


def _numbered(document: str) -> str:
    """The number of the letter that goes with a step, where one does. Errors: TextIsLong."""
    return written(document, word("Give the number of the letter."), 0, MOST)


def _answered(stage: Stage, given: Mapping[str, bool]) -> dict[str, bool]:
    """The checklist with an answer to each line.

    Errors   ChecklistIsOpen
    """
    open_ = [word("“{line}”", line=line) for line in stage.checklist if line not in given]
    if open_:
        raise ChecklistIsOpen(
            word("{n} lines of the checklist are not answered.", n=len(open_)), open_,
            remedy=word("Say of each whether it holds."),
        )  # fmt: skip
    return {line: bool(given[line]) for line in stage.checklist}


@act("selections.hand_back", APPLICATIONS["hand_back"])
def hand_back(application: Application, *, by: Actor, at: datetime, said: str) -> Application:
    """Hand an application back to the zone, to be put right by the last day of a term.

    Errors   NotAtThisStage, NotYourStage, AnotherPerson, ReasonIsShort; NotNow once the call is decided
    """
    stage = _stage(application, "hand_back", by)
    said = written(said, word("Say what is to be put right."))
    write_deed(application, "hand_back", by=by, at=at, said=said)
    application.state, application.since = "returned", at
    application.due = checks.put_right_by(stage, workdays.day_of(at))
    application.save()
    record(application, stage=stage.id, said=said, due=application.due)
    return application


@act("selections.refuse", APPLICATIONS["refuse"])
def refuse(application: Application, *, by: Actor, at: datetime, reason: str, document: str = "") -> Application:
    """End an application at this stage, and say why.

    Errors   NotAtThisStage, NotYourStage, AnotherPerson, ReasonIsShort, TextIsLong; NotNow once the call is decided
    """
    stage = _stage(application, "refuse", by)
    reason = written(reason, word("Say why the application does not pass."))
    document = _numbered(document)
    write_deed(application, "refuse", by=by, at=at, said=reason, document=document)
    leave(application, "out", at, reason)
    record(application, stage=stage.id, unit=application.unit, reason=reason, document=document.strip())
    return application


@act("selections.record_visit", APPLICATIONS["record_visit"])
def record_visit(
    application: Application, *, by: Actor, at: datetime, visited_on: date, visitors: Sequence[tuple[str, str]],
    checklist: Mapping[str, bool], report: str, uploads: Sequence[Upload] = (),
) -> SiteVisit:  # fmt: skip
    """Write down a visit to the place: the day, who was there, each line of the checklist, what was found.

    Shape    visitors: names with posts, two or more
    Errors   NotAtThisStage, NotYourStage, AnotherPerson, DayDoesNotFit, ChecklistIsOpen, ReasonIsShort; FilesAreNotKept
    """
    stage = _stage(application, "record_visit", by)
    first, today = workdays.day_of(application.since), workdays.day_of(at)
    if not first <= visited_on <= today:
        raise DayDoesNotFit(
            word("The visit lies between {first} and {today}.", first=first.isoformat(), today=today.isoformat()),
            remedy=word("Give the day on which it was."),
        )
    named = [(name.strip(), post.strip()) for name, post in visitors if name.strip()]
    if len({name for name, _ in named}) < VISITORS:
        written("", word("Name the persons who were there, two at least."), 1)
    lines = _answered(stage, checklist)
    made = SiteVisit(
        application=application, stage=stage.id, visited_on=visited_on, visitors=canonical(named),
        checklist=canonical(lines), report=written(report, word("Write what was found at the place."), REPORT),
        by=by.person, at=at, city=application.city, county=application.county, zone_code=application.zone_code,
        zone_type=application.zone_type,
    )  # fmt: skip
    made.save()
    files = attach(made, uploads, "visit", by=by, at=at)
    write_deed(application, "record_visit", by=by, at=at, said=made.report, checklist=lines)
    record(
        application, stage=stage.id, visited_on=visited_on, visitors=len(named), checklist=lines, report=made.report,
        files=told(files),
    )  # fmt: skip
    return made
