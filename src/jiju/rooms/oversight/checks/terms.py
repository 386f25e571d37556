"""Lights of tasks and of their steps by days, and the rungs that an overdue task has reached. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from jiju.core import workdays
from jiju.core.words import Word, word

SOON = 3  # working days
HOUR = time(9, 0)  # from which on a day overdue tasks are raised
RUNGS: tuple[tuple[str, int], ...] = (("parent", 1), ("supervising", 3), ("head", 7))  # days overdue
LOOK = 5  # days within which the issuer looks at what was delivered
ISSUER_RUNGS: tuple[tuple[str, int], ...] = (("issuer", 1), ("issuer_above", 3), ("issuer_head", 7))  # days later
TASK_LIGHTS: dict[str, tuple[str, Word]] = {
    "on_schedule": ("ok", word("on schedule")),
    "due_soon": ("watch", word("due soon")),
    "step_late": ("watch", word("a step is late")),
    "overdue": ("bad", word("overdue")),
    "not_looked_at": ("watch", word("delivered, the issuer is late")),
    "closed_on_time": ("ok", word("closed on time")),
    "closed_late": ("none", word("closed late")),
    "withdrawn": ("none", word("revoked")),
}
LEVELS: dict[str, Word] = {
    "parent": word("the unit above the lead unit"),
    "supervising": word("the supervising unit"),
    "head": word("the head of the task force"),
    "issuer": word("the unit that issued it"),
    "issuer_above": word("the unit above the issuer"),
    "issuer_head": word("the head of the task force"),
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
        return "not_looked_at" if delivered_on is not None and on > look_by(delivered_on) else "on_schedule"
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


def look_by(delivered_on: date) -> date:
    """The day by which the issuer looks at a delivery: the last that is in time."""
    return delivered_on + timedelta(days=LOOK)


def issuer_rungs_reached(delivered_on: date, on: date) -> list[str]:
    """The rungs that a delivery at which the issuer has not looked has reached on a day, the lowest first."""
    return [level for level, days in ISSUER_RUNGS if (on - look_by(delivered_on)).days >= days]


def term_after(due: date, delivered_on: date, on: date) -> date:
    """The doers' term after the issuer let go of a delivery: it did not run while the issuer held it."""
    return due + max(on - delivered_on, timedelta())


def hour_has_come(at: datetime) -> bool:
    """Whether the hour at which overdue tasks are raised has come on the day of a moment."""
    return at.astimezone(workdays.ZONE).time() >= HOUR
