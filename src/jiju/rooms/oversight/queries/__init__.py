"""Reads of the room."""

from jiju.rooms.oversight.queries.announcing import TELLING, announcements
from jiju.rooms.oversight.queries.boards import board, measures_of
from jiju.rooms.oversight.queries.cockpits import cockpit, target_line
from jiju.rooms.oversight.queries.gaps import gap
from jiju.rooms.oversight.queries.load import load
from jiju.rooms.oversight.queries.meetings import (
    agenda_of,
    meeting,
    meeting_record,
    meetings,
    proposed_agenda,
    roster,
    roster_record,
    serving,
    stands,
)
from jiju.rooms.oversight.queries.one import task
from jiju.rooms.oversight.queries.origins import KINDS, origin, revised
from jiju.rooms.oversight.queries.outlooks import due, looked_ahead, to_data
from jiju.rooms.oversight.queries.raising import due_escalations, tasks_to_raise
from jiju.rooms.oversight.queries.seeing import (
    doers_of,
    governs,
    may_see_delivery,
    may_see_meeting,
    parties_of,
    postponement_record,
    stands_as,
    task_record,
    visible,
)
from jiju.rooms.oversight.queries.shares import offers
from jiju.rooms.oversight.queries.tasks import asked_of, tasks, tasks_about_figure, tasks_from
from jiju.rooms.oversight.queries.telling_shares import TELLING_SHARES, told_of_shares
from jiju.rooms.oversight.queries.units import may_task, units_on, units_to_task

__all__ = [
    "TELLING_SHARES", "told_of_shares", "board", "due", "gap", "looked_ahead", "measures_of", "offers", "to_data",
    "KINDS", "TELLING", "agenda_of", "announcements", "asked_of", "cockpit", "doers_of", "due_escalations", "governs",
    "load", "may_see_delivery", "may_see_meeting", "may_task", "meeting", "meeting_record", "meetings", "origin",
    "parties_of", "postponement_record", "proposed_agenda", "revised", "roster", "roster_record", "serving", "stands",
    "stands_as", "target_line", "task", "task_record", "tasks", "tasks_about_figure", "tasks_from", "tasks_to_raise",
    "units_on", "units_to_task", "visible",
]  # fmt: skip
