"""What the room does after news from others, and when the hour of the day has come."""

from __future__ import annotations

import json
from datetime import date, datetime

from jiju.core import periods
from jiju.rooms.filings import acts as filings
from jiju.rooms.oversight import acts, checks, queries
from jiju.spine.actors import system
from jiju.spine.models import Entry


def read_lights(entry: Entry) -> None:
    """After figures were taken in: read the lights of their period."""
    data = json.loads(entry.body)["data"]
    if data["period"]:
        acts.read_lights(
            None,
            by=system("oversight"),
            at=entry.at,
            period=periods.parse(data["period"]),
            vintage=data["vintage"],
        )


def announce(entry: Entry) -> None:
    """After a step of a task: tell the units that it concerns, with the page on which it goes on."""
    told = queries.announcements(entry)
    if told:
        filings.announce(told, by=system("oversight"), at=entry.at)


def hour_has_come(at: datetime) -> bool:
    """Whether the hour at which overdue tasks are raised has come."""
    return checks.hour_has_come(at)


def raise_overdue(*, on: date, at: datetime) -> int:
    """From the set hour on raise every overdue task to the rungs that it has reached; a second time nothing follows."""
    if not checks.hour_has_come(at):
        return 0
    found = queries.tasks_to_raise(on)
    for task in found:
        acts.escalate(task, by=system("oversight"), at=at, on=on)
    return len(found)


def ask_for_topics(*, at: datetime) -> int:
    """From the set hour on ask every zone whose topics say nothing for the newest period that was due, once."""
    period = queries.newest_due_period(at)
    if period is None or not checks.hour_has_come(at) or not queries.empty_topics(period, at):
        return 0
    return len(acts.ask_topics(period, by=system("oversight"), at=at))
