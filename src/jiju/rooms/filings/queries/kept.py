"""Reads: which zones' forms were accepted when, and which of their rows were answered; never an answer."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from jiju.core import periods, workdays
from jiju.core.nothing import Nothing
from jiju.rooms.filings.models import Filing, Visit
from jiju.rooms.filings.queries.one import answers_in
from jiju.rooms.filings.shapes.units import Kept


def kept(form_code: str, on: date) -> list[Kept]:
    """Each filing of a zone's form that was begun by a day, the newest period first. For the program itself."""
    rows = Filing.objects.filter(form_code=form_code, started_at__lt=_after(on)).exclude(zone_code="")
    found = rows.order_by("pk").values_list("pk", "zone_code", "period", "first_sent_at", "accepted_at")
    out = [
        Kept(pk, zone, periods.parse(period), _by(sent, on), _by(accepted, on))
        for pk, zone, period, sent, accepted in found
    ]
    return sorted(out, key=lambda k: (k.period, k.id), reverse=True)


def _after(on: date) -> datetime:
    return workdays.start_of(on + timedelta(days=1))


def _by(moment: datetime | None, on: date) -> date | None:
    day = workdays.day_of(moment) if moment else None
    return day if day is not None and day <= on else None


def answering(form_code: str, codes: Collection[str], on: date) -> dict[int, bool]:
    """Whether each accepted filing of a form answers one of some rows; by number. For the program itself."""
    rows = Filing.objects.filter(form_code=form_code, state="accepted", accepted_at__lt=_after(on))
    out = {}
    for pk, cells in rows.order_by("pk").values_list("pk", "cells"):
        answers = answers_in(cells)
        out[pk] = any(code in answers and not isinstance(answers[code], Nothing) for code in codes)
    return out


def visited(on: date) -> list[tuple[str, str, date]]:
    """Each visit on the spot up to a day: zone, city, day; the newest first. For the program itself."""
    rows = Visit.objects.filter(day__lte=on).order_by("-day", "pk")
    return list(rows.values_list("zone_code", "city", "day"))
