"""A round as somebody may see it: who takes part, how far it is, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.evaluations.shapes.inputs import Cause
from jiju.rooms.programmes.shapes import Item
from jiju.spine.files import Attached


@dataclass(frozen=True)
class Said:
    """What a unit says of one item in its self-assessment, and what proves it."""

    says: str
    evidence: str = ""


@dataclass(frozen=True)
class UnitChange:
    """What became of a unit during the cycle.

    Shape    what: renamed, moved, retyped (it takes part, as it was on the last day), ended, untitled (it does not)
    """

    unit: str
    name: str
    what: str
    before: str
    after: str
    on: date


@dataclass(frozen=True)
class RoundLine:
    """A round in a list. Missing: version 0 has not been computed; days None are not set yet."""

    id: int
    name: str
    scheme: str
    scheme_name: str
    level: str
    period: Period
    state: str
    state_name: Word
    opened_at: datetime
    assess_self_by: date
    appeal_by: date | None
    finalised_at: datetime | None
    version: int
    units: int


@dataclass(frozen=True)
class ParticipantLine:
    """One unit in a round: how far it is with itself, and how far others are with it.

    Shape    state: invited, drafted, assessed, exempted, not_asked; marks: given and wanted
    Missing  because "" is not exempted; marks None to whoever may not know them
    """

    unit: str
    name: str
    city: str
    county: str
    zone_type: str
    state: str
    because: str
    marks: tuple[int, int] | None
    commented: int
    appeals: int


@dataclass(frozen=True)
class Version:
    """One version of a result. cause: computed, recomputed, appeal, correction."""

    number: int
    digest: str
    cause: str
    reason: str
    made_by: str
    approved_by: str
    at: datetime
    method: str


@dataclass(frozen=True)
class Meeting:
    """A collective decision as its minutes tell it.

    Shape    present and absent: (name, post) of each member; votes of those present
    Missing  minutes_file "" has no file attached
    """

    held_on: date
    present: Sequence[tuple[str, str]]
    absent: Sequence[tuple[str, str]]
    votes_for: int
    votes_against: int
    abstained: int
    minutes: str
    minutes_file: str = ""


@dataclass(frozen=True)
class DecisionShown:
    """The collective decision, as its minutes tell it, on one version of the result.

    Missing  finalised_by "" waits for another person
    """

    held_on: date
    present: tuple[tuple[str, str], ...]
    absent: tuple[tuple[str, str], ...]
    votes: tuple[int, int, int]  # for, against, abstained
    minutes: str
    minutes_file: str
    borderline: dict[str, str]
    recorded_by: str
    finalised_by: str
    taken_back_by: str
    taken_back_because: str
    version: int
    digest: str
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class RoundOverview:
    """How far a round is, for whoever runs or watches it.

    Shape    marks: given and wanted; moves: the verbs that its state allows; days_left: to the end of the term that
             runs, negative once it is over, None while none runs
    """

    line: RoundLine
    participants: tuple[ParticipantLine, ...]
    marks: tuple[int, int]
    appeals_open: int
    vetoes_open: int
    corrections_open: int
    days_left: int | None
    changes: tuple[UnitChange, ...]
    versions: tuple[Version, ...]
    decisions: tuple[DecisionShown, ...]
    moves: tuple[str, ...]
    vintage: int
    snapshot_digest: str
    reason: str


@dataclass(frozen=True)
class AssessedItem:
    """One item as a unit assesses itself by it. Missing: value None was not there, or is judged by persons."""

    item: Item
    counted_in: str
    value: Decimal | None
    causes: tuple[Cause, ...]
    said: Said | None


@dataclass(frozen=True)
class SelfAssessment:
    """The self-assessment of one unit as far as it is.

    Shape    state and because: as of a participant; days_left: to the last day, None once the round is computed
    """

    line: RoundLine
    unit: str
    name: str
    state: str
    because: str
    items: tuple[AssessedItem, ...]
    files: tuple[Attached, ...]
    days_left: int | None
    saved_at: datetime | None
