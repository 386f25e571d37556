"""Reads: which divisions, zones and enterprises there are on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.db.models import Count, Q, QuerySet

from jiju.rooms.people import queries as people
from jiju.rooms.registry.models import Division, Enterprise, Tenancy, ZoneVersion
from jiju.rooms.registry.shapes import (
    ChainLink,
    DivisionName,
    EnterpriseFacts,
    EnterprisePage,
    Moves,
    Tenant,
    ZoneCount,
    ZoneFacts,
)
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place, Scope
from jiju.spine.records import COLUMNS
from jiju.spine.roles import Role

PROVINCIAL = "provincial"
PAGE = 50


def _holds(on: date) -> Q:
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gt=on))


def divisions(level: str, on: date) -> list[DivisionName]:
    """The divisions of one level, in the plan's order."""
    return [_named(d) for d in Division.objects.filter(_holds(on), level=level).order_by("position")]


def division_names(on: date) -> dict[str, DivisionName]:
    """Every division by code."""
    return {d.code: _named(d) for d in Division.objects.filter(_holds(on)).order_by("position")}


def division(code: str, on: date) -> DivisionName | None:
    """One division on a day, or nothing when it did not hold then."""
    found = Division.objects.filter(_holds(on), code=code).order_by("position").first()
    return None if found is None else _named(found)


def reporting_cities(on: date) -> list[DivisionName]:
    """The prefectures and the units that the plan lets report beside them, in the plan's order."""
    return divisions("city", on)


def _named(d: Division) -> DivisionName:
    return DivisionName(d.code, d.name, d.short, d.level, d.parent_code, d.kind, d.since, d.until)


def _versions(on: date) -> QuerySet[ZoneVersion]:
    return ZoneVersion.objects.filter(_holds(on)).order_by("zone_code")


def _within(rows: QuerySet[ZoneVersion], scope: Scope) -> QuerySet[ZoneVersion]:
    if scope.reach == "all":
        return rows
    if scope.reach == "enterprise":
        theirs = Tenancy.objects.filter(enterprise__uscc__in=scope.codes).order_by().values("zone__code")
        return rows.filter(zone_code__in=theirs)
    if scope.reach == "none":
        return rows.none()
    return rows.filter(**{f"{COLUMNS[scope.reach]}__in": sorted(scope.codes - {""})})


def zones(by: Actor, on: date, *, search: str = "") -> list[ZoneFacts]:
    """The zones that lie within somebody's area on a day, all of them or those of that name or code."""
    rows = _within(_versions(on), by.scope)
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(zone_code__istartswith=search))
    return [_facts(v) for v in rows]


def zones_on(on: date) -> list[ZoneFacts]:
    """All zones on a day. For the program itself."""
    return [_facts(v) for v in _versions(on)]


def zone(by: Actor, code: str, on: date) -> ZoneFacts:
    """One zone on a day.

    Errors   NotFound when there is none, or it lies outside the area
    """
    version = _within(_versions(on), by.scope).filter(zone_code=code).first()
    if version is None:
        raise permissions.out_of_sight()
    return _facts(version)


def zone_versions(by: Actor, code: str) -> list[ZoneFacts]:
    """Everything that a zone has been, oldest first."""
    rows = _within(ZoneVersion.objects.filter(zone_code=code).order_by("since"), by.scope)
    return [_facts(v) for v in rows]


def _facts(v: ZoneVersion) -> ZoneFacts:
    return ZoneFacts(
        v.zone_code,
        v.name,
        v.zone_type,
        v.city,
        v.county,
        v.lead,
        v.status,
        v.batch,
        v.lon,
        v.lat,
        v.since,
        v.until,
    )


def zone_count(on: date, status: str = PROVINCIAL) -> ZoneCount:
    """How many zones hold a status on a day: by default the provincial title, which the target counts.

    For the program itself.
    """
    rows = list(_versions(on).filter(status=status).values_list("city", "zone_type"))
    return ZoneCount(len(rows), dict(Counter(c for c, _ in rows)), dict(Counter(t for _, t in rows)))


def places_on(on: date) -> dict[str, Place]:
    """Where each zone lies on a day. For the program itself."""
    return {f.code: f.place for f in zones_on(on)}


def place_of(zone_code: str, on: date) -> Place | None:
    """Where a zone lies on a day, or nothing when it is not there. For the program itself."""
    version = _versions(on).filter(zone_code=zone_code).first()
    return None if version is None else _facts(version).place


