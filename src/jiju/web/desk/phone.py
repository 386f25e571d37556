"""What the short form on a telephone shows beside its cells: the zone, whom to call, how long, what for."""

from __future__ import annotations

from datetime import date
from typing import Any

from jiju.rooms.filings.shapes import FilingSheet
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from jiju.web.desk.told import minutes, purposes_said


def beside(by: Actor, sheet: FilingSheet, on: date) -> dict[str, Any]:
    """The context of the telephone page."""
    zone = sheet.place.zone
    named = next((z.name for z in registry.zones(by, on) if z.code == zone), zone)
    contact = next((p for p in people.staff_of(zone, on=on) if p.role is Role.ZONE_STATISTICIAN), None)
    return {"zone": named, "contact": contact, "minutes": minutes(sheet.form), "purposes": purposes_said(sheet.form)}
