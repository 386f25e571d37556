"""Closed periods: who closed and reopened them, what was asked, and what still runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from jiju.rooms.filings.models import Extension, Filing, Reopening, Window
from jiju.rooms.filings.shapes import Closure
from jiju.rooms.filings.states import SENT
from jiju.rooms.people import queries as people


def closure_of(window: Window) -> Closure | None:
    """Who closed a window and who opened it again, or nothing when nobody did. For the program itself."""
    return closures([window]).get(window.pk)


def closures(windows: Sequence[Window]) -> dict[int, Closure]:
    """Who closed and reopened some windows, by number. For the program itself."""
    shut = [w for w in windows if w.closed_at is not None or w.reopened_at is not None]
    names = people.names_of([p for w in shut for p in (w.closed_by, w.reopened_by) if p]) if shut else {}
    return {
        w.pk: Closure(
            w.closed_at, names.get(w.closed_by, w.closed_by), w.reopened_at,
            names.get(w.reopened_by, w.reopened_by), w.reopened_until,
        )
        for w in shut
    }  # fmt: skip


def reopening_asked(window: Window, today: date) -> Reopening | None:
    """What was asked last about opening a window again and still waits; a day that has passed waits no more."""
    rows = Reopening.objects.filter(window=window, state="asked", until__gte=today)
    return rows.order_by("-asked_at", "-pk").first()


def extensions_running(window: Window, at: datetime) -> tuple[int, int]:
    """How many extensions of a window wait for a decision, and how many units that have not sent have one that holds.

    For the program itself.
    """
    here = {"form_code": window.form_code, "period": window.period}
    rows = Extension.objects.filter(**here)
    sent = Filing.objects.filter(**here, state__in=SENT).order_by().values("unit_code")
    holding = rows.filter(state="granted", expires_at__gt=at).exclude(unit_code__in=sent).order_by()
    return rows.filter(state="asked").count(), holding.values("unit_code").distinct().count()


def counts_at_closing(window: Window) -> tuple[int, int]:
    """How many filings of a window were sent, and how many were begun and not accepted. For the program itself."""
    rows = Filing.objects.filter(form_code=window.form_code, period=window.period)
    return rows.filter(state__in=SENT).count(), rows.exclude(state="accepted").count()
