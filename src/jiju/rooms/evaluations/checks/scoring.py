"""Scores zones by a scheme: each item within the peers, then weighed, added up, ranked and graded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from jiju.engines.indices import Band, Normalised, competition_ranks, efficacy, grades, weighted_parts
from jiju.rooms.evaluations.shapes import RankedZone, ScorePart
from jiju.rooms.programmes.shapes import Item, Scheme


@dataclass(frozen=True)
class Measured:
    """A zone and what was measured of it, item by item. Missing: an item that is absent has no value."""

    zone: str
    name: str
    zone_type: str
    city: str
    county: str
    values: dict[str, Decimal]


def score(scheme: Scheme, zones: list[Measured], units: dict[str, str]) -> tuple[RankedZone, ...]:
    """All zones scored within their peers.

    Shape    units: item id → unit of its value
    """
    groups: dict[str, list[Measured]] = {}
    for zone in sorted(zones, key=lambda z: z.zone):
        groups.setdefault(zone.zone_type if scheme.peer == "type" else "", []).append(zone)
    return tuple(row for key in sorted(groups) for row in _group(scheme, groups[key], units))


def _group(scheme: Scheme, zones: list[Measured], units: dict[str, str]) -> list[RankedZone]:
    method = scheme.method
    normal = {
        item.id: efficacy(
            {z.zone: z.values[item.id] for z in zones if item.id in z.values},
            floor=method.floor, span=method.span, direction=item.direction,
        )
        for item in scheme.items
    }  # fmt: skip
    rows = [_scored(scheme, zone, normal, units) for zone in zones]
    totals = {r.zone: r.score for r in rows if r.score is not None}
    ranks = competition_ranks(totals)
    given = grades(totals, [Band(b.grade, b.at_least, b.cap_percent) for b in scheme.bands])
    placed = [replace(r, rank=ranks.get(r.zone, 0), peers=len(totals), grade=given.get(r.zone, "")) for r in rows]
    return sorted(placed, key=lambda r: (r.rank == 0, r.rank, r.zone))


def _scored(
    scheme: Scheme, zone: Measured, normal: dict[str, dict[str, Normalised]], units: dict[str, str]
) -> RankedZone:
    weights = {item.id: item.weight for item in scheme.items}
    mine = {item.id: normal[item.id].get(zone.zone) for item in scheme.items}
    scores = {i: n.score if n else None for i, n in mine.items()}
    parts = weighted_parts(scores, weights, missing=scheme.missing, floor=scheme.method.floor)
    total = None if parts is None else sum((p.contribution for p in parts), Decimal(0))
    used = {p.item: (p.weight, p.contribution) for p in parts or ()}
    shown = tuple(_part(item, mine[item.id], used, units) for item in scheme.items)
    return RankedZone(zone.zone, zone.name, zone.zone_type, zone.city, zone.county, total, 0, 0, "", shown)


def _part(
    item: Item, n: Normalised | None, used: dict[str, tuple[Decimal, Decimal]], units: dict[str, str]
) -> ScorePart:
    weight, contribution = used.get(item.id, (Decimal(0), Decimal(0)))
    numbers = (n.value, n.worst, n.best, n.score) if n else (None, None, None, None)
    return ScorePart(item.id, item.dimension, item.name, units.get(item.id, ""), *numbers, weight, contribution)
