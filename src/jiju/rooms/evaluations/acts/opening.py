"""Acts: open a round on frozen figures, give one up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jiju.core import periods, workdays
from jiju.core.periods import Period
from jiju.core.words import word
from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.acts.refusals import (
    DayDoesNotFit,
    NothingIsAccepted,
    PeriodDoesNotFit,
    RoundIsThere,
    SchemeIsNotInForce,
)
from jiju.rooms.evaluations.acts.requiring import written
from jiju.rooms.evaluations.models import Participant, Round, Scheme
from jiju.rooms.evaluations.shapes import Measured, Snapshot
from jiju.rooms.evaluations.states import ROUNDS
from jiju.rooms.programmes.shapes import Scheme as SchemeShape
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

NAME = 4


@act("evaluations.open_round")
def open_round(
    scheme: Scheme, *, by: Actor, at: datetime, period: Period, name: str, assess_self_by: date | None = None
) -> Round:
    """Open a round: freeze the accepted figures, and ask every unit for its self-assessment.

    Missing  without a day, units have as many working days as the scheme gives them
    Errors   SchemeIsNotInForce, PeriodDoesNotFit, RoundIsThere, NothingIsAccepted, DayDoesNotFit, TextIsMissing
    """
    today, shape = workdays.day_of(at), SchemeShape.model_validate_json(scheme.definition)
    _refuse_scheme(scheme, today)
    _refuse_period(scheme, shape, period, today)
    until = assess_self_by or workdays.after_working_days(today, shape.terms.assess_self)
    if until < today:
        raise DayDoesNotFit(word("{day} has passed.", day=str(until)), remedy=word("Choose today or a later day."))
    snapshot = queries.measure(shape, period, at=at)
    if not any(u.values for u in snapshot.units):
        raise NothingIsAccepted(
            word("No unit of this scheme has accepted figures for {period}.", period=period.name),
            remedy=word("Open the round once the filings of the period have been accepted."),
        )
    text, changes = checks.snapshot_text(snapshot), queries.changes_during(shape, period)
    made = Round(
        scheme=scheme, scheme_code=scheme.code, name=written(name, NAME), period=str(period), vintage=snapshot.vintage,
        snapshot=text, snapshot_digest=checks.digest_of(text), changes=canonical([vars(c) for c in changes]),
        opened_by=by.person, opened_at=at, assess_self_by=until,
    )  # fmt: skip
    made.save()
    Participant.objects.bulk_create([_participant(made, shape, unit) for unit in snapshot.units])
    record(made, **_told(made, snapshot), changes=[f"{c.unit} {c.what} {c.on}" for c in changes])
    return made


def _told(made: Round, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "scheme": f"{made.scheme_code} {made.scheme.number}", "period": made.period, "vintage": made.vintage,
        "digest": made.snapshot_digest, "units": len(snapshot.units), "assess_self_by": made.assess_self_by,
    }  # fmt: skip


def _participant(round_: Round, shape: SchemeShape, unit: Measured) -> Participant:
    zone = unit.unit if shape.units == "zone" else ""
    return Participant(
        round=round_, unit=unit.unit, unit_name=unit.name, state="invited" if zone else "not_asked", city=unit.city,
        county=unit.county, zone_code=zone, zone_type=unit.zone_type,
    )  # fmt: skip


def _refuse_scheme(scheme: Scheme, today: date) -> None:
    begun = scheme.effective_from is not None and scheme.effective_from <= today
    ended = scheme.effective_until is not None and scheme.effective_until < today
    if scheme.state != "approved" or not begun or ended:
        raise SchemeIsNotInForce(
            word("“{scheme}” is not in force on {day}.", scheme=scheme.name, day=str(today)),
            why=word("A round follows a scheme that another person has approved, from the day it takes effect."),
            remedy=word("Have the scheme approved, or choose the wording in force."),
        )


def _refuse_period(scheme: Scheme, shape: SchemeShape, period: Period, today: date) -> None:
    if period.kind != shape.period:
        raise PeriodDoesNotFit(
            word("{period} is not a period of this scheme.", period=period.name),
            remedy=word("Choose a period of the kind that the scheme names."),
        )
    if period.last_day >= today:
        raise PeriodDoesNotFit(
            word("{period} is not over before {day}.", period=period.name, day=str(period.last_day)),
            remedy=word("Open the round after that day."),
        )
    for held in Round.objects.filter(scheme_code=scheme.code).exclude(state="given_up").order_by("-period", "-pk"):
        _refuse_within_cycle(held, shape, period)


def _refuse_within_cycle(held: Round, shape: SchemeShape, period: Period) -> None:
    """Refuse a second round of a period, and where the cycle is longer than a year, one before the cycle is over."""
    if held.period == str(period):
        raise RoundIsThere(
            word("“{name}” is a round of this scheme and period already.", name=held.name),
            remedy=word("Go on with it. A final round is changed by a correction, never by another round."),
        )
    years = abs(period.year - periods.parse(held.period).year)
    if shape.cycle_years > 1 and years < shape.cycle_years:
        raise RoundIsThere(
            word("The cycle of this scheme is {n} years, and “{name}” lies within it.",
                 n=shape.cycle_years, name=held.name),
            remedy=word("Choose a period {n} years from it, or have a scheme with another cycle approved.",
                        n=shape.cycle_years),
        )  # fmt: skip


@act("evaluations.give_up_round", ROUNDS["give_up_round"])
def give_up_round(round_: Round, *, by: Actor, at: datetime, reason: str) -> Round:
    """End a round without a result. What was gathered stays readable; another may be opened for the period.

    Errors   TextIsMissing
    """
    round_.state, round_.reason = "given_up", written(reason)
    round_.save()
    record(round_, scheme=round_.scheme_code, period=round_.period, reason=round_.reason)
    return round_
