"""Who is overdue with a form: unit by unit, with the last rung that it was reminded by and the notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from jiju.core.periods import Period
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Reminder, Window
from jiju.rooms.filings.queries.ladder import owing
from jiju.rooms.filings.queries.terms import extended, term_with, window
from jiju.rooms.filings.shapes import OverdueLine, OverduePage, Owing
from jiju.rooms.filings.states import SENT, STATES
from jiju.rooms.filings.words import NOT_STARTED
from jiju.spine import permissions
from jiju.spine.actors import Actor

PAGE = 50
Late = tuple[datetime, str, Owing, str]  # its own deadline, code, unit, state of its form


def overdue(by: Actor, form_code: str, period: Period, at: datetime, *, page: int = 1) -> OverduePage:
    """The units of an area that have not sent a form and are past their own deadline, the longest overdue first.

    Errors   NotFound when the form was never asked for the period; NotYours
    """
    asked, late = _sorted(by, form_code, period, at)
    pages = max(1, -(-len(late) // PAGE))
    page = min(max(1, page), pages)
    rows = _lines(asked, late[(page - 1) * PAGE : page * PAGE], at)
    return OverduePage(form_code, asked.form.name, period, rows, len(late), page, pages)


def overdue_whole(by: Actor, form_code: str, period: Period, at: datetime) -> tuple[OverdueLine, ...]:
    """The same list as one, to be exported.

    Errors   NotFound, NotYours
    """
    asked, late = _sorted(by, form_code, period, at)
    return _lines(asked, late, at)


def _sorted(by: Actor, form_code: str, period: Period, at: datetime) -> tuple[Window, list[Late]]:
    permissions.ask(by, "filings.see_reporting")
    asked = window(form_code, str(period))
    return asked, sorted(_late(by, asked, at), key=lambda one: one[:2])


def _lines(asked: Window, late: list[Late], at: datetime) -> tuple[OverdueLine, ...]:
    reminded = _reminded(asked, {code for _, code, _, _ in late})
    return tuple(_line(one, reminded.get(one[1], []), checks.day_of(at)) for one in late)


def _late(by: Actor, asked: Window, at: datetime) -> Iterator[Late]:
    """Whoever owes the form at this moment, as the ladder of reminders sees it."""
    days = extended(asked.form_code, asked.period)
    known = Filing.objects.filter(form_code=asked.form_code, period=asked.period).order_by("unit_code")
    found = {unit: (state, back) for unit, state, back in known.values_list("unit_code", "state", "due_back")}
    for unit in owing(asked):
        state, back = found.get(unit.code, ("", None))
        if state in SENT or not by.scope.covers(unit.place):
            continue
        due = _due(asked, days.get(unit.code), back if state == "returned" else None)
        if checks.is_late(due, at):
            yield due, unit.code, unit, state


def _due(asked: Window, extended_until: date | None, back: date | None) -> datetime:
    own = term_with(asked, extended_until).due_at
    return max(own, checks.end_of(back)) if back else own


def _reminded(asked: Window, units: set[str]) -> dict[str, list[tuple[str, int]]]:
    """The rungs that some units were reminded by, in the order of the days, with the number of the reminder."""
    rows = Reminder.objects.filter(form_code=asked.form_code, period=asked.period)
    out: dict[str, list[tuple[str, int]]] = {}
    for unit, rung, pk in rows.order_by("made_at", "pk").values_list("unit_code", "rung", "pk"):
        if unit in units:  # not asked of the store: it takes so many codes and no more in one question
            out.setdefault(unit, []).append((rung, pk))
    return out


def _line(late: Late, reminded: list[tuple[str, int]], today: date) -> OverdueLine:
    due, code, unit, state = late
    return OverdueLine(
        code=code, name=unit.name, state_name=STATES.states[state] if state else NOT_STARTED, due_at=due,
        days_over=-checks.days_left(due, today), rung=reminded[-1][0] if reminded else "",
        notice=next((pk for rung, pk in reminded if rung == checks.RUNGS[-1]), None),
    )  # fmt: skip
