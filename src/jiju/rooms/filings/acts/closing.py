"""Closing a period, and opening it again by two persons of the province."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from jiju.core import periods
from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import (
    AlreadyAsked,
    DayHasPassed,
    ExtensionIsTooLong,
    NothingChanges,
    PeriodIsClosed,
    PeriodStillRuns,
    ReasonIsMissing,
    SamePerson,
)
from jiju.rooms.filings.acts.telling import message, tell
from jiju.rooms.filings.acts.terms import minute
from jiju.rooms.filings.models import Reopening, Window
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.roles import Role

SHORTEST = 15
LONGEST = timedelta(days=30)


@act("filings.close_period")
def close_period(window: Window, *, by: Actor, at: datetime) -> Window:
    """Close a period for good: nothing of it is filled in, signed or reviewed any more.

    Errors   PeriodIsClosed; PeriodStillRuns before the deadline, or while an extension waits or holds
    """
    if queries.is_locked(window, at):
        raise PeriodIsClosed(word("This period was closed before, on {day}.", day=minute(window.closed_at)))
    _refuse_running(window, at)
    window.closed_at, window.closed_by = at, by.person
    window.reopened_at, window.reopened_by, window.reopened_until = None, "", None
    window.save()
    sent, unfinished = queries.counts_at_closing(window)
    record(window, form=window.form_code, period=window.period, sent=sent, unfinished=unfinished)
    return window


def _refuse_running(window: Window, at: datetime) -> None:
    if at < window.due_at:
        raise PeriodStillRuns(
            word("The deadline is {day}; until then the period stays open.", day=minute(window.due_at)),
            remedy=word("Close it after the deadline."),
        )
    waiting, holding = queries.extensions_running(window, at)
    if waiting:
        raise PeriodStillRuns(
            word("{n} extensions of this period wait for a decision.", n=waiting),
            remedy=word("Grant or refuse them first."),
        )
    if holding:
        raise PeriodStillRuns(
            word("{n} units have a later deadline, which has not passed.", n=holding),
            remedy=word("Close the period after the last of these days."),
        )


@act("filings.ask_reopening")
def ask_reopening(window: Window, *, by: Actor, at: datetime, reason: str, until: date) -> Reopening:
    """Ask that a closed period be opened again until a day. Another person of the province opens it.

    Errors   NothingChanges while it is open; AlreadyAsked; ReasonIsMissing; DayHasPassed, ExtensionIsTooLong
    """
    if queries.window_term(window).is_open(at):
        raise NothingChanges(word("This period is open."), remedy=word("It can be filled in without being opened."))
    if queries.reopening_asked(window, checks.day_of(at)) is not None:
        raise AlreadyAsked(
            word("It was asked before that this period be opened again."),
            remedy=word("Another person of the province opens it."),
        )
    if len(reason.strip()) < SHORTEST:
        raise ReasonIsMissing(
            word("A reason has {least} characters or more; this one has {n}.", least=SHORTEST, n=len(reason.strip())),
            remedy=word("Say what must be corrected, and who asked for it."),
        )
    _refuse_day(until, checks.day_of(at))
    made = Reopening(window=window, reason=reason.strip(), until=until, asked_by=by.person, asked_at=at)
    made.save()
    record(window, form=window.form_code, period=window.period, reason=made.reason, until=until, reopening=made.pk)
    names = {
        "form": window.form_code, "period": periods.parse(window.period).name, "day": str(until),
        "name": by.name, "reason": made.reason,
    }  # fmt: skip
    tell([message(
        (Role.PROVINCE, ""), "reopening_asked", word("{form} for {period}: to be opened again", **names),
        word("{name} asks for {form} for {period} to be opened again until {day}: {reason}", **names),
        about=(window.form_code, window.period, ""), at=at,
    )], at)  # fmt: skip
    return made


def _refuse_day(until: date, today: date) -> None:
    if until < today:
        raise DayHasPassed(word("{day} has passed.", day=str(until)), remedy=word("Choose today or a later day."))
    if until > today + LONGEST:
        raise ExtensionIsTooLong(
            word("A period is opened again for thirty days at most, until {last}.", last=str(today + LONGEST)),
            remedy=word("Choose an earlier day."),
        )


@act("filings.reopen_period")
def reopen_period(window: Window, *, by: Actor, at: datetime) -> Window:
    """Open a closed period again, as another person of the province asked.

    Errors   NothingChanges when nobody asked; SamePerson
    """
    asked = queries.reopening_asked(window, checks.day_of(at))
    if asked is None:
        raise NothingChanges(
            word("Nobody has asked that this period be opened again."),
            remedy=word("One person of the province asks, with a reason and a day; another opens it."),
        )
    if asked.asked_by == by.person:
        raise SamePerson(
            word("You asked for it yourself; another person of the province opens the period."),
            why=word("Two persons answer for opening what was closed."),
        )
    asked.state, asked.decided_by, asked.decided_at = "granted", by.person, at
    asked.save()
    window.reopened_at, window.reopened_by, window.reopened_until = at, by.person, asked.until
    window.save()
    record(
        window, form=window.form_code, period=window.period, reason=asked.reason, asked_by=asked.asked_by,
        until=asked.until, reopening=asked.pk,
    )  # fmt: skip
    return window
