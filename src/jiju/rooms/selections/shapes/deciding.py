"""What is decided on a call, as somebody may see it: the decision, the notice, objections."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from jiju.core.words import Word
from jiju.rooms.evaluations.shapes import Meeting
from jiju.rooms.programmes.shapes import Procedure, Vote
from jiju.spine.actors import Place
from jiju.spine.files import Attached


@dataclass(frozen=True)
class CandidateLine:
    """An application that lies before the meeting. Missing: score None has none; reason "" needs or has none."""

    unit: str
    name: str
    city: str
    zone_type: str
    state: str
    state_name: Word
    score: Decimal | None
    place: int | None
    is_chosen: bool = False
    reason: str = ""


@dataclass(frozen=True)
class CallDecisionShown:
    """A collective decision as its minutes tell it. removal: the case of the evaluations that it was taken in."""

    id: int
    held_on: date
    present: tuple[tuple[str, str], ...]
    absent: tuple[tuple[str, str], ...]
    votes: tuple[int, int, int]  # for, against, abstained
    minutes: str
    lines: tuple[CandidateLine, ...]
    recorded_by: str
    recorded_at: datetime
    taken_back_by: str
    taken_back_because: str
    removal: int | None = None
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class NoticeLine:
    """One name on a notice. Missing: operator "" is not known."""

    unit: str
    name: str
    type: str
    place: str
    operator: str
    is_struck: bool = False


@dataclass(frozen=True)
class NoticeShown:
    """A public notice. Nothing in it says more than everybody may know.

    Shape    enters, leaves: names of libraries; state: runs, held (over, not yet published), issued, withdrawn
    Units    days and work_left: working days; days_left: calendar days, negative once it is over
    """

    id: int
    call: int
    name: str
    lines: tuple[NoticeLine, ...]
    channel: str
    anonymous: str
    days: int
    first_day: date
    last_day: date
    days_left: int
    work_left: int
    state: str
    enters: str = ""
    leaves: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a call stands between decision and plaque, with the verbs that its reader may use now.

    Shape    kept_from: verb → why this person may not; blocks: what must come first; behind: who is not there yet
    """

    id: int
    name: str
    procedure: Procedure
    state: str
    state_name: Word
    candidates: tuple[CandidateLine, ...]
    behind: tuple[str, ...]
    has_scores: bool
    vote: Vote
    decisions: tuple[CallDecisionShown, ...]
    notice: NoticeShown | None
    objections: tuple[ObjectionShown, ...]
    titles: tuple[TitleGranted, ...]
    verbs: tuple[str, ...]
    kept_from: dict[str, Word] = field(default_factory=dict)
    blocks: tuple[Word, ...] = ()

    @property
    def decision(self) -> CallDecisionShown | None:
        """The decision that was not taken back."""
        return next((d for d in self.decisions if not d.taken_back_by), None)


@dataclass(frozen=True)
class TitleGranted:
    """A title that a call ended in."""

    id: int
    unit: str
    name: str
    batch: str
    document: str
    since: date
    until: date | None
    plaque_on: date | None
    plaque_number: str


@dataclass(frozen=True)
class Objector:
    """Who objects, and where an answer reaches. Missing: name "" is somebody who does not say."""

    name: str = ""
    contact: str = ""


@dataclass(frozen=True)
class ObjectionShown:
    """An objection. Who rules and the auditor read it whole; others, that there is one and what became of it.

    Shape    ruled_by: who ruled, and in the state “proposed” who found it right first; confirmed_by: the second person
    Missing  is_open_to_me False: objector, text, evidence and files are empty
    """

    id: int
    call: int
    call_name: str
    unit: str
    name: str
    state: str
    state_name: Word
    is_named: bool
    raised_at: datetime
    ruled_at: datetime | None
    ruled_by: str
    ruling: str
    is_open_to_me: bool
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    objector: Objector = Objector()
    text: str = ""
    evidence: str = ""
    files: tuple[Attached, ...] = ()
    verbs: tuple[str, ...] = ()
    kept_from: Word | None = None


@dataclass(frozen=True)
class Batch:
    """Under which numbers a decision is published, typed by a person, and from which day it takes effect.

    Missing  number "" for a removal and for the reserve; conditions "" for a title without any
    """

    number: str
    document: str
    effective_on: date
    conditions: str = ""


@dataclass(frozen=True)
class RemovalDecided:
    """A removal that was decided in its own case, and the procedure of the plan by which the zone leaves."""

    removal: int
    unit: str
    unit_name: str
    place: Place
    meeting: Meeting
    decided_by: str
    decided_at: datetime
    procedure: Procedure
