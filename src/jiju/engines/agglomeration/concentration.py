"""How much of a whole lies with its largest members: Herfindahl–Hirschman and the share of the first k."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from jiju.core.words import word
from jiju.engines.agglomeration.reading import known, name_of, spoken_unit
from jiju.engines.agglomeration.shapes import Basis, Figure, Of
from jiju.engines.agglomeration.thin import NothingToCompare, covered, enough, malformed

FEWEST = 3  # of one or two members the index only gives away who is large
HHI = word("The Herfindahl–Hirschman index")
CRK = word("The share of the largest")


@dataclass(frozen=True)
class Concentration:
    """HHI in three forms: 0–1, as points of 10,000, and normalised so that equal members give 0."""

    hhi: float
    points: float
    normalised: float
    basis: Basis


@dataclass(frozen=True)
class LargestShare:
    """The share of the k largest members, 0–1, and who they are, largest first."""

    k: int
    share: float
    largest: tuple[str, ...]
    basis: Basis


def shares(sizes: Mapping[str, float], where: str) -> dict[str, float]:
    """Each size divided by their sum.

    Errors   NothingToCompare when they sum to zero
    """
    total = math.fsum(sizes.values())
    if total <= 0:
        raise NothingToCompare(word("All figures of {whole} are zero.", whole=where))
    return {name: size / total for name, size in sizes.items()}


def herfindahl(sizes: Mapping[str, Figure], *, reference: str, unit: str, of: Of = "enterprises") -> Concentration:
    """How concentrated the sizes are: HHI = Σ s², normalised (HHI − 1/n) ÷ (1 − 1/n).

    Shape    sizes: member → size; reference: the area or market whose total the shares are of
    Units    out: hhi and normalised 0–1, points 0–10,000
    Missing  a member without a figure is left out and named; n counts known members, those of size zero too
    Errors   TooThin below three members; TooManyAbsent; NothingToCompare when all are zero; Malformed below zero
    Source   Herfindahl (1950); Hirschman (1945, 1964); points as in US DoJ & FTC, Merger Guidelines (2023)
    """
    found, basis = _members(sizes, reference, unit, of)
    covered(HHI, len(found), basis.absent)
    enough(HHI, of, len(found), FEWEST)
    hhi = math.fsum(s * s for s in shares(found, reference).values())
    n = len(found)
    return Concentration(hhi, hhi * 10_000, max(0.0, (hhi - 1 / n) / (1 - 1 / n)), basis)


def largest_share(
    sizes: Mapping[str, Figure], k: int, *, reference: str, unit: str, of: Of = "enterprises"
) -> LargestShare:
    """CR-k: the share that the k largest hold together.

    Shape    sizes: member → size; equal sizes are taken in the order of their names
    Units    out: share 0–1
    Missing  a member without a figure is left out and named; it might be among the largest
    Errors   TooThin with fewer than three members, or no more than k; TooManyAbsent; Malformed when k is below 1
    Source   Bain (1956), Barriers to New Competition
    """
    if k < 1:
        raise malformed("k", word("There is no share of the {k} largest.", k=k), word("Ask for one or more."))
    found, basis = _members(sizes, reference, unit, of)
    covered(CRK, len(found), basis.absent)
    enough(CRK, of, len(found), max(FEWEST, k + 1))
    part = shares(found, reference)
    first = sorted(part, key=lambda name: (-part[name], name))[:k]
    return LargestShare(k, math.fsum(part[name] for name in first), tuple(first), basis)


def _members(sizes: Mapping[str, Figure], reference: str, unit: str, of: Of) -> tuple[dict[str, float], Basis]:
    found, absent = known(sizes)
    return found, Basis(name_of(reference), len(found), of, spoken_unit(unit), absent)
