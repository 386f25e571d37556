"""Reads: under which codes one and the same zone has been known."""

from __future__ import annotations

from datetime import date

from jiju.rooms.registry.models import Succession, Tenancy, ZoneVersion
from jiju.rooms.registry.queries.zones import holds
from jiju.spine.looks import asked_once


@asked_once
def lineage(code: str) -> frozenset[str]:
    """The zone's own code and those of all zones that it succeeded or that succeeded it. For the program itself."""
    pairs = list(Succession.objects.order_by("pk").values_list("zone_code", "former_code"))
    known, fresh = {code}, {code}
    while fresh:
        fresh = {c for pair in pairs if known & set(pair) for c in pair} - known
        known |= fresh
    return frozenset(known)


def names_ever(codes: frozenset[str]) -> frozenset[str]:
    """Every name that zones of these codes have had. For the program itself."""
    rows = ZoneVersion.objects.filter(zone_code__in=sorted(codes)).order_by("pk")
    return frozenset(rows.values_list("name", flat=True))


def tenants_of(code: str, on: date) -> frozenset[str]:
    """The credit codes of the enterprises that stand in a zone on a day. For the program itself."""
    rows = Tenancy.objects.filter(holds(on), zone__code=code).order_by("pk")
    return frozenset(rows.values_list("enterprise__uscc", flat=True))
