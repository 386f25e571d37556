"""Reads: when zones entered a library, what support followed, how long calls took. For the program itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from jiju.core import workdays
from jiju.rooms.selections.models import Call, SupportRecord, Title
from jiju.rooms.selections.shapes import CallTime, Entered


def entered(library: str, on: date) -> list[Entered]:
    """Every title of a library that somebody decided on by a day, the oldest first; those taken over are left out."""
    rows = Title.objects.filter(library=library, call__isnull=False, since__lte=on).order_by("since", "unit")
    return [_entered(t) for t in rows]


def held_in(library: str, on: date) -> list[Entered]:
    """Every title of a library that holds on a day. For the program itself."""
    rows = Title.objects.filter(library=library, since__lte=on).order_by("since", "unit")
    return [_entered(t) for t in rows if (t.until is None or t.until > on) and (t.lost_on is None or t.lost_on > on)]


def _entered(t: Any) -> Entered:
    return Entered(t.pk, t.unit, t.unit_name, t.place, t.batch, t.document, t.since, workdays.day_of(t.granted_at))


def supported(year: int) -> dict[int, date]:
    """The titles with a record of support in a year, and its newest day."""
    rows = SupportRecord.objects.filter(given_on__year=year).order_by("given_on", "pk")
    return dict(rows.values_list("title_id", "given_on"))


def call_times(procedure: str, on: date) -> list[CallTime]:
    """Every call of a procedure that had closed by a day, and the day on which its first title was granted."""
    rows = Call.objects.filter(procedure=procedure, closes_at__isnull=False).exclude(state="given_up").order_by("pk")
    granted: dict[int, date] = {}
    for call, at in Title.objects.filter(call__in=rows).order_by("granted_at").values_list("call_id", "granted_at"):
        granted.setdefault(call, workdays.day_of(at))
    closed = [(c.pk, c.name, workdays.day_of(c.closes_at)) for c in rows if c.closes_at is not None]
    return [CallTime(pk, name, day, granted.get(pk)) for pk, name, day in closed if day <= on]
