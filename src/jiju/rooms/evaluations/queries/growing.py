"""Growth like for like: what the same zones or enterprises did, apart from who came, who went and what was redrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.engines.agglomeration import LikeForLike, like_for_like
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.queries import grounds
from jiju.rooms.evaluations.shapes import Ground, GrowthBy, GrowthTable, TableLine
from jiju.spine.actors import Actor, Place

Sizes = Mapping[str, Decimal | None]
Inside = Callable[[Place], bool]


def growth(by: Actor, indicator_id: str, period: Period, dimension: GrowthBy) -> GrowthTable:
    """A figure against the same period last year, area by area, part by part.

    By city, county and type over zones; by zone over the enterprises that stand in it. A zone that another area or
    type was given to is the part of redrawn boundaries in both.

    Errors   NotFound when zones, or enterprises, are not asked for the figure
    """
    figure = grounds.figured(indicator_id)
    if dimension == "zone":
        figure = grounds.of_enterprises(indicator_id)
        rows = _by_zone(by, indicator_id, period, figure.unit)
        return GrowthTable(figure, period.year_before, period, dimension, None, None, rows)
    sides = grounds.ground(indicator_id, period.year_before), grounds.ground(indicator_id, period)
    whole = _over_zones(sides, "province", grounds.province(), lambda _: True)
    is_same = by.scope.reach in ("all", dimension)  # the province's line, or the one line of the table
    own = None if is_same else _over_zones(sides, "own", word("My area"), by.scope.covers)
    return GrowthTable(figure, period.year_before, period, dimension, whole, own, _by_group(by, sides, dimension))


def key_of(place: Place, dimension: GrowthBy) -> str:
    """The group that a zone is in."""
    if dimension == "type":
        return place.zone_type
    return grounds.area_of(place, "county" if dimension == "county" else "city")


def _by_group(by: Actor, sides: tuple[Ground, Ground], dimension: GrowthBy) -> tuple[TableLine[LikeForLike], ...]:
    names = grounds.type_names() if dimension == "type" else grounds.area_names(sides[1].period)
    there = {key_of(p, dimension) for side in sides for p in side.places.values() if by.scope.covers(p)}
    order = [key for key in names if key in there] + sorted(there - names.keys())

    def inside(key: str) -> Inside:
        return lambda place: key_of(place, dimension) == key and by.scope.covers(place)

    return tuple(_over_zones(sides, key, names.get(key, key), inside(key)) for key in order)


def _over_zones(sides: tuple[Ground, Ground], key: str, name: str | Word, inside: Inside) -> TableLine[LikeForLike]:
    """The zones of a group in both periods; who stands in only one of them though there both times was redrawn."""
    before, after = sides
    was, now = ({z: v for z, v in side.figures.items() if inside(side.places[z])} for side in sides)
    moved = {z for z in was.keys() ^ now.keys() if z in before.places and z in after.places}
    periods = str(before.period), str(after.period)
    return grounds.line(key, name, lambda: like_for_like(
        was, now, moved, periods=periods, unit=after.figure.unit, of="zones"
    ))  # fmt: skip


def _by_zone(by: Actor, indicator_id: str, period: Period, unit: str) -> tuple[TableLine[LikeForLike], ...]:
    """Each zone of the area over its enterprises; for outsiders, no line that gives one of them away."""
    there = grounds.titled(by, period)
    only = frozenset(z.code for z in there) if by.scope.reach == "zone" else frozenset()
    was, now = (grounds.enterprise_figures(indicator_id, p, only) for p in (period.year_before, period))
    periods = str(period.year_before), str(period)
    rows = {z.code: grounds.line(z.code, z.name, partial(
        like_for_like, was.get(z.code, {}), now.get(z.code, {}), periods=periods, unit=unit
    )) for z in there}  # fmt: skip
    if grounds.reviews_zones(by):
        return tuple(rows.values())
    return tuple(_for_outsiders(row, (was.get(z, {}), now.get(z, {}))) for z, row in rows.items())


def _for_outsiders(row: TableLine[LikeForLike], sides: tuple[Sizes, Sizes]) -> TableLine[LikeForLike]:
    tells = row.found is not None and checks.part_gives_one_away(row.found.units)
    if tells or any(checks.gives_one_away(side.values()) for side in sides):
        return TableLine(row.key, row.name, None, checks.WithheldFromOutside())
    return row
