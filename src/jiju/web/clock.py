"""What time it is: the real time, or in a demonstration store the day on which the demonstration stands.

A demonstration shows the last days of a reporting window. So that the window is open whenever somebody looks,
its calendar stands still on one day and only the time of day goes on.
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from jiju.rooms.people import queries as people


def now() -> datetime:
    """The moment at which a request is judged."""
    moment = timezone.now()
    day = people.demonstration_day()
    if day is None:
        return moment
    local = timezone.localtime(moment)
    return local.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """The day at which a request is judged, in the province's own time."""
    return timezone.localdate(now())
