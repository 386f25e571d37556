"""Measuring: what each item of a scheme comes to for each unit, out of accepted figures, with where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from jiju.core.periods import Period
from jiju.rooms.evaluations.queries.figured import Units, figure_item, unit_of
from jiju.rooms.evaluations.queries.reported import Reported, is_asked, reported
from jiju.rooms.evaluations.queries.resulted import results_item
from jiju.rooms.evaluations.shapes import Cause, Measured, Snapshot
from jiju.rooms.figures import queries as figures
from jiju.rooms.figures.shapes import Edition
from jiju.rooms.programmes.shapes import Item, Scheme
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Place
from jiju.spine.models import Entry

Values = dict[str, Decimal]
Causes = dict[str, tuple[Cause, ...]]
Found = tuple[Values, Causes]
NOTHING: Found = ({}, {})


def measure(scheme: Scheme, period: Period, *, edition: Edition = "current", at: datetime | None = None) -> Snapshot:
    """Every unit that the scheme assesses, with the value of each item that figures, reporting or results give.

    Shape    edition: figures as they stand, or as they were known up to a ledger entry; at: the moment at which the
             reporting is looked at, without one that of the newest figures; adjustments that are counted stand among
             the values under their own codes
    Missing  an absent figure stays absent; items that persons judge have no value here
    """
    units = _units(scheme, period)
    vintage = edition if isinstance(edition, int) else figures.vintage()
    told = reported(scheme, period, at or _moment(vintage, period)) if is_asked(scheme) else None
    found = {item.id: _item(scheme, item, period, units, edition, told) for item in scheme.items}
    if told is not None:
        found |= {a.id: told.of(a.counts) for a in scheme.adjustments if a.counts != "cases"}
    rows = tuple(_measured(code, name, place, found) for code, (name, place) in sorted(units.items()))
    return Snapshot(str(period), vintage, rows, {item.id: measure_of(item) for item in scheme.items})


def _moment(vintage: int, period: Period) -> datetime:
    """When the newest figures came in. Missing: without any, the end of the period."""
    entry = Entry.objects.filter(seq=vintage).first()
    return entry.at if entry else timezone.make_aware(datetime.combine(period.last_day, datetime.max.time()))


def measure_of(item: Item) -> str:
    """The unit of measure of an item's value."""
    if item.source == "figure":
        return unit_of(item)
    return "%" if item.source == "results" and item.grade is not None else "分"


def _measured(code: str, name: str, place: Place, found: Mapping[str, Found]) -> Measured:
    values = {item: v[code] for item, (v, _) in found.items() if code in v}
    causes = {item: c[code] for item, (_, c) in found.items() if code in c}
    return Measured(code, name, place.zone_type, place.city, place.county, values, causes)


def _units(scheme: Scheme, period: Period) -> Units:
    """Who is assessed: the zones with the provincial title on the period's last day, or the places that have any."""
    zones = [z for z in registry.zones_on(period.last_day) if z.status == registry.PROVINCIAL]
    if scheme.units == "zone":
        return {z.code: (z.name, z.place) for z in zones}
    held = {_unit_of(scheme, z.place) for z in zones}
    named = [d for d in registry.division_names(period.last_day).values() if d.code in held]
    return {d.code: (d.name, Place(*((d.parent, d.code) if scheme.units == "county" else (d.code,)))) for d in named}


def _unit_of(scheme: Scheme, place: Place) -> str:
    return {"zone": place.zone, "county": place.county, "city": place.city}[scheme.units]


def _item(scheme: Scheme, item: Item, period: Period, units: Units, edition: Edition, told: Reported | None) -> Found:
    match item.source:
        case "figure":
            return figure_item(scheme, item, period, units, edition)
        case "reporting":
            return told.of("score") if told is not None else NOTHING
        case "results":
            return results_item(scheme.units, item, period)
    return NOTHING
