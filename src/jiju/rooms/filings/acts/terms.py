"""What the windows of reporting refuse: too early, too late, never opened."""

from __future__ import annotations

from datetime import datetime

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import NotInWindow, PeriodIsClosed
from jiju.rooms.filings.models import Filing, Window
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Place


def open_window(form_code: str, period: Period) -> Window:
    """The window of a form and period.

    Errors   NotInWindow when it was never opened
    """
    window = queries.window_of(form_code, str(period))
    if window is None:
        raise NotInWindow(
            word("{form} is not asked for {period}.", form=form_code, period=period.name),
            remedy=word("Choose one of the periods on your desk."),
        )
    return window


def refuse_outside(window: Window, unit_code: str, at: datetime) -> None:
    """Refuse to report before the window opens, or from the moment on at which it closes to the unit."""
    if window.opens_at <= at < window.closes_at:
        return  # an extension moves the closing on, and nothing else: it need not be asked for
    term = queries.term_of(window, unit_code)
    _refuse_locked(window, at)
    names = {"form": window.form_code, "period": periods.parse(window.period).name}
    if at < term.opens_at:
        raise NotInWindow(
            word("{form} for {period} is not open yet.", **names),
            remedy=word("It opens on {day}.", day=minute(term.opens_at)),
        )
    if not term.is_open(at):
        raise NotInWindow(
            word("{form} for {period} was closed on {day}.", day=minute(term.closes_at), **names),
            remedy=word("Ask the province to open it again."),
        )


def _refuse_locked(window: Window, at: datetime) -> None:
    closure = queries.closure_of(window)
    if closure is None or not queries.is_locked(window, at):
        return
    raise PeriodIsClosed(
        word(
            "{form} for {period} was closed by {name} on {day}: nothing of it is filled in, signed or reviewed now.",
            form=window.form_code, period=periods.parse(window.period).name, name=closure.closed_by,
            day=minute(closure.closed_at) if closure.closed_at else "",
        ),
        why=word("Figures that were closed stay as they are, so that what was counted from them holds."),
        remedy=word("Two persons of the province can open it again."),
    )  # fmt: skip


def refuse_locked(filing: Filing, at: datetime) -> None:
    """Refuse whatever is done to a filing whose period the province closed.

    Errors   PeriodIsClosed
    """
    window = queries.window_of(filing.form_code, filing.period)
    if window is not None:
        _refuse_locked(window, at)


def not_locked(found: list[tuple[Filing, str]], at: datetime) -> list[tuple[Filing, str]]:
    """Those of some filings, each with where it goes, whose period nobody closed.

    Errors   PeriodIsClosed when every one of them lies in a closed period
    """
    locked = queries.locked_periods([row for row, _ in found], at)
    kept = [(row, target) for row, target in found if (row.form_code, row.period) not in locked]
    if found and not kept:
        refuse_locked(found[0][0], at)
    return kept


def refuse_late_filing(filing: Filing, at: datetime) -> None:
    """Refuse what a reporter does to a filing whose window is not open.

    Errors   NotInWindow, PeriodIsClosed
    """
    window = queries.window_of(filing.form_code, filing.period)
    if window is not None:
        refuse_outside(window, filing.unit_code, at)


def minute(moment: datetime) -> str:
    """A moment as a sentence names it, in the province's own time."""
    return moment.astimezone(checks.ZONE).strftime("%Y-%m-%d %H:%M")


def unit_of(level: str, unit_code: str, period: Period) -> tuple[str, Place]:
    """Name and place of a unit as they were on the period's last day.

    Errors   NotFound when it was not there
    """
    if level == "enterprise":
        found = registry.enterprise_place(unit_code, period.last_day)
        if found is not None:
            return found
    else:
        version = next((z for z in registry.zones_on(period.last_day) if z.code == unit_code), None)
        if version is not None:
            return version.name, version.place
    raise NotFound(
        word("There is no unit {code} on {day}.", code=unit_code, day=str(period.last_day)),
        remedy=word("Ask the zone to enter it in the registry first."),
    )
