"""Frozen values of the room: a ranking, its rows, and the parts of each score."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.core.periods import Period
from jiju.rooms.programmes.shapes import Scheme


@dataclass(frozen=True)
class ScorePart:
    """One item of one zone's score, with every number of its formula. Missing: None was not there."""

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


@dataclass(frozen=True)
class RankedZone:
    """One zone in a ranking. Missing: score None has no score, and `rank` is 0."""

    zone: str
    name: str
    zone_type: str
    city: str
    county: str
    score: Decimal | None
    rank: int
    peers: int
    grade: str
    parts: tuple[ScorePart, ...]


@dataclass(frozen=True)
class Ranking:
    """A run as somebody may see it."""

    scheme: Scheme
    period: Period
    vintage: int
    digest: str
    rows: tuple[RankedZone, ...]
