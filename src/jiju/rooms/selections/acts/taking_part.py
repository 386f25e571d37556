"""Acts of applicants: start an application, write in it, submit it sealed, take it back, withdraw it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.advancing import leave, write_deed, write_once
from jiju.rooms.selections.acts.exhibiting import drop, keep
from jiju.rooms.selections.acts.refusals import (
    AlreadyApplied,
    AnswersDoNotFit,
    CallIsClosed,
    NotCommitted,
    NotComplete,
    WrittenMeanwhile,
)
from jiju.rooms.selections.acts.requiring import fresh, refuse_ineligible, written
from jiju.rooms.selections.models import Application, Call, Version
from jiju.rooms.selections.states import APPLICATIONS, CALLS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload
from jiju.spine.ledger import canonical
from jiju.spine.sealing import seal_text

UNDER_WAY = ("draft", *checks.LIVING)


@act("selections.start_application", CALLS["start_application"])
def start_application(call: Call, *, by: Actor, at: datetime, unit: str) -> Application:
    """Start the application of one's zone, filled in beforehand with what the registry and accepted figures know.

    Errors   CallIsClosed, AlreadyApplied, NotEligible; NotFound for a zone that is not one's own
    """
    _refuse_late(call, at)
    made = new_application(call, unit, by, at)
    permissions.ask(by, "selections.start_application", made.place)
    refuse_ineligible(made, queries.eligibility(call, unit, workdays.day_of(at)))
    write_deed(made, "start_application", by=by, at=at)
    record(made, call=call.pk, unit=made.unit)
    return made


def new_application(call: Call, unit: str, by: Actor, at: datetime) -> Application:
    """A stored draft for a zone.

    Errors   AlreadyApplied, also under another code of the zone; NotFound for a zone that is not there
    """
    zone = registry.zone(by, unit, workdays.day_of(at))
    codes = sorted(registry.lineage(unit))
    twice = Application.objects.filter(unit__in=codes, call__procedure=call.procedure, state__in=UNDER_WAY)
    if twice.exists() or call.applications.filter(unit__in=codes).exists():
        raise AlreadyApplied(
            word("{unit} takes part already.", unit=zone.name),
            remedy=word("Open its application; a new one is possible once that has ended."),
        )
    made = Application(
        call=call, unit=unit, unit_name=zone.name, since=at, city=zone.city, county=zone.county, zone_code=unit,
        zone_type=zone.zone_type,
    )  # fmt: skip
    made.save()
    _keep_draft(made, queries.prefilled(call, unit, workdays.day_of(at)))
    return made


def _keep_draft(application: Application, answers: Mapping[str, str]) -> None:
    application.draft_number += 1
    about = queries.draft_about(application)
    application.draft = seal_text(application.call.sealed_key, canonical(dict(answers)), about)
    application.save()


@act("selections.fill_in_application", APPLICATIONS["fill_in_application"])
def fill_in_application(
    application: Application, *, by: Actor, at: datetime, answers: Mapping[str, str], expected: int,
    uploads: Mapping[str, Sequence[Upload]] | None = None, dropped: Sequence[int] = (),
) -> Application:  # fmt: skip
    """Write in an application: answers by their questions, files by their materials. Answers that are not sent stay.

    Shape    expected: the number of the draft that was looked at; dropped: exhibits that are to go
    Errors   WrittenMeanwhile, CallIsClosed, AnswersDoNotFit, NothingIsAsked; FilesAreNotKept
    """
    call = application.call = fresh(application.call_id)
    _refuse_late_writing(application, at)
    _refuse_overwriting(application, expected)
    faults = checks.misfits(queries.procedure_of(call), checks.written(answers))
    if faults:
        raise AnswersDoNotFit(
            word("{n} answers do not fit what is asked.", n=len(faults)),
            faults,
            remedy=word("Mend them; the rest stays."),
        )
    files = keep(application, uploads or {}, by=by, at=at)
    gone = drop(application, dropped)
    _keep_draft(application, checks.written({**queries.draft_of(application), **answers}))
    write_once(application, "fill_in_application", by=by, at=at)
    record(application, draft=application.draft_number, files=files, dropped=gone)
    return application


def _refuse_overwriting(application: Application, expected: int) -> None:
    if expected != application.draft_number:
        raise WrittenMeanwhile(
            word("This application was written in since you opened it."),
            why=word("Nothing was overwritten: what stands there is newer than what you saw."),
            remedy=word("Open it again and write your part anew."),
        )


def _refuse_late(call: Call, at: datetime) -> None:
    if call.asked_at is not None or (call.closes_at is not None and at >= call.closes_at):
        raise CallIsClosed(
            word("The last moment for applications has passed."),
            why=word("The clock of the server counts, when a request comes in."),
            remedy=word("Wait for the next call."),
        )


def _refuse_late_writing(application: Application, at: datetime) -> None:
    if application.state == "draft":
        CALLS["start_application"].ask(application.call.state)
        _refuse_late(application.call, at)
    elif application.due is not None and workdays.day_of(at) > application.due:
        raise CallIsClosed(
            word("It was to be put right by {day}.", day=application.due.isoformat()),
            remedy=word("Speak to the office that handed it back."),
        )


@act("selections.submit", APPLICATIONS["submit"])
def submit(application: Application, *, by: Actor, at: datetime, agreed: str, expected: int) -> Version:
    """Submit an application with the truth commitment. It is sealed: nobody but the applicant reads it before the end.

    Shape    agreed: the wording of the commitment that was agreed to
    Errors   CallIsClosed, WrittenMeanwhile, NotComplete, NotCommitted, NotEligible
    """
    application.call = fresh(application.call_id)
    _refuse_late_writing(application, at)
    made = _sealed_whole(application, by, at, agreed, expected)
    write_deed(application, "submit", by=by, at=at)
    application.state, application.since = "submitted", at
    application.save()
    record(application, **submitted(made))
    return made


def _sealed_whole(application: Application, by: Actor, at: datetime, agreed: str, expected: int) -> Version:
    """The draft as a version, once nothing is missing and the commitment is given."""
    _refuse_overwriting(application, expected)
    procedure, answers = queries.procedure_of(application.call), queries.draft_of(application)
    held = set(application.exhibits.filter(is_dropped=False).order_by("pk").values_list("material", flat=True))
    lacking = checks.missing(procedure, answers, held)
    if lacking:
        raise NotComplete(
            word("{n} things are still missing.", n=len(lacking)), lacking, remedy=word("Add them and submit again.")
        )
    if agreed.strip() != procedure.commitment.strip():
        raise NotCommitted(
            word("The commitment to the truth was not given."), remedy=word("Read it and agree to it as it stands.")
        )
    version = seal_version(application, answers, by=by, at=at)
    version.is_committed = bool(procedure.commitment)
    version.save()
    refuse_ineligible(application, checks.lines_of(version.eligibility))
    return version


def seal_version(application: Application, answers: Mapping[str, str], *, by: Actor, at: datetime) -> Version:
    """A new version of an application, sealed while its call is, with eligibility as it is today."""
    number = application.versions.count() + 1
    exhibits = list(application.exhibits.filter(is_dropped=False).order_by("material", "pk"))
    content = canonical({
        "salt": secrets.token_hex(16), "answers": dict(answers), "exhibits": queries.exhibits_data(exhibits),
    })  # fmt: skip
    call, is_sealed = application.call, application.call.state == "open"
    about = queries.version_about(application.pk, number)
    made = Version(
        application=application, number=number, is_sealed=is_sealed, digest=checks.digest_of(content),
        content=seal_text(call.sealed_key, content, about) if is_sealed else content, made_by=by.person, made_at=at,
        eligibility=canonical(checks.lines_data(queries.eligibility(call, application.unit, workdays.day_of(at)))),
    )  # fmt: skip
    made.save()
    for exhibit in exhibits:
        exhibit.version = exhibit.version or number
        exhibit.save()
    return made


def submitted(version: Version) -> dict[str, Any]:
    """What the ledger says of a version: its number and digest, and nothing of what it says."""
    return {"version": version.number, "digest": version.digest, "is_committed": version.is_committed,
            "eligibility": checks.digest_of(version.eligibility)}  # fmt: skip


@act("selections.take_back", APPLICATIONS["take_back"])
def take_back(application: Application, *, by: Actor, at: datetime) -> Application:
    """Take a submitted application back to write in it again, while the call is open. What was submitted is kept.

    Errors   CallIsClosed; NotNow once the call was unsealed
    """
    call = fresh(application.call_id)
    CALLS["start_application"].ask(call.state)
    _refuse_late(call, at)
    write_deed(application, "take_back", by=by, at=at)
    application.state, application.since = "draft", at
    application.save()
    record(application, versions=application.versions.count())
    return application


@act("selections.complete", APPLICATIONS["complete"])
def complete(application: Application, *, by: Actor, at: datetime, agreed: str, expected: int) -> Version:
    """Send back what was handed back, put right: a new version, at the same stage.

    Errors   CallIsClosed after the day that was set; WrittenMeanwhile, NotComplete, NotCommitted, NotEligible
    """
    application.call = fresh(application.call_id)
    _refuse_late_writing(application, at)
    made = _sealed_whole(application, by, at, agreed, expected)
    write_deed(application, "complete", by=by, at=at)
    stage = queries.procedure_of(application.call).stage(application.stage)
    application.state, application.since = "going", at
    application.due = checks.due_on(stage, workdays.day_of(at))
    application.save()
    record(application, **submitted(made))
    return made


@act("selections.withdraw", APPLICATIONS["withdraw"])
def withdraw(application: Application, *, by: Actor, at: datetime, reason: str) -> Application:
    """Take part no longer. What was submitted is kept.

    Errors   ReasonIsShort
    """
    reason = written(reason, word("Say why the application is withdrawn."))
    write_deed(application, "withdraw", by=by, at=at, said=reason)
    leave(application, "withdrawn", at, reason)
    record(application, call=application.call_id, unit=application.unit, reason=reason)
    return application
