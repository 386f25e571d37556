"""Whom a step of a task is told to, and in which words. For the program itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.filings.shapes import Announcement
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Escalation, Postponement, Task
from jiju.rooms.oversight.queries.alert_routing import told_of_routing
from jiju.rooms.oversight.queries.alert_telling import digests
from jiju.rooms.oversight.queries.seeing import parties_of
from jiju.rooms.oversight.queries.telling_following import TELLING_FOLLOWING
from jiju.rooms.oversight.queries.telling_topics import TELLING_TOPICS
from jiju.rooms.oversight.queries.units import posts_of, units_on
from jiju.spine.models import Entry


def announcements(entry: Entry) -> list[Announcement]:
    """What is to be told after an entry of the ledger, to each post once; nothing when nobody is concerned."""
    return list({(a.to, a.person): a for a in TELLING[entry.action](entry)}.values())


def _issued(entry: Entry) -> Iterator[Announcement]:
    task = Task.objects.get(pk=entry.subject_id)
    body = word("Read what is wanted, and accept it. It is due on {day}.", day=str(task.due))
    subject = word("A task for you: {task}", task=task.title)
    yield from _to(task, ("lead", "responsible"), "issued", subject, body, workdays.day_of(entry.at))
    watched = word("You supervise a task: {task}", task=task.title)
    yield from _to(task, ("supervising",), "issued", watched, _due(task), workdays.day_of(entry.at))


def _amended(entry: Entry) -> Iterator[Announcement]:
    task, told = Task.objects.get(pk=entry.subject_id), json.loads(entry.body)["data"]
    subject = word("Corrected: {task}", task=task.title)
    body = word("{reason}", reason=told["reason"])
    yield from _to(task, ("lead", "responsible"), "issued", subject, body, workdays.day_of(entry.at))


def _delivered(entry: Entry) -> Iterator[Announcement]:
    task = Task.objects.get(pk=entry.subject_id)
    body = word("Read the evidence, then close the task or return it.")
    subject = word("Delivered: {task}", task=task.title)
    yield from _to(task, ("issuer",), "delivered", subject, body, workdays.day_of(entry.at))


def _asked(entry: Entry) -> Iterator[Announcement]:
    asked = Postponement.objects.select_related("task").get(pk=entry.subject_id)
    subject = word("A later term is asked for: {task}", task=asked.task.title)
    body = word("{day}: {reason}", day=str(asked.to_day), reason=asked.reason)
    yield from _to(asked.task, ("issuer",), "asked_longer", subject, body, workdays.day_of(entry.at))


def _decided(entry: Entry) -> Iterator[Announcement]:
    asked = Postponement.objects.select_related("task").get(pk=entry.subject_id)
    if asked.state == "granted":
        subject = word("The later term is granted: {task}", task=asked.task.title)
    else:
        subject = word("The term stays as it is: {task}", task=asked.task.title)
    body = word("{reason}", reason=asked.answer)
    yield from _to(asked.task, ("lead",), "longer_decided", subject, body, workdays.day_of(entry.at))


def _ended(entry: Entry) -> Iterator[Announcement]:
    """Returned, closed or withdrawn: to those who do it."""
    task = Task.objects.get(pk=entry.subject_id)
    kind = entry.action.partition(".")[2]
    subject = {
        "return_task": word("Returned: {task}", task=task.title),
        "close_task": word("Closed: {task}", task=task.title),
        "withdraw_task": word("Withdrawn: {task}", task=task.title),
    }[kind]
    reason = json.loads(entry.body)["data"]["reason"]
    body = word("{reason}", reason=reason)
    yield from _to(task, ("lead", "responsible"), kind, subject, body, workdays.day_of(entry.at))


def _raised(entry: Entry) -> Iterator[Announcement]:
    """To whoever stands on the rung, and to those who do it, that it was raised."""
    told, task = json.loads(entry.body)["data"], Task.objects.get(pk=entry.subject_id)
    on, path = date.fromisoformat(told["on"]), f"/tasks/{task.pk}"
    for rung in Escalation.objects.filter(task=task, due=task.due, level__in=told["levels"]).order_by("pk"):
        subject = word("{n} days overdue: {task}", n=(on - task.due).days, task=task.title)
        body = word("It was raised to {level}. See that it is done.", level=checks.LEVELS[rung.level])
        if rung.person:
            yield Announcement("raised", subject, body, path, None, rung.person)
        else:
            yield from _posts(posts_of(units_on(on).get(rung.unit), on), "raised", subject, body, path)
    late = word("{n} days overdue: {task}", n=(on - task.due).days, task=task.title)
    yield from _to(task, ("lead",), "raised", late, word("It was raised to the next level."), on)


def _pressed(entry: Entry) -> Iterator[Announcement]:
    """To the issuer, and to whoever stands above it, that a delivery waits to be looked at."""
    told, task = json.loads(entry.body)["data"], Task.objects.get(pk=entry.subject_id)
    on, path = date.fromisoformat(told["on"]), f"/tasks/{task.pk}"
    days = (on - (task.delivered_on or on)).days
    subject = word("Delivered {n} days ago, and not looked at: {task}", n=days, task=task.title)
    for level, unit, person in told["told"]:
        if level == "issuer":
            body = word("Read the evidence, then close the task or return it.")
        else:
            body = word("It was raised to {level}. See that the issuer looks at it.", level=checks.LEVELS[level])
        posts = [person] if person else posts_of(units_on(on).get(unit), on)
        yield from _posts(posts, "raised", subject, body, path)


def _due(task: Task) -> Word:
    return word("It is due on {day}.", day=str(task.due))


def _to(
    task: Task, parts: Iterable[str], kind: str, subject: Word, body: Word, on: date
) -> Iterator[Announcement]:  # fmt: skip
    units, parties = units_on(on), parties_of(task)
    for unit in (u for part in parts for u in parties[part]):
        yield from _posts(posts_of(units.get(unit), on), kind, subject, body, f"/tasks/{task.pk}")


def _posts(posts: Iterable[object], kind: str, subject: Word, body: Word, path: str) -> Iterator[Announcement]:
    for post in posts:
        if isinstance(post, str):
            yield Announcement(kind, subject, body, path, None, post)
        elif isinstance(post, tuple):
            yield Announcement(kind, subject, body, path, post)


TELLING: dict[str, Callable[[Entry], Iterator[Announcement]]] = {
    "oversight.issue_task": _issued,
    "oversight.reassign_task": _issued,
    "oversight.amend_task": _amended,
    "oversight.deliver_task": _delivered,
    "oversight.return_task": _ended,
    "oversight.close_task": _ended,
    "oversight.withdraw_task": _ended,
    "oversight.ask_longer": _asked,
    "oversight.extend_task": _decided,
    "oversight.keep_term": _decided,
    "oversight.escalate": _raised,
    "oversight.press_issuer": _pressed,
    **TELLING_TOPICS,
    **TELLING_FOLLOWING,
    "oversight.tell_alerts": digests,
    "oversight.assign_alert": told_of_routing,
    "oversight.release_alert": told_of_routing,
}
