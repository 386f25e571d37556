"""Measuring: what each item of a scheme comes to for each unit, out of accepted figures, with where it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from jiju.core.periods import Period
from jiju.rooms.evaluations.shapes import Cause, Measured, Snapshot
from jiju.rooms.figures import queries as figures
from jiju.rooms.figures.shapes import Edition
from jiju.rooms.programmes.shapes import Item, Scheme
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Place

DIGITS = Decimal("0.0001")
Values = dict[str, Decimal]
Causes = dict[str, tuple[Cause, ...]]
Found = tuple[Values, Causes]


def measure(scheme: Scheme, period: Period, *, edition: Edition = "current") -> Snapshot:
    """Every unit that the scheme assesses, with the value of each item that figures give.

    Shape    edition: figures as they stand, or as they were known up to a ledger entry
    Missing  an absent figure stays absent; items that persons judge have no value here
    """
    units = _units(scheme, period)
    found = {item.id: _item(scheme, item, period, units, edition) for item in scheme.items}
    rows = tuple(_measured(code, name, place, found) for code, (name, place) in sorted(units.items()))
    vintage = edition if isinstance(edition, int) else figures.vintage()
    return Snapshot(str(period), vintage, rows, {item.id: measure_of(item) for item in scheme.items})


def measure_of(item: Item) -> str:
    """The unit of measure of an item's value."""
    if item.measure in {"growth", "share"}:
        return "%"
    if item.unit is not None:
        return item.unit
    return figures.indicator(item.indicator).unit if item.indicator else "分"


def _measured(code: str, name: str, place: Place, found: Mapping[str, Found]) -> Measured:
    values = {item: v[code] for item, (v, _) in found.items() if code in v}
    causes = {item: c[code] for item, (_, c) in found.items() if code in c}
    return Measured(code, name, place.zone_type, place.city, place.county, values, causes)


def _units(scheme: Scheme, period: Period) -> dict[str, tuple[str, Place]]:
    """Who is assessed: the zones with the provincial title on the period's last day, or the places that have any."""
    zones = [z for z in registry.zones_on(period.last_day) if z.status == registry.PROVINCIAL]
    if scheme.units == "zone":
        return {z.code: (z.name, z.place) for z in zones}
    held = {_unit_of(scheme, z.place) for z in zones}
    named = [d for d in registry.division_names(period.last_day).values() if d.code in held]
    return {d.code: (d.name, Place(*((d.parent, d.code) if scheme.units == "county" else (d.code,)))) for d in named}


def _unit_of(scheme: Scheme, place: Place) -> str:
    return {"zone": place.zone, "county": place.county, "city": place.city}[scheme.units]


def _item(
    scheme: Scheme, item: Item, period: Period, units: Mapping[str, tuple[str, Place]], edition: Edition
) -> Found:
    if item.source != "figure" or item.indicator is None:
        return {}, {}
    now = _figures(scheme, item, period, edition)
    if item.measure == "growth":
        return _growth(now, _figures(scheme, item, period.year_before, edition))
    if item.measure == "share":
        return _share(now, lambda unit: units[unit][1].city if scheme.units == "zone" and unit in units else "")
    return now


def _figures(scheme: Scheme, item: Item, period: Period, edition: Edition) -> Found:
    assert item.indicator is not None
    one = figures.indicator(item.indicator)
    values = figures.unit_values(item.indicator, period, scheme.units, edition=edition)
    known = {unit: v for unit, v in values.items() if v is not None}
    return known, {
        unit: (Cause("figure", one.name, str(period), v, one.unit, one.form or "", one.row or "", None, one.id),)
        for unit, v in known.items()
    }


def _growth(now: Found, ago: Found) -> Found:
    (here, why), (before, why_before) = now, ago
    values = {u: ((v - before[u]) / abs(before[u]) * 100).quantize(DIGITS) for u, v in here.items() if before.get(u)}
    return values, {u: (*why[u], *why_before[u]) for u in values}


def _share(now: Found, whole_of: Callable[[str], str]) -> Found:
    here, why = now
    whole: dict[str, Decimal] = {}
    for unit, value in here.items():
        whole[whole_of(unit)] = whole.get(whole_of(unit), Decimal(0)) + value
    values = {u: (v / whole[whole_of(u)] * 100).quantize(DIGITS) for u, v in here.items() if whole[whole_of(u)]}
    return values, {u: why[u] for u in values}
