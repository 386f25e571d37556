"""Acts: publish a batch under its document number, so that titles begin or end; hang the plaques."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations import queries as judged
from jiju.rooms.evaluations.acts.refusals import AlreadyRaised, TermStillRuns, TextIsMissing
from jiju.rooms.evaluations.acts.requiring import PROOF
from jiju.rooms.evaluations.acts.saying import require, within
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.advancing import write_deed
from jiju.rooms.selections.acts.granting import enter_library, leave_library
from jiju.rooms.selections.acts.notice_refusals import BatchIsTaken, NothingIsChosen, NotInTheCall, ObjectionsStandOpen
from jiju.rooms.selections.acts.requiring import refuse_barred, refuse_writers_in
from jiju.rooms.selections.acts.steps import decision_of, other_than, stage_for
from jiju.rooms.selections.models import Application, Call, Title
from jiju.rooms.selections.shapes import Batch
from jiju.rooms.selections.states import CALLS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

LATEST = timedelta(days=366)  # how long after the batch a title may still begin or end


@act("selections.issue_batch", CALLS["issue_batch"])
def issue_batch(call: Call, *, by: Actor, at: datetime, batch: Batch) -> list[Title]:
    """Publish a batch once the notice has run: zones enter or leave their library, and the registry with it.

    The registry's new versions and, for a removal, its confirmation are acts of their own in the same transaction: if
    one is refused, nothing is published.

    Errors   NotYourStage, AnotherPerson for who wrote an application; SamePersonAgain for who recorded the decision
             or published the notice; TermStillRuns, ObjectionsStandOpen, NothingIsChosen, TextIsMissing,
             DayDoesNotFit, BatchIsTaken, NotInTheLibrary, BanStillRuns, NotEligible, HoldsItAlready;
             what the registry and the evaluations refuse
    """
    stage = stage_for(call, "issue", by, "selections.issue_batch")
    decision, notice = decision_of(call), call.public_notice
    refuse_writers_in(call, by)
    other_than([decision.recorded_by, notice.published_by], by)
    _refuse_running(call, workdays.day_of(at))
    procedure, today = queries.procedure_of(call), workdays.day_of(at)
    batch = _written(batch, today, needs_number=procedure.enters is not None)
    rows = list(call.applications.filter(state="chosen").select_for_update(of=("self",)).order_by("unit"))
    if not rows:
        raise NothingIsChosen(
            word("Every name on the notice was struck."), remedy=word("Give the call up, with a reason.")
        )
    refuse_barred(rows, today, rules=("falsehood",))  # library and ban are asked again where it enters
    titles: list[Title] = []
    if procedure.enters:
        _refuse_batch(call, procedure.enters, batch)
    _settle(call, rows, stage.id, batch, by, at)  # first: the case of a removal reads it before it confirms
    if procedure.enters:
        titles = [enter_library(row, procedure, batch, by=by, at=at) for row in rows]
    if procedure.leaves:
        ban = checks.years_after(batch.effective_on, procedure.ban_years)
        if decision.removal is not None:
            ban = _confirmed(decision.removal, batch.effective_on, by, at)
        for row in rows:
            titles += leave_library(row, procedure.leaves, batch, ban, is_removed=decision.removal is not None,
                                    by=by, at=at)  # fmt: skip
    record(
        call, batch=batch.number, document=batch.document, effective_on=batch.effective_on,
        conditions=batch.conditions, units=[r.unit for r in rows], titles=[t.pk for t in titles],
    )  # fmt: skip
    return titles


def _refuse_running(call: Call, today: date) -> None:
    """Refuse while the days of the notice run, or an objection waits."""
    last = call.public_notice.last_day
    if today <= last:
        raise TermStillRuns(
            word("The notice runs until {day}.", day=last.isoformat()),
            why=word("A decision takes effect once everybody could object to it."),
            remedy=word("Publish the batch after that day."),
        )
    waiting = call.public_notice.objections.filter(state__in=("raised", "proposed")).count()
    if waiting:
        raise ObjectionsStandOpen(
            word("{n} objections wait for a ruling.", n=waiting),
            remedy=word("Have each ruled on by somebody without a part in the call."),
        )


def _written(batch: Batch, today: date, *, needs_number: bool) -> Batch:
    """The batch as it was typed, without blanks around it; its document and, for an entry, its number are there."""
    number, document = batch.number.strip(), batch.document.strip()
    if needs_number and not number:
        raise TextIsMissing(word("The batch has no number."), remedy=word("Type it as the document has it."))
    require(document, word("The document that publishes it has a number."), PROOF)
    if len(number) > 40 or len(document) > 120:
        raise TextIsMissing(
            word("A number of a batch has at most 40 characters, one of a document 120."),
            remedy=word("Type the numbers alone."),
        )
    within(batch.effective_on, today, today + LATEST)
    return replace(batch, number=number, document=document, conditions=batch.conditions.strip())


def _refuse_batch(call: Call, library: str, batch: Batch) -> None:
    if Title.objects.filter(library=library, batch=batch.number).exclude(call=call).exists():
        raise BatchIsTaken(
            word("There is a batch “{batch}” in this library.", batch=batch.number),
            remedy=word("Check the number against the document."),
        )


def _confirmed(removal: int, effective_on: date, by: Actor, at: datetime) -> date:
    """Have the case of the evaluations confirmed, and say until when the zone may not apply."""
    case = judged.removal_record(by, removal)
    done = evaluations.confirm_removal(case, by=by, at=at, effective_on=effective_on)
    assert done.ban_until is not None
    return done.ban_until


def _settle(call: Call, rows: list[Application], stage: str, batch: Batch, by: Actor, at: datetime) -> None:
    following = queries.procedure_of(call).after(stage)
    for row in rows:
        row.state, row.stage, row.since, row.due = "entered", following.id if following else "", at, None
        row.save()
        write_deed(row, "issue_batch", by=by, at=at, stage=stage, said=batch.number, document=batch.document)
    call.state = "issued"
    call.save()


@act("selections.hang_plaque", CALLS["hang_plaque"])
def hang_plaque(call: Call, *, by: Actor, at: datetime, hung_on: date, plaques: Mapping[str, str]) -> list[Title]:
    """Write down which zones of a batch got their plaque, on which day, under which number where it has one.

    Errors   NotYourStage, DayDoesNotFit, NothingIsChosen, NotInTheCall, AlreadyRaised
    """
    stage = stage_for(call, "plaque", by, "selections.hang_plaque")
    if not plaques:
        raise NothingIsChosen(word("No zone was named."), remedy=word("Choose those that got their plaque."))
    held = {t.unit: t for t in call.titles.filter(unit__in=list(plaques)).order_by("unit")}
    strange = sorted(set(plaques) - set(held))
    if strange:
        raise NotInTheCall(
            word("“{unit}” got no title by this call.", unit=strange[0][:20]), remedy=word("Choose among its titles.")
        )
    within(hung_on, min(t.since for t in held.values()), workdays.day_of(at))
    for title in held.values():
        if title.plaque_on is not None:
            raise AlreadyRaised(
                word("{unit} has its plaque.", unit=title.unit_name), remedy=word("Choose those without one.")
            )
        title.plaque_on, title.plaque_number = hung_on, plaques[title.unit].strip()[:60]
        title.save()
    for row in call.applications.filter(unit__in=list(held), state="entered").order_by("unit"):
        row.stage, row.since = "", at
        row.save()
        write_deed(row, "hang_plaque", by=by, at=at, stage=stage.id, said=plaques[row.unit].strip()[:60])
    record(call, hung_on=hung_on, plaques={u: t.plaque_number for u, t in held.items()})
    return list(held.values())
