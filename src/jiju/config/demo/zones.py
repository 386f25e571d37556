"""The zones of the demonstration: those the plan names, then invented ones up to the plan's number of each year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from jiju.config.demo.names import zone_name
from jiju.config.demo.points import Ground
from jiju.config.demo.scale import Course, Scale
from jiju.core.periods import Period
from jiju.rooms.programmes.shapes import Plan


@dataclass(frozen=True)
class ZoneSeed:
    """One zone: where it lies, what it is, since when it holds the title, and how heavy it weighs."""

    index: int
    code: str
    name: str
    zone_type: str
    lead: str
    city: str
    county: str
    since: date
    first: int  # index of the first quarter it reports
    batch: str
    point: tuple[float, float] | None
    weight: float
    drift: float  # yearly growth of its weight


def zones_of(plan: Plan, course: Course, ground: Ground) -> list[ZoneSeed]:
    """All zones up to the asked number, in the order in which they came into the programme."""
    scale, taken = course.scale, {z.name for t in plan.types for z in t.zones}
    named = [(t, z) for t in plan.types for z in t.zones][: scale.zones]
    counties = _counties(plan)
    first = _first_quarters(course, scale.zones)
    codes = {z.id for _, z in named}
    out = []
    for index in range(scale.zones):
        rng = scale.rng(1, index)
        kind, zone = named[index] if index < len(named) else (plan.types[rng.integers(len(plan.types))], None)
        city, county = _place(rng, plan, counties, zone.city if zone else None, zone.county if zone else None)
        label = plan_name(plan, county) or plan_name(plan, city)
        name = zone.name if zone else zone_name(rng, label, kind.name, taken)
        start = first[index]
        out.append(ZoneSeed(
            index=index, code=zone.id if zone else _code(index, codes), name=name, zone_type=kind.code,
            lead=kind.leads[0], city=city, county=county,
            since=date(plan.first_year, 6, 1) if start == 0 else course.quarters[start].first_day, first=start,
            batch="第六批" if start == 0 else f"演示第{course.quarters[start].year}年批",
            point=ground.point(rng, city, county[:4] + "00"),
            weight=float(rng.lognormal(0, 0.75)), drift=float(rng.normal(0.02, 0.09)),
        ))  # fmt: skip
    return out


def _first_quarters(course: Course, total: int) -> list[int]:
    """The quarter in which each zone begins, so that each quarter has the number the plan asks for."""
    out: list[int] = []
    for i, at in enumerate(course.quarters):
        due = total if i == len(course.quarters) - 1 else min(total, course.zones_at(at))
        out += [i] * (due - len(out))
    return out


def _code(index: int, taken: set[str]) -> str:
    """The code of an invented zone, another one than those of the plan."""
    code = f"Z{index + 1:03d}"
    return f"D{index + 1:03d}" if code in taken else code


def _counties(plan: Plan) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for d in plan.divisions:
        if d.level == "county" and d.kind == "gb" and d.until is None and d.parent:
            out.setdefault(d.parent, []).append(d.code)
    return out


def _place(
    rng: np.random.Generator, plan: Plan, counties: dict[str, list[str]], city: str | None, county: str | None
) -> tuple[str, str]:
    """A city and a county: those the plan guesses, else drawn with the larger cities more often."""
    cities = list(counties)
    drawn = cities[min(int(rng.exponential(2.2)), len(cities) - 1)]
    here = city or drawn
    below = counties.get(here, [])
    return here, county or (below[rng.integers(len(below))] if below else "")


def plan_name(plan: Plan, code: str) -> str:
    """The short name of a division, such as 宽城 for 宽城区."""
    found = next((d for d in plan.divisions if d.code == code and d.until is None), None)
    return found.short if found else ""


def reporting(zones: list[ZoneSeed], quarter: int) -> list[ZoneSeed]:
    return [z for z in zones if z.first <= quarter]


def period_index(course: Course, at: Period) -> int:
    return course.quarters.index(at)


__all__ = ["Scale", "ZoneSeed", "period_index", "plan_name", "reporting", "zones_of"]
