"""What follows from a final round: what is proposed and why, and what it is judged from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from jiju.spine.actors import Place


@dataclass(frozen=True)
class Wanted:
    """One proposal as a final result would have it.

    Shape    kind and about: what it proposes, and which award, rectification or cause it is about; because: the facts
    """

    unit: str
    name: str
    place: Place
    kind: str
    about: str
    because: dict[str, Any]

    @property
    def key(self) -> tuple[str, str, str]:
        return self.unit, self.kind, self.about


class ProposalMoves(NamedTuple):
    """How the proposals of a round change: those to make, those with other facts by number, those to take back."""

    made: tuple[Wanted, ...]
    changed: tuple[tuple[int, Wanted], ...]
    dropped: tuple[int, ...]


@dataclass(frozen=True)
class Past:
    """What one final round said of a unit. is_worst: the lowest grade of the scheme as it was worded then."""

    round: int
    name: str
    period: str
    grade: str
    rank: int
    peers: int
    score: Decimal | None
    is_worst: bool
    is_exempted: bool


@dataclass(frozen=True)
class Graded:
    """The last final grade of a unit. order: the grades of that scheme, the best first."""

    name: str
    period: str
    grade: str
    order: tuple[str, ...]


@dataclass(frozen=True)
class Unmet:
    """A rectification of the round that was not passed: failed, or its term is over."""

    id: int
    unit: str
    state: str
    due: date


@dataclass(frozen=True)
class Waiting:
    """A zone in the reserve. may_enter: what the conditions say of it. Missing: None while persons have to judge."""

    unit: str
    name: str
    place: Place
    may_enter: bool | None = None


@dataclass(frozen=True)
class Settled:
    """A proposal that a person has decided: taken up or declined."""

    id: int
    unit: str
    name: str
    place: Place
    kind: str
    about: str
    state: str
    because: dict[str, Any]


@dataclass(frozen=True)
class Found:
    """A confirmed finding of false figures, on a unit whose result rests on them."""

    id: int
    unit: str
    period: str
    figures: str


@dataclass(frozen=True)
class Grounds:
    """What proposals follow from, beside the scheme and the standings.

    Shape    caps: award → 万元; past: unit → final rounds, newest first, this one first; library: who stands in
             重点推进库 before this round; barred: who cannot be proposed for an award
    """

    number: int
    caps: dict[str, Decimal | None] = field(default_factory=dict)
    past: dict[str, tuple[Past, ...]] = field(default_factory=dict)
    library: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    waiting: tuple[Waiting, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    settled: tuple[Settled, ...] = ()
    found: tuple[Found, ...] = ()


@dataclass(frozen=True)
class TaskOrdered:
    """One thing that must be put right, and by when."""

    what: str
    by: date


@dataclass(frozen=True)
class TaskDone:
    """What was done about one task, and what proves it."""

    done: str
    proof: str


@dataclass(frozen=True)
class HearingHeld:
    """A hearing as it was held. attended: names with posts; said: what the unit put forward."""

    held_on: date
    attended: tuple[str, ...]
    said: str


@dataclass(frozen=True)
class NoticeRun:
    """The public notice of a decided removal, as the room that keeps notices tells it.

    Missing  document is empty until the batch that publishes the end of the title is issued
    """

    removal: int
    last_day: date
    waiting: int  # objections without a ruling
    document: str


@dataclass(frozen=True)
class FalsehoodFacts:
    """What is alleged: which figures of a unit and period are false, by how much, and what shows it."""

    unit: str
    period: str
    figures: str
    evidence: str
