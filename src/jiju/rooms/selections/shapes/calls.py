"""Calls as pages show them: where each stands, stage by stage, and what a city may recommend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Procedure, Stage
from jiju.spine.files import Attached


@dataclass(frozen=True)
class CallLine:
    """A call in a list. Missing: closes_at None for a case; mine: how many applications of the reader's area it has."""

    id: int
    name: str
    procedure: str
    procedure_name: str
    opens: str
    state: str
    state_name: Word
    opens_at: datetime
    closes_at: datetime | None
    mine: int
    living: int


@dataclass(frozen=True)
class StageShown:
    """One stage of a call: how many applications of the reader's area stand there, and the nearest last day.

    Shape    status: done, now or "" as yet to come. Missing: due None where nobody stands or no term is set
    """

    stage: Stage
    count: int
    due: date | None
    status: str


@dataclass(frozen=True)
class ListShown:
    """The list that a city sent: numbers of applications in order."""

    id: int
    stage: str
    city: str
    unit_name: str
    ranked: tuple[int, ...]
    quota: int
    document: str
    said: str
    by: str
    at: datetime
    files: tuple[Attached, ...]


@dataclass(frozen=True)
class CallShown:
    """A call with its procedure as it was at the opening. verbs: what the reader may do with the call itself now."""

    line: CallLine
    procedure: Procedure
    notice: str
    period: str
    digest: str
    seed_digest: str
    quotas: tuple[tuple[str, int], ...]
    reason: str
    opened_by: str
    asked_by: str
    asked_at: datetime | None
    unsealed_by: str
    unsealed_at: datetime | None
    stages: tuple[StageShown, ...]
    lists: tuple[ListShown, ...]
    files: tuple[Attached, ...]
    verbs: tuple[str, ...]


@dataclass(frozen=True)
class CityShown:
    """What a city may recommend at a stage. Missing: quota None is no limit; sent None before its list is sent.

    Shape    here: applications that stand at the stage, behind: those on their way, both by name
    """

    city: str
    stage: Stage
    quota: int | None
    here: tuple[tuple[int, str], ...]
    behind: tuple[str, ...]
    sent: ListShown | None
