"""Waivers: a blocking rule lifted for one filing — asked by the reporter, decided above, with reason and expiry."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q

from jiju.core.findings import Severity
from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import (
    AlreadyAsked,
    ForeignUnit,
    ReasonIsMissing,
    RuleIsDecided,
    SamePerson,
    WaiverExpiry,
)
from jiju.rooms.filings.acts.terms import refuse_locked
from jiju.rooms.filings.models import Filing, Finding, Waiver
from jiju.rooms.filings.states import STATES
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

SHORTEST = 15
LONGEST = timedelta(days=92)  # one quarter: a rule that is wrong for longer is to be changed


@act("filings.ask_waiver", move=STATES["explain"])
def ask_waiver(filing: Filing, *, by: Actor, at: datetime, finding: int, reason: str) -> Waiver:
    """Ask that a blocking rule be lifted for this filing.

    Errors   NotFound for a finding that does not block; ReasonIsMissing; ForeignUnit; PeriodIsClosed;
             AlreadyAsked while one waits or holds
    """
    refuse_locked(filing, at)
    if queries.reporter_of(filing) is not by.role:
        raise ForeignUnit(word("This form is filled in by {unit} itself.", unit=filing.unit_name))
    found = Finding.objects.filter(filing=filing, pk=finding, severity=Severity.BLOCKS.value).first()
    if found is None:
        raise permissions.out_of_sight()
    _require_reason(reason)
    stands = Q(state="asked") | Q(state="granted", expires_on__gte=checks.day_of(at))
    if Waiver.objects.filter(stands, filing=filing, rule=found.rule, field=found.field).exists():
        raise AlreadyAsked(
            word("A waiver of {rule} was asked for before.", rule=found.rule),
            remedy=word("Wait for the answer; it is shown on this page."),
        )
    made = Waiver(
        filing=filing, rule=found.rule, field=found.field, reason=reason.strip(), asked_by=by.person, asked_at=at
    )
    made.save()
    record(filing, rule=found.rule, field=found.field, reason=made.reason, waiver=made.pk)
    return made


@act("filings.grant_waiver")
def grant_waiver(filing: Filing, *, by: Actor, at: datetime, waiver: int, answer: str, expires_on: date) -> Waiver:
    """Lift the rule for this filing until a day.

    Errors   NotFound, RuleIsDecided, SamePerson, ReasonIsMissing; PeriodIsClosed; WaiverExpiry for a day that has
             passed or is too far
    """
    refuse_locked(filing, at)
    asked = _open(filing, waiver, by)
    _require_reason(answer)
    today = checks.day_of(at)
    if not today <= expires_on <= today + LONGEST:
        raise WaiverExpiry(
            word("A waiver ends between today and {day}.", day=str(today + LONGEST)),
            why=word("A rule that does not fit for longer is to be changed for everybody."),
        )
    asked.expires_on = expires_on
    return _decided(filing, asked, "granted", answer, by, at)


@act("filings.refuse_waiver")
def refuse_waiver(filing: Filing, *, by: Actor, at: datetime, waiver: int, answer: str) -> Waiver:
    """Leave the rule as it is, and say why.

    Errors   NotFound, RuleIsDecided, SamePerson, ReasonIsMissing
    """
    asked = _open(filing, waiver, by)
    _require_reason(answer)
    return _decided(filing, asked, "refused", answer, by, at)


def _open(filing: Filing, waiver: int, by: Actor) -> Waiver:
    asked = Waiver.objects.filter(filing=filing, pk=waiver).first()
    if asked is None:
        raise permissions.out_of_sight()
    if asked.state != "asked":
        raise RuleIsDecided(word("This waiver was decided before."))
    if asked.asked_by == by.person:
        raise SamePerson(word("You asked for this waiver; another person decides on it."))
    return asked


def _decided(filing: Filing, asked: Waiver, state: str, answer: str, by: Actor, at: datetime) -> Waiver:
    asked.state, asked.answer, asked.decided_by, asked.decided_at = state, answer.strip(), by.person, at
    asked.save()
    until = str(asked.expires_on or "")
    record(filing, rule=asked.rule, field=asked.field, waiver=asked.pk, answer=asked.answer, until=until)
    return asked


def _require_reason(text: str) -> None:
    if len(text.strip()) < SHORTEST:
        raise ReasonIsMissing(
            word("A reason has {least} characters or more; this one has {n}.", least=SHORTEST, n=len(text.strip())),
            remedy=word("Say what the figure is, and why the rule does not fit it."),
        )
