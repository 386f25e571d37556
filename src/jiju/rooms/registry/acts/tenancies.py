"""Acts: take one enterprise into a zone, and end a tenancy."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from jiju.rooms.registry import queries, words
from jiju.rooms.registry.acts.entering import refuse, refuse_overlaps, write
from jiju.rooms.registry.models import Enterprise, Tenancy, Zone
from jiju.rooms.registry.shapes import SIZES, EnterpriseFacts
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("registry.admit")
def admit(facts: EnterpriseFacts, *, by: Actor, at: datetime) -> Tenancy:
    """Take one enterprise into a zone: its tenancy begins. One that is new to the registry is entered as well.

    It may stand in another zone too; `queries.doubles` finds it then.

    Errors   ZoneIsUnknown; NotFound for a zone outside the area; FactsAreMissing, CreditCodeIsWrong,
             CodeIsAnothers, DayLiesAhead, DatesOverlap
    """
    place = queries.newest_place(facts.zone)
    refuse(facts, {facts.zone: place} if place else {}, by)
    _refuse_facts(facts, timezone.localdate(at))
    refuse_overlaps([facts])
    write([facts], dict(Zone.objects.filter(code=facts.zone).values_list("code", "pk")))
    made = Tenancy.objects.get(enterprise__uscc=facts.uscc, zone__code=facts.zone, since=facts.since)
    record(made, uscc=facts.uscc, zone=facts.zone, since=facts.since)
    return made


def _refuse_facts(facts: EnterpriseFacts, today: date) -> None:
    if not facts.name:
        raise words.name_missing()
    if facts.size not in SIZES:
        raise words.no_size(facts.size)
    if facts.since > today:
        raise words.lies_ahead(facts.since)
    known = Enterprise.objects.filter(uscc=facts.uscc).values_list("name", flat=True).first()
    if known is not None and known != facts.name:
        raise words.code_of_another(facts.uscc, known)


@act("registry.leave")
def leave(tenancy: Tenancy, *, by: Actor, at: datetime, on: date, reason: str) -> Tenancy:
    """End a tenancy: from that day on the enterprise is no longer in the zone. What was reported before stays.

    Errors   NotFound for a zone outside the area; TenancyHasEnded, DatesOverlap, DayLiesAhead, FactsAreMissing
    """
    place, name = queries.newest_place(tenancy.zone.code), tenancy.enterprise.name
    if place is None or not by.scope.covers(place):
        raise permissions.out_of_sight()
    today = timezone.localdate(at)
    if tenancy.until is not None and tenancy.until <= today:
        raise words.has_ended(name, tenancy.until)
    if on <= tenancy.since:
        raise words.ends_before_it_came(name, tenancy.since)
    if on > today:
        raise words.lies_ahead(on)
    if not reason.strip():
        raise words.reason_missing()
    tenancy.until, tenancy.reason = on, reason.strip()
    tenancy.save()
    record(tenancy, uscc=tenancy.enterprise.uscc, zone=tenancy.zone.code, on=on, reason=tenancy.reason)
    return tenancy
