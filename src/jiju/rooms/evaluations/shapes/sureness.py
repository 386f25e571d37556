"""How sure a place is: what could have been otherwise, drawn many times."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class UnitSureness:
    """One unit's places over all draws.

    Shape    low and high: nine of ten draws put it between; places: how often it takes each place, first to last;
             chances: line → how likely it is across it, and the standard error of that; above: how likely it stands
             above the unit placed just before it, and just after it, where there is one
    Units    score ends in points; chances and places as shares, 0 to 1
    """

    unit: str
    low: int
    high: int
    score_low: Decimal
    score_high: Decimal
    places: tuple[Decimal, ...]
    chances: dict[str, tuple[Decimal, Decimal]]
    above_next_better: Decimal | None
    above_next_worse: Decimal | None


@dataclass(frozen=True)
class GroupSureness:
    """One group of peers: how often it was drawn, from which seed, and each unit's places.

    Shape    lines: id → words of the line as of the scheme (a grade, an award, the last band)
    """

    group: str
    replicates: int
    seed: int
    lines: dict[str, str]
    units: dict[str, UnitSureness]
