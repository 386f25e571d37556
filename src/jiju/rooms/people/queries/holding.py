"""Reads: who holds which post, on a day or ever. For the program itself: pages ask for what they show first."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from jiju.rooms.people.models import Person, Posting
from jiju.rooms.people.shapes import Posted
from jiju.spine.roles import Role

POSTED = ("person", "unit", "handed_over_to")


def valid(on: date) -> QuerySet[Posting]:
    return Posting.objects.filter(runs(on), since__lte=on).select_related(*POSTED).order_by("since", "pk")


def runs(on: date) -> Q:
    """Not ended by that day."""
    return Q(until__isnull=True) | Q(until__gt=on)


def over(role: Role, code: str, on: date) -> QuerySet[Posting]:
    """Those posted over it on a day, the holder of the post before the deputy."""
    rows = valid(on).filter(role=role.value, codes__contains=json.dumps(code))
    return rows.order_by("deputy", "since", "pk")


def posted(p: Posting) -> Posted:
    return Posted(
        p.person.code, p.person.name, Role(p.role), p.unit.name, p.since, p.until, p.document, p.person.phone,
        p.document_date, p.deputy, p.handed_over_to.name if p.handed_over_to else "",
    )  # fmt: skip


def staff_of(zone_code: str, *, on: date) -> list[Posted]:
    """The head, the statistician and the deputy of a zone. For the program itself: the page asks for the zone first."""
    roles = (Role.ZONE_HEAD.value, Role.ZONE_STATISTICIAN.value)
    return [posted(p) for p in valid(on).filter(role__in=roles, codes__contains=json.dumps(zone_code))]


def head_of(zone_code: str, *, on: date) -> Posted | None:
    """The head of a zone on a day. For the program itself."""
    return next(map(posted, over(Role.ZONE_HEAD, zone_code, on)[:1]), None)


def statistician_of(zone_code: str, *, on: date) -> Posted | None:
    """The designated statistician of a zone on a day. For the program itself."""
    return next(map(posted, over(Role.ZONE_STATISTICIAN, zone_code, on).filter(deputy=False)[:1]), None)


def deputy_of(zone_code: str, *, on: date) -> Posted | None:
    """The deputy statistician of a zone on a day. For the program itself."""
    return next(map(posted, over(Role.ZONE_STATISTICIAN, zone_code, on).filter(deputy=True)[:1]), None)


def holders(role: Role, code: str, *, on: date) -> list[Posted]:
    """Everybody who holds a role for a city, county, zone or enterprise. For the program itself."""
    return [posted(p) for p in over(role, code, on)]


def posted_at(role: Role, unit_code: str, *, on: date) -> list[Posted]:
    """Everybody who holds a role at a unit, whatever their area. For the program itself."""
    return [posted(p) for p in valid(on).filter(role=role.value, unit__code=unit_code)]


def areas_at(role: Role, *, on: date) -> dict[str, list[str]]:
    """The codes that the holders of a role reach, by the unit that they are posted at. For the program itself."""
    out: dict[str, list[str]] = {}
    for unit, codes in valid(on).filter(role=role.value).values_list("unit__code", "codes"):
        out.setdefault(unit, []).extend(json.loads(codes))
    return out


def units_of(persons: Collection[str], *, on: date) -> dict[str, set[str]]:
    """The units at which each of some persons is posted on a day. For the program itself."""
    out: dict[str, set[str]] = {}
    for person, unit in valid(on).filter(person__code__in=persons).values_list("person__code", "unit__code"):
        out.setdefault(person, set()).add(unit)
    return out


def heir_of(person: str, unit_code: str, *, on: date) -> Posted | None:
    """Who holds on a day the post that somebody handed over at a unit, through however many hands it went. For the
    program itself."""
    seen: set[str] = set()
    while person not in seen:
        seen.add(person)
        held = valid(on).filter(person__code=person, unit__code=unit_code).first()
        if held is not None:
            return posted(held)
        ended = Posting.objects.filter(person__code=person, unit__code=unit_code, handed_over_to__isnull=False)
        last = ended.select_related("handed_over_to").order_by("-until", "-pk").first()
        person = last.handed_over_to.code if last is not None and last.handed_over_to else person
    return None


def people_at(unit_code: str, *, on: date) -> list[Posted]:
    """Everybody who is posted at a unit on a day, in whichever role; by name. For the program itself."""
    return sorted(map(posted, valid(on).filter(unit__code=unit_code)), key=lambda p: (p.name, p.person))


def is_posted(person: str, role: Role, *, on: date) -> bool:
    """Whether somebody holds a role on a day, anywhere. For the program itself."""
    return valid(on).filter(role=role.value, person__code=person).exists()


def posted_as(role: Role, *, on: date) -> list[Posted]:
    """Everybody who holds a role on a day, wherever; by name. For the program itself."""
    return sorted(map(posted, valid(on).filter(role=role.value)), key=lambda p: (p.name, p.person))


def belongs_to(person: str, codes: Collection[str], staff: Collection[Role]) -> bool:
    """Whether somebody is or was posted over one of some places or enterprises, or to a body that runs one.

    Shape    codes: of zones, cities, counties, enterprises; staff: the roles whose bodies count as running it
    """
    named = Q()
    for code in codes:
        named |= Q(codes__contains=json.dumps(code))
    if not codes:
        return False
    over_it = Posting.objects.filter(named)
    runs_it = over_it.filter(role__in=[r.value for r in staff]).order_by().values("unit")
    theirs = Posting.objects.filter(person__code=person)
    return theirs.filter(Q(pk__in=over_it.order_by().values("pk")) | Q(unit__in=runs_it)).exists()


def posted_names(role: Role, codes: list[str], *, on: date) -> dict[str, str]:
    """Who holds a role with an account for each of some codes. For the program itself.

    Missing  a code for which nobody is posted is left out
    """
    if not codes:
        return {}
    wanted = Q()
    for code in codes:
        wanted |= Q(codes__contains=json.dumps(code))
    rows = valid(on).filter(wanted, role=role.value, person__accounts__is_active=True).distinct()
    held = [(code, p.person.name) for p in rows for code in json.loads(p.codes) if code in codes]
    return dict(reversed(held))


def addresses(role: Role, *, on: date) -> dict[str, list[tuple[str, str]]]:
    """Where everybody who holds a role gets mail: (person, address) by city, county, zone or enterprise.

    For the program itself. Missing: a role over the whole province stands under ""; who has no address is left out
    """
    out: dict[str, list[tuple[str, str]]] = {}
    for posting in valid(on).filter(role=role.value).exclude(person__email=""):
        for code in json.loads(posting.codes) or [""]:
            out.setdefault(code, []).append((posting.person.code, posting.person.email))
    return out


def addresses_of(persons: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """Where some persons get mail: (person, address) by person. For the program itself.

    Missing  who has no address is left out
    """
    rows = Person.objects.filter(code__in=persons).exclude(email="").order_by("code")
    return {code: [(code, email)] for code, email in rows.values_list("code", "email")}


def holders_since(role: Role, code: str) -> list[Posted]:
    """Everybody who ever held a role for a city, county or zone, oldest first: the chain of handovers.

    For the program itself.
    """
    rows = Posting.objects.filter(role=role.value, codes__contains=json.dumps(code), deputy=False)
    return [posted(p) for p in rows.select_related(*POSTED).order_by("since", "pk")]


def statisticians_held() -> list[tuple[str, bool]]:
    """Every zone that has a statistician without an end, or a deputy: (zone, whether deputy). For the program."""
    rows = Posting.objects.filter(role=Role.ZONE_STATISTICIAN.value, until__isnull=True)
    return [(code, deputy) for codes, deputy in rows.order_by("pk").values_list("codes", "deputy")
            for code in json.loads(codes)]  # fmt: skip


def deputies(persons: list[str]) -> list[tuple[str, date, date | None]]:
    """When which of some persons were deputies, for reading the ledger. For the program itself."""
    rows = Posting.objects.filter(deputy=True, person__code__in=persons).order_by("since", "pk")
    return list(rows.values_list("person__code", "since", "until"))
