"""Frozen values about experts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.words import Word


@dataclass(frozen=True)
class Body:
    """A body by its credit code and its name. Missing: code "" where it is not known; then the name is compared."""

    code: str
    name: str


@dataclass(frozen=True)
class FormerPost:
    """A body that somebody worked for, and the last day there. Missing: until None counts as recent."""

    body: Body
    until: date | None = None


@dataclass(frozen=True)
class Kin:
    """A relative who works for a body or holds a share in it, as declared."""

    name: str
    body: Body


@dataclass(frozen=True)
class ExpertFacts:
    """An expert as the pool knows one.

    Shape    person: of the account; fields: as procedures name the seats of their panels; districts: zones, counties
             and cities that the expert belongs to
    Missing  employer with neither code nor name: works for nobody
    """

    person: str
    name: str
    title: str
    fields: tuple[str, ...]
    employer: Body
    holdings: tuple[Body, ...] = ()
    former: tuple[FormerPost, ...] = ()
    districts: tuple[str, ...] = ()
    kin: tuple[Kin, ...] = ()


@dataclass(frozen=True)
class ExpertLine:
    """An expert as a list shows one. reviews: the panels that the expert was drawn for."""

    id: int
    code: str
    state: str
    state_name: Word
    facts: ExpertFacts
    number: int
    reviews: int


@dataclass(frozen=True)
class ExpertWording:
    """What the pool said of an expert from a time on, and who wrote it."""

    number: int
    facts: ExpertFacts
    by: str
    at: datetime


@dataclass(frozen=True)
class ExpertShown:
    """One expert with every version. panels: name of the call, state of the seat, day."""

    line: ExpertLine
    struck_on: date | None
    struck_because: str
    versions: tuple[ExpertWording, ...]
    panels: tuple[tuple[int, str, Word, date], ...]
