"""What the bulletin of a final round (评估通报) says: counts, lists and moves, for a document to be made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiju.core.periods import Period


@dataclass(frozen=True)
class Named:
    """One unit in a list of the bulletin. Missing: rank 0 and score None have none."""

    unit: str
    name: str
    group: str
    rank: int
    score: Decimal | None
    grade: str


@dataclass(frozen=True)
class GroupCount:
    """One group of peers: how many, by grade, and the mean score. Missing: mean None, nobody has a score."""

    group: str
    units: int
    grades: dict[str, int]
    mean: Decimal | None


@dataclass(frozen=True)
class GradeMove:
    """A unit whose grade is another than in the round before."""

    unit: str
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Bulletin:
    """A final round in counts and lists.

    Shape    grades: from the best, how many; lists: grade → its units, best first; followed: kind of proposal → units
             with how far each is; moves: against the final round of the year before, which `before` names
    Missing  before None: no round to compare with
    """

    round: int
    name: str
    scheme: str
    status: str
    period: Period
    version: int
    digest: str
    decided_on: date | None
    finalised_on: date | None
    taken_part: int
    absent: tuple[Named, ...]
    exempted: tuple[Named, ...]
    grades: dict[str, int]
    groups: tuple[GroupCount, ...]
    lists: dict[str, tuple[Named, ...]]
    borderline: int
    appeals: tuple[int, int]  # raised, upheld
    followed: dict[str, tuple[tuple[str, str, str], ...]]  # kind → (unit, name, state)
    before: Period | None
    moves: tuple[GradeMove, ...]
    notes: tuple[str, ...]
