"""Enterprises near the designated size, for those who enter them into the statistics."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.core.periods import Period
from jiju.rooms.programmes.shapes import Threshold


@dataclass(frozen=True)
class Candidate:
    """An enterprise that is not above the designated size and has come near it, or past it.

    Units    revenue of four quarters, in the unit of the threshold; ratio: percent of the threshold
    """

    code: str
    name: str
    zone: str
    zone_name: str
    industry: str
    revenue: Decimal
    ratio: Decimal
    threshold: Threshold

    @property
    def is_past(self) -> bool:
        return self.ratio >= 100


@dataclass(frozen=True)
class CandidateList:
    """The candidates of an area by ratio, the highest first, and how many enterprises could not be judged.

    Shape    judged: enterprises with an industry, a threshold and four quarters accepted; without_industry: no
             industry is entered, or none with a threshold; without_figures: of the others, four quarters are not there
    """

    period: Period
    rows: tuple[Candidate, ...]
    judged: int
    without_industry: int
    without_figures: int
