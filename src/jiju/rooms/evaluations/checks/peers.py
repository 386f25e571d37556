"""Peers: among whom a unit is scored, and among whom it is ranked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jiju.rooms.evaluations.shapes import Measured
from jiju.rooms.programmes.shapes import Scheme

POOLED = "pooled"


@dataclass(frozen=True)
class Pool:
    """Units that are scored together. group_of: the group in which each is ranked; ranked: groups ranked from here."""

    units: tuple[Measured, ...]
    group_of: dict[str, str]
    ranked: frozenset[str]


def pools(scheme: Scheme, units: Iterable[Measured]) -> list[Pool]:
    """The pools of a scheme: every unit's peers, small groups treated as the scheme says."""
    ordered = sorted(units, key=lambda u: u.unit)
    by_type = scheme.peer == "type" and scheme.units == "zone"
    group_of = {u.unit: u.zone_type if by_type else "" for u in ordered}
    small = _small(scheme, group_of)
    if scheme.small_group.rule == "pooled" and small:
        group_of = {unit: POOLED if group in small else group for unit, group in group_of.items()}
    wide = small if scheme.small_group.rule == "all" else frozenset()
    out = []
    for group in sorted(set(group_of.values()) - wide):
        mine = tuple(u for u in ordered if group_of[u.unit] == group)
        out.append(Pool(mine, {u.unit: group for u in mine}, frozenset({group})))
    if wide:
        out.append(Pool(tuple(ordered), group_of, wide))
    return out


def _small(scheme: Scheme, group_of: dict[str, str]) -> frozenset[str]:
    held = list(group_of.values())
    return frozenset(g for g in held if held.count(g) < scheme.small_group.least)
