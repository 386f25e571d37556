"""专班成员: who enters the task force and who leaves it."""

from __future__ import annotations

from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.acts.refusals import DayIsNotThere, HoldsNoPost, IsAMember
from jiju.rooms.oversight.acts.requiring import NAME, PROOF, written
from jiju.rooms.oversight.models import RosterEntry
from jiju.rooms.oversight.states import ROSTER
from jiju.rooms.people import queries as people
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.turns import alone


@act("oversight.enter_roster")
def enter_roster(
    entry: None, *, by: Actor, at: datetime, person: str, unit: str, part: str, since: date, document: str
) -> RosterEntry:
    """Enter somebody in the task force by the post that they hold, from a day on, with the document that names them.

    Errors   HoldsNoPost for a post that has ended; IsAMember; DayIsNotThere for a day ahead; WordsAreMissing
    """
    alone("enter_roster")
    if part not in RosterEntry.PARTS or since > workdays.day_of(at):
        raise DayIsNotThere(
            word("{day} has not come yet, or there is no such part.", day=str(since)),
            remedy=word("Enter the person on the day from which they serve, as head, office or member."),
        )
    held = next((p for p in people.people_at(unit, on=since) if p.person == person), None)
    if held is None:
        name = people.names_of([person]).get(person, person)
        raise HoldsNoPost(
            word("{name} holds no post at {unit} on {day}.", name=name, unit=unit, day=str(since)),
            remedy=word("Name whoever holds the post now, or enter the handover first."),
        )
    _refuse_doubles(person, part, since)
    made = RosterEntry(
        person=person, name=held.name, unit=unit, unit_name=held.unit_name, role=held.role.value, part=part,
        since=since, document=written(document, PROOF, NAME), entered_by=by.person, entered_at=at,
    )  # fmt: skip
    made.save()
    record(made, person=person, unit=unit, part=part, since=since, document=made.document)
    return made


def _refuse_doubles(person: str, part: str, since: date) -> None:
    there = queries.serving(since)
    if any(m.person == person for m in there):
        raise IsAMember(
            word("This person serves in the task force already."), remedy=word("Let them leave first, then enter anew.")
        )
    if part == "head" and any(m.part == "head" for m in there):
        raise IsAMember(
            word("The task force has a head."), remedy=word("Let the head leave first, then enter the new one.")
        )


@act("oversight.leave_roster", ROSTER["leave_roster"])
def leave_roster(entry: RosterEntry, *, by: Actor, at: datetime, until: date, reason: str) -> RosterEntry:
    """Let somebody leave the task force from a day on, with the reason; the time served stays on record.

    Errors   DayIsNotThere for a day ahead or before the person entered; WordsAreMissing
    """
    if not entry.since <= until <= workdays.day_of(at):
        raise DayIsNotThere(
            word("{day} does not lie between {first} and {last}.", day=str(until), first=str(entry.since),
                 last=str(workdays.day_of(at))),
            remedy=word("Choose a day between them."),
        )  # fmt: skip
    entry.state, entry.until, entry.reason = "left", until, written(reason, PROOF)
    entry.save()
    record(entry, person=entry.person, until=until, reason=entry.reason)
    return entry
