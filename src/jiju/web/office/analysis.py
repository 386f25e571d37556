"""Analysis of agglomeration: growth, specialisation, concentration and spread, each number with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.refusals import NotFound
from jiju.core.words import Word, word
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.shapes import (
    GROWTH_BY,
    LEVELS,
    PARTS,
    ConcentrationTable,
    GrowthBy,
    GrowthTable,
    Level,
    Parts,
    SpecialisationTable,
    SpreadTables,
)
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office import analysis_marks as marked
from jiju.web.office import analysis_tables as tables
from jiju.web.office.choices import choices, period_of
from jiju.web.office.exports import tables_response

REVENUE, ENTERPRISES, JOBS = "revenue", "enterprises", "jobs"
BY: dict[str, Word] = {
    "city": word("City"), "county": word("County"), "type": word("Type"), "zone": word("Zone, over its enterprises"),
}  # fmt: skip
PARTS_NAMES: dict[str, Word] = {"type": word("Types of zones"), "section": word("Sections of industries")}
LEVEL_NAMES: dict[str, Word] = {"city": word("City"), "county": word("County")}


@dataclass(frozen=True)
class Tab:
    """One question of the analysis and the page that answers it."""

    path: str
    name: Word
    permission: str


TABS = (
    Tab("/analysis", word("Growth"), "evaluations.see_analysis"),
    Tab("/analysis/specialisation", word("Specialisation"), "evaluations.see_areas"),
    Tab("/analysis/concentration", word("Concentration"), "evaluations.see_analysis"),
    Tab("/analysis/spread", word("Spread and gathering"), "evaluations.see_areas"),
)


def _by(request: HttpRequest) -> Actor:
    return acting(request)


def _one_of(request: HttpRequest, name: str, known: Sequence[str], default: str) -> str:
    """A condition of the address.

    Errors   NotFound when it is none of those there are
    """
    asked = request.GET.get(name) or default
    if asked not in known:
        raise NotFound(
            word("The analysis is not shown that way."), remedy=word("Choose one of the ways at the head of the page.")
        )
    return asked


def _frame(request: HttpRequest, figures: Sequence[Any] = ()) -> dict[str, Any]:
    """What all four pages carry: the questions that the reader may ask, the periods and the figures."""
    by = _by(request)
    tabs = [(t, t.path == request.path) for t in TABS if permissions.may(by, t.permission)]
    return {"tabs": tabs, "period": period_of(request), "periods": choices(), "figures": figures}


def _dimensions(by: Actor) -> list[GrowthBy]:
    """A zone is shown its enterprises, a county nothing above itself."""
    lowest = {"zone": 3, "county": 1}.get(by.scope.reach, 0)
    return list(GROWTH_BY[lowest:])


def _growth(request: HttpRequest) -> GrowthTable:
    by, known = _by(request), _dimensions(_by(request))
    dimension = cast(GrowthBy, _one_of(request, "by", known, known[0]))
    return queries.growth(by, request.GET.get("figure") or REVENUE, period_of(request), dimension)


@page("evaluations.see_analysis")
def growth(request: HttpRequest) -> HttpResponse:
    """How much of a change those made who were there both times."""
    table, by = _growth(request), _by(request)
    figures = queries.asked_of_enterprises() if table.by == "zone" else queries.measurable()
    return render(request, "office/analysis_growth.html", _frame(request, figures) | marked.growth(table) | {
        "opened": marked.opened(table, request.GET.get("open", "")),
        "asked_figure": request.GET.get("figure") or REVENUE,
        "dimensions": [(d, BY[d]) for d in _dimensions(by)],
    })  # fmt: skip


@page("evaluations.see_analysis")
def growth_workbook(request: HttpRequest) -> HttpResponse:
    """The growth table as it is shown, with exact values, as a workbook."""
    table = _growth(request)
    return tables_response(tables.title(word("Growth like for like"), table.after), tables.growth(table, BY[table.by]))


def _specialisation(request: HttpRequest) -> SpecialisationTable:
    parts = cast(Parts, _one_of(request, "parts", PARTS, "type"))
    figure = request.GET.get("figure") or ENTERPRISES
    return queries.specialisation(_by(request), figure, period_of(request), parts, _level(request))


def _level(request: HttpRequest) -> Level:
    return queries.level_of(_by(request), cast(Level, _one_of(request, "level", LEVELS, "city")))


def _levels(by: Actor) -> list[tuple[str, Word]]:
    return [] if by.scope.reach == "county" else list(LEVEL_NAMES.items())


@page("evaluations.see_areas")
def specialisation(request: HttpRequest) -> HttpResponse:
    """What areas have more of than the zones of the province together."""
    table = _specialisation(request)
    sectional = {ENTERPRISES, *(i.id for i in queries.asked_of_enterprises())}
    figures = [i for i in queries.measurable() if table.parts == "type" or i.id in sectional]
    return render(request, "office/analysis_specialisation.html", _frame(request, figures) | {
        "table": table, "asked_figure": request.GET.get("figure") or ENTERPRISES,
        "whole": any(r.krugman for r in table.rows),
        "opened": marked.area(table, request.GET.get("open", "")),
        "parts": list(PARTS_NAMES.items()), "levels": _levels(_by(request)),
    })  # fmt: skip


@page("evaluations.see_areas")
def specialisation_workbook(request: HttpRequest) -> HttpResponse:
    """Quotients, indices and coefficients as a workbook, a sheet each."""
    table = _specialisation(request)
    name = tables.title(word("Specialisation"), table.period)
    return tables_response(name, tables.specialisation(table, LEVEL_NAMES[table.level], PARTS_NAMES[table.parts]))


def _concentration(request: HttpRequest) -> tuple[ConcentrationTable, dict[str, str]]:
    """The table, narrowed to a city where the address names one, and the cities by zone."""
    by, period = _by(request), period_of(request)
    table, names = queries.concentration(by, period), registry.division_names(period.last_day)
    cities = {z.code: z.city for z in registry.zones(by, period.last_day)}
    area = _one_of(request, "area", ["", *cities.values()], "")
    rows = tuple(r for r in table.rows if not area or cities.get(r.key) == area)
    shown = ConcentrationTable(table.figure, period, table.is_reviewer, rows)
    return shown, {zone: names[city].name if city in names else city for zone, city in cities.items()}


@page("evaluations.see_analysis")
def concentration(request: HttpRequest) -> HttpResponse:
    """How much of a zone's revenue lies with few enterprises."""
    table, cities = _concentration(request)
    by, period = _by(request), period_of(request)
    there = {z.city for z in registry.zones(by, period.last_day)}
    areas = [d for d in registry.reporting_cities(period.last_day) if d.code in there]
    shown = _frame(request) | marked.concentration(table, cities)
    return render(request, "office/analysis_concentration.html", shown | {
        "areas": areas, "area": request.GET.get("area", ""),
    })  # fmt: skip


@page("evaluations.see_analysis")
def concentration_workbook(request: HttpRequest) -> HttpResponse:
    """The indices as they are shown, as a workbook."""
    table, cities = _concentration(request)
    return tables_response(tables.title(word("Concentration"), table.period), tables.concentration(table, cities))


def _spread(request: HttpRequest) -> SpreadTables:
    return queries.spread(_by(request), request.GET.get("figure") or REVENUE, period_of(request), _level(request))


@page("evaluations.see_areas")
def spread(request: HttpRequest) -> HttpResponse:
    """How unequal zones are, what moved each area, and which industries are gathered."""
    found = _spread(request)
    shown = _frame(request, queries.measurable()) | marked.spread(found)
    return render(request, "office/analysis_spread.html", shown | {
        "levels": _levels(_by(request)), "asked_figure": found.figure.id,
    })  # fmt: skip


@page("evaluations.see_areas")
def spread_workbook(request: HttpRequest) -> HttpResponse:
    """The three tables as a workbook, a sheet each."""
    found = _spread(request)
    name = tables.title(word("Spread and gathering"), found.after)
    return tables_response(name, tables.spread(found, LEVEL_NAMES[found.level]))
