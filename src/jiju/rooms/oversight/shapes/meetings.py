"""The task force and its meetings, as they are planned, recorded and seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.words import Word
from jiju.rooms.oversight.shapes.tasks import TaskLine
from jiju.spine.files import Attached


@dataclass(frozen=True)
class AgendaItem:
    """One line of an agenda.

    Shape    kind: followup, task, light, rectification, own; key: of what it is about; because: how it stands
    """

    kind: str
    key: str
    text: str
    path: str = ""
    because: str = ""

    @property
    def ident(self) -> str:
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True)
class Resolved:
    """A decision as it is recorded. is_word: it needs no task. Missing: due None has no term."""

    text: str
    lead: str = ""
    due: date | None = None
    is_word: bool = False


@dataclass(frozen=True)
class MeetingHeld:
    """A meeting as it was held. present: the codes of members; guests: names with posts."""

    present: tuple[str, ...]
    minutes: str
    resolved: tuple[Resolved, ...] = ()
    guests: tuple[str, ...] = ()


@dataclass(frozen=True)
class MemberShown:
    """A member of the task force. is_posted: the person still holds a post at that unit."""

    id: int
    person: str
    name: str
    unit: str
    unit_name: str
    part: str
    since: date
    until: date | None
    document: str
    is_posted: bool
    reason: str = ""


@dataclass(frozen=True)
class RosterShown:
    """The task force on a day. missing: what the plan asks of it and is not there; past: who left."""

    members: tuple[MemberShown, ...]
    past: tuple[MemberShown, ...]
    missing: tuple[Word, ...]


@dataclass(frozen=True)
class ResolutionShown:
    """A decision of a meeting. Missing: task None needs none, or lies out of sight."""

    number: int
    text: str
    task: TaskLine | None
    is_word: bool


@dataclass(frozen=True)
class MeetingShown:
    """A meeting with its agenda, attendance and decisions. tasks: how many came of them; done: how many have ended."""

    id: int
    title: str
    held_on: date
    state: str
    state_name: Word
    agenda: tuple[AgendaItem, ...]
    planned_by: str
    present: tuple[tuple[str, str], ...]
    absent: tuple[tuple[str, str], ...]
    minutes: str
    recorded_by: str
    recorded_at: datetime | None
    resolutions: tuple[ResolutionShown, ...]
    verbs: tuple[str, ...]
    tasks: int
    done: int
    files: tuple[Attached, ...] = ()
