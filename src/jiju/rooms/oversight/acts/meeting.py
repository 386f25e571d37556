"""专班会议: an agenda of what is red, then attendance, minutes and decisions that are tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.acts.issuing import LONGEST, issue_task
from jiju.rooms.oversight.acts.refusals import AgendaIsEmpty, DayIsNotThere, DecisionIsIncomplete, NobodyWasThere
from jiju.rooms.oversight.acts.requiring import LINE, LONG, MINUTES, NAME, PROOF, REASON, TITLE, within, written
from jiju.rooms.oversight.models import Resolution, TaskForceMeeting
from jiju.rooms.oversight.shapes import AgendaItem, MeetingHeld, Resolved, TaskFacts
from jiju.rooms.oversight.states import MEETINGS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical

OWN = "own:"  # before the words of a line of one's own
TITLE_LETTERS = 40  # of a decision that its task is called by


@act("oversight.plan_meeting")
def plan_meeting(
    meeting: None, *, by: Actor, at: datetime, held_on: date, title: str, chosen: Sequence[str], own: Sequence[str] = ()
) -> TaskForceMeeting:
    """Plan a meeting: what is to be spoken of, in the order given, each thing as it stands now; then own lines.

    Shape    chosen: kind:key of what `proposed_agenda` proposes, or own:words for a line of one's own among them
    Errors   DayIsNotThere for a day that has passed; TermDoesNotFit; AgendaIsEmpty; WordsAreMissing
    """
    today = workdays.day_of(at)
    if held_on < today:
        raise DayIsNotThere(
            word("{day} has passed.", day=str(held_on)), remedy=word("Plan the meeting on its day or before.")
        )
    within(held_on, today, today + LONGEST)
    agenda = _agenda(by, chosen, own, today)
    made = TaskForceMeeting(
        title=written(title, TITLE, NAME), held_on=held_on, agenda=canonical([astuple(item) for item in agenda]),
        planned_by=by.person, planned_at=at,
    )  # fmt: skip
    made.save()
    record(made, held_on=held_on, title=made.title, agenda=[astuple(item) for item in agenda])
    return made


def _agenda(by: Actor, chosen: Sequence[str], own: Sequence[str], on: date) -> list[AgendaItem]:
    there = {item.ident: item for item in queries.proposed_agenda(by, on=on)}
    keys = list(dict.fromkeys([*chosen, *(f"{OWN}{text.strip()}" for text in own if text.strip())]))
    gone = [key for key in keys if key not in there and not key.startswith(OWN)]
    found = [
        there[key] if key in there else AgendaItem("own", str(n), written(key.removeprefix(OWN), PROOF, LINE))
        for n, key in enumerate(keys, 1)
        if key in there or key.startswith(OWN)
    ]
    if gone or not found:
        raise AgendaIsEmpty(
            word("{n} chosen things are not red any more.", n=len(gone))
            if gone
            else word("The meeting has nothing to speak of."),
            remedy=word("Look at the list as it is now and choose from it, or write lines of your own."),
        )
    return found


@act("oversight.record_meeting", MEETINGS["record_meeting"])
def record_meeting(
    meeting: TaskForceMeeting, *, by: Actor, at: datetime, held: MeetingHeld, uploads: Sequence[Upload] = ()
) -> TaskForceMeeting:
    """Write a meeting down: who was there, the minutes, the decisions. Each decision becomes a task, in the same step.

    Errors   DayIsNotThere before its day; NobodyWasThere; WordsAreMissing; DecisionIsIncomplete for a decision without
             unit or term that is not marked as needing none; what issuing a task refuses; FilesAreNotKept
    """
    if workdays.day_of(at) < meeting.held_on:
        raise DayIsNotThere(
            word("The meeting is on {day}.", day=str(meeting.held_on)), remedy=word("Record it when it has been held.")
        )
    members = {m.person: (m.name, m.unit_name) for m in queries.serving(meeting.held_on)}
    _refuse_absent(held, members)
    minutes = written(held.minutes, MINUTES, LONG)
    faults = checks.lacks(held.resolved, frozenset(queries.units_on(workdays.day_of(at))), meeting.held_on)
    if faults:
        raise DecisionIsIncomplete(faults)
    present = [*(members[p] for p in dict.fromkeys(held.present)), *((written(g, 1, NAME), "") for g in held.guests)]
    absent = [who for person, who in members.items() if person not in held.present]
    meeting.present, meeting.absent, meeting.minutes = canonical(present), canonical(absent), minutes
    meeting.state, meeting.recorded_by, meeting.recorded_at = "recorded", by.person, at
    meeting.save()
    made = [_resolved(meeting, n, one, by, at) for n, one in enumerate(held.resolved, 1)]
    kept = attach(meeting, uploads, "minutes", by=by, at=at)
    record(
        meeting, held_on=meeting.held_on, present=present, absent=absent, minutes=minutes,
        resolved=[[r.text, r.task_id] for r in made], files=told(kept),
    )  # fmt: skip
    return meeting


def _refuse_absent(held: MeetingHeld, members: dict[str, tuple[str, str]]) -> None:
    if not held.present or not set(held.present) <= members.keys():
        raise NobodyWasThere(
            word("Nobody is named, or somebody who was no member of the task force on that day."),
            remedy=word("Name at least one member; others are guests. Enter new members in the roster first."),
        )


def _resolved(meeting: TaskForceMeeting, number: int, one: Resolved, by: Actor, at: datetime) -> Resolution:
    task, text = None, written(one.text, TITLE)
    if not one.is_word and one.due is not None:
        wanted = text if checks.letters(text) >= REASON else f"{meeting.title}：{text}"
        facts = TaskFacts(text[:TITLE_LETTERS], wanted, ("meeting", str(meeting.pk)), one.lead, one.due)
        task = issue_task(None, by=by, at=at, facts=facts)
    made = Resolution(meeting=meeting, number=number, text=text, task=task)
    made.save()
    return made


@act("oversight.call_off_meeting", MEETINGS["call_off_meeting"])
def call_off_meeting(meeting: TaskForceMeeting, *, by: Actor, at: datetime, reason: str) -> TaskForceMeeting:
    """Call a planned meeting off, with the reason.

    Errors   WordsAreMissing
    """
    meeting.state, meeting.minutes = "called_off", written(reason, PROOF)
    meeting.recorded_by, meeting.recorded_at = by.person, at
    meeting.save()
    record(meeting, held_on=meeting.held_on, reason=meeting.minutes)
    return meeting
