"""Unsealing: two persons of the province, after the last moment, by the clock of the server."""

from __future__ import annotations

from datetime import datetime, timedelta

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.advancing import leave, stand_at, write_deed
from jiju.rooms.selections.acts.refusals import AnotherPerson, StillSealed
from jiju.rooms.selections.acts.requiring import all_of
from jiju.rooms.selections.models import Application, Call
from jiju.rooms.selections.states import CALLS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.sealing import SealIsBroken

SETTLED = timedelta(minutes=1)  # what came in at the last moment has been written by then


@act("selections.ask_unsealing", CALLS["ask_unsealing"])
def ask_unsealing(call: Call, *, by: Actor, at: datetime) -> Call:
    """Ask for the unsealing. Another person, who confirms, is present at it.

    Errors   StillSealed before the last moment has passed
    """
    _refuse_early(call, at)
    call.asked_by, call.asked_at = by.person, at
    call.save()
    record(call, procedure=call.procedure, closes_at=call.closes_at)
    return call


@act("selections.unseal", CALLS["unseal"])
def unseal(call: Call, *, by: Actor, at: datetime) -> Call:
    """Open every application that was submitted: they get their codes and stand at the first stage of review.

    An application whose seal does not open is out, and says why; the others are reviewed. The ledger holds their count
    and digests, in no order that tells whose they are: which code is whose stays with who runs the panels.

    Errors   StillSealed before the last moment, or before somebody asked for it; AnotherPerson for who asked;
             SealIsBroken when the key of the call itself does not open
    """
    _refuse_early(call, at)
    if not call.asked_by:
        raise StillSealed(
            word("Nobody has asked for the unsealing."),
            why=word("Two persons are present at it: one asks, another confirms."),
            remedy=word("Ask for it; a colleague confirms."),
        )
    if by.person == call.asked_by:
        raise AnotherPerson(
            word("You asked for the unsealing."), why=word("Two persons are present at it."),
            remedy=word("A colleague confirms."),
        )  # fmt: skip
    everything = all_of(call)
    rows = [row for row in everything if row.state == "submitted"]
    codes = checks.codes_of([row.unit for row in rows], queries.seed_of(call))
    call.state, call.unsealed_by, call.unsealed_at = "unsealed", by.person, at
    call.save()
    digests = sorted(filter(None, (_opened(call, row, codes[row.unit], by, at) for row in rows)))
    late = _left_unsubmitted([row for row in everything if row.state == "draft"], by, at)
    record(
        call, asked_by=call.asked_by, opened=len(digests), digests=digests, broken=len(rows) - len(digests), late=late
    )
    return call


def _refuse_early(call: Call, at: datetime) -> None:
    if call.closes_at is None or at < call.closes_at + SETTLED:
        raise StillSealed(
            word("Applications are sealed until {moment}.", moment=_said(call.closes_at)),
            why=word("They are opened a minute after the last moment, by the clock of the server, and not before."),
            remedy=word("Come again after that."),
        )


def _said(moment: datetime | None) -> str:
    return moment.astimezone(workdays.ZONE).strftime("%Y-%m-%d %H:%M:%S") if moment else "—"


def _opened(call: Call, application: Application, code: str, by: Actor, at: datetime) -> str:
    """One application, opened: the digest of what it says. Missing: empty when its seal is broken."""
    version = application.versions.order_by("-number")[0]
    try:
        content = queries.content_text(version)
    except SealIsBroken:
        write_deed(application, "unseal", by=by, at=at)
        leave(application, "out", at, BROKEN)
        return ""
    today = workdays.day_of(at)
    version.content, version.is_sealed = content, False
    version.eligibility = canonical(checks.lines_data(queries.eligibility(call, application.unit, today)))
    version.save()
    application.code = code
    write_deed(application, "unseal", by=by, at=at, stage="")
    stand_at(application, checks.first_stage(queries.procedure_of(call), application.place), at)
    return version.digest


def _left_unsubmitted(rows: list[Application], by: Actor, at: datetime) -> int:
    """Drafts that nobody submitted: they are out, and stay sealed. How many they are."""
    for row in rows:
        write_deed(row, "unseal", by=by, at=at)
        leave(row, "out", at, LATE)
    return len(rows)


BROKEN = "seal-broken"  # why an application is out: told in words where it is shown
LATE = "not-submitted"
