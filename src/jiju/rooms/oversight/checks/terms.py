"""Lights of tasks and of their steps by days, and the rungs that an overdue task has reached. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from jiju.core import workdays
from jiju.core.words import Word, word

SOON = 3  # working days
HOUR = time(9, 0)  # from which on a day overdue tasks are raised
RUNGS: tuple[tuple[str, int], ...] = (("parent", 1), ("supervising", 3), ("head", 7))  # days overdue
TASK_LIGHTS: dict[str, tuple[str, Word]] = {
    "on_schedule": ("ok", word("on schedule")),
    "due_soon": ("watch", word("due soon")),
    "step_late": ("watch", word("a step is late")),
    "overdue": ("bad", word("overdue")),
    "closed_on_time": ("ok", word("closed on time")),
    "closed_late": ("none", word("closed late")),
    "withdrawn": ("none", word("revoked")),
}
LEVELS: dict[str, Word] = {
    "parent": word("the unit above the lead unit"),
    "supervising": word("the supervising unit"),
    "head": word("the head of the task force"),
}


def task_light(state: str, due: date, delivered_on: date | None, steps: Sequence[date], on: date) -> str:
    """The light of a task: what was delivered is judged by the day it was delivered, not by when it was closed.

    Shape    steps: the days of the steps that are not done
    """
    if state == "withdrawn":
        return "withdrawn"
    late = (delivered_on or on) > due
    if state == "closed":
        return "closed_late" if late else "closed_on_time"
    if late:
        return "overdue"
    if state == "delivered":
        return "on_schedule"
    if any(day < on for day in steps):
        return "step_late"
    return "due_soon" if due <= soon(on) else "on_schedule"


def step_light(due: date, done_on: date | None, on: date) -> str:
    """The light of one step of a task."""
    if done_on is not None:
        return "closed_on_time" if done_on <= due else "closed_late"
    if due < on:
        return "overdue"
    return "due_soon" if due <= soon(on) else "on_schedule"


def soon(on: date) -> date:
    """The last day that counts as soon: three working days from a day."""
    return workdays.after_working_days(on, SOON)


def rungs_reached(due: date, on: date) -> list[str]:
    """The rungs that a task with this term has reached on a day, the lowest first."""
    return [level for level, days in RUNGS if (on - due).days >= days]


def hour_has_come(at: datetime) -> bool:
    """Whether the hour at which overdue tasks are raised has come on the day of a moment."""
    return at.astimezone(workdays.ZONE).time() >= HOUR
