"""What time it is: the real time, or in a demonstration store the day on which the demonstration stands.

A demonstration shows the last days of a reporting window. So that the window is open whenever somebody looks,
its calendar stands still on one day and only the time of day goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

from jiju.rooms.people import queries as people

_standing: ContextVar[tuple[date | None] | None] = ContextVar("jiju_standing", default=None)
_arrived: ContextVar[datetime | None] = ContextVar("jiju_arrived", default=None)


@contextmanager
def one_calendar() -> Iterator[None]:
    """Until this is left, the calendar stays as it is: a request asks once for the day of a demonstration."""
    moment = timezone.now()
    token = _standing.set((people.demonstration_day(),))
    arrival = _arrived.set(moment)
    try:
        yield
    finally:
        _arrived.reset(arrival)
        _standing.reset(token)


def now() -> datetime:
    """The moment at which a request is judged."""
    return _shown(timezone.now())


def arrived() -> datetime:
    """The moment at which a request came in, however long it waited for others: deadlines are judged by it."""
    return _shown(_arrived.get() or timezone.now())


def _shown(moment: datetime) -> datetime:
    """The moment on the day of a demonstration, or as it is."""
    known = _standing.get()
    day = people.demonstration_day() if known is None else known[0]
    if day is None:
        return moment
    local = timezone.localtime(moment)
    return local.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """The day at which a request is judged, in the province's own time."""
    return timezone.localdate(now())
