"""Deadlines: so many days after the period, put off to the next working day, until six in the evening."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar

from jiju.core.periods import Period
from jiju.rooms.filings.shapes import Term

ZONE = ZoneInfo("Asia/Shanghai")
EVENING = time(18, 0)
LONGEST_EXTENSION = timedelta(days=30)  # after the deadline that everybody has
GRACE = timedelta(days=60)  # after the deadline a filing is late but still taken, until the window closes


def is_working_day(day: date) -> bool:
    """Whether offices work on a day, 调休 included.

    Missing  for years whose holidays are not announced yet, Monday to Friday
    """
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def due_day(period: Period, days: int) -> date:
    """The day so many days after the period's end, or the next working day."""
    day = period.last_day + timedelta(days=days)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def end_of(day: date) -> datetime:
    """Six in the evening of a day, in the province's own time."""
    return datetime.combine(day, EVENING, ZONE)


def start_of(day: date) -> datetime:
    """Midnight at which a day begins, in the province's own time."""
    return datetime.combine(day, time(0), ZONE)


def day_of(moment: datetime) -> date:
    """The day of a moment, in the province's own time."""
    return moment.astimezone(ZONE).date()


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


def days_left(due: datetime | date, on: date) -> int:
    """Whole days from a day to the deadline; negative once it has passed."""
    last = day_of(due) if isinstance(due, datetime) else due
    return (last - on).days


def after_working_days(day: date, days: int) -> date:
    """The last day of a term of so many working days that begins the day after."""
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day
