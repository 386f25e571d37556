"""Frozen values about scores: what was given, what it was merged to, and what it tells of those who gave it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Criterion


@dataclass(frozen=True)
class Given:
    """A signed sheet as the merging takes it: who, which application, how many points."""

    expert: str
    code: str
    total: Decimal


@dataclass(frozen=True)
class Merged:
    """The score of one application. Shape: mean and spread are of the plain totals; dropped: whose were left out."""

    code: str
    score: Decimal
    mean: Decimal
    spread: Decimal
    dropped: tuple[str, ...]
    rank: int


@dataclass(frozen=True)
class Leaning:
    """How far one expert stands from the panel: the mean deviation, its z, and the own spread."""

    expert: str
    mean: Decimal
    leniency: Decimal
    z: Decimal | None
    spread: Decimal


@dataclass(frozen=True)
class Outlying:
    """One score that stands far from what the others gave the same application."""

    expert: str
    code: str
    total: Decimal
    z: Decimal


@dataclass(frozen=True)
class Together:
    """Two experts whose deviations move together over the applications."""

    one: str
    other: str
    correlation: Decimal


@dataclass(frozen=True)
class Statistics:
    """What the sheets of a panel tell of its experts. It is reported; nothing is removed by it."""

    leanings: tuple[Leaning, ...]
    outlying: tuple[Outlying, ...]
    together: tuple[Together, ...]


@dataclass(frozen=True)
class ScoreRow:
    """One application in the result: each expert's total, and the criteria's means."""

    code: str
    unit: str
    unit_name: str
    merged: Merged
    totals: tuple[tuple[str, Decimal], ...]
    criteria: dict[str, Decimal]
    remarks: tuple[tuple[str, str], ...]
    is_below: bool


@dataclass(frozen=True)
class ResultShown:
    """The result of a closed panel."""

    panel: int
    call_name: str
    group: str
    rule: Word
    pass_mark: Decimal | None
    rows: tuple[ScoreRow, ...]
    experts: dict[str, str]
    statistics: Statistics
    criteria: tuple[Criterion, ...]
    digest: str
    by: str
    at: datetime
