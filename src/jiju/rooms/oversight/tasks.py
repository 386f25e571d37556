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


def look_ahead(*, at: datetime, most: int = 1) -> int:
    """Renew the outlooks of so many periods that rest on older figures than there are, the newest first.

    Looking takes seconds and holds nobody up; only the keeping is an act. Figures that come in one after another are
    looked at once.
    """
    found = queries.due()[:most]
    for period, vintage in found:
        told = queries.looked_ahead(period)
        acts.look_ahead(None, by=system("oversight"), at=at, period=period, vintage=vintage, found=told)
    return len(found)


def announce(entry: Entry) -> None:
    """After a step of a task: tell the units that it concerns, with the page on which it goes on."""
    told = queries.announcements(entry)
    if told:
        filings.announce(told, by=system("oversight"), at=entry.at)


def announce_shares(entry: Entry) -> None:
    """After a step of handing targets down: tell those who take over, or who hand down."""
    told = queries.told_of_shares(entry)
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
