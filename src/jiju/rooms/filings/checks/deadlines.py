"""Deadlines: so many days after the period, put off to the next working day, until six in the evening."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from jiju.core.periods import Period
from jiju.core.workdays import end_of, is_working_day
from jiju.rooms.filings.shapes import Term

LONGEST_EXTENSION = timedelta(days=30)  # after the deadline that everybody has
GRACE = timedelta(days=60)  # after the deadline a filing is late but still taken, until the window closes


def due_day(period: Period, days: int) -> date:
    """The day so many days after the period's end, or the next working day."""
    day = period.last_day + timedelta(days=days)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def term(
    opens_at: datetime,
    due_at: datetime,
    closes_at: datetime,
    *,
    extended_until: date | None = None,
    closed_at: datetime | None = None,
    reopened_until: date | None = None,
) -> Term:
    """The deadline of one unit: that of the window, or the later day granted to it; its closing moves with it.

    A period that was closed or opened again by hand closes for everybody at once.
    """
    own = due_at if extended_until is None else max(due_at, end_of(extended_until))
    closes = closed_at or closes_at + (own - due_at)
    if reopened_until is not None:
        closes = end_of(reopened_until)
    return Term(opens_at, own, closes, extended_until, closed_at, reopened_until)


def is_late(due_at: datetime, sent_at: datetime) -> bool:
    """Whether something was sent after its deadline: at six exactly it is late."""
    return sent_at >= due_at
