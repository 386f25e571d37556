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
class ExpertRow:
    """One row of a workbook of experts. Shape: index counts the rows below the heads."""

    index: int
    facts: ExpertFacts


@dataclass(frozen=True)
class ExpertLine:
    """An expert as a list shows one. reviews: the panels that the expert was drawn for; waits: the change, if any."""

    id: int
    code: str
    state: str
    state_name: Word
    facts: ExpertFacts
    number: int
    reviews: int
    waits: Word | None


@dataclass(frozen=True)
class ExpertWording:
    """What somebody wrote of an expert. Missing: confirmed_by is empty of what waits or was declined."""

    number: int
    facts: ExpertFacts
    by: str
    at: datetime
    confirmed_by: str
    confirmed_at: datetime | None


@dataclass(frozen=True)
class ChangeShown:
    """A change of an expert that waits for a second person.

    Shape    kind: enlist, revise, strike; facts: as they would be, with what differs; kept_from: why the reader does
             not confirm it, though the role may
    Missing  facts None where somebody is to leave; came_with None for a change of its own
    """

    kind: str
    says: Word
    facts: ExpertFacts | None
    by: str
    at: datetime
    because: str
    came_with: int | None
    kept_from: Word | None


@dataclass(frozen=True)
class ImportShown:
    """A workbook of experts that was taken in. Shape: lines: code, name, what was done."""

    id: int
    name: str
    digest: str
    state: str
    state_name: Word
    lines: tuple[tuple[str, str, Word], ...]
    by: str
    at: datetime
    settled_by: str
    settled_at: datetime | None
    reason: str
    kept_from: Word | None


@dataclass(frozen=True)
class ExpertShown:
    """One expert with every version. panels: name of the call, state of the seat, day."""

    line: ExpertLine
    struck_on: date | None
    struck_because: str
    versions: tuple[ExpertWording, ...]
    change: ChangeShown | None
    panels: tuple[tuple[int, str, Word, date], ...]
