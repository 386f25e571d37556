"""Who is asked for a form, and which rungs of the ladder fall due. For the program itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from jiju.core import periods
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Reminder, Window
from jiju.rooms.filings.queries.one import form_shape, reporter_role
from jiju.rooms.filings.queries.terms import extended, term_with
from jiju.rooms.filings.shapes import DueReminder, Owing
from jiju.rooms.filings.states import SENT
from jiju.rooms.registry import queries as registry
from jiju.spine.roles import Role


def windows_running(on: date) -> list[Window]:
    """The windows in which somebody may have to be reminded on a day: near their deadline or after it, not closed."""
    near = checks.start_of(on + timedelta(days=1)) + checks.FIRST_RUNG
    over = checks.start_of(on) - checks.LONGEST_EXTENSION
    rows = Window.objects.select_related("form").filter(due_at__lt=near, closes_at__gt=over, closed_at__isnull=True)
    return list(rows.order_by("due_at", "form_code", "pk"))


def owing(window: Window) -> Iterator[Owing]:
    """Every unit that is asked for a window's form, as it was on the period's last day."""
    shape, last = form_shape(window.form), periods.parse(window.period).last_day
    if shape.level == "zone":
        yield from (Owing(z.code, z.name, z.place) for z in registry.zones_on(last))
        return
    size = "" if shape.asked_of == "all" else shape.asked_of
    yield from (Owing(t.uscc, t.name, t.place) for t in registry.reporters(last, size=size))


def due_reminders(window: Window, on: date, at: datetime) -> list[DueReminder]:
    """The rungs that the units of a window have reached on a day and were not reminded by, in the order of the ladder.

    Whoever has sent is left alone, and so is whoever has a later deadline until that has come near.
    """
    moment = checks.judged_at(on, at)
    days = extended(window.form_code, window.period)
    latest = max([*days.values(), date.min])
    if moment >= term_with(window, latest if days else None).closes_at:
        return []
    found = _filings(window)
    made = set(_reminders(window).values_list("unit_code", "rung"))
    first = reporter_role(form_shape(window.form))
    out = []
    for unit in owing(window):
        state, due_back = found.get(unit.code, ("", None))
        term = term_with(window, days.get(unit.code))
        if state in SENT or not term.is_open(moment):
            continue
        due = max(term.due_at, checks.end_of(due_back)) if state == "returned" and due_back else term.due_at
        waits = Role.ZONE_HEAD if state == "certified" else first
        out += [
            DueReminder(unit, rung, due, waits)
            for rung in checks.rungs_reached(due, moment)
            if (unit.code, rung) not in made
        ]
    return sorted(out, key=lambda r: (checks.RUNGS.index(r.rung), r.unit.code))


def _filings(window: Window) -> dict[str, tuple[str, date | None]]:
    rows = Filing.objects.filter(form_code=window.form_code, period=window.period).order_by("unit_code")
    return {unit: (state, back) for unit, state, back in rows.values_list("unit_code", "state", "due_back")}


def _reminders(window: Window) -> Any:
    return Reminder.objects.filter(form_code=window.form_code, period=window.period).order_by("pk")
