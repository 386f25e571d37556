"""Zones: the list with its conditions in the address, and the page of one zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.words import word
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.registry import queries
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.exports import Column, table_response

PAGE = 50
STATUS = {
    "provincial": word("provincial"),
    "named": word("named in the plan"),
    "candidate": word("candidate"),
    "reserve": word("reserve"),
    "removed": word("title removed"),
    "run_out": word("title run out"),
    "closed": word("withdrawn"),
}


@dataclass(frozen=True)
class ZoneLine:
    """A zone as the list shows it: names instead of codes."""

    zone: ZoneFacts
    type_name: str
    city: str
    county: str
    lead: str
    enterprises: int

    @property
    def status(self) -> Any:
        return STATUS.get(self.zone.status, self.zone.status)


class Names:
    """What codes are called: types and organisations by the plan, places by the registry."""

    def __init__(self, plan: Plan, on: date) -> None:
        self.types = {t.code: t.name for t in plan.types}
        self.organisations = {o.id: o.name for o in plan.organisations}
        self.places = {code: d.name for code, d in queries.division_names(on).items()}

    def line(self, zone: ZoneFacts, enterprises: int) -> ZoneLine:
        return ZoneLine(
            zone,
            self.types.get(zone.zone_type, zone.zone_type),
            self.places.get(zone.city, zone.city),
            self.places.get(zone.county, zone.county),
            self.organisations.get(zone.lead, zone.lead),
            enterprises,
        )


def _lines(by: Actor, on: date, asked: dict[str, str], names: Names) -> list[ZoneLine]:
    """The zones of somebody's area that meet the conditions."""
    counts = queries.enterprise_counts(by, on)
    return [names.line(z, counts.get(z.code, 0)) for z in queries.zones(by, on) if _meets(z, asked)]


def _meets(zone: ZoneFacts, asked: dict[str, str]) -> bool:
    if asked["type"] and zone.zone_type != asked["type"]:
        return False
    if asked["city"] and zone.city != asked["city"]:
        return False
    return asked["q"] in zone.name or asked["q"].upper() == zone.code


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip()[:60] for name in ("type", "city", "q")}


@page("registry.see_zones")
def zones(request: HttpRequest) -> HttpResponse:
    """The zones of my area."""
    by, on = acting(request), clock.today()
    plan, asked = programmes.plan(), _asked(request)
    lines = _lines(by, on, asked, Names(plan, on))
    return render(request, "office/zones.html", {
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page")),
        "asked": asked,
        "is_narrowed": any(asked.values()),
        "types": plan.types,
        "cities": queries.reporting_cities(on),
        "on": on,
        "sees_doubles": permissions.may(by, "registry.see_doubles"),
        "total_enterprises": sum(line.enterprises for line in lines),
    })  # fmt: skip


COLUMNS = (
    Column(word("Code")),
    Column(word("Zone")),
    Column(word("Type")),
    Column(word("City")),
    Column(word("County")),
    Column(word("Lead department")),
    Column(word("Status")),
    Column(word("Batch")),
    Column(word("Since")),
    Column(word("Enterprises"), 0),
)


@page("registry.see_zones")
def zones_workbook(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, as a workbook."""
    by, on = acting(request), clock.today()
    lines = _lines(by, on, _asked(request), Names(programmes.plan(), on))
    rows = [
        (
            n.zone.code,
            n.zone.name,
            n.type_name,
            n.city,
            n.county,
            n.lead,
            n.status,
            n.zone.batch,
            n.zone.since,
            n.enterprises,
        )
        for n in lines
    ]
    return table_response(word("Zones on {on}", on=on.isoformat()), COLUMNS, rows)