def enterprise_place(uscc: str, on: date) -> tuple[str, Place] | None:
    """An enterprise's name and place on a day, by its earliest tenancy that holds. For the program itself."""
    found = (
        Tenancy.objects.filter(_holds(on), enterprise__uscc=uscc)
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


def enterprises(by: Actor, zone_code: str, on: date, *, search: str = "", page: int = 1) -> EnterprisePage:
    """The enterprises of a zone, a page at a time, by name or code.

    Errors   NotFound when the zone lies outside the area
    """
    zone(by, zone_code, on)
    rows = Tenancy.objects.filter(_holds(on), zone__code=zone_code).select_related("enterprise", "zone")
    if search:
        rows = rows.filter(Q(enterprise__name__icontains=search) | Q(enterprise__uscc__startswith=search.upper()))
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    chosen = rows.order_by("enterprise__uscc")[(page - 1) * PAGE : page * PAGE]
    return EnterprisePage(tuple(_enterprise(t) for t in chosen), total, page, pages)


def enterprise(by: Actor, uscc: str, on: date) -> list[EnterpriseFacts]:
    """One enterprise with every tenancy it holds on a day in the zones of the area.

    Errors   NotFound when it is nowhere in the area
    """
    rows = Tenancy.objects.filter(_holds(on), enterprise__uscc=uscc).select_related("enterprise", "zone")
    if by.scope.reach == "enterprise":
        rows = rows.filter(enterprise__uscc__in=by.scope.codes)
    else:
        rows = rows.filter(zone__code__in=_within(_versions(on), by.scope).order_by().values("zone_code"))
    found = [_enterprise(t) for t in rows.order_by("since", "pk")]
    if not found:
        raise permissions.out_of_sight()
    return found


def tenancy_places(on: date) -> Iterator[Tenant]:
    """Every enterprise on the books on a day and where it lies, one for each tenancy. For the program itself.

    Missing  a tenancy in a zone that does not exist on that day is left out
    """
    places = places_on(on)
    rows = Tenancy.objects.filter(_holds(on)).order_by("zone_id", "enterprise_id")
    for uscc, name, code in rows.values_list("enterprise__uscc", "enterprise__name", "zone__code").iterator(
        chunk_size=5000
    ):
        if code in places:
            yield Tenant(uscc, name, replace(places[code], enterprise=uscc))


def reporters(on: date, *, size: str = "") -> Iterator[Tenant]:
    """Every enterprise (of a size) on the books on a day once, where its earliest tenancy lies. For the program itself.

    Missing  an enterprise whose zone does not exist on that day is left out
    """
    places, seen = places_on(on), set()
    rows = Tenancy.objects.filter(_holds(on), **({"enterprise__size": size} if size else {})).order_by("since", "pk")
    for uscc, name, code in rows.values_list("enterprise__uscc", "enterprise__name", "zone__code").iterator(
        chunk_size=5000
    ):
        if uscc not in seen and code in places:
            yield Tenant(uscc, name, replace(places[code], enterprise=uscc))
        seen.add(uscc)


def four_tier_chain(by: Actor, zone_code: str, on: date) -> list[ChainLink]:
    """Province, city, county and zone, and who answers for the zone in each.

    Errors   NotFound when the zone lies outside the area
    """
    facts = zone(by, zone_code, on)
    names = division_names(on)
    top = next((d for d in names.values() if d.level == "province"), None)
    office = next(iter(people.units("province", on=on)), None)
    links = [ChainLink("province", top.code if top else "", office.name if office else top.name if top else "", None)]
    for tier, role, code in (("city", Role.CITY, facts.city), ("county", Role.COUNTY, facts.county)):
        if code:
            name = names[code].name if code in names else code
            links.append(ChainLink(tier, code, name, next(iter(people.holders(role, code, on=on)), None)))
    return [*links, ChainLink("zone", facts.code, facts.name, people.head_of(facts.code, on=on))]


def _enterprise(t: Tenancy) -> EnterpriseFacts:
    e = t.enterprise
    return EnterpriseFacts(e.uscc, e.name, e.industry, e.size, t.zone.code, t.since, t.until)


def enterprise_counts(by: Actor, on: date) -> dict[str, int]:
    """How many enterprises each zone of the area has on a day."""
    codes = [z.code for z in zones(by, on)]
    rows = Tenancy.objects.filter(_holds(on), zone__code__in=codes).order_by().values("zone__code")
    return {r["zone__code"]: r["n"] for r in rows.annotate(n=Count("pk"))}


def tenancy_moves(zone_code: str, since: date, on: date) -> Moves:
    """How many enterprises a zone has on a day, and came, left and stand elsewhere too. For the program itself."""
    mine = Tenancy.objects.filter(zone__code=zone_code)
    there = mine.filter(_holds(on))
    elsewhere = Tenancy.objects.filter(_holds(on)).exclude(zone__code=zone_code).order_by().values("enterprise_id")
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
    rows = Tenancy.objects.filter(_holds(on), **({"enterprise__size": size} if size else {}))
    return rows.order_by().values("enterprise_id").distinct().count()


def enterprise_total(by: Actor, on: date, *, size: str = "") -> int:
    """How many enterprises (of a size) the zones of the area have on a day, each counted once."""
    zones_ = _within(_versions(on), by.scope).order_by().values("zone_code")
    rows = Tenancy.objects.filter(_holds(on), zone__code__in=zones_, **({"enterprise__size": size} if size else {}))
    return rows.order_by().values("enterprise_id").distinct().count()


def double_tenancies(on: date) -> list[tuple[str, int]]:
    """Enterprises that stand in more than one zone on a day, and in how many. For the program itself."""
    rows = Enterprise.objects.filter(
        Q(tenancies__until__isnull=True) | Q(tenancies__until__gt=on), tenancies__since__lte=on
    ).annotate(zones=Count("tenancies__zone", distinct=True))
    return list(rows.filter(zones__gt=1).order_by("uscc").values_list("uscc", "zones"))


def is_known(uscc: str) -> bool:
    """Whether the enterprise stands in the registry. For the program itself."""
    return Enterprise.objects.filter(uscc=uscc).exists()


def newest_places() -> dict[str, Place]:
    """Where each zone lies in its newest version. For the program itself."""
    return {v.zone_code: _facts(v).place for v in ZoneVersion.objects.order_by("zone_code", "since")}
