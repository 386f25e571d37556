"""Acts: open a call for applications or a case, extend a call, give one up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from jiju.core import workdays
from jiju.core.periods import Period
from jiju.core.words import word
from jiju.rooms.programmes.shapes import Procedure
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.advancing import stand_at, write_deed
from jiju.rooms.selections.acts.refusals import (
    AnotherProcedure,
    CallIsClosed,
    DayDoesNotFit,
    NotEligible,
    ZoneIsNotThere,
)
from jiju.rooms.selections.acts.requiring import MOST, NAME, all_of, refuse_ineligible, refuse_writers_in, written
from jiju.rooms.selections.acts.seeding import fresh_secret
from jiju.rooms.selections.acts.steps import decided_by, other_than
from jiju.rooms.selections.acts.taking_part import new_application, seal_version
from jiju.rooms.selections.models import Call
from jiju.rooms.selections.states import CALLS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical
from jiju.spine.sealing import fresh_key

LONGEST = timedelta(days=2 * 366)  # how long a call may take applications


@act("selections.open_call")
def open_call(
    procedure: Procedure, *, by: Actor, at: datetime, name: str, closes_at: datetime, notice: str = "",
    period: Period | None = None, quotas: Mapping[str, int] | None = None, uploads: Sequence[Upload] = (),
) -> Call:  # fmt: skip
    """Open a call: its applications are sealed until the last moment, and half of every draw's seed is fixed.

    Missing  without a period, conditions are judged by the last one that is over; without quotas, the procedure's hold
    Errors   AnotherProcedure, DayDoesNotFit, ReasonIsShort, TextIsLong; FilesAreNotKept
    """
    _refuse_other_way(procedure, "call")
    if closes_at <= at:
        raise DayDoesNotFit(word("The last moment has passed."), remedy=word("Choose a later one."))
    _refuse_far(closes_at, at)
    _refuse_cities(quotas or {}, at)
    made = _new(procedure, by, at, name, _period(procedure, period, at))
    made.closes_at, made.notice, made.quotas = closes_at, notice.strip(), canonical(dict(quotas or {}))
    made.save()
    files = attach(made, uploads, "notice", by=by, at=at)
    record(
        made, procedure=made.procedure, wording=made.digest, name=made.name, closes_at=closes_at, period=made.period,
        quotas=dict(quotas or {}), seed_digest=made.seed_digest, files=told(files),
    )  # fmt: skip
    return made


@act("selections.open_case")
def open_case(
    procedure: Procedure, *, by: Actor, at: datetime, name: str, units: Sequence[str], reason: str,
    period: Period | None = None,
) -> Call:  # fmt: skip
    """Open a case for zones that the province names: they stand at the first stage at once.

    Errors   AnotherProcedure, ZoneIsNotThere naming each code that is no zone on that day, NotEligible, AlreadyApplied,
             ReasonIsShort, TextIsLong
    """
    _refuse_other_way(procedure, "case")
    _refuse_leaving(procedure)
    _refuse_unknown(units, by, at)
    if not units:
        raise NotEligible(word("No zone was named."), (), remedy=word("Name the zones that the case is about."))
    made = _new(procedure, by, at, name, _period(procedure, period, at))
    made.state, made.reason = "unsealed", written(reason, word("Say why the case is opened."))
    made.save()
    codes = checks.codes_of(units, queries.seed_of(made))
    for unit in dict.fromkeys(units):
        application = new_application(made, unit, by, at)
        application.code = codes[unit]
        version = seal_version(application, queries.draft_of(application), by=by, at=at)
        write_deed(application, "open_case", by=by, at=at, said=made.reason)
        stand_at(application, checks.first_stage(procedure, application.place), at)
        refuse_ineligible(application, checks.lines_of(version.eligibility))
    record(
        made, procedure=made.procedure, wording=made.digest, name=made.name, period=made.period,
        units=list(dict.fromkeys(units)), reason=made.reason, seed_digest=made.seed_digest,
    )  # fmt: skip
    return made


def _refuse_unknown(units: Sequence[str], by: Actor, at: datetime) -> None:
    """Whoever opens a case sees every zone, so that to name what is none tells nothing."""
    known = {z.code for z in registry.zones(by, workdays.day_of(at))}
    strange = [unit[:20] for unit in dict.fromkeys(units) if unit not in known]
    if strange:
        raise ZoneIsNotThere(
            word("There is no zone today with the code: {codes}.", codes="、".join(strange)),
            remedy=word("Check the codes against the register of zones."),
        )


def _new(procedure: Procedure, by: Actor, at: datetime, name: str, period: Period) -> Call:
    wording, key = canonical(procedure.model_dump(mode="json")), fresh_key()
    sealed, digest = fresh_secret(key)
    return Call(
        procedure=procedure.id, wording=wording, digest=checks.digest_of(wording), period=str(period), opens_at=at,
        name=written(name, word("The call has a name."), NAME, MOST), sealed_key=key, opened_by=by.person,
        seed_secret=sealed, seed_digest=digest,
    )  # fmt: skip


def _refuse_other_way(procedure: Procedure, way: str) -> None:
    if procedure.opens != way:
        by_call = procedure.opens == "call"
        raise AnotherProcedure(
            word("“{name}” is not opened in this way.", name=procedure.name),
            why=word("Its zones apply by a day.") if by_call else word("The province names its zones."),
            remedy=word("Choose the other way of opening."),
        )  # fmt: skip


def _refuse_leaving(procedure: Procedure) -> None:
    if procedure.leaves is not None:
        raise AnotherProcedure(
            word("“{name}” is not opened by hand.", name=procedure.name),
            why=word("A title ends after notice to the zone, a hearing where one is asked for, and a decision."),
            remedy=word("Take up the removal that follows from an evaluation; its public notice opens by itself."),
        )


def _period(procedure: Procedure, period: Period | None, at: datetime) -> Period:
    today = workdays.day_of(at)
    chosen = period or queries.last_period(procedure.period, today)
    if chosen.kind != procedure.period or chosen.last_day >= today:
        raise DayDoesNotFit(
            word("{period} is not over, or not a period of this procedure.", period=str(chosen)),
            remedy=word("Choose one that is over, of the kind that the procedure names."),
        )
    return chosen


def _refuse_far(closes_at: datetime, at: datetime) -> None:
    if closes_at - at > LONGEST:
        raise DayDoesNotFit(
            word("Applications would come in for more than two years."),
            remedy=word("Check the year, and choose an earlier day."),
        )


def _refuse_cities(quotas: Mapping[str, int], at: datetime) -> None:
    known = {d.code for d in registry.divisions("city", workdays.day_of(at))}
    strange = [code for code, n in quotas.items() if code not in known or n < 0]
    if strange:
        raise DayDoesNotFit(
            word("These quotas name no city, or fewer than none: {cities}.", cities="、".join(strange)),
            remedy=word("Name each city by its code, with a whole number."),
        )


@act("selections.extend_call", CALLS["extend_call"])
def extend_call(call: Call, *, by: Actor, at: datetime, closes_at: datetime, reason: str) -> Call:
    """Give everybody more time, before the last moment has passed.

    Errors   CallIsClosed, DayDoesNotFit, ReasonIsShort
    """
    before = call.closes_at
    if before is None or at >= before or call.asked_at is not None:
        raise CallIsClosed(
            word("The last moment for applications has passed."),
            remedy=word("Open another call: time is given before the end, never after."),
        )
    if closes_at <= before:
        raise DayDoesNotFit(
            word("The new last moment is not later than the old one."), remedy=word("Choose a later one.")
        )
    _refuse_far(closes_at, at)
    call.closes_at, call.reason = closes_at, written(reason, word("Say why everybody gets more time."))
    call.save()
    record(call, before=before, closes_at=closes_at, reason=call.reason)
    return call


@act("selections.give_up_call", CALLS["give_up_call"])
def give_up_call(call: Call, *, by: Actor, at: datetime, reason: str) -> Call:
    """End a call without a result. What was submitted stays, and sealed where it was never unsealed.

    Errors   ReasonIsShort; AnotherPerson for who wrote an application; SamePersonAgain for who recorded the decision
             or published the notice
    """
    refuse_writers_in(call, by)
    other_than(decided_by(call), by)
    call.state, call.reason = "given_up", written(reason, word("Say why the call is given up."))
    call.save()
    living = all_of(call, state__in=(*checks.LIVING, "draft"))
    for application in living:
        write_deed(application, "give_up_call", by=by, at=at, said=call.reason)
        application.state, application.reason, application.due = "out", call.reason, None
        application.save()
    record(call, reason=call.reason, applications=[a.pk for a in living])
    return call
