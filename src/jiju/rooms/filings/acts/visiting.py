"""Visits on the spot: two persons look at how a zone's figures are made, and what must be put right by when."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from jiju.core.periods import Period
from jiju.core.words import word
from jiju.rooms.filings import checks
from jiju.rooms.filings.acts.refusals import (
    DayHasPassed,
    NothingWasChecked,
    NotYourVisit,
    ReasonIsMissing,
    RuleIsDecided,
    VisitLiesAhead,
    VisitNeedsTwo,
)
from jiju.rooms.filings.models import Visit, Window
from jiju.rooms.filings.shapes.quality import VisitFacts
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.roles import Role

SHORTEST = 5


@act("filings.record_visit")
def record_visit(facts: VisitFacts, *, by: Actor, at: datetime) -> Visit:
    """Write a visit down. Without anything to put right it is closed at once.

    Errors   NotFound for a zone that is not there or out of reach; VisitLiesAhead, VisitNeedsTwo, NothingWasChecked,
             ReasonIsMissing; DayHasPassed when the remedy is due before the visit
    """
    zone = next((z for z in registry.zones_on(facts.day) if z.code == facts.zone_code), None)
    if zone is None:
        raise permissions.out_of_sight()
    permissions.ask(by, "filings.record_visit", zone.place)
    names = list(dict.fromkeys(name.strip() for name in facts.persons if name.strip()))
    _refuse_unmade(facts, names, at)
    _refuse_unchecked(facts.checked)
    checked = [[form, str(period)] for form, period in facts.checked]
    made = Visit(
        zone_name=zone.name, day=facts.day, persons=canonical(names), checked=canonical(checked),
        findings=facts.findings.strip(), remedy=facts.remedy.strip(), remedy_by=facts.remedy_by, office=by.unit,
        recorded_by=by.person, recorded_at=at, city=zone.city, county=zone.county, zone_code=zone.code,
        zone_type=zone.zone_type,
    )  # fmt: skip
    if facts.remedy_by is None:
        made.state, made.closed_by, made.closed_at = "closed", by.person, at
    made.save()
    record(
        made, zone=zone.code, on=facts.day, checked=checked, visitors=len(names),
        digest=_digest([names, made.findings, made.remedy]), remedy_by=str(made.remedy_by or ""),
    )  # fmt: skip
    return made


def _refuse_unmade(facts: VisitFacts, names: list[str], at: datetime) -> None:
    if facts.day > at.astimezone(checks.ZONE).date():
        raise VisitLiesAhead(
            word("{day} has not come yet.", day=facts.day.isoformat()),
            remedy=word("Record the visit on its day or after it."),
        )
    if len(names) < 2:
        raise VisitNeedsTwo(
            word("A visit is made by two persons at least, each named."),
            why=word("What one person alone has seen can be disputed."),
        )
    _require(facts.findings, word("What was found needs {least} characters or more.", least=SHORTEST))
    if facts.remedy_by is None and not facts.remedy.strip():
        return
    _require(facts.remedy, word("What must be put right needs {least} characters or more.", least=SHORTEST))
    if facts.remedy_by is None or facts.remedy_by < facts.day:
        raise DayHasPassed(
            word("What must be put right needs a day, not before the visit."),
            remedy=word("Choose the day of the visit or a later one."),
        )


def _refuse_unchecked(checked: Sequence[tuple[str, Period]]) -> None:
    asked = {(form, str(period)) for form, period in checked}
    rows = Window.objects.filter(form_code__in={f for f, _ in asked}, period__in={p for _, p in asked})
    known = set(rows.order_by("pk").values_list("form_code", "period"))
    if not asked or asked - known:
        strange = "、".join(sorted(f"{f} {p}" for f, p in asked - known))
        raise NothingWasChecked(
            word("A visit names the forms and periods that were checked; {strange} was not asked for.", strange=strange)
            if strange
            else word("A visit names the forms and periods that were checked."),
            remedy=word("Choose at least one of the periods that were opened."),
        )


def _require(text: str, what: object) -> None:
    if len(text.strip()) < SHORTEST:
        raise ReasonIsMissing(what, remedy=word("Say what was compared with what."))  # type: ignore[arg-type]  # a Word


def _digest(parts: list[object]) -> str:
    """Names stay out of the ledger; this proves that they were not changed."""
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


@act("filings.close_visit")
def close_visit(visit: Visit, *, by: Actor, at: datetime, outcome: str) -> Visit:
    """Close a visit once what was found has been put right.

    Errors   NotYourVisit for another office than the one that made it, the province aside; RuleIsDecided when it is
             closed; ReasonIsMissing
    """
    if by.unit != visit.office and by.role is not Role.PROVINCE:
        raise NotYourVisit(
            word("This visit was made by another office."), remedy=word("The office that made it closes it.")
        )
    if visit.state == "closed":
        raise RuleIsDecided(word("This visit is closed."), remedy=word("Record a new visit."))
    _require(outcome, word("What was put right needs {least} characters or more.", least=SHORTEST))
    visit.state, visit.outcome, visit.closed_by, visit.closed_at = "closed", outcome.strip(), by.person, at
    visit.save()
    record(visit, zone=visit.zone_code, outcome=visit.outcome)
    return visit
