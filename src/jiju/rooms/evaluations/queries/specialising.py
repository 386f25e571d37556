"""Specialisation: what areas have more of than all zones of the province together, and how far their mixes differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jiju.core.periods import Period
from jiju.core.refusals import Refusal
from jiju.core.words import Word, word
from jiju.engines.agglomeration import (
    Quotients,
    Specialisation,
    TooManyAbsent,
    krugman_specialisation,
    location_quotients,
    spatial_gini,
)
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.queries import grounds
from jiju.rooms.evaluations.shapes import (
    AreaRow,
    Figured,
    Level,
    PartCell,
    PartHead,
    Parts,
    SpecialisationTable,
)
from jiju.rooms.evaluations.words import SECTIONS
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor, Place, Scope

LQ = word("The location quotient")
KRUGMAN = word("The Krugman index of specialisation")
ZERO = Decimal(0)
Count = tuple[int, int]  # with a figure, and in all
Cells = dict[str, dict[str, Decimal]]


@dataclass(frozen=True)
class Cast:
    """A figure cast into areas and industries, and how many of each area's and cell's units it is of."""

    figure: Figured
    of: Literal["zones", "enterprises"]
    table: Cells
    counts: Cells  # enterprises behind each cell
    whole: frozenset[str]  # the areas that lie whole within the reader's own
    areas: Mapping[str, Count]
    cells: Mapping[tuple[str, str], Count]
    refusal: Refusal | None = None

    @property
    def known(self) -> int:
        return sum(n for n, _ in self.areas.values())

    @property
    def units(self) -> int:
        return sum(n for _, n in self.areas.values())

    def shares(self) -> dict[str, Decimal]:
        """Each industry's share of the reference in percent."""
        whole = sum((v for row in self.table.values() for v in row.values()), ZERO)
        sums = {p: sum((row[p] for row in self.table.values()), ZERO) for p in next(iter(self.table.values()), {})}
        return {p: v / whole * 100 for p, v in sums.items()} if whole else {}


def specialisation(by: Actor, indicator_id: str, period: Period, parts: Parts, level: Level) -> SpecialisationTable:
    """Areas by types of zones, or by sections of industries, against all zones of the province that have reported.

    Errors   NotFound when the figure is not asked for
    """
    level = grounds.level_of(by, level)
    cast = (_by_type if parts == "type" else _by_section)(by, indicator_id, period, level)
    names: Mapping[str, str | Word] = grounds.type_names() if parts == "type" else SECTIONS
    heads: tuple[PartHead, ...] = ()
    rows: tuple[AreaRow, ...] = ()
    refusal = cast.refusal
    try:
        if refusal is None:
            quotients = _quotients(cast)
            columns = [p for p in names if p in cast.shares() and (parts == "section" or _sees_type(by.scope, p))]
            heads = tuple(_head(cast, p, names[p]) for p in columns)
            everywhere = parts == "type" and by.scope.reach == "types"  # own types, wherever they are
            seen = cast.areas.keys() if everywhere else cast.areas.keys() & cast.whole
            places = grounds.area_names(period)
            rows = tuple(_row(cast, quotients, columns, a, places[a]) for a in places if a in seen)
    except Refusal as found:
        refusal = found
    return SpecialisationTable(
        cast.figure, period, parts, level, cast.of, cast.known, cast.units, heads, rows, refusal
    )  # fmt: skip


def _sees_type(scope: Scope, zone_type: str) -> bool:
    return scope.reach != "types" or scope.covers(Place(zone_type=zone_type))


def _quotients(cast: Cast) -> Quotients:
    checks.ask_covered(LQ, cast.known, cast.units)
    checks.ask_shares(v for row in cast.table.values() for v in row.values())
    return location_quotients(
        cast.table, reference=grounds.province(), unit=cast.figure.unit, itself="counted", enterprises=cast.counts
    )


def _head(cast: Cast, part: str, name: str | Word) -> PartHead:
    gini = grounds.line(part, name, lambda: spatial_gini(
        cast.table, part, reference=grounds.province(), unit=cast.figure.unit
    ))  # fmt: skip
    return PartHead(part, name, cast.shares().get(part), gini)


def _row(cast: Cast, quotients: Quotients, columns: Collection[str], area: str, name: str) -> AreaRow:
    known, units = cast.areas[area]
    cells = tuple(_cell(cast, quotients, area, part) for part in columns)
    krugman = grounds.line(area, name, lambda: _krugman(cast, area)) if area in cast.whole else None
    refusal = None if checks.is_covered(known, units) else TooManyAbsent(LQ, known, units)
    return AreaRow(area, name, known, units, cells, krugman, refusal)


