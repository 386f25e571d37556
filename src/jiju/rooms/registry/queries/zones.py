"""Reads: which divisions and zones there are on a day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Q, QuerySet

from jiju.rooms.people import queries as people
from jiju.rooms.registry.models import Division, Tenancy, ZoneVersion
from jiju.rooms.registry.shapes import ChainLink, DivisionName, ZoneCount, ZoneFacts
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place, Scope
from jiju.spine.looks import kept
from jiju.spine.records import COLUMNS
from jiju.spine.roles import Role

PROVINCIAL = "provincial"
RESERVE = "reserve"  # 储备: waits to be admitted
REMOVED = "removed"  # the title has ended
RUN_OUT = "run_out"  # the years of the title are over
CLOSED = "closed"  # another zone has taken its place, or it was withdrawn
STANDINGS = frozenset({PROVINCIAL, RESERVE, REMOVED, RUN_OUT})  # what procedures alone give and take


def holds(on: date) -> Q:
    """What holds on a day: from the first day on, and up to the day before the last."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gt=on))


def divisions(level: str, on: date) -> list[DivisionName]:
    """The divisions of one level, in the plan's order."""
    return [d for d in _divided(on) if d.level == level]


def division_names(on: date) -> dict[str, DivisionName]:
    """Every division by code."""
    return {d.code: d for d in _divided(on)}


@kept
def _divided(on: date) -> tuple[DivisionName, ...]:
    return tuple(_named(d) for d in Division.objects.filter(holds(on)).order_by("position"))


def division(code: str, on: date) -> DivisionName | None:
    """One division on a day, or nothing when it did not hold then."""
    found = Division.objects.filter(holds(on), code=code).order_by("position").first()
    return None if found is None else _named(found)


def reporting_cities(on: date) -> list[DivisionName]:
    """The prefectures and the units that the plan lets report beside them, in the plan's order."""
    return divisions("city", on)


def _named(d: Division) -> DivisionName:
    return DivisionName(d.code, d.name, d.short, d.level, d.parent_code, d.kind, d.since, d.until)


def _versions(on: date) -> QuerySet[ZoneVersion]:
    return ZoneVersion.objects.filter(holds(on)).order_by("zone_code")


def _within(rows: QuerySet[ZoneVersion], scope: Scope) -> QuerySet[ZoneVersion]:
    if scope.reach == "all":
        return rows
    if scope.reach == "enterprise":
        theirs = Tenancy.objects.filter(enterprise__uscc__in=scope.codes).order_by().values("zone__code")
        return rows.filter(zone_code__in=theirs)
    if scope.reach == "none":
        return rows.none()
    return rows.filter(**{f"{COLUMNS[scope.reach]}__in": sorted(scope.codes - {""})})


def codes_within(by: Actor, on: date) -> QuerySet[ZoneVersion]:
    """The codes of the zones of somebody's area on a day, to be asked for inside another question."""
    return _within(_versions(on), by.scope).order_by().values("zone_code")


def codes_newest_within(by: Actor) -> QuerySet[ZoneVersion]:
    """The codes of the zones whose newest version lies in somebody's area, to be asked for inside another question."""
    newest = ZoneVersion.objects.filter(until__isnull=True)
    return _within(newest, by.scope).order_by().values("zone_code")


def codes_standing() -> QuerySet[ZoneVersion]:
    """The codes of the zones that have not ended, to be asked for inside another question. For the program itself."""
    return ZoneVersion.objects.filter(until__isnull=True).order_by().values("zone_code")


def zones(by: Actor, on: date, *, search: str = "") -> list[ZoneFacts]:
    """The zones that lie within somebody's area on a day, all of them or those of that name or code."""
    if not search and by.scope.reach != "enterprise":
        return [z for z in _there(on) if by.scope.covers(z.place)]
    rows = _within(_versions(on), by.scope)
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(zone_code__istartswith=search))
    return [_facts(v) for v in rows]


def zones_on(on: date) -> list[ZoneFacts]:
    """All zones on a day. For the program itself."""
    return list(_there(on))


@kept
def _there(on: date) -> tuple[ZoneFacts, ...]:
    return tuple(_facts(v) for v in _versions(on))


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


def four_tier_chain(by: Actor, zone_code: str, on: date) -> list[ChainLink]:
    """Province, city, county and zone, and who answers for the zone in each.

    Errors   NotFound when the zone lies outside the area
    """
    facts = zone(by, zone_code, on)
    names = division_names(on)
    top = next((d for d in names.values() if d.level == "province"), None)
    office = next(iter(people.units("province", on=on)), None)
    top_name = office.name if office else top.name if top else ""
    holder = next(iter(people.posted_at(Role.PROVINCE, office.code, on=on)), None) if office else None
    links = [ChainLink("province", office.code if office else top.code if top else "", top_name, holder)]
    for tier, role, code in (("city", Role.CITY, facts.city), ("county", Role.COUNTY, facts.county)):
        if code:
            name = names[code].name if code in names else code
            links.append(ChainLink(tier, code, name, next(iter(people.holders(role, code, on=on)), None)))
    return [*links, ChainLink("zone", facts.code, facts.name, people.head_of(facts.code, on=on))]


def newest_places() -> dict[str, Place]:
    """Where each zone lies in its newest version. For the program itself."""
    return {v.zone_code: _facts(v).place for v in ZoneVersion.objects.order_by("zone_code", "since")}


def newest_place(zone_code: str) -> Place | None:
    """Where one zone lies in its newest version. For the program itself."""
    version = ZoneVersion.objects.filter(zone_code=zone_code).order_by("-since").first()
    return None if version is None else _facts(version).place


def versions_between(first: date, last: date) -> list[ZoneFacts]:
    """Everything that any zone has been from one day to another, both included; by zone, oldest first.

    For the program itself.
    """
    rows = ZoneVersion.objects.filter(Q(until__isnull=True) | Q(until__gt=first), since__lte=last)
    return [_facts(v) for v in rows.order_by("zone_code", "since")]
