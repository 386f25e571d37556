"""Schemes as they are listed and read, and how two wordings differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Scheme


@dataclass(frozen=True)
class SchemeLine:
    """One wording of a scheme in a list. Missing: effective_from None, never approved; until None, no end is set."""

    code: str
    number: int
    name: str
    status: str
    state: str
    units: str
    digest: str
    drafted_by: str
    drafted_at: datetime | None
    decided_by: str
    decided_at: datetime | None
    effective_from: date | None
    effective_until: date | None
    reason: str
    is_in_force: bool


@dataclass(frozen=True)
class Difference:
    """One thing in which two wordings differ. kind: added, removed, changed; before and after as written."""

    kind: str
    where: Word
    name: str
    what: Word | str
    before: str
    after: str


@dataclass(frozen=True)
class Hindrance:
    """What stands in the way of approving a scheme, and what helps."""

    what: Word
    remedy: Word


@dataclass(frozen=True)
class SchemeShown:
    """One wording as somebody reads it, and all the wordings of its scheme, the newest first."""

    line: SchemeLine
    scheme: Scheme
    wordings: tuple[SchemeLine, ...]
