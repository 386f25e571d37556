"""What follows from rounds, as somebody may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.evaluations.shapes.following import HearingHeld, Past
from jiju.rooms.evaluations.shapes.rounds import Meeting
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine.files import Attached


@dataclass(frozen=True)
class FollowedRound:
    """A final round whose proposals are shown. number: the version of its result."""

    id: int
    name: str
    period: Period
    scheme_name: str
    level: str
    number: int
    finalised_at: datetime | None


@dataclass(frozen=True)
class ProposalShown:
    """One proposal, with the verbs that its reader may use now.

    Shape    because: the facts, as they were stored; refused: why the reader may not decide it; rectification and
             removal: what came of it
    """

    id: int
    round: int
    round_name: str
    unit: str
    name: str
    zone: str
    city: str
    zone_type: str
    kind: str
    about: str
    state: str
    state_name: Word
    because: dict[str, Any]
    decided_by: str
    decided_at: datetime | None
    reason: str
    verbs: tuple[str, ...]
    refused: Word | None = None
    rectification: int | None = None
    removal: int | None = None


@dataclass(frozen=True)
class TaskShown:
    """One task of a rectification. Missing: done and proof are empty until they are reported."""

    what: str
    by: date
    done: str
    proof: str
    is_late: bool


@dataclass(frozen=True)
class RectificationShown:
    """A rectification, with the verbs that its reader may use now. refused: why the reader may not judge it."""

    id: int
    proposal: int
    round: int
    round_name: str
    unit: str
    name: str
    city: str
    state: str
    state_name: Word
    tasks: tuple[TaskShown, ...]
    due: date
    days_left: int
    ordered_by: str
    ordered_at: datetime
    reported_by: str
    reported_at: datetime | None
    outcome: str
    assessed_by: str
    assessed_at: datetime | None
    verbs: tuple[str, ...]
    refused: Word | None = None
    files: tuple[Attached, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in {"ordered", "reported"}

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.days_left < 0


@dataclass(frozen=True)
class RemovalShown:
    """The case of a title that may end, with the verbs that its reader may use now.

    Missing  proposal and round None: it follows a finding of false figures alone; wish "": no hearing was asked for;
             held None: none was held; meeting None: nothing is decided
    """

    id: int
    proposal: int | None
    falsehood: int | None
    round: int | None
    round_name: str
    unit: str
    name: str
    city: str
    state: str
    state_name: Word
    notice: str
    noticed_by: str
    noticed_at: datetime
    hearing_by: date
    days_left: int
    wish: str
    asked_at: datetime | None
    held: HearingHeld | None
    heard_by: str
    meeting: Meeting | None
    kept_because: str
    decided_by: str
    decided_at: datetime | None
    confirmed_by: str
    effective_on: date | None
    ban_until: date | None
    verbs: tuple[str, ...]
    refused: Word | None = None
    files: tuple[Attached, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in {"noticed", "heard", "decided"}


@dataclass(frozen=True)
class RestedOn:
    """A final round that rests on figures found false: where the unit stood, and what it won there."""

    round: int
    name: str
    period: str
    unit: str
    rank: int
    peers: int
    grade: str
    won: tuple[tuple[int, str, str], ...]  # proposal, kind, award

    def to_data(self) -> dict[str, object]:
        return {"round": self.round, "unit": self.unit, "rank": self.rank, "grade": self.grade,
                "won": [list(w) for w in self.won]}  # fmt: skip


@dataclass(frozen=True)
class FalsehoodShown:
    """A finding of false figures, with the rounds that rest on them and the verbs that its reader may use now."""

    id: int
    unit: str
    name: str
    city: str
    period: Period
    state: str
    state_name: Word
    figures: str
    evidence: str
    raised_by: str
    raised_at: datetime
    decided_by: str
    decided_at: datetime | None
    answer: str
    rounds: tuple[RestedOn, ...]
    verbs: tuple[str, ...]
    refused: Word | None = None
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class Due:
    """What waits for somebody: a kind of thing, how many of it, and the nearest day. Missing: day None has no day."""

    kind: str
    count: int
    day: date | None = None


@dataclass(frozen=True)
class History:
    """Everything that a zone was and got: titles, grades by round, proposals, cases."""

    code: str
    name: str
    versions: tuple[ZoneFacts, ...]
    rounds: tuple[Past, ...]
    proposals: tuple[ProposalShown, ...]
    rectifications: tuple[RectificationShown, ...]
    removals: tuple[RemovalShown, ...]
    falsehoods: tuple[FalsehoodShown, ...]
