"""Applications as pages show them: what is asked and said, what proves it, what was done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Asked, Material, Procedure, Stage
from jiju.rooms.selections.shapes.eligibility import RuleLine
from jiju.spine.actors import Place
from jiju.spine.files import Attached


@dataclass(frozen=True)
class Content:
    """What a version says. exhibits: material, number of the exhibit, digest of the file as it was sent."""

    answers: dict[str, str]
    exhibits: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True)
class ApplicationLine:
    """An application in a list. Missing: rank None before the city's list, due None where there is no term.

    Shape    failing: how many rules of eligibility do not hold; to_judge: how many a person judges
    """

    id: int
    call: int
    unit: str
    name: str
    place: Place
    code: str
    state: str
    state_name: Word
    stage: str
    stage_name: str
    since: datetime
    due: date | None
    rank: int | None
    reason: Word | str
    failing: int = 0
    to_judge: int = 0


@dataclass(frozen=True)
class ExhibitShown:
    """One proof file."""

    id: int
    material: str
    is_blind: bool
    file: Attached


@dataclass(frozen=True)
class QuestionShown:
    """One question and its answer. Missing: answer "" is none; before: the answer of the version before, if another."""

    asked: Asked
    answer: str
    before: str | None = None


@dataclass(frozen=True)
class MaterialShown:
    """One line of the list of materials and its files."""

    asked: Material
    exhibits: tuple[ExhibitShown, ...]


@dataclass(frozen=True)
class VersionShown:
    """One version: who submitted it when, its digest, what was computed then. is_readable: for whoever asked."""

    number: int
    digest: str
    made_by: str
    made_at: datetime
    is_committed: bool
    is_readable: bool
    eligibility: tuple[RuleLine, ...]


@dataclass(frozen=True)
class DeedShown:
    """One step that was taken: which, by whom of which unit, when, in which words."""

    verb: str
    verb_name: Word | str
    stage_name: str
    who: str
    unit: str
    at: datetime
    said: Word | str
    checklist: tuple[tuple[str, bool], ...]
    document: str


@dataclass(frozen=True)
class VisitShown:
    """A visit to the place."""

    stage: str
    visited_on: date
    visitors: tuple[tuple[str, str], ...]
    checklist: tuple[tuple[str, bool], ...]
    report: str
    who: str
    at: datetime
    files: tuple[Attached, ...]


@dataclass(frozen=True)
class ApplicationShown:
    """One application as far as the reader may see it.

    Shape    stage: where it stands, None while it is written; draft_number: of what is being written, for its zone
    Missing  questions and materials are empty while it is sealed for the reader
    """

    line: ApplicationLine
    procedure: Procedure
    call_name: str
    call_state: str
    closes_at: datetime | None
    stage: Stage | None
    is_own: bool
    is_readable: bool
    draft_number: int
    questions: tuple[QuestionShown, ...]
    materials: tuple[MaterialShown, ...]
    eligibility: tuple[RuleLine, ...]
    versions: tuple[VersionShown, ...]
    deeds: tuple[DeedShown, ...]
    visits: tuple[VisitShown, ...]
    verbs: tuple[str, ...]
    refused: Word | None
