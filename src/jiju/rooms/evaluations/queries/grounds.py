"""What the analysis stands on: accepted figures zone by zone and enterprise by enterprise, and who sees which area."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from jiju.core.periods import Period
from jiju.core.refusals import NotFound, Refusal
from jiju.core.words import Word, word
from jiju.rooms.evaluations.shapes import Figured, Ground, Level, TableLine
from jiju.rooms.figures import queries as figures
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Indicator
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine.actors import Actor, Place, Scope
from jiju.spine.roles import Role

T = TypeVar("T")
REVENUE, JOBS, ENTERPRISES = "revenue", "jobs", "enterprises"
OF_ENTERPRISES = "ent_"  # the indicator of the same name that is asked of single enterprises


def measurable() -> list[Indicator]:
    """The figures that zones report and that can be added up."""
    plan = programmes.plan()
    forms = {f.code for f in plan.forms if f.level == "zone"}
    return [i for i in plan.indicators if i.form in forms and i.nature in ("cumulative", "stock")]


def figured(indicator_id: str) -> Figured:
    """An indicator as a table names it.

    Errors   NotFound when the plan has no such figure of zones
    """
    known = measurable()
    for one in known:
        if one.id == indicator_id:
            return Figured(one.id, one.name, one.unit, one.decimals)
    raise NotFound(
        word("There is no figure “{id}” of zones in the plan.", id=indicator_id[:40]),
        remedy=word("Choose one of: {known}.", known=", ".join(i.id for i in known)),
    )


def ground(indicator_id: str, period: Period) -> Ground:
    """One indicator over all zones with the provincial title on a period's last day. For the program itself."""
    cells = {c.zone: c.value for c in figures.zone_cells(indicator_id, period)}
    zones = [z for z in registry.zones_on(period.last_day) if z.status == registry.PROVINCIAL]
    return Ground(
        figured(indicator_id), period, {z.code: cells.get(z.code) for z in zones}, {z.code: z.place for z in zones}
    )


def titled(by: Actor, period: Period) -> list[ZoneFacts]:
    """The zones of somebody's area that have the provincial title on a period's last day."""
    return [z for z in registry.zones(by, period.last_day) if z.status == registry.PROVINCIAL]


def of_enterprises(indicator_id: str) -> Figured:
    """The figure of single enterprises that a zone's figure is made of.

    Errors   NotFound when the plan asks no enterprise for it
    """
    one = figures.indicator(OF_ENTERPRISES + indicator_id)
    return Figured(one.id, one.name, one.unit, one.decimals)


def asked_of_enterprises() -> list[Indicator]:
    """The figures of zones that are asked of single enterprises too."""
    there = {i.id for i in programmes.plan().indicators}
    return [i for i in measurable() if OF_ENTERPRISES + i.id in there]


def enterprise_figures(
    indicator_id: str, period: Period, zones: frozenset[str] = frozenset()
) -> dict[str, dict[str, Decimal | None]]:
    """Zone by zone the enterprises that stand there on a period's last day, each with its accepted figure.

    Missing  None for an enterprise whose figure has not been accepted; no zones: all
    """
    known = figures.respondents(of_enterprises(indicator_id).id, period, purpose="statistics")
    out: dict[str, dict[str, Decimal | None]] = {}
    for r in registry.residents(period.last_day, zones):
        out.setdefault(r.zone, {})[r.uscc] = known.get(r.uscc)
    return out


def line(key: str, name: str | Word, measure: Callable[[], T]) -> TableLine[T]:
    """What a measure finds, or the refusal that it gives, as one line of a table."""
    try:
        return TableLine(key, name, measure())
    except Refusal as refusal:
        return TableLine(key, name, None, refusal)


def area_of(place: Place, level: Level) -> str:
    """The city or county of a zone; a zone that lies in no county stands for itself under its city."""
    return (place.county or place.city) if level == "county" else place.city


def area_names(period: Period) -> dict[str, str]:
    """Every division by code, in the plan's order."""
    return {code: d.name for code, d in registry.division_names(period.last_day).items()}


def whole_areas(scope: Scope, places: Mapping[str, Place], level: Level) -> frozenset[str]:
    """The areas of which every zone lies within somebody's own area."""
    outside = {area_of(p, level) for p in places.values() if not scope.covers(p)}
    return frozenset(area_of(p, level) for p in places.values()) - outside


def type_names() -> dict[str, str]:
    """The types of zones in the plan's order."""
    return {t.code: t.name for t in programmes.plan().types}


def province() -> str:
    """The province by name: what areas are compared with is the sum of all its zones."""
    plan = programmes.plan()
    return next((d.name for d in plan.divisions if d.code == plan.province), plan.province)


def reviews_zones(by: Actor) -> bool:
    """Whether somebody has a step in the reports of zones: the zone itself, its county and city, and the province."""
    steps = {s.role for f in programmes.plan().forms if f.level == "zone" for s in f.chain}
    return by.role in {Role(s) for s in steps}


def level_of(by: Actor, asked: Level) -> Level:
    """The areas that somebody is shown: a county sees counties."""
    return "county" if by.scope.reach == "county" else asked
