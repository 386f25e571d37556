"""Frozen values about panels: what is drawn from what, and what their office sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Criterion
from jiju.spine.files import Attached

TIES = ("none", "kinship", "teacher", "colleague", "cooperation", "interest", "other")


@dataclass(frozen=True)
class Tie:
    """What an expert declares of one application: none, or a kind of tie with its words."""

    kind: str
    words: str = ""


@dataclass(frozen=True)
class Applied:
    """An application as the panel's acts need it. Shape: answers by question, persons who wrote or sent it."""

    id: int
    code: str
    unit: str
    unit_name: str
    city: str
    county: str
    zone: str
    zone_type: str
    answers: dict[str, str]
    persons: tuple[str, ...]


@dataclass(frozen=True)
class Telling:
    """A place in what experts may read that tells who applies: in which answer or file, and the word that tells it."""

    code: str
    unit_name: str
    where: str
    is_file: bool
    told: str


@dataclass(frozen=True)
class SeatShown:
    """An expert on a panel as its office sees one: counts of sheets, never a score."""

    number: int
    code: str
    name: str
    employer: str
    field: str
    state: str
    state_name: Word
    instead_of: str
    declared_at: datetime | None
    ties: tuple[tuple[str, str, str], ...]  # unit, kind, words
    cause: str
    evidence: str
    challenged_by: str
    challenged_at: datetime | None
    recused_by: str
    recused_at: datetime | None
    saved: int
    signed: int
    kept_from: dict[str, Word]  # verb → why the reader may not take it, though the role may

    @property
    def is_here(self) -> bool:
        return self.state != "recused"


@dataclass(frozen=True)
class PanelLine:
    """A panel as a list shows it. Missing: due None where the stage has no term."""

    id: int
    call: int
    call_name: str
    group: str
    state: str
    state_name: Word
    prepared_at: datetime
    applications: int
    seats: int
    tied: int  # experts who declared a tie and wait to be replaced
    challenged: int  # experts on whom another person has to rule
    signed: int
    owed: int
    due: date | None


@dataclass(frozen=True)
class DrawnField:
    """One field of a draw: tickets in their order with what came of each. ticket: (code, name, number, outcome)."""

    field: str
    tickets: tuple[tuple[str, str, str, str], ...]
    reserves: tuple[str, ...]


@dataclass(frozen=True)
class Draw:
    """How a panel was drawn, with everything that somebody needs to draw it again."""

    pool_digest: str
    entry: int | None
    root: str
    secret: str
    secret_digest: str
    seed: str
    record_digest: str
    fields: tuple[DrawnField, ...]
    excluded: tuple[tuple[str, str, tuple[Word, ...]], ...]
    candidates: int
    given_up_before: int  # panels of the call whose pools were fixed earlier


@dataclass(frozen=True)
class Discussion:
    """What a panel talked over: the day, who was there, what was said."""

    held_on: date
    attended: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class PanelShown:
    """A panel as its office sees it. Shape: kept_from: verb → why this person may not, though the role may."""

    line: PanelLine
    stage_name: str
    merge: str
    trim_from: int
    criteria: tuple[Criterion, ...]
    units: tuple[tuple[str, str, str], ...]  # code, unit, name: who is reviewed
    prepared_by: str
    drawn_by: str
    drawn_at: datetime | None
    ended_by: str
    ended_at: datetime | None
    reason: str
    despite: str
    draw: Draw
    seats: tuple[SeatShown, ...]
    discussion: Discussion | None
    files: tuple[Attached, ...]
    missing: int  # seats that nobody fills any more
    verbs: tuple[str, ...]
    kept_from: dict[str, Word]


@dataclass(frozen=True)
class Waiting:
    """A call whose applications wait for their experts, and what stands in the way of preparing the draw."""

    call: int
    name: str
    stage_name: str
    applications: int
    behind: tuple[str, ...]
    tellings: tuple[Telling, ...]
    kept_from: Word | None  # why the reader does not prepare it, though the role may
