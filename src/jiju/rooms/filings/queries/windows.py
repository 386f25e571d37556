"""Reporting periods as an office sees them: due, owed, sent, late, over its own area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q

from jiju.core import periods
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Extension, Filing, Reminder, Reopening, Window
from jiju.rooms.filings.queries.closing import closures
from jiju.rooms.filings.queries.one import form_shape
from jiju.rooms.filings.queries.terms import window_term
from jiju.rooms.filings.shapes import PeriodLine, ReopeningShown
from jiju.rooms.filings.states import SENT
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Form
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor

CLOSED_SHOWN = 12
Key = tuple[str, str]  # form, period


@dataclass(frozen=True)
class _Counts:
    """What the lines are counted from, each fetched once for all windows."""

    sent: dict[Key, tuple[int, int]]  # sent, and of these after the window's deadline
    spared: dict[Key, int]  # sent after the window's deadline and before the unit's own
    extended: dict[Key, int]
    rungs: dict[Key, dict[str, int]]


def periods_open(by: Actor, at: datetime) -> list[PeriodLine]:
    """The periods in which something can be reported at a moment, the nearest deadline first."""
    windows = Window.objects.select_related("form").filter(opens_at__lte=at).order_by("due_at", "form_code", "pk")
    return _lines(by, [w for w in windows if window_term(w).is_open(at)], at)


def periods_closed(by: Actor, at: datetime) -> list[PeriodLine]:
    """The newest periods in which nothing can be reported any more."""
    windows = Window.objects.select_related("form").filter(opens_at__lte=at).order_by("-due_at", "form_code", "pk")
    return _lines(by, [w for w in windows if not window_term(w).is_open(at)][:CLOSED_SHOWN], at)


def window_record(pk: int) -> Window:
    """The window to close or to open again.

    Errors   NotFound
    """
    found = Window.objects.filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def _lines(by: Actor, windows: Sequence[Window], at: datetime) -> list[PeriodLine]:
    if not windows:
        return []
    counts, owed = _counts(by, windows, at), _Owed(by)
    closed, asked = closures(windows), _reopenings(by, windows, checks.day_of(at))
    return [_line(w, at, owed.of(w), counts, closed.get(w.pk), asked.get(w.pk)) for w in windows]


def _line(w: Window, at: datetime, owed: int, counts: _Counts, closure: Any, reopening: Any) -> PeriodLine:
    key, term = (w.form_code, w.period), window_term(w)
    sent, late = counts.sent.get(key, (0, 0))
    extended = counts.extended.get(key, 0)
    past = checks.is_late(w.due_at, at)
    rungs = counts.rungs.get(key, {})
    return PeriodLine(
        id=w.pk, form_code=w.form_code, form_name=w.form.name, period=periods.parse(w.period), opens_at=w.opens_at,
        due_at=w.due_at, closes_at=term.closes_at, days_left=checks.days_left(w.due_at, checks.day_of(at)),
        is_open=term.is_open(at), is_past_due=past, is_locked=term.is_locked(at), owed=owed, sent=sent,
        sent_late=late - counts.spared.get(key, 0), overdue=max(0, owed - sent - extended) if past else 0,
        extended=extended, rungs=tuple((r, rungs[r]) for r in checks.RUNGS if r in rungs), closure=closure,
        reopening=reopening,
    )  # fmt: skip


def _here(windows: Sequence[Window]) -> Q:
    out = Q(pk__in=[])
    for w in windows:
        out |= Q(form_code=w.form_code, period=w.period)
    return out


def _counts(by: Actor, windows: Sequence[Window], at: datetime) -> _Counts:
    rows = Filing.objects.within(by).filter(_here(windows), state__in=SENT).order_by()
    after = Q(pk__in=[])
    for w in windows:
        after |= Q(form_code=w.form_code, period=w.period, submitted_at__gte=w.due_at)
    counted = rows.values("form_code", "period").annotate(n=Count("pk"), late=Count("pk", filter=after))
    sent = {(r["form_code"], r["period"]): (r["n"], r["late"]) for r in counted}
    days = _granted(by, windows)
    at_day = {(f, p, u): moment for f, p, u, moment in rows.filter(unit_code__in={u for _, _, u in days}).values_list(
        "form_code", "period", "unit_code", "submitted_at"
    )}  # fmt: skip
    due = {(w.form_code, w.period): w.due_at for w in windows}
    spared: dict[Key, int] = {}
    extended: dict[Key, int] = {}
    for (form, period, unit), own in days.items():
        moment = at_day.get((form, period, unit))
        if moment is None:
            extended[form, period] = extended.get((form, period), 0) + (own > at)
        elif due[form, period] <= moment < own:
            spared[form, period] = spared.get((form, period), 0) + 1
    return _Counts(sent, spared, extended, _rungs(by, windows))


def _granted(by: Actor, windows: Sequence[Window]) -> dict[tuple[str, str, str], datetime]:
    """Each unit's own deadline, where it was granted one."""
    rows = Extension.objects.within(by).filter(_here(windows), state="granted").order_by()
    latest = rows.values_list("form_code", "period", "unit_code").annotate(own=Max("expires_at"))
    return {(form, period, unit): own for form, period, unit, own in latest}


def _rungs(by: Actor, windows: Sequence[Window]) -> dict[Key, dict[str, int]]:
    rows = Reminder.objects.within(by).filter(_here(windows)).order_by()
    out: dict[Key, dict[str, int]] = {}
    for form, period, rung, n in rows.values_list("form_code", "period", "rung").annotate(n=Count("pk")):
        out.setdefault((form, period), {})[rung] = n
    return out


def _reopenings(by: Actor, windows: Sequence[Window], today: date) -> dict[int, ReopeningShown]:
    rows = list(Reopening.objects.filter(window__in=windows, state="asked", until__gte=today).order_by("asked_at"))
    names = people.names_of([r.asked_by for r in rows])
    return {
        r.window_id: ReopeningShown(
            names.get(r.asked_by, r.asked_by), r.asked_at, r.reason, r.until, r.asked_by == by.person
        )
        for r in rows
    }


class _Owed:
    """How many units of an area are asked for a form, counted once for all forms of the same kind and day."""

    def __init__(self, by: Actor) -> None:
        self.by = by
        self.known: dict[tuple[str, str, date], int] = {}

    def of(self, window: Window) -> int:
        shape, last = form_shape(window.form), periods.parse(window.period).last_day
        key = (shape.level, shape.asked_of, last)
        if key not in self.known:
            self.known[key] = self._count(shape, last)
        return self.known[key]

    def _count(self, shape: Form, on: date) -> int:
        if shape.level == "zone":
            return len(registry.zones(self.by, on))
        return registry.enterprise_total(self.by, on, size="" if shape.asked_of == "all" else shape.asked_of)
