"""The map: cities, then the counties of one, then one county, as far as the reader's area goes; zones as points."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.templatetags.static import static

from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.oversight.shapes import ZonePoint
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import DivisionName
from jiju.spine.actors import Actor
from jiju.web import clock, marks, said


@dataclass(frozen=True)
class Area:
    """What the map shows: the whole (code ""), a city or a county, the way up to it, and what lies below."""

    code: str
    level: str  # province, city, county
    above: tuple[DivisionName, ...]
    below: tuple[DivisionName, ...]

    def holds(self, zone: ZonePoint) -> bool:
        return self.level == "province" or self.code in (zone.city, zone.county)


def area_of(request: HttpRequest, by: Actor) -> Area:
    """The area that the address names, else the reader's own.

    Errors   NotFound for a code that is no division, or that lies outside the reader's area
    """
    names = registry.division_names(clock.today())
    own = next(iter(sorted(by.scope.codes)), "") if by.scope.reach in ("city", "county") else ""
    asked = request.GET.get("area", "").strip()[:20] or own
    one = names.get(asked)
    if asked and (one is None or one.level not in ("city", "county") or not _within(one, own)):
        raise NotFound(
            word("There is no such area on the map."), remedy=word("Choose one of those that stand beside it.")
        )
    if one is None:
        return Area("", "province", (), tuple(d for d in names.values() if d.level == "city"))
    up = names.get(one.parent) if one.level == "county" else None
    above = tuple(d for d in (up, one) if d is not None and (not own or _within(d, own)))
    return Area(one.code, one.level, above, tuple(d for d in names.values() if d.parent == one.code))


def _within(one: DivisionName, own: str) -> bool:
    return not own or own in (one.code, one.parent)


@lru_cache(maxsize=8)
def _boundaries(name: str) -> str:
    """The address of a set of boundaries, or nothing when the data set is not there."""
    return static(f"geo/{name}.geojson") if finders.find(f"geo/{name}.geojson") else ""


@lru_cache(maxsize=8)
def source_of(province: str) -> str:
    """Where the boundaries come from and of when they are; nothing when that is not told."""
    path = finders.find(f"geo/{province}.source.json")
    if not isinstance(path, str):
        return ""
    told = json.loads(Path(path).read_text(encoding="utf-8"))
    return f"{told['source']}，{told['date']}"


def map_of(zones: Sequence[ZonePoint], plan: Plan, area: Area) -> dict[str, Any]:
    """What the map draws: the boundaries of an area and what lies below it, and zones as points with their light."""
    counties = area.level != "province"
    return {
        "boundaries": _boundaries(f"{plan.province}-counties" if counties else plan.province),
        "areas": [{"code": code, "name": name} for code, name in _shown(plan, area)],
        "opens": area.level != "county",
        "zones": [
            {
                "code": z.code, "name": z.name, "area": z.county if counties else z.city, "at": [z.lon, z.lat],
                "state": marks.shape(z.state),
                "growth": said.signed(z.growth, 1) if z.growth is not None else said.NO_ANSWER,
            }
            for z in zones
            if z.lon is not None and z.lat is not None and area.holds(z)
        ],
    }  # fmt: skip


def _shown(plan: Plan, area: Area) -> list[tuple[str, str]]:
    """The divisions that are drawn: those below, else the area itself with what the plan says that it covers."""
    if area.below:
        return [(d.code, d.short) for d in area.below]
    covered = next((d.covers for d in plan.divisions if d.code == area.code), None) or ()
    here = area.above[-1:] if area.above else ()
    return [(d.code, d.short) for d in here] + [(code, "") for code in covered]
