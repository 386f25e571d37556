"""Spread: how unequal zones are between and within areas, what moved each area, and which industries are gathered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from jiju.core.periods import Period
from jiju.core.words import word
from jiju.engines.agglomeration import (
    Inequality,
    Localisation,
    Plant,
    ShiftShare,
    ellison_glaeser,
    shift_share,
    theil,
)
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.queries import grounds
from jiju.rooms.evaluations.shapes import Ground, Level, SpreadTables, TableLine
from jiju.rooms.evaluations.words import SECTIONS
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor

WEAK, STRONG = 0.02, 0.05  # the authors' own lines, Ellison and Glaeser (1997)
SURE = 2  # deviations from what chance gives
SHIFT = word("Shift–share analysis")
ZERO = Decimal(0)
Sides = tuple[Ground, Ground]


@dataclass(frozen=True)
class Sized(Plant):
    """An enterprise whose size is exact."""

    size: Decimal | None


def spread(by: Actor, indicator_id: str, period: Period, level: Level) -> SpreadTables:
    """Theil's index, shift–share by type and the gathering of industries, over all zones of the province.

    What is the province's is shown to everybody who may see areas; the parts of areas only where they are one's own.

    Errors   NotFound when the plan has no such figure of zones
    """
    level = grounds.level_of(by, level)
    sides = grounds.ground(indicator_id, period.year_before), grounds.ground(indicator_id, period)
    names = grounds.area_names(period)
    whole = grounds.whole_areas(by.scope, sides[1].places, level)
    order = [a for a in names if a in whole]
    return SpreadTables(
        sides[1].figure, sides[0].period, period, level, tuple(_theils(sides[1], level)), frozenset(order),
        tuple(grounds.line(a, names[a], partial(_shift, sides, a, level)) for a in order),
        tuple(_localised(by, period)), names,
    )  # fmt: skip


def strength_of(found: Localisation) -> str:
    """How the authors of the index would call it: spread, weak, some or strong; chance, where it may be no more."""
    if abs(found.gamma) <= SURE * found.deviation:
        return "chance"
    if found.gamma < 0:
        return "spread"
    return "weak" if found.gamma < WEAK else "strong" if found.gamma >= STRONG else "some"


def _theils(ground: Ground, level: Level) -> list[TableLine[Inequality]]:
    """Of the zones' own size, and of the figure per head of staff."""
    jobs = grounds.ground(grounds.JOBS, ground.period).figures
    staff = {z: v or None for z, v in jobs.items()}  # a zone without staff has nothing per head
    lines = [grounds.line("size", word("of the size of zones"), lambda: _theil(ground, level, None))]
    if ground.figure.id == grounds.JOBS:
        return lines
    return [*lines, grounds.line("head", word("of the figure per head"), lambda: _theil(ground, level, staff))]


def _theil(ground: Ground, level: Level, weights: Mapping[str, Decimal | None] | None) -> Inequality:
    checks.ask_shares(ground.figures.values())
    groups = {z: grounds.area_of(p, level) for z, p in ground.places.items()}
    return theil(
        ground.figures, groups, weights, reference=grounds.province(), unit=ground.figure.unit, of="zones"
    )  # fmt: skip


def _shift(sides: Sides, area: str, level: Level) -> ShiftShare:
    """One area's change by type of zone against the province's; a zone that has not reported is in neither."""
    zones = {z for side in sides for z in side.places}
    absent = {z for side in sides for z, v in side.figures.items() if v is None}
    own = {z for side in sides for z, p in side.places.items() if grounds.area_of(p, level) == area}
    checks.ask_covered(SHIFT, len(zones - absent), len(zones))
    checks.ask_covered(SHIFT, len(own - absent), len(own))
    for side in sides:
        checks.ask_shares(side.figures.values())
    kinds = sorted({p.zone_type for side in sides for z, p in side.places.items() if z not in absent})
    before, after = (
        (_by_type(side, kinds, absent, level, area), _by_type(side, kinds, absent, level, "")) for side in sides
    )
    return shift_share(
        (before[0], after[0]), (before[1], after[1]), name=grounds.province(), unit=sides[1].figure.unit
    )  # fmt: skip


def _by_type(
    side: Ground, kinds: Collection[str], absent: Collection[str], level: Level, area: str
) -> dict[str, Decimal]:
    """The sums by type, of one area or, without one, of all."""
    out = dict.fromkeys(kinds, ZERO)
    for zone, place in side.places.items():
        if zone not in absent and (not area or grounds.area_of(place, level) == area):
            out[place.zone_type] += side.figures[zone] or ZERO
    return out


def _localised(by: Actor, period: Period) -> list[TableLine[Localisation]]:
    """Each section of industries by the staff of its enterprises over the cities; or one line that says why not."""
    plants = _plants(period)
    entered = [p for p in plants if p.industry]
    everything = dict.fromkeys((p.area for p in plants), ZERO)
    for plant in plants:
        everything[plant.area] += plant.size or ZERO
    checked = grounds.line("", "", lambda: _ask_plants(plants, len(entered)))
    if checked.refusal is not None:
        return [TableLine("", "", None, checked.refusal)]
    found, unit = {p.industry for p in entered}, grounds.of_enterprises(grounds.JOBS).unit
    rows = {s: grounds.line(s, SECTIONS[s], partial(
        ellison_glaeser, entered, everything, industry=s, reference=grounds.province(), unit=unit
    )) for s in SECTIONS if s in found}  # fmt: skip
    if by.scope.reach == "all" and grounds.reviews_zones(by):
        return list(rows.values())
    return [_for_outsiders(row, [p.size for p in entered if p.industry == s]) for s, row in rows.items()]


def _plants(period: Period) -> list[Sized]:
    """The enterprises of all zones in their cities, household businesses apart, with their accepted staff."""
    places = grounds.ground(grounds.ENTERPRISES, period).places
    figures = grounds.enterprise_figures(grounds.JOBS, period)
    return [
        Sized(r.uscc, places[r.zone].city, checks.section_of(r.industry), figures.get(r.zone, {}).get(r.uscc))
        for r in registry.residents(period.last_day)
        if r.is_counted and r.zone in places
    ]


def _ask_plants(plants: Sequence[Sized], entered: int) -> None:
    if not checks.is_covered(entered, len(plants)):
        raise checks.IndustryNotEntered(entered, len(plants))
    checks.ask_balanced(p.size for p in plants)


def _for_outsiders(row: TableLine[Localisation], sizes: Sequence[Decimal | None]) -> TableLine[Localisation]:
    """The index with its deviation would give a section's one large employer away."""
    if row.found is not None and checks.gives_one_away(sizes):
        return TableLine(row.key, row.name, None, checks.WithheldFromOutside())
    return row
