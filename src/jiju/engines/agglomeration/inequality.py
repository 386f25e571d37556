"""Theil's T: how unequally something is spread, between groups and within them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jiju.core.words import word
from jiju.engines.agglomeration.concentration import shares
from jiju.engines.agglomeration.reading import known, name_of, spoken_unit
from jiju.engines.agglomeration.shapes import Basis, Figure, Of
from jiju.engines.agglomeration.thin import covered, enough, malformed

FEWEST_UNITS = 3
FEWEST_GROUPS = 2
THEIL = word("Theil's index")


@dataclass(frozen=True)
class GroupPart:
    """One group: its share of the whole, the inequality inside it, and what it gives to the part within."""

    group: str
    share: float
    inside: float
    gives: float  # share × inside
    units: int


@dataclass(frozen=True)
class Inequality:
    """T = between + within. 0 is equal; the most is the logarithm of one over the smallest weight."""

    total: float
    between: float
    within: float
    between_share: float | None  # of the total; None where nothing is unequal
    groups: tuple[GroupPart, ...]
    basis: Basis


def theil(
    values: Mapping[str, Figure],
    groups: Mapping[str, str],
    weights: Mapping[str, Figure] | None = None,
    *,
    reference: str,
    unit: str,
    of: Of = "areas",
) -> Inequality:
    """T = Σ y ln(y ÷ p) over units, y shares of the value and p shares of the weight; split by groups.

    between  Σ Y_g ln(Y_g ÷ P_g) over groups
    within   Σ Y_g T_g, T_g the same index inside the group

    This is T, weighted by the value; the index L (mean log deviation), weighted by people, is another number.

    Shape    values: unit → value; groups: unit → its group; weights: unit → people, staff or land; none means equal
    Missing  a unit without a value or a weight is left out of everything and named; 0 ln 0 is 0
    Errors   TooThin below three units or two groups; TooManyAbsent; NothingToCompare when all are zero;
             Malformed on a value where the weight is zero, or a unit of no group
    Source   Theil (1967), Economics and Information Theory, ch. 4; Shorrocks (1980), Econometrica 48, 613–625
    """
    y, p, absent = _both(values, weights)
    covered(THEIL, len(y), absent)
    enough(THEIL, of, len(y), FEWEST_UNITS)
    _check(y, p, groups)
    members: dict[str, list[str]] = {}
    for name in y:
        members.setdefault(groups[name], []).append(name)
    enough(THEIL, "groups", len(members), FEWEST_GROUPS)
    y, p = shares(y, reference), shares(p, reference)
    parts = tuple(_part(group, names, y, p) for group, names in members.items())
    whole = {g: (math.fsum(y[n] for n in names), math.fsum(p[n] for n in names)) for g, names in members.items()}
    between = _sum(whole.values())
    total = _sum((y[n], p[n]) for n in y)
    within = math.fsum(part.gives for part in parts)
    share = between / total if total > 1e-15 else None  # below that, rounding alone
    return Inequality(
        total, between, within, share, parts, Basis(name_of(reference), len(y), of, spoken_unit(unit), absent)
    )


def _part(group: str, names: list[str], y: Mapping[str, float], p: Mapping[str, float]) -> GroupPart:
    """A group by its own shares: T_g = Σ (y ÷ Y) ln((y ÷ Y) ÷ (p ÷ P))."""
    own, weight = math.fsum(y[n] for n in names), math.fsum(p[n] for n in names)
    inside = _sum((y[n] / own, p[n] / weight) for n in names) if own else 0.0
    return GroupPart(group, own, inside, own * inside, len(names))


def _sum(pairs: Iterable[tuple[float, float]]) -> float:
    """Σ y ln(y ÷ p), never below zero where y and p are shares: what is below is rounding."""
    return max(0.0, math.fsum(y * math.log(y / p) for y, p in pairs if y))


def _both(
    values: Mapping[str, Figure], weights: Mapping[str, Figure] | None
) -> tuple[dict[str, float], dict[str, float], tuple[str, ...]]:
    """Units with both figures, and the names of those that lack one."""
    y, _ = known(values)
    p, _ = known(weights) if weights is not None else (dict.fromkeys(y, 1.0), ())
    both = [name for name in values if name in y and name in p]
    return {n: y[n] for n in both}, {n: p[n] for n in both}, tuple(n for n in values if n not in both)


def _check(y: Mapping[str, float], p: Mapping[str, float], groups: Mapping[str, str]) -> None:
    for name in y:
        if name not in groups:
            raise malformed(name, word("The unit has no group."), word("Say for every unit which group it is in."))
        if y[name] and not p[name]:
            raise malformed(
                name,
                word("The unit has a value of {value} and a weight of zero.", value=y[name]),
                word("Give the weight, or mark it as absent."),
            )
