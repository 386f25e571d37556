"""How far an area's industries are from its reference's, and an industry's map from that of all activity."""

from __future__ import annotations

import math
from dataclasses import dataclass

from jiju.core.words import word
from jiju.engines.agglomeration.concentration import shares
from jiju.engines.agglomeration.reading import compared, filled, industries_of, name_of, spoken_unit
from jiju.engines.agglomeration.shapes import Basis, Itself, Reference, Table
from jiju.engines.agglomeration.thin import FigureIsAbsent, covered, enough, malformed

FEWEST_INDUSTRIES = 2
FEWEST_AREAS = 3
KRUGMAN = word("The Krugman index of specialisation")
GINI = word("The spatial Gini coefficient")


@dataclass(frozen=True)
class Specialisation:
    """K of one area, 0 (the reference's mix) to 2 (nothing in common), and what each industry gives to it."""

    area: str
    k: float
    gaps: dict[str, float]  # industry → the area's share less the reference's
    basis: Basis


@dataclass(frozen=True)
class SpatialGini:
    """G of one industry, 0 (spread as all activity is) to below 2, and each area's gap of shares."""

    industry: str
    g: float
    gaps: dict[str, float]  # area → its share of the industry less its share of everything
    basis: Basis


def krugman_specialisation(
    table: Table, area: str, *, reference: str | Reference, itself: Itself, unit: str
) -> Specialisation:
    """Krugman's index of specialisation: K = Σ |s_ij − s_i,ref| over the industries i.

    With the area left out of the reference K is larger: K(counted) = (1 − w) K(left out), w the area's weight in the
    reference. So `itself` must be said, and stands in the result.

    Shape    table: area → industry → figure; reference: a name for the sum of all areas, or a Reference
    Units    out: 0–2, shares 0–1
    Missing  an area with an absent cell is left out whole, of the reference too, and named
    Errors   TooThin below two industries or, for a sum, two areas; TooManyAbsent; FigureIsAbsent when the area has a
             hole; NothingToCompare when a side is all zero
    Source   Krugman (1991), Geography and Trade, MIT Press; EconGeo's krugman_index counts the area in
    """
    read = filled(table, industries_of(reference))
    covered(KRUGMAN, len(read.areas), read.absent)
    enough(KRUGMAN, "industries", len(read.industries), FEWEST_INDUSTRIES)
    if isinstance(reference, str):
        enough(KRUGMAN, "areas", len(read.areas), 2)
    if area in read.absent:
        raise FigureIsAbsent(KRUGMAN, area)
    if area not in read.areas:
        raise malformed(area, word("The area is not in the table."), word("Name an area of the table."))
    own = shares(read.areas[area], area)
    theirs = shares(compared(read, area, reference, itself), name_of(reference))
    gaps = {i: own[i] - theirs[i] for i in read.industries}
    basis = Basis(name_of(reference), len(read.industries), "industries", spoken_unit(unit), read.absent, itself)
    return Specialisation(area, math.fsum(abs(gap) for gap in gaps.values()), gaps, basis)


def spatial_gini(table: Table, industry: str, *, reference: str, unit: str) -> SpatialGini:
    """The 空间基尼系数 of Chinese papers: G = Σ (s_j − x_j)² over the areas j.

    s_j is the area's share of the industry, x_j its share of all industries. It is a sum of squares after Krugman, not
    a Gini of a Lorenz curve, and not PySAL's Gini_Spatial, which splits a Gini by neighbourhood (Rey & Smith 2013).
    It grows when few plants happen to make up the industry; ellison_glaeser takes that out.

    Shape    table: area → industry → figure; reference: what the areas are together
    Units    out: 0 to below 2
    Missing  an area with an absent cell is left out whole and named
    Errors   TooThin below three areas; TooManyAbsent; NothingToCompare when nobody has the industry
    Source   Krugman (1991), Geography and Trade; Ellison & Glaeser (1997) call it G
    """
    read = filled(table)
    covered(GINI, len(read.areas), read.absent)
    enough(GINI, "areas", len(read.areas), FEWEST_AREAS)
    if industry not in read.industries:
        raise malformed(industry, word("No area has this industry."), word("Name an industry of the table."))
    s = shares(read.of_industry(industry), industry)
    x = shares({area: read.area_total(area) for area in read.areas}, reference)
    gaps = {area: s[area] - x[area] for area in s}
    basis = Basis(name_of(reference), len(s), "areas", spoken_unit(unit), read.absent, "counted")
    return SpatialGini(industry, math.fsum(gap * gap for gap in gaps.values()), gaps, basis)