def _krugman(cast: Cast, area: str) -> Specialisation:
    checks.ask_covered(KRUGMAN, *cast.areas[area])
    return krugman_specialisation(
        cast.table, area, reference=grounds.province(), itself="counted", unit=cast.figure.unit
    )


def _cell(cast: Cast, quotients: Quotients, area: str, part: str) -> PartCell:
    x, whole = cast.table[area][part], sum(cast.table[area].values(), ZERO)
    share = x / whole * 100 if whole else None
    known, units = cast.cells.get((area, part), (0, 0))
    try:
        checks.ask_covered(LQ, *cast.areas[area])
        if units and not known:
            raise TooManyAbsent(LQ, known, units)
        return PartCell(part, x, share, quotients.at(area, part), None)
    except Refusal as refusal:
        return PartCell(part, x, share, None, refusal)


def _by_type(by: Actor, indicator_id: str, period: Period, level: Level) -> Cast:
    """Accepted figures of zones; a zone that has not reported is in no sum, and counted."""
    ground = grounds.ground(indicator_id, period)
    behind = ground if indicator_id == grounds.ENTERPRISES else grounds.ground(grounds.ENTERPRISES, period)
    kinds = sorted({p.zone_type for p in ground.places.values()})
    areas: dict[str, Count] = {}
    cells: dict[tuple[str, str], Count] = {}
    table: Cells = {}
    counts: Cells = {}
    for zone, place in ground.places.items():
        area, value = grounds.area_of(place, level), ground.figures[zone]
        is_known = int(value is not None)
        areas[area] = _one_more(areas.get(area), is_known)
        cells[area, place.zone_type] = _one_more(cells.get((area, place.zone_type)), is_known)
        table.setdefault(area, dict.fromkeys(kinds, ZERO))[place.zone_type] += value or ZERO
        counts.setdefault(area, dict.fromkeys(kinds, ZERO))[place.zone_type] += behind.figures.get(zone) or ZERO
    return Cast(
        ground.figure, "zones", table, counts, grounds.whole_areas(by.scope, ground.places, level), areas, cells
    )


def _by_section(by: Actor, indicator_id: str, period: Period, level: Level) -> Cast:
    """Enterprises counted in the registry, or their accepted figures, by the section of their industry.

    Counts are everybody's; sums of figures are for those who review all of them: hidden cells could be had by
    subtraction.
    """
    is_count = indicator_id == grounds.ENTERPRISES
    figure = grounds.figured(indicator_id) if is_count else grounds.of_enterprises(indicator_id)
    known = {} if is_count else {
        u: v for row in grounds.enterprise_figures(indicator_id, period).values() for u, v in row.items()
    }  # fmt: skip
    places = grounds.ground(grounds.ENTERPRISES, period).places
    there = [r for r in registry.residents(period.last_day) if r.is_counted and r.zone in places]
    entered = [r for r in there if checks.section_of(r.industry)]
    kinds = sorted({checks.section_of(r.industry) for r in entered})
    areas: dict[str, Count] = {}
    table: Cells = {}
    counts: Cells = {}
    for r in there:
        area, section = grounds.area_of(places[r.zone], level), checks.section_of(r.industry)
        value = Decimal(1) if is_count else known.get(r.uscc)
        is_known = bool(section) and value is not None
        areas[area] = _one_more(areas.get(area), int(is_known))
        sums, behind = (t.setdefault(area, dict.fromkeys(kinds, ZERO)) for t in (table, counts))
        if is_known:
            sums[section] += value or ZERO
            behind[section] += 1
    refusal: Refusal | None = None
    if not checks.is_covered(len(entered), len(there)):
        refusal = checks.IndustryNotEntered(len(entered), len(there))
    elif not is_count and not (by.scope.reach == "all" and grounds.reviews_zones(by)):
        refusal = checks.SumsGiveOneAway()
    elif not is_count:
        refusal = grounds.line("", "", lambda: checks.ask_balanced(known.get(r.uscc) for r in there)).refusal
    whole = grounds.whole_areas(by.scope, places, level)
    return Cast(figure, "enterprises", table, counts, whole, areas, {}, refusal)


def _one_more(count: Count | None, known: int) -> Count:
    have, units = count or (0, 0)
    return have + known, units + 1
