"""Reads of the room."""

from jiju.rooms.oversight.queries.announcing import TELLING, announcements
from jiju.rooms.oversight.queries.cockpits import cockpit, lights_to_task, target_line
from jiju.rooms.oversight.queries.issue_sight import (
    answerers_of,
    issue_record,
    judges,
    may_give,
    units_above,
    visible_issues,
)
from jiju.rooms.oversight.queries.issues import issue, issues, issues_asked
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
from jiju.rooms.oversight.queries.topics import matrix, newest_due_period, newest_period, topics_in
from jiju.rooms.oversight.queries.units import may_task, units_on, units_to_task
from jiju.rooms.oversight.queries.zone_topics import empty_topics, named_problem, topics_asked, zone_topics

__all__ = [
    "KINDS", "TELLING", "agenda_of", "announcements", "answerers_of", "asked_of", "cockpit", "doers_of",
    "due_escalations", "empty_topics", "governs", "issue", "issue_record", "issues", "issues_asked", "judges",
    "lights_to_task", "load", "matrix", "may_give", "may_see_delivery", "may_see_meeting", "may_task", "meeting",
    "meeting_record", "meetings", "named_problem", "newest_due_period", "newest_period", "origin", "parties_of",
    "postponement_record", "proposed_agenda", "revised", "roster", "roster_record", "serving", "stands", "stands_as",
    "target_line", "task", "task_record", "tasks", "tasks_about_figure", "tasks_from", "tasks_to_raise",
    "topics_asked", "topics_in", "units_above", "units_on", "units_to_task", "visible", "visible_issues",
    "zone_topics",
]  # fmt: skip
