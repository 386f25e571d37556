"""Reads: which enterprises stand in which zones on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from django.db.models import Count, Q

from jiju.rooms.registry.models import Enterprise, Tenancy
from jiju.rooms.registry.queries.zones import codes_within, holds, place_of, places_on, zones
from jiju.rooms.registry.shapes import EnterpriseFacts, Moves, Resident, Tenant
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.looks import asked_once, kept


def enterprise_place(uscc: str, on: date) -> tuple[str, Place] | None:
    """An enterprise's name and place on a day, by its earliest tenancy that holds. For the program itself."""
    found = (
        Tenancy.objects.filter(holds(on), enterprise__uscc=uscc)
        .select_related("enterprise", "zone")
        .order_by("since", "pk")
        .first()
    )
    if found is None:
        return None
    place = place_of(found.zone.code, on)
    if place is None:
        return None
    return found.enterprise.name, replace(place, enterprise=uscc)


def enterprise(by: Actor, uscc: str, on: date) -> list[EnterpriseFacts]:
    """One enterprise with every tenancy it holds on a day in the zones of the area.

    Errors   NotFound when it is nowhere in the area
    """
    rows = Tenancy.objects.filter(holds(on), enterprise__uscc=uscc).select_related("enterprise", "zone")
    if by.scope.reach == "enterprise":
        rows = rows.filter(enterprise__uscc__in=by.scope.codes)
    else:
        rows = rows.filter(zone__code__in=codes_within(by, on))
    found = [_enterprise(t) for t in rows.order_by("since", "pk")]
    if not found:
        raise permissions.out_of_sight()
    return found


def tenancy_places(on: date) -> Iterator[Tenant]:
    """Every enterprise on the books on a day and where it lies, one for each tenancy. For the program itself.

    Missing  a tenancy in a zone that does not exist on that day is left out
    """
    places = places_on(on)
    rows = Tenancy.objects.filter(holds(on)).order_by("zone_id", "enterprise_id")
    for uscc, name, code in rows.values_list("enterprise__uscc", "enterprise__name", "zone__code").iterator(
        chunk_size=5000
    ):
        if code in places:
            yield Tenant(uscc, name, replace(places[code], enterprise=uscc))


def tenants_named(codes: Collection[str], on: date) -> dict[str, Tenant]:
    """These enterprises by code, each in the first of the zones that it stands in on a day. For the program itself."""
    places, out = places_on(on), {}
    rows = Tenancy.objects.filter(holds(on), enterprise__uscc__in=sorted(codes)).order_by("zone__code", "pk")
    for uscc, name, code in rows.values_list("enterprise__uscc", "enterprise__name", "zone__code"):
        if code in places:
            out.setdefault(uscc, Tenant(uscc, name, replace(places[code], enterprise=uscc)))
    return out


def reporting_tenants(zone_code: str, on: date) -> list[Tenant]:
    """The enterprises that report in a zone on a day, by credit code: in several zones, the earliest tenancy counts.

    Missing  empty for a zone that does not exist on that day. For the program itself.
    """
    place = place_of(zone_code, on)
    if place is None:
        return []
    here = Tenancy.objects.filter(holds(on), zone__code=zone_code).order_by().values("enterprise_id")
    rows = Tenancy.objects.filter(holds(on), enterprise_id__in=here).order_by("enterprise__uscc", "since", "pk")
    first: dict[str, tuple[str, str, str]] = {}
    for uscc, *facts in rows.values_list("enterprise__uscc", "enterprise__name", "enterprise__size", "zone__code"):
        first.setdefault(uscc, (facts[0], facts[1], facts[2]))
    return [
        Tenant(uscc, name, replace(place, enterprise=uscc), size)
        for uscc, (name, size, zone) in first.items()
        if zone == zone_code
    ]


def reporters(on: date, *, size: str = "") -> Iterator[Tenant]:
    """Every enterprise (of a size) that reports on a day once, where its earliest tenancy lies. For the program itself.

    Missing  an enterprise whose zone does not exist on that day is left out
    """
    places, seen = places_on(on), set()
    rows = Tenancy.objects.filter(holds(on), **({"enterprise__size": size} if size else {})).order_by("since", "pk")
    for uscc, name, code in rows.values_list("enterprise__uscc", "enterprise__name", "zone__code").iterator(
        chunk_size=5000
    ):
        if uscc not in seen and code in places:
            yield Tenant(uscc, name, replace(places[code], enterprise=uscc), size)
        seen.add(uscc)


