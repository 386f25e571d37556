"""Reads: a zone's tenancies, and the enterprises that stand in more than one zone, a page at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from jiju.rooms.registry.models import Enterprise, Tenancy, ZoneVersion
from jiju.rooms.registry.queries.zones import codes_within, holds, zone
from jiju.rooms.registry.shapes import Double, DoublePage, Stay, TenancyLine, TenancyPage
from jiju.spine import permissions
from jiju.spine.actors import Actor

PAGE = 50
THERE, LEFT, EVER = "there", "left", "ever"
STATES = (THERE, LEFT, EVER)


def tenancies(
    by: Actor, zone_code: str, on: date, *, search: str = "", state: str = THERE, page: int = 1
) -> TenancyPage:
    """The tenancies of a zone on a day, a page at a time, by name or code: those that hold, that ended, or all.

    Errors   NotFound when the zone lies outside the area
    """
    rows = _of_zone(by, zone_code, on, search, state)
    chosen, total, page, pages = _leaf(rows, page)
    return TenancyPage(tuple(_lines(chosen, on)), total, page, pages)


def tenancies_whole(by: Actor, zone_code: str, on: date, *, search: str = "", state: str = THERE) -> list[TenancyLine]:
    """The same list undivided, for an export.

    Errors   NotFound when the zone lies outside the area
    """
    return _lines(list(_of_zone(by, zone_code, on, search, state)), on)


def _of_zone(by: Actor, zone_code: str, on: date, search: str, state: str) -> QuerySet[Tenancy]:
    zone(by, zone_code, on)
    rows = Tenancy.objects.filter(zone__code=zone_code).select_related("enterprise", "zone")
    if state == THERE:
        rows = rows.filter(holds(on))
    if state == LEFT:
        rows = rows.filter(until__lte=on)
    if search:
        rows = rows.filter(Q(enterprise__name__icontains=search) | Q(enterprise__uscc__startswith=search.upper()))
    return rows.order_by("enterprise__uscc", "since")


def tenancy(by: Actor, pk: int, on: date) -> TenancyLine:
    """One tenancy, held or ended.

    Errors   NotFound when there is none, or its zone lies outside the area
    """
    return _lines([tenancy_record(by, pk, on)], on)[0]


def tenancy_record(by: Actor, pk: int, on: date) -> Tenancy:
    """The tenancy to end.

    Errors   as for `tenancy`
    """
    rows = Tenancy.objects.filter(pk=pk, zone__code__in=codes_within(by, on)).select_related("enterprise", "zone")
    found = rows.order_by("pk").first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def doubles(by: Actor, on: date, *, search: str = "", page: int = 1) -> DoublePage:
    """Enterprises that stand in more than one zone on a day, one of them in the area, a page at a time.

    The other zone is named even where it lies outside the area: those who set it right must know whom to ask.
    """
    chosen, total, page, pages = _leaf(_doubles(by, on, search), page)
    return DoublePage(tuple(_stays(by, chosen, on)), total, page, pages)


def doubles_whole(by: Actor, on: date, *, search: str = "") -> list[Double]:
    """The same list undivided, for an export."""
    return list(_stays(by, list(_doubles(by, on, search)), on))


def other_stays(by: Actor, uscc: str, zone_code: str, on: date) -> list[Stay]:
    """The other zones that an enterprise of the area stands in on a day."""
    found = Enterprise.objects.filter(uscc=uscc).order_by("uscc")
    return [s for d in _stays(by, found, on) for s in d.stays if s.zone != zone_code]


def _doubles(by: Actor, on: date, search: str) -> QuerySet[Enterprise]:
    there = Tenancy.objects.filter(holds(on)).order_by()
    several = there.values("enterprise_id").annotate(zones=Count("zone_id", distinct=True)).filter(zones__gt=1)
    rows = Enterprise.objects.filter(pk__in=several.values("enterprise_id")).order_by("uscc")
    if by.scope.reach != "all":
        rows = rows.filter(pk__in=there.filter(zone__code__in=codes_within(by, on)).values("enterprise_id"))
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(uscc__startswith=search.upper()))
    return rows


def _stays(by: Actor, rows: Iterable[Enterprise], on: date) -> Iterator[Double]:
    """Each enterprise with the zones that it stands in, in the order in which it came."""
    keys = {e.pk: e for e in rows}
    held = Tenancy.objects.filter(holds(on), enterprise_id__in=keys).order_by("since", "pk").select_related("zone")
    there: dict[int, list[Tenancy]] = defaultdict(list)
    for t in held:
        there[t.enterprise_id].append(t)
    codes = {t.zone.code for t in held}
    named = {v.zone_code: v for v in ZoneVersion.objects.filter(holds(on), zone_code__in=codes).order_by("zone_code")}
    mine = set(codes_within(by, on).filter(zone_code__in=codes).values_list("zone_code", flat=True))
    for pk, e in keys.items():
        yield Double(e.uscc, e.name, e.size, tuple(_stay(t, named.get(t.zone.code), mine) for t in there[pk]))


def _stay(t: Tenancy, version: ZoneVersion | None, mine: set[str]) -> Stay:
    code = t.zone.code
    name, city = (version.name, version.city) if version else (code, "")
    return Stay(t.pk, code, name, city, t.since, code in mine)


def _lines(rows: list[Tenancy], on: date) -> list[TenancyLine]:
    firms = {t.enterprise_id for t in rows}
    held = Tenancy.objects.filter(holds(on), enterprise_id__in=firms).order_by()
    zones = Counter(firm for firm, _ in held.values_list("enterprise_id", "zone_id").distinct())
    return [_line(t, zones[t.enterprise_id] - (t.since <= on and (t.until is None or t.until > on))) for t in rows]


def _line(t: Tenancy, elsewhere: int) -> TenancyLine:
    e = t.enterprise
    return TenancyLine(
        t.pk, e.uscc, e.name, e.industry, e.size, t.zone.code, t.since, t.until, t.reason, elsewhere=elsewhere
    )


def _leaf(rows: QuerySet[Any], page: int) -> tuple[list[Any], int, int, int]:
    """One page of a list, how many rows there are, its number, and how many pages."""
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    return list(rows[(page - 1) * PAGE : page * PAGE]), total, page, pages
