"""Evidence from people, the registry and the plan: who answers for what, and whether forms bear their legal marks."""

from __future__ import annotations

from decimal import Decimal

from jiju.core.words import word
from jiju.rooms.oversight.queries.evidence.counting import of_zones, zone_gap, zones
from jiju.rooms.oversight.shapes import Asked, Evidence, Gap
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine.roles import Role

TIERS = {
    "city": (Role.CITY, word("nobody is posted for the city")),
    "county": (Role.COUNTY, word("nobody is posted for the county")),
    "zone": (Role.ZONE_HEAD, word("the zone has no head")),
}

NO_HEAD, NO_STATISTICIAN = word("the zone has no head"), word("the zone has no statistician")


def _reached(role: Role, asked: Asked) -> set[str]:
    return {code for codes in people.areas_at(role, on=asked.on).values() for code in codes}


def zones_with_four_contacts(asked: Asked) -> Evidence:
    """Zones for which each tier has somebody; a place without a county of its own is spared that tier."""
    held = {tier: _reached(role, asked) for tier, (role, _) in TIERS.items()}
    province = bool(people.posted_as(Role.PROVINCE, on=asked.on))
    found, gaps = zones(asked.on), []
    names = registry.division_names(asked.on)
    for z in found:
        special = z.city in names and names[z.city].kind == "special"
        codes = {"city": z.city, "county": "" if special else z.county, "zone": z.code}
        lacks = [TIERS[t][1] for t, code in codes.items() if code and code not in held[t]]
        lacks += [] if province else [word("nobody is posted for the province")]
        if lacks:
            gaps.append(zone_gap(z, lacks[0]))
    return of_zones(found, gaps, word("Posts of the units"), "/posts")


def zones_with_statistician(asked: Asked) -> Evidence:
    """Zones with a head and a statistician."""
    heads, counts = _reached(Role.ZONE_HEAD, asked), _reached(Role.ZONE_STATISTICIAN, asked)
    found = zones(asked.on)
    gaps = [
        zone_gap(z, NO_STATISTICIAN if z.code in heads else NO_HEAD)
        for z in found
        if z.code not in heads or z.code not in counts
    ]
    return of_zones(found, gaps, word("Posts of the units"), "/posts")


def zones_with_lead_department(asked: Asked) -> Evidence:
    """Zones whose lead is one of their type's, with somebody in post there."""
    leads = {t.code: t.leads for t in asked.plan.types}
    found, gaps, staffed = zones(asked.on), [], {}
    for z in found:
        if z.lead not in leads.get(z.zone_type, ()):
            gaps.append(zone_gap(z, word("its lead department is not one of its type’s"), z.since))
            continue
        if z.lead not in staffed:
            staffed[z.lead] = bool(people.people_at(z.lead, on=asked.on))
        if not staffed[z.lead]:
            gaps.append(zone_gap(z, word("nobody is posted at its lead department")))
    return of_zones(found, gaps, word("Registry of zones"), "/zones")


def forms_with_legal_marks(asked: Asked) -> Evidence:
    """Forms of the plan with every mark filled in; an expired form lacks what makes it lawful."""
    forms, gaps = asked.plan.newest_forms, []
    for f in forms:
        blank = [m.label for m in f.marks if not m.value]
        if blank:
            said = word("not filled in: {marks}", marks="、".join(blank))
            gaps.append(
                Gap("form", f.code, f"{f.code} {f.name}", said, f.valid_from, f"/plan?part=forms&form={f.code}")
            )
        elif f.valid_until is not None and f.valid_until < asked.on:
            gaps.append(Gap("form", f.code, f"{f.code} {f.name}", word("no longer valid"), f.valid_until, "/plan"))
    total = Decimal(len(forms)) if forms else None
    amount = None if total is None else total - len(gaps)
    return Evidence(amount, total, word("Forms of the plan"), "/plan?part=forms", tuple(gaps))


READERS = {f.__name__: f for f in (
    zones_with_four_contacts, zones_with_statistician, zones_with_lead_department, forms_with_legal_marks,
)}  # fmt: skip
