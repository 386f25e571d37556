"""Reads: units as they are on a day, where they lie, whom somebody may task. For the program itself."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from jiju.rooms.oversight.shapes import UnitPlaced
from jiju.rooms.people import queries as people
from jiju.rooms.people.shapes import UnitFacts
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor, Place
from jiju.spine.looks import kept
from jiju.spine.roles import Role

KINDS = ("province", "department", "city", "county", "zone_body")  # who may have a part in a task


def units_on(on: date) -> dict[str, UnitPlaced]:
    """The units that may have a part in a task on a day, by code. For the program itself."""
    return {u.code: u for u in _there(on)}


@kept
def _there(on: date) -> tuple[UnitPlaced, ...]:
    found = {u.code: u for u in people.units(on=on) if u.kind in KINDS}
    zones, places = people.areas_at(Role.ZONE_HEAD, on=on), registry.places_on(on)
    out = []
    for u in found.values():
        codes = [c for c in zones.get(u.code, ()) if c in places]
        place = places[codes[0]] if u.kind == "zone_body" and codes else _place(u, found)
        out.append(UnitPlaced(u.code, u.name, u.kind, u.parent, place))
    return tuple(out)


def _place(unit: UnitFacts, known: dict[str, UnitFacts]) -> Place:
    """Where an office lies, by its own division and those of the offices above it."""
    codes: dict[str, str] = {}
    above: UnitFacts | None = unit
    while above is not None:
        if above.kind in ("city", "county"):
            codes.setdefault(above.kind, above.division_code)
        above = known.get(above.parent)
    return Place(city=codes.get("city", ""), county=codes.get("county", ""))


def may_task(by: Actor, unit: UnitPlaced) -> bool:
    """Whether somebody may issue tasks to a unit: the province to all, an office to itself and to those of its area.

    A department reaches the zones of its types and no other office, however far it sees.
    """
    if by.role is Role.PROVINCE or unit.code == by.unit:
        return True
    is_below = by.role is not Role.DEPARTMENT or unit.kind == "zone_body"
    return is_below and by.scope.covers(unit.place)


def units_to_task(by: Actor, on: date) -> list[UnitPlaced]:
    """The units that somebody may issue tasks to, offices before zones."""
    found = [u for u in units_on(on).values() if may_task(by, u)]
    return sorted(found, key=lambda u: (KINDS.index(u.kind), u.code))


def posts_of(unit: UnitPlaced | None, on: date) -> list[tuple[Role, str] | str]:
    """To whom a unit is told: the post over its area, or the persons of a department, which has no area of its own."""
    if unit is None:
        return []
    posts = MappingProxyType({
        "province": (Role.PROVINCE, ""), "city": (Role.CITY, unit.place.city),
        "county": (Role.COUNTY, unit.place.county), "zone_body": (Role.ZONE_HEAD, unit.place.zone),
    })  # fmt: skip
    post = posts.get(unit.kind)
    if post is not None:
        return [post] if post[1] or post[0] is Role.PROVINCE else []
    return [p.person for p in people.posted_at(Role.DEPARTMENT, unit.code, on=on)]
