"""The ladder of reminders: which rungs a unit that has not sent its form has reached.

Days are calendar days. Before the deadline only the nearest notice is given; after it every rung that was missed is
made up for, so that a notice is never issued to a unit that was not told before.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from jiju.core.workdays import day_of, start_of

NOTICES = ((-1, "T-1"), (-3, "T-3"))
OVERDUE = ((0, "T"), (1, "T+1"), (3, "T+3"), (5, "T+5"))
RUNGS = ("T-3", "T-1", "T", "T+1", "T+3", "T+5")
FIRST_RUNG = timedelta(days=3)  # before the deadline
TICK = timedelta(microseconds=1)


def judged_at(on: date, at: datetime) -> datetime:
    """The moment at which a day is judged: now on the day itself, its last moment for a day that is made up for."""
    return at if day_of(at) == on else start_of(on + timedelta(days=1)) - TICK


def rungs_reached(due_at: datetime, moment: datetime) -> tuple[str, ...]:
    """The rungs reached at a moment. The deadline counts as passed from its very moment on."""
    days = (day_of(moment) - day_of(due_at)).days
    if moment < due_at:
        return next(((name,) for day, name in NOTICES if days >= day), ())
    return tuple(name for day, name in OVERDUE if days >= day)
