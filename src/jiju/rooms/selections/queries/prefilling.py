"""What an application says before anybody writes in it: facts of the registry and accepted figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jiju.rooms.figures import queries as figures
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import REGISTRY_FACTS
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections.models import Call
from jiju.rooms.selections.queries.stored import period_of, procedure_of
from jiju.spine.actors import system


def prefilled(call: Call, unit: str, on: date) -> dict[str, str]:
    """The answers that are known already, by question. Missing: what is not known, or not accepted yet, is left out."""
    facts = _facts(unit, on)
    out = {}
    for question in procedure_of(call).questions:
        if question.prefill in REGISTRY_FACTS:
            out[question.id] = facts[question.prefill]
        elif question.prefill:
            out[question.id] = _figure(question.prefill, call, unit)
    return {key: text for key, text in out.items() if text}


def _facts(unit: str, on: date) -> dict[str, str]:
    zone = registry.zone(system(), unit, on)
    names = registry.division_names(on)
    types = {t.code: t.name for t in programmes.plan().types}
    place = {code: names[code].name if code in names else code for code in (zone.city, zone.county)}
    first = registry.zone_versions(system(), unit)[0]
    return {
        "registry.name": zone.name, "registry.type": types.get(zone.zone_type, zone.zone_type),
        "registry.city": place[zone.city], "registry.county": place[zone.county], "registry.batch": zone.batch,
        "registry.since": first.since.isoformat(),
        "registry.enterprises": str(registry.enterprise_counts(system(), on).get(unit, 0)),
    }  # fmt: skip


def _figure(indicator: str, call: Call, unit: str) -> str:
    value = figures.unit_values(indicator, period_of(call), "zone").get(unit)
    if value is None:
        return ""
    whole = value == value.to_integral_value()
    return f"{value.quantize(Decimal(1)):f}" if whole else f"{value.normalize():f}"
