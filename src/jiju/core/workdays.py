"""Days in the province's own time, and the working days that terms are counted in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar

ZONE = ZoneInfo("Asia/Shanghai")
EVENING = time(18, 0)


def is_working_day(day: date) -> bool:
    """Whether offices work on a day, 调休 included.

    Missing  for years whose holidays are not announced yet, Monday to Friday
    """
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def after_working_days(day: date, days: int) -> date:
    """The last day of a term of so many working days that begins the day after."""
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
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


def days_left(due: datetime | date, on: date) -> int:
    """Whole days from a day to the deadline; negative once it has passed."""
    last = day_of(due) if isinstance(due, datetime) else due
    return (last - on).days
