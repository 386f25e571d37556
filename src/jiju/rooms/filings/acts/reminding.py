"""The ladder of reminders: each rung once for each unit, form and period; the farther up, the more are told."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime

from jiju.core import periods
from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import DayHasNotCome, NothingChanges
from jiju.rooms.filings.acts.telling import message, tell
from jiju.rooms.filings.acts.terms import minute
from jiju.rooms.filings.models import Message, Reminder, Window
from jiju.rooms.filings.shapes import DueReminder
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.roles import Role

BATCH = 500
BODY = (Role.ZONE_STATISTICIAN, Role.ZONE_HEAD)  # who answers for a zone's reports
Address = tuple[Role, str]


@act("filings.remind")
def remind(window: Window, *, by: Actor, at: datetime, on: date) -> Counter[str]:
    """Remind every unit that has reached a rung of the ladder on a day and was not reminded by it yet.

    Shape    how many units reached each rung
    Errors   DayHasNotCome; NothingChanges when nobody is to be reminded
    """
    if on > checks.day_of(at):
        raise DayHasNotCome(
            word("{day} has not come yet; nobody is reminded ahead of time.", day=str(on)),
            remedy=word("Choose today or an earlier day."),
        )
    due = queries.due_reminders(window, on, at)
    if not due:
        raise NothingChanges(word("Nobody is to be reminded of {form} now.", form=window.form_code))
    kept = _keep(window, due, on, at)
    tell(_messages(window, due, kept, at), at)
    rungs = Counter(r.rung for r in due)
    seal = hashlib.sha256("".join(f"{r.rung} {r.unit.code}\n" for r in due).encode()).hexdigest()
    record(window, form=window.form_code, period=window.period, on=on, rungs=dict(rungs), digest=seal)
    return rungs


def _keep(window: Window, due: Sequence[DueReminder], on: date, at: datetime) -> dict[tuple[str, str], int]:
    """The reminders as records, by rung and unit."""
    rows = [
        Reminder(
            form_code=window.form_code, period=window.period, unit_code=r.unit.code, unit_name=r.unit.name,
            rung=r.rung, due_at=r.due_at, made_on=on, made_at=at, city=r.unit.place.city, county=r.unit.place.county,
            zone_code=r.unit.place.zone, zone_type=r.unit.place.zone_type, enterprise_code=r.unit.place.enterprise,
        )
        for r in due
    ]  # fmt: skip
    Reminder.objects.bulk_create(rows, batch_size=BATCH)
    return {(row.rung, row.unit_code): row.pk for row in rows}


def _messages(
    window: Window, due: Sequence[DueReminder], kept: dict[tuple[str, str], int], at: datetime
) -> list[Message]:
    """What is told at each rung. At T nobody is told anything: the deadline itself is shown as passed."""
    out: list[Message] = []
    for rung, tellers in TOLD.items():
        reached = [r for r in due if r.rung == rung]
        for teller in tellers:
            out += teller(window, reached, kept, at) if reached else ()
    return out


def _names(window: Window) -> dict[str, object]:
    return {
        "form": window.form_code, "name": window.form.name, "period": periods.parse(window.period).name,
    }  # fmt: skip


def _about(window: Window, unit: str = "") -> tuple[str, str, str]:
    return window.form_code, window.period, unit


def _notices(window: Window, due: Iterable[DueReminder], kept: object, at: datetime) -> Iterator[Message]:
    """Before the deadline: to whoever the form waits for."""
    for r in due:
        names = _names(window) | {"unit": r.unit.name, "due": minute(r.due_at)}
        text = word("{unit} has not sent {form} “{name}” for {period} yet. It is due on {due}.", **names)
        if r.waits_for is Role.ZONE_HEAD:
            text = word("{form} “{name}” of {unit} for {period} waits for your signature. It is due on {due}.", **names)
        yield message(
            (r.waits_for, _code(r, r.waits_for)), r.rung,
            word("{form} for {period} is due on {due}", **names), text, about=_about(window, r.unit.code), at=at,
        )  # fmt: skip


def _overdue(window: Window, due: Iterable[DueReminder], kept: object, at: datetime) -> Iterator[Message]:
    """A day after the deadline, to the unit itself: a zone's statistician and head, or the enterprise."""
    for r in due:
        names = _names(window) | {"unit": r.unit.name, "due": minute(r.due_at)}
        for to in _own(r):
            yield message(
                to, r.rung, word("{form} for {period} is overdue", **names),
                word("{unit} has not sent {form} “{name}” for {period}, due on {due}. Please send it now.", **names),
                about=_about(window, r.unit.code), at=at,
            )  # fmt: skip


def _enterprises(window: Window, due: Iterable[DueReminder], kept: object, at: datetime) -> Iterator[Message]:
    """A day after the deadline, to the statistician and the head of a zone: its enterprises that have not sent."""
    firms = [r for r in due if r.unit.place.enterprise]
    return _listed(window, firms, lambda r: [(role, r.unit.place.zone) for role in BODY], at)


def _offices(window: Window, due: Iterable[DueReminder], kept: object, at: datetime) -> Iterator[Message]:
    """Three days after the deadline, to the county and the city: their units that have not sent."""
    return _listed(window, due, lambda r: [(Role.COUNTY, r.unit.place.county), (Role.CITY, r.unit.place.city)], at)


def _listed(
    window: Window, due: Iterable[DueReminder], to: Callable[[DueReminder], list[Address]], at: datetime
) -> Iterator[Message]:
    lists: dict[Address, list[DueReminder]] = {}
    for r in due:
        for address in to(r):
            if address[1]:
                lists.setdefault(address, []).append(r)
    for address, rows in lists.items():
        names = _names(window) | {"n": len(rows)}
        yield message(
            address, rows[0].rung, word("{n} units have not sent {form} for {period}", **names),
            word("{n} units have not sent {form} “{name}” for {period}. Please see that they do.", **names),
            about=_about(window), at=at, units=[(r.unit.code, r.unit.name) for r in rows],
        )  # fmt: skip


def _issued(
    window: Window, due: Iterable[DueReminder], kept: dict[tuple[str, str], int], at: datetime
) -> Iterator[Message]:
    """Five days after the deadline, to the unit itself: a notice was issued."""
    for r in due:
        names = _names(window) | {"unit": r.unit.name, "due": minute(r.due_at)}
        for to in _own(r):
            yield message(
                to, r.rung, word("Reminder notice: {form} for {period}", **names),
                word("A reminder notice was issued to {unit}: {form} “{name}” for {period} was due on {due}.", **names),
                about=_about(window, r.unit.code), at=at, notice=kept[(r.rung, r.unit.code)],
            )  # fmt: skip


def _own(r: DueReminder) -> list[Address]:
    if r.unit.place.enterprise:
        return [(Role.ENTERPRISE, r.unit.code)]
    return [(role, r.unit.code) for role in BODY]


def _code(r: DueReminder, role: Role) -> str:
    return r.unit.code if role is Role.ENTERPRISE else r.unit.place.zone


Teller = Callable[[Window, Sequence[DueReminder], dict[tuple[str, str], int], datetime], Iterable[Message]]
TOLD: dict[str, tuple[Teller, ...]] = {
    "T-3": (_notices,),
    "T-1": (_notices,),
    "T+1": (_overdue, _enterprises),
    "T+3": (_offices,),
    "T+5": (_issued,),
}
