"""Where a unit stands and why: the parts of its score, its place among its peers, its grade."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.core.periods import Period
from jiju.rooms.evaluations.shapes.sureness import GroupSureness, UnitSureness
from jiju.rooms.programmes.shapes import Scheme


@dataclass(frozen=True)
class ScorePart:
    """One item of one unit's score, with every number of its formula. Missing: None was not there.

    Shape    source: as in the scheme; worst and best: the ends among the peers, of points that are given 0 and 100
    """

    item: str
    dimension: str
    name: str
    unit: str
    value: Decimal | None
    worst: Decimal | None
    best: Decimal | None
    score: Decimal | None
    weight: Decimal
    contribution: Decimal
    source: str = "figure"


@dataclass(frozen=True)
class Adjusted:
    """Points added (above zero) or taken (below zero) beside the items, for so many cases."""

    id: str
    name: str
    cases: Decimal
    points: Decimal


@dataclass(frozen=True)
class Standing:
    """One unit in a ranking.

    Shape    group: the peers it is ranked among; base: the sum of the parts; score: base and adjustments;
             because: what else decided the grade — a veto, an absence, an exemption — as ids of the scheme or words
    Missing  score None has no score, and `rank` is 0; an exempted unit has neither rank nor grade
    """

    unit: str
    name: str
    zone_type: str
    city: str
    county: str
    group: str
    base: Decimal | None
    score: Decimal | None
    rank: int
    peers: int
    grade: str
    parts: tuple[ScorePart, ...]
    adjusted: tuple[Adjusted, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ranking:
    """A run as somebody may see it."""

    scheme: Scheme
    period: Period
    vintage: int
    digest: str
    rows: tuple[Standing, ...]
    sureness: tuple[GroupSureness, ...] = ()

    def sure(self, unit: str) -> UnitSureness | None:
        """How sure a unit's place is."""
        return next((g.units[unit] for g in self.sureness if unit in g.units), None)
