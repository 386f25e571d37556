"""Reads: one enterprise with its stays, as far as they lie within somebody's area."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from jiju.rooms.registry.models import Enterprise, Tenancy, ZoneVersion
from jiju.rooms.registry.queries.zones import codes_within
from jiju.rooms.registry.shapes import EnterpriseFile, TenancyLine
from jiju.spine import permissions
from jiju.spine.actors import Actor


def enterprise_file(by: Actor, uscc: str, on: date) -> EnterpriseFile:
    """One enterprise with every stay that it has or had in the zones of somebody's area, the oldest first.

    Errors   NotYours; NotFound when it never stood in the area: missing and out of reach are not told apart
    """
    stays = _stays(by, uscc, on)
    e = stays[0].enterprise
    lines = tuple(
        TenancyLine(t.pk, e.uscc, e.name, e.industry, e.size, t.zone.code, t.since, t.until, t.reason) for t in stays
    )
    return EnterpriseFile(e.uscc, e.name, e.industry, e.size, e.is_household, lines, _names({s.zone for s in lines}))


def enterprise_record(by: Actor, uscc: str, on: date) -> Enterprise:
    """The enterprise to act upon, as far as it stands or stood in somebody's area.

    Errors   NotYours, NotFound
    """
    return _stays(by, uscc, on)[0].enterprise


def _stays(by: Actor, uscc: str, on: date) -> list[Tenancy]:
    permissions.ask(by, "registry.see_enterprises")
    found = list(_within(by, uscc, on).select_related("enterprise", "zone").order_by("since", "pk"))
    if not found:
        raise permissions.out_of_sight()
    return found


def _within(by: Actor, uscc: str, on: date) -> QuerySet[Tenancy, Any]:
    rows = Tenancy.objects.filter(enterprise__uscc=uscc, since__lte=on)
    if by.scope.reach == "enterprise":
        return rows.filter(enterprise__uscc__in=by.scope.codes)
    return rows.filter(zone__code__in=codes_within(by, on))


def _names(codes: set[str]) -> dict[str, str]:
    """The newest name of each zone."""
    rows = ZoneVersion.objects.filter(zone_code__in=codes).order_by("zone_code", "since")
    return dict(rows.values_list("zone_code", "name"))
