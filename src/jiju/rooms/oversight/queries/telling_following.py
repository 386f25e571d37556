"""Whom it is told to that an alert, an issue or a task went with its zone: who has it now, and who lets go."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.filings.shapes import Announcement
from jiju.rooms.oversight.models import Alert, Issue, Task
from jiju.rooms.oversight.queries.alert_telling import posts_for
from jiju.rooms.oversight.queries.units import posts_of, units_on
from jiju.rooms.registry import queries as registry
from jiju.spine.models import Entry

LET_GO = word("The zone belongs to another area now, or another took its place. Nothing more is asked of you.")


def alert_went(entry: Entry) -> Iterator[Announcement]:
    """The unit that it is given to, else the offices of the zone's place; and the unit that had it."""
    alert, told, on = Alert.objects.get(pk=entry.subject_id), json.loads(entry.body)["data"], workdays.day_of(entry.at)
    subject = word("An alert went with its zone: {name}", name=alert.subject_name)
    body = word("Your office is responsible now. Look into it, and say how the figure came about or what is done.")
    path = f"/alerts/{alert.pk}"
    if told["to"]:
        if told["to"] != told["left"]:
            yield from _unit("alerts", told["to"], on, subject, body, path)
    elif told["before"][:2] != told["now"][:2]:
        lead = {z.code: z.lead for z in registry.zones_on(on)}.get(alert.zone_code, "")
        yield from _posts("alerts", posts_for(alert, lead, on), subject, body, path)
    if told["left"] and told["left"] != told["to"]:
        yield from _unit("alerts", told["left"], on, subject, LET_GO, "/alerts")


def issue_went(entry: Entry) -> Iterator[Announcement]:
    """The unit that answers for it now, and the one that did."""
    issue, told, on = Issue.objects.get(pk=entry.subject_id), json.loads(entry.body)["data"], workdays.day_of(entry.at)
    subject = word("An issue went with its zone: {zone}, {topic}", zone=issue.zone_name, topic=issue.topic_name)
    if told["to"]:
        body = word("{what} It is to be answered by {day}.", what=issue.what, day=str(issue.due))
        yield from _unit("issue", told["to"], on, subject, body, f"/issues/{issue.pk}")
        yield from _unit("issue", told["left"], on, subject, LET_GO, "/issues")


def task_went(entry: Entry) -> Iterator[Announcement]:
    """Each unit that has a part now and had none, and each that has none any more."""
    task, told, on = Task.objects.get(pk=entry.subject_id), json.loads(entry.body)["data"], workdays.day_of(entry.at)
    given = [(unit, to) for _, unit, to in told["given"] if unit != to]
    subject = word("A task went with its zone: {task}", task=task.title)
    body = word("Read what is wanted, and accept it. It is due on {day}.", day=str(task.due))
    leads = {to for part, unit, to in told["given"] if part == "lead" and unit != to}
    here = word("It is due on {day}.", day=str(task.due))
    for to in dict.fromkeys(to for _, to in given if to):
        yield from _unit("issued", to, on, subject, body if to in leads and task.state == "issued" else here,
                         f"/tasks/{task.pk}")  # fmt: skip
    for unit in dict.fromkeys(unit for unit, _ in given):
        yield from _unit("issued", unit, on, subject, LET_GO, "/tasks")


def _unit(kind: str, unit: str, on: date, subject: Word, body: Word, path: str) -> Iterator[Announcement]:
    yield from _posts(kind, posts_of(units_on(on).get(unit), on), subject, body, path)


def _posts(kind: str, posts: object, subject: Word, body: Word, path: str) -> Iterator[Announcement]:
    for post in posts if isinstance(posts, list) else ():
        if isinstance(post, str):
            yield Announcement(kind, subject, body, path, None, post)
        else:
            yield Announcement(kind, subject, body, path, post)


TELLING_FOLLOWING: dict[str, Callable[[Entry], Iterator[Announcement]]] = {
    "oversight.follow_alert": alert_went,
    "oversight.follow_issue": issue_went,
    "oversight.follow_task": task_went,
}
