"""Frozen values about reviews, as one of the experts sees them: no name of an applicant beside its code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.rooms.programmes.shapes import Criterion


@dataclass(frozen=True)
class ReviewLine:
    """A panel as one of its experts sees it. Missing: due None where the stage has no term."""

    id: int
    name: str
    stage_name: str
    is_open: bool
    has_declared: bool
    total: int
    signed: int
    due: date | None


@dataclass(frozen=True)
class Organisation:
    """An applicant as it stands on the declaration: by name, without the code that its papers carry."""

    unit: str
    name: str
    operator: str
    persons: tuple[str, ...]
    shareholders: tuple[str, ...]
    tie: str
    words: str


@dataclass(frozen=True)
class SheetLine:
    """A score sheet in an expert's own list. Missing: total None until every criterion has its points."""

    code: str
    state: str  # "" before anything was saved
    total: Decimal | None


@dataclass(frozen=True)
class Paper:
    """A file that experts may open, under a name that tells nothing. is_held: it told who applies and is kept back."""

    number: int
    material: str
    name: str
    kind: str
    size: int
    is_held: bool


@dataclass(frozen=True)
class Answer:
    """An answer that experts may read, with every word hidden that tells who applies."""

    name: str
    value: str
    unit: str


@dataclass(frozen=True)
class SheetShown:
    """One application as one expert sees it, with the own sheet and nobody else's."""

    panel: int
    code: str
    answers: tuple[Answer, ...]
    papers: tuple[Paper, ...]
    criteria: tuple[Criterion, ...]
    points: dict[str, Decimal]
    total: Decimal | None
    remark: str
    state: str
    version: int
    signed_at: datetime | None
    digest: str
    is_open: bool
    following: str
