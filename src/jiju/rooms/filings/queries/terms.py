"""When each unit may report one form for one period: the window, and the extension that the unit was granted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef

from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Extension, Filing, Window
from jiju.rooms.filings.shapes import Term

Key = tuple[str, str, str]  # form, period, unit


def window_of(form_code: str, period: str) -> Window | None:
    """The window of a form and period, or nothing when it was never opened. For the program itself."""
    return Window.objects.filter(form_code=form_code, period=period).order_by("pk").first()


def window(form_code: str, period: str) -> Window:
    """The window of a form and period, to act on.

    Errors   NotFound when it was never opened
    """
    found = window_of(form_code, period)
    if found is None:
        raise NotFound(
            word("{form} is not asked for {period}.", form=form_code, period=period),
            remedy=word("Choose one of the periods on your desk."),
        )
    return found


def term_of(window: Window, unit_code: str) -> Term:
    """When a unit may report in a window. For the program itself."""
    rows = _granted().filter(form_code=window.form_code, period=window.period, unit_code=unit_code)
    return term_with(window, max(rows.values_list("until_granted", flat=True), default=None))


def term_with(window: Window, extended_until: date | None) -> Term:
    """When a unit may report in a window, with its extension known. For the program itself."""
    return checks.term(
        window.opens_at, window.due_at, window.closes_at, extended_until=extended_until, closed_at=window.closed_at,
        reopened_until=window.reopened_until,
    )  # fmt: skip


def window_term(window: Window) -> Term:
    """When units without an extension may report in a window. For the program itself."""
    return term_with(window, None)


def is_locked(window: Window, at: datetime) -> bool:
    """Whether the province closed the period, and has not opened it again. For the program itself."""
    return window_term(window).is_locked(at)


def locked_periods(filings: Iterable[Filing], at: datetime) -> set[tuple[str, str]]:
    """The forms and periods of some filings that the province closed. For the program itself."""
    keys = {(f.form_code, f.period) for f in filings}
    rows = Window.objects.filter(period__in=sorted({p for _, p in keys}), closed_at__isnull=False).order_by("pk")
    return {(w.form_code, w.period) for w in rows if is_locked(w, at)} & keys


def extended(form_code: str, period: str) -> dict[str, date]:
    """The days granted for a form and period, by unit. For the program itself."""
    return {unit: day for (_, _, unit), day in _days(_granted().filter(form_code=form_code, period=period)).items()}


def extended_unit(unit_code: str) -> dict[tuple[str, str], date]:
    """The days granted to a unit, by form and period. For the program itself."""
    return {(form, period): day for (form, period, _), day in _days(_granted().filter(unit_code=unit_code)).items()}


def extended_filings(filings: Iterable[Filing]) -> dict[Key, date]:
    """The days granted to the units of some filings, in one query. For the program itself."""
    keys = {(f.form_code, f.period, f.unit_code) for f in filings}
    if not keys:
        return {}
    forms, periods, units = (sorted(set(one)) for one in zip(*keys, strict=True))
    return _days(_granted().filter(form_code__in=forms, period__in=periods, unit_code__in=units))


def holds_on(day: date) -> Exists:
    """A condition on filings: their unit was granted a deadline on that day or later. For the program itself."""
    here = {name: OuterRef(name) for name in ("form_code", "period", "unit_code")}
    return Exists(_granted().order_by().filter(**here, until_granted__gte=day))


def _granted() -> Any:
    return Extension.objects.filter(state="granted").order_by("until_granted", "pk")


def _days(rows: Any) -> dict[Key, date]:
    """The latest day of each unit: the rows come in order of their day."""
    found = rows.values_list("form_code", "period", "unit_code", "until_granted")
    return {(form, period, unit): day for form, period, unit, day in found}
