"""Reads of the room."""

from jiju.rooms.oversight.queries.alert import alert
from jiju.rooms.oversight.queries.alert_rules import (
    alert_rules,
    periods_reported,
    periods_to_read,
    replayed,
    rules_of_alerts,
)
from jiju.rooms.oversight.queries.alert_sight import (
    alert_record,
    alerts_in_sight,
    homes_of_signs,
    known_alerts,
    may_not_close,
    read_vintages,
    signs_raised,
    snoozed_alerts,
    untold,
)
from jiju.rooms.oversight.queries.alert_signs import Reader
from jiju.rooms.oversight.queries.alert_telling import digests
from jiju.rooms.oversight.queries.alerts import (
    alert_lines,
    alerts,
    counts_of_alerts,
    kinds_of_alerts,
    open_alerts_of,
    places_of_alerts,
)
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
    "Reader", "alert", "alert_lines", "alert_record", "alert_rules", "alerts", "alerts_in_sight", "counts_of_alerts",
    "digests", "kinds_of_alerts", "known_alerts", "may_not_close", "open_alerts_of", "places_of_alerts",
    "read_vintages", "homes_of_signs", "periods_reported", "periods_to_read", "replayed", "rules_of_alerts",
    "signs_raised", "snoozed_alerts", "untold",
    "KINDS", "TELLING", "agenda_of", "announcements", "asked_of", "cockpit", "doers_of", "due_escalations", "governs",
    "load", "may_see_delivery", "may_see_meeting", "may_task", "meeting", "meeting_record", "meetings", "origin",
    "parties_of", "postponement_record", "proposed_agenda", "revised", "roster", "roster_record", "serving", "stands",
    "stands_as", "target_line", "task", "task_record", "tasks", "tasks_about_figure", "tasks_from", "tasks_to_raise",
    "units_on", "units_to_task", "visible",
]  # fmt: skip
