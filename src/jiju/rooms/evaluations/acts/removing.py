"""退出: notice to the zone, its hearing, the collective decision, and the end of the title by another person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.acts.deciding import refuse_votes
from jiju.rooms.evaluations.acts.rectifying import refuse_unless
from jiju.rooms.evaluations.acts.refusals import (
    AlreadyRaised,
    AnotherKind,
    HearingIsOwed,
    NotAsked,
    NoticeIsOwed,
    SamePersonAgain,
    StillOpen,
    TermIsOver,
    TermStillRuns,
)
from jiju.rooms.evaluations.acts.requiring import MINUTES, PROOF
from jiju.rooms.evaluations.acts.saying import require, within
from jiju.rooms.evaluations.models import Proposal, Removal
from jiju.rooms.evaluations.shapes import HearingHeld, Meeting, NoticeRun
from jiju.rooms.evaluations.states import REMOVALS
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical

OPEN = ("noticed", "heard", "decided")
LATEST = timedelta(days=366)  # how long after the confirmation a title may still run


@act("evaluations.give_notice")
def give_notice(proposal: Proposal, *, by: Actor, at: datetime, reason: str) -> Removal:
    """Tell a zone that its title may be removed, why, and until when it may ask to be heard.

    Errors   AnotherKind, AlreadyRaised, TextIsMissing
    """
    refuse_unless(proposal, "remove", "reopen")
    if not proposal.zone_code:
        raise AnotherKind(
            word("{unit} is no zone and has no title.", unit=proposal.unit_name), remedy=word("Choose a zone.")
        )
    refuse_open_case(proposal.unit, proposal.unit_name, has_case=hasattr(proposal, "removal"))
    require(reason, word("The notice says on which facts the removal rests."))
    days = queries.scheme_of(proposal.round).terms.hearing
    made = Removal(
        proposal=proposal, unit=proposal.unit, unit_name=proposal.unit_name, notice=reason.strip(),
        noticed_by=by.person, noticed_at=at, hearing_by=workdays.after_working_days(workdays.day_of(at), days),
        city=proposal.city, county=proposal.county, zone_code=proposal.zone_code, zone_type=proposal.zone_type,
    )  # fmt: skip
    made.save()
    record(made, proposal=proposal.pk, unit=made.unit, reason=made.notice, hearing_by=made.hearing_by)
    return made


def refuse_open_case(unit: str, name: str, *, has_case: bool) -> None:
    """Refuse a second case against a zone, under whichever code. Errors: AlreadyRaised."""
    codes = sorted(zones.lineage(unit))
    if has_case or Removal.objects.filter(unit__in=codes, state__in=OPEN).exists():
        raise AlreadyRaised(
            word("Notice was given to {unit}.", unit=name), remedy=word("Open it in the list of removals.")
        )


@act("evaluations.ask_hearing", REMOVALS["ask_hearing"])
def ask_hearing(removal: Removal, *, by: Actor, at: datetime, wish: str) -> Removal:
    """Ask to be heard before the title is decided on.

    Errors   TermIsOver after the day of the notice; AlreadyRaised, TextIsMissing
    """
    if workdays.day_of(at) > removal.hearing_by:
        raise TermIsOver(
            word("A hearing could be asked for until {day}.", day=removal.hearing_by.isoformat()),
            remedy=word("Write to the provincial office; the decision itself can be contested."),
        )
    if removal.hearing:
        raise AlreadyRaised(word("A hearing has been asked for."), remedy=word("The province sets the day."))
    require(wish, word("Say what you want to put forward."))
    removal.hearing = canonical({"asked_by": by.person, "asked_at": at, "wish": wish.strip()})
    removal.save()
    record(removal, unit=removal.unit, wish=wish.strip())
    return removal


@act("evaluations.record_hearing", REMOVALS["record_hearing"])
def record_hearing(
    removal: Removal, *, by: Actor, at: datetime, held: HearingHeld, uploads: Sequence[Upload] = ()
) -> Removal:
    """Write down a hearing that the zone asked for: when, who was there, what was said.

    Errors   NotAsked when none was asked for; SamePersonAgain for whoever gave the notice; DayDoesNotFit,
             TextIsMissing; FilesAreNotKept
    """
    if not removal.hearing:
        raise NotAsked(
            word("No hearing was asked for."),
            remedy=word("After {day} the case may be decided without one.", day=removal.hearing_by.isoformat()),
        )
    if by.person == removal.noticed_by:
        raise SamePersonAgain(
            word("You gave this notice."),
            why=word("A hearing is held by somebody who did not bring the case."),
            remedy=word("Another person of the province holds the hearing."),
        )
    within(held.held_on, workdays.day_of(removal.noticed_at), workdays.day_of(at))
    require("、".join(held.attended), word("Name those who were at the hearing."), PROOF)
    require(held.said, word("Write what the zone put forward and what was answered."))
    removal.hearing = canonical(json.loads(removal.hearing) | asdict(held))
    removal.state, removal.heard_by = "heard", by.person
    removal.save()
    kept = attach(removal, uploads, "hearing", by=by, at=at)
    record(
        removal, unit=removal.unit, held_on=held.held_on, attended=list(held.attended), said=held.said, files=told(kept)
    )
    return removal


@act("evaluations.decide_removal", REMOVALS["decide_removal"])
def decide_removal(
    removal: Removal, *, by: Actor, at: datetime, meeting: Meeting, uploads: Sequence[Upload] = ()
) -> Removal:
    """Write down the collective decision to remove the title. Another person confirms it.

    Errors   HearingIsOwed, TermStillRuns; NoQuorum when too few were there or the votes do not carry it; DayDoesNotFit,
             TextIsMissing
    """
    _refuse_unheard(removal, at)
    within(meeting.held_on, workdays.day_of(removal.noticed_at), workdays.day_of(at))
    refuse_votes(meeting)
    require(meeting.minutes, word("A collective decision has its minutes."), MINUTES)
    removal.decision = canonical(asdict(meeting))
    removal.state, removal.decided_by, removal.decided_at = "decided", by.person, at
    removal.save()
    kept = attach(removal, uploads, "minutes", by=by, at=at)
    record(removal, unit=removal.unit, meeting=asdict(meeting), files=told(kept))
    return removal


def _refuse_unheard(removal: Removal, at: datetime) -> None:
    if removal.state == "heard":
        return
    if removal.hearing:
        raise HearingIsOwed(
            word("{unit} asked to be heard, and was not.", unit=removal.unit_name),
            remedy=word("Hold the hearing and record it."),
        )
    if workdays.day_of(at) <= removal.hearing_by:
        raise TermStillRuns(
            word("The zone may ask to be heard until {day}.", day=removal.hearing_by.isoformat()),
            remedy=word("Decide after that day, or after the hearing."),
        )


@act("evaluations.confirm_removal", REMOVALS["confirm_removal"])
def confirm_removal(removal: Removal, *, by: Actor, at: datetime, effective_on: date) -> Removal:
    """End the title from a day on: the zone's record gets its new version, and the ban on applying again begins.

    The new version is the registry's own act, in the same transaction: if it is refused, nothing is confirmed. Where
    the plan lets such a zone leave by a public notice alone, the notice of this very case is asked for: nobody hands
    it over, it is read where notices are kept.

    Errors   SamePersonAgain for whoever gave the notice or wrote the decision; NoticeIsOwed, also until its batch is
             issued; TermStillRuns, StillOpen while the notice runs or an objection waits; DayDoesNotFit; what the
             registry refuses
    """
    if by.person in {removal.decided_by, removal.noticed_by}:
        raise SamePersonAgain(
            word("You gave the notice or wrote the decision."),
            why=word("A title ends by the hands of two persons."),
            remedy=word("Another person of the province confirms it."),
        )
    today = workdays.day_of(at)
    notice = queries.notice_run(removal)
    _refuse_unheld(removal, notice, today)
    within(effective_on, today, today + LATEST)
    years = queries.ban_years_of(removal)
    zone = zones.zone(by, removal.unit, effective_on)
    registry.revise(replace(zone, status=zones.REMOVED, since=effective_on, until=None), by=by, at=at)
    removal.state, removal.confirmed_by, removal.effective_on = "removed", by.person, effective_on
    removal.ban_until = checks.months_after(effective_on, 12 * years)
    removal.save()
    run = {} if notice is None else {"notice_until": notice.last_day, "document": notice.document}
    record(removal, unit=removal.unit, effective_on=effective_on, ban_until=removal.ban_until, **run)
    return removal


def _refuse_unheld(removal: Removal, notice: NoticeRun | None, today: date) -> None:
    """Refuse until the public notice of the case has run, is ruled on and published, where there is one or must be."""
    if (notice is None or not notice.document) and queries.leaves_by_notice(removal, today):
        raise NoticeIsOwed(
            word("A zone leaves after a public notice, and its batch document ends the title."),
            remedy=word("Publish the notice, and then the document."),
        )
    if notice is not None and today <= notice.last_day:
        raise TermStillRuns(
            word("The notice runs until {day}.", day=notice.last_day.isoformat()),
            why=word("A decision takes effect once everybody could object to it."),
            remedy=word("Publish the batch after that day."),
        )
    if notice is not None and notice.waiting:
        raise StillOpen(
            word("{n} objections wait for a ruling.", n=notice.waiting),
            remedy=word("Have each ruled on by somebody without a part in the call."),
        )


@act("evaluations.keep_title", REMOVALS["keep_title"])
def keep_title(removal: Removal, *, by: Actor, at: datetime, reason: str) -> Removal:
    """End the case and leave the title as it is.

    Errors   SamePersonAgain for whoever took the last step of the case; TextIsMissing
    """
    if by.person == (removal.decided_by or removal.noticed_by):
        raise SamePersonAgain(
            word("You took the last step of this case."),
            why=word("A case is not ended by the person who brought it so far."),
            remedy=word("Another person of the province keeps the title."),
        )
    require(reason, word("Say why the title is kept."))
    removal.state, removal.confirmed_by = "kept", by.person
    removal.decision = canonical({**json.loads(removal.decision or "{}"), "kept_because": reason.strip()})
    removal.save()
    record(removal, unit=removal.unit, reason=reason.strip())
    return removal
