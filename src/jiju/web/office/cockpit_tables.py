"""Every table of the overview as a workbook, a sheet each: the same lines in the same order, with exact values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse

from jiju.core.words import Word, word
from jiju.engines.workbooks import Shown
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import CityProgress
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes import Cockpit, TargetLine
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan
from jiju.web import said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import period_of, type_of
from jiju.web.office.cockpit import ZONE_LIGHTS, city_names, flow_of, since_of, sum_of, worst_of
from jiju.web.office.cockpit_now import sheets_of_now
from jiju.web.office.exports import Column, Sheet, tables_response
from jiju.web.office.maps import Area, area_of

TARGETS = (
    Column(word("Indicator")),
    Column(word("Unit of measure")),
    Column(word("Reached")),
    Column(word("Expected by now")),
    Column(word("Difference")),
    Column(word("Target of the year")),
    Column(word("Of the target (%)"), 2),
    Column(word("Chance of the target")),
    Column(word("Light")),
)
GROWTH = (
    Column(word("Indicator")),
    Column(word("Unit of measure")),
    Column(word("Like-for-like growth (%)"), 2),
    Column(word("Total growth (%)"), 2),
    Column(word("From new zones (points)"), 2),
)
PROGRESS = (
    Column(word("City")),
    Column(word("Owed")),
    Column(word("Sent")),
    Column(word("Being filled in")),
    Column(word("Handed back")),
    Column(word("Not started")),
)
ZONES = (
    Column(word("Code")),
    Column(word("Zone"), width=30),
    Column(word("City")),
    Column(word("Growth (%)"), 2),
    Column(word("Light")),
)
WORST = (Column(word("Code")), Column(word("Zone"), width=30), Column(word("Growth (%)"), 2), Column(word("Light")))


@page("oversight.see_cockpit")
def cockpit_workbook(request: HttpRequest) -> HttpResponse:
    """The tables of the overview for the same period and type."""
    by = acting(request)
    period, kind, plan = period_of(request), type_of(request), programmes.plan()
    shown, form = queries.cockpit(by, period, zone_type=kind), plan.zone_form
    cities = filings.progress_by_city(by, period, form.code, zone_type=kind) if form else []
    when, area = said.period_label(period), area_of(request, by)
    return tables_response(word("Overview, {period}", period=when), [
        Sheet(word("Targets"), word("Targets, {period}", period=when), TARGETS, _targets(shown)),
        Sheet(word("Growth"), word("Like-for-like and total growth, {period}", period=when), GROWTH, _growth(shown)),
        Sheet(word("Reporting"), word("Reporting of the {period}", period=said.period_name(period)), PROGRESS,
              _progress(cities)),
        *_zones(shown, plan, when, area),
        *sheets_of_now(by, since_of(request)),
    ])  # fmt: skip


def _targets(shown: Cockpit) -> Iterator[tuple[Any, ...]]:
    for t in shown.targets:
        figures = (Shown(v, t.decimals) for v in (t.actual, t.expected, t.gap, t.target))
        yield (
            t.name,
            t.unit,
            *figures,
            t.attainment,
            t.chance.says if t.chance else None,
            t.word if t.target is not None else None,
        )


def _growth(shown: Cockpit) -> Iterator[tuple[Any, ...]]:
    for t in shown.targets:
        like = word("not applicable") if t.is_registry else t.like_for_like
        total, new = (word("not all in"),) * 2 if t.awaited else (t.growth, t.new_points)
        yield t.name, t.unit, like, total, new


def _progress(cities: list[CityProgress]) -> Iterator[tuple[Any, ...]]:
    for c in (*cities, sum_of(cities)):
        yield c.name, c.owed, c.submitted, c.drafting, c.returned, c.not_started


def _zones(shown: Cockpit, plan: Plan, when: Word, area: Area) -> list[Sheet]:
    """The table of the map, and the zones to look at first."""
    flow, names = flow_of(shown, plan), city_names()
    title = _title(flow, when)
    every = [
        (z.code, z.name, names.get(z.city, z.city), z.growth, ZONE_LIGHTS[z.state])
        for z in shown.zones
        if area.holds(z)
    ]
    first = [(z.code, z.name, z.growth, ZONE_LIGHTS[z.state]) for z in worst_of(shown)]
    return [
        Sheet(word("Map"), title, ZONES, every),
        Sheet(word("Zones to look at first"), title, WORST, first),
    ]


def _title(flow: TargetLine | None, when: Word) -> Word:
    if flow is None:
        return word("Zones, {period}", period=when)
    return word("Zones by {name} against last year, {period}", name=flow.name, period=when)
