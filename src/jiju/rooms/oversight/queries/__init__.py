"""Reads of the room."""

from jiju.rooms.oversight.queries.announcing import TELLING, announcements
from jiju.rooms.oversight.queries.cockpits import cockpit, target_line
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
from jiju.rooms.oversight.queries.quarterly import (
    analyses,
    analysis,
    analysis_data,
    analysis_record,
    computed,
    digest_of,
    due_of,
    facts_of,
    newest_period,
    newest_texts,
    passages_of,
    period_of,
    stray_numbers,
    text_of,
    writers_of,
)
from jiju.rooms.oversight.queries.quarterly_whole import coverage
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
from jiju.rooms.oversight.queries.tasks import asked_of, tasks, tasks_about_figure, tasks_from
from jiju.rooms.oversight.queries.units import may_task, units_on, units_to_task

__all__ = [
    "KINDS", "TELLING", "agenda_of", "analyses", "analysis", "analysis_data", "analysis_record", "announcements",
    "asked_of", "cockpit", "computed", "coverage", "digest_of", "doers_of", "due_escalations", "due_of", "facts_of",
    "governs", "load", "may_see_delivery", "may_see_meeting", "may_task", "meeting", "meeting_record", "meetings",
    "newest_period", "newest_texts", "origin", "parties_of", "passages_of", "period_of", "postponement_record",
    "proposed_agenda", "revised", "roster", "roster_record", "serving", "stands", "stands_as", "stray_numbers",
    "target_line", "task", "task_record", "tasks", "tasks_about_figure", "tasks_from", "tasks_to_raise", "text_of",
    "units_on", "units_to_task", "visible", "writers_of",
]  # fmt: skip
