"""Reads: which zones a total still lacks, so that less is not set against more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from jiju.core.periods import Period
from jiju.rooms.figures.queries.tables import COLUMNS, indicator, zone_cells
from jiju.rooms.figures.shapes import Basis, Dimension, ZoneCell
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor, Place


def awaited(
    by: Actor, indicator_id: str, period: Period, by_dimension: Dimension, *, basis: Basis = "then"
) -> Mapping[str, int]:
    """How many zones of each line had a figure in the same period last year, are still there and have none now.

    Missing  a line that is not there lacks nobody; a ratio is judged by its numerator
    """
    one = indicator(indicator_id)
    counted = one.numerator if one.nature == "ratio" and one.numerator else one.id
    there = {c.zone for c in zone_cells(counted, period)}
    zones = {z.code: z for z in registry.zones_on(period.last_day) if z.status == registry.PROVINCIAL}
    now = registry.newest_places() if basis == "now" else {}
    out: Counter[str] = Counter()
    for c in zone_cells(counted, period.year_before):
        where = now.get(c.zone) or Place(c.city, c.county, c.zone, c.zone_type)
        if c.zone in zones and c.zone not in there and by.scope.covers(where):
            out[_key(c, where, by_dimension, zones[c.zone].lead)] += 1
    return out


def _key(c: ZoneCell, where: Place, by: Dimension, lead: str) -> str:
    if by == "lead":
        return lead
    return str(getattr(where, COLUMNS[by])) if by in COLUMNS else "province"