def below_scale(by: Actor, on: date) -> list[Tenant]:
    """The enterprises of an area that are not above the designated size on a day, with their industry.

    Each once, where its earliest tenancy lies.
    """
    places, first = places_on(on), dict[str, Tenant]()
    rows = Tenancy.objects.filter(holds(on)).order_by("since", "pk")
    for uscc, name, size, industry, code in rows.values_list(
        "enterprise__uscc", "enterprise__name", "enterprise__size", "enterprise__industry", "zone__code"
    ).iterator(chunk_size=5000):
        if code in places:
            first.setdefault(uscc, Tenant(uscc, name, replace(places[code], enterprise=uscc), size, industry))
    return [t for t in first.values() if t.size != "above" and by.scope.covers(t.place)]


@asked_once
def residents(on: date, zones: frozenset[str] = frozenset()) -> tuple[Resident, ...]:
    """Every enterprise of a zone on a day once, in the zone where its earliest tenancy lies. For the program itself.

    Missing  no zones: those of all
    """
    held = Tenancy.objects.filter(holds(on)).order_by("since", "pk")
    if zones:
        there = Tenancy.objects.filter(holds(on), zone__code__in=zones).order_by().values("enterprise_id")
        held = held.filter(enterprise_id__in=there)
    no_enterprise = held.filter(Q(is_registered_only=True) | Q(enterprise__is_household=True))
    passed_over = set(no_enterprise.values_list("pk", flat=True))
    first: dict[str, Resident] = {}
    rows = held.values_list("pk", "enterprise__uscc", "zone__code", "enterprise__industry")
    for pk, uscc, zone, industry in rows.iterator(chunk_size=5000):
        if uscc not in first:
            first[uscc] = Resident(uscc, zone, industry, pk not in passed_over)
    return tuple(r for r in first.values() if not zones or r.zone in zones)


def _enterprise(t: Tenancy) -> EnterpriseFacts:
    e = t.enterprise
    return EnterpriseFacts(e.uscc, e.name, e.industry, e.size, t.zone.code, t.since, t.until)


def enterprise_counts(by: Actor, on: date, *, size: str = "") -> dict[str, int]:
    """How many enterprises (of a size) each zone of the area has on a day."""
    codes = {z.code for z in zones(by, on)}
    return {zone: n for zone, n in _counted(on, size) if zone in codes}


@kept
def _counted(on: date, size: str) -> tuple[tuple[str, int], ...]:
    """How many enterprises (of a size) each zone has on a day."""
    sized = {"enterprise__size": size} if size else {}
    rows = Tenancy.objects.filter(holds(on), **sized).order_by().values_list("zone__code")
    return tuple(rows.annotate(n=Count("pk")))


def tenancy_moves(zone_code: str, since: date, on: date) -> Moves:
    """How many enterprises a zone has on a day, and came, left and stand elsewhere too. For the program itself."""
    mine = Tenancy.objects.filter(zone__code=zone_code)
    there = mine.filter(holds(on))
    elsewhere = Tenancy.objects.filter(holds(on)).exclude(zone__code=zone_code).order_by().values("enterprise_id")
    return Moves(
        there=there.count(),
        entered=mine.filter(since__gte=since, since__lte=on).count(),
        left=mine.filter(until__gte=since, until__lte=on).count(),
        double=there.filter(enterprise_id__in=elsewhere).count(),
    )


def size_of(uscc: str) -> str:
    """Whether an enterprise is above the designated size (above) or small; "" when it is not known."""
    return Enterprise.objects.filter(uscc=uscc).values_list("size", flat=True).first() or ""


def count_enterprises(on: date, *, size: str = "") -> int:
    """How many enterprises (of a size) have a tenancy on a day, each counted once. For the program itself."""
    rows = Tenancy.objects.filter(holds(on), **({"enterprise__size": size} if size else {}))
    return rows.order_by().values("enterprise_id").distinct().count()


def enterprise_total(by: Actor, on: date, *, size: str = "") -> int:
    """How many enterprises (of a size) the zones of the area have on a day, each counted once."""
    here = Tenancy.objects.filter(holds(on), zone__code__in=codes_within(by, on))
    rows = here.filter(**({"enterprise__size": size} if size else {}))
    return rows.order_by().values("enterprise_id").distinct().count()


def is_known(uscc: str) -> bool:
    """Whether the enterprise stands in the registry. For the program itself."""
    return Enterprise.objects.filter(uscc=uscc).exists()


def double_tenancies(on: date) -> list[tuple[str, int]]:
    """Enterprises that stand in more than one zone on a day, and in how many. For the program itself."""
    rows = Enterprise.objects.filter(
        Q(tenancies__until__isnull=True) | Q(tenancies__until__gt=on), tenancies__since__lte=on
    ).annotate(zones=Count("tenancies__zone", distinct=True))
    return list(rows.filter(zones__gt=1).order_by("uscc").values_list("uscc", "zones"))
