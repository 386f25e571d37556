"""Ellison–Glaeser: is an industry more gathered than darts thrown at the map would be?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jiju.core.words import word
from jiju.engines.agglomeration.concentration import shares
from jiju.engines.agglomeration.reading import known, name_of, number, spoken_unit
from jiju.engines.agglomeration.shapes import Basis, Figure, Plant
from jiju.engines.agglomeration.thin import covered, enough, malformed

FEWEST_PLANTS = 10
EG = word("The Ellison–Glaeser index")
CHANCE = word("With fewer enterprises chance alone moves the index by more than 0.05, the line of strong gathering.")


@dataclass(frozen=True)
class Localisation:
    """γ of one industry, with what it is made of.

    γ = 0 is what chance gives, below zero is spread, above is gathered. The authors call up to 0.02 weak and from 0.05
    on strong. γ is not bounded by 1: an industry in the smallest area alone exceeds it.
    """

    industry: str
    gamma: float
    g: float  # Σ (s_j − x_j)²
    herfindahl: float  # of the plants
    by_chance: float  # what G would be on average if plants fell by chance
    deviation: float  # the standard deviation of γ if plants fell by chance
    areas: int
    basis: Basis


def ellison_glaeser(
    plants: Sequence[Plant], everything: Mapping[str, Figure], *, industry: str, reference: str, unit: str
) -> Localisation:
    """γ = (G − (1 − Σx²) H) ÷ ((1 − Σx²)(1 − H)), with G = Σ (s_j − x_j)² and H the Herfindahl of the plants.

    It needs each plant's size: the total of an area cannot tell one large plant from many. The Stata module egi
    leaves the two factors (1 − Σx²) out; that is another number.

    Shape    plants: of this and other industries, only this one's are read; everything: area → all activity there
    Units    plants and everything each in one unit
    Missing  a plant without a size, or in an area without a total, is left out and named, and so is an area without
             a total; a size of zero is no plant
    Errors   TooThin below ten plants or two areas; TooManyAbsent; Malformed on a plant in an unknown area
    Source   Ellison & Glaeser (1997), Journal of Political Economy 105, 889–927
    """
    whole, lost = known(everything)
    sized, absent = _sized([p for p in plants if p.industry == industry], whole, lost)
    covered(EG, len(sized), absent)
    covered(EG, len(whole), lost)
    enough(EG, "areas", sum(v > 0 for v in whole.values()), 2)
    enough(EG, "enterprises", len(sized), FEWEST_PLANTS, CHANCE)
    x = shares(whole, reference)
    total = math.fsum(size for _, size in sized)
    z = [size / total for _, size in sized]
    s = {area: math.fsum(size for a, size in sized if a == area) / total for area in x}
    g = math.fsum((s[a] - x[a]) ** 2 for a in x)
    h, room = _power(z, 2), 1 - _power(x.values(), 2)
    basis = Basis(name_of(reference), len(sized), "enterprises", spoken_unit(unit), (*absent, *lost), "counted")
    return Localisation(
        industry,
        gamma=(g - room * h) / (room * (1 - h)),
        g=g,
        herfindahl=h,
        by_chance=room * h,
        deviation=math.sqrt(max(0.0, variance_by_chance(list(x.values()), z))) / (room * (1 - h)),
        areas=len(x),
        basis=basis,
    )


def variance_by_chance(x: Sequence[float], z: Sequence[float]) -> float:
    """The variance of G when plants of shares z fall on areas with chances x, each on its own.

    Source   Ellison & Glaeser (1997); the specs count every way to fall and find the same
    """
    two, three, h = _power(x, 2), _power(x, 3), _power(z, 2)
    every = two - 2 * three + two**2
    own = two - 4 * three + 3 * two**2
    return 2 * (h**2 * every - _power(z, 4) * own)


def _power(values: Iterable[float], k: int) -> float:
    return math.fsum(v**k for v in values)


def _sized(
    plants: Sequence[Plant], whole: Mapping[str, float], lost: Sequence[str]
) -> tuple[list[tuple[str, float]], tuple[str, ...]]:
    """Area and size of each plant that has both, and the names of those that lack one."""
    sized: list[tuple[str, float]] = []
    absent: list[str] = []
    for plant in plants:
        size = number(plant.size, plant.name)
        if plant.area not in whole and plant.area not in lost:
            raise malformed(
                plant.name,
                word("The enterprise lies in {area}, which has no total.", area=plant.area),
                word("Give the area's total of all activity, or mark it as absent."),
            )
        if size is None or plant.area in lost:
            absent.append(plant.name)
        elif size > 0:
            sized.append((plant.area, size))
    return sized, tuple(absent)
