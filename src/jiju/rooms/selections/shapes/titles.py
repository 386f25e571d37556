"""Titles and libraries, as somebody may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Library
from jiju.rooms.selections.shapes.questions import QuestionOf
from jiju.spine.actors import Place
from jiju.spine.files import Attached


@dataclass(frozen=True)
class TitleLine:
    """A title in the register as of a day.

    Shape    state: held, run_out, followed (the zone went on to another library), lost, ahead (begins later)
    """

    id: int
    unit: str
    name: str
    city: str
    county: str
    zone_type: str
    library: str
    library_name: str
    batch: str
    document: str
    since: date
    until: date | None
    state: str
    state_name: Word
    lost_on: date | None
    ban_until: date | None
    is_due: bool = False  # for this year's check
    in_question: bool = False  # figures on which it rests were found false


@dataclass(frozen=True)
class CheckLine:
    """One line of a yearly check: whether it held, and what was found. Missing: said "" where it held."""

    name: str
    held: bool
    said: str = ""


@dataclass(frozen=True)
class CheckShown:
    """A yearly check. outcome: keep, warn, out."""

    year: int
    lines: tuple[CheckLine, ...]
    outcome: str
    said: str
    checked_by: str
    checked_at: datetime
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class SupportShown:
    """What a zone got for its title. Missing: amount_wan None is support without money."""

    what: str
    amount_wan: Decimal | None
    given_on: date
    clause: str
    document: str
    recorded_by: str


@dataclass(frozen=True)
class TitleShown:
    """A title with everything that happened to it, and the verbs that its reader may use now."""

    line: TitleLine
    library: Library
    call: int | None
    call_name: str
    conditions: str
    granted_by: str
    granted_at: datetime
    plaque_on: date | None
    plaque_number: str
    followed_by: str
    lost_because: str
    lost_document: str
    lost_by: str
    checks: tuple[CheckShown, ...]
    supports: tuple[SupportShown, ...]
    others: tuple[TitleLine, ...]
    verbs: tuple[str, ...]
    kept_from: Word | None = None
    questions: tuple[QuestionOf, ...] = ()


@dataclass(frozen=True)
class CandidateShown:
    """A zone that waits to enter the first library. kept_from: why the reader may not decide it."""

    id: int
    unit: str
    name: str
    city: str
    zone_type: str
    library: str
    library_name: str
    state: str
    state_name: Word
    document: str
    reason: str
    proposed_by: str
    proposed_at: datetime
    answer: str
    decided_by: str
    decided_at: datetime | None
    files: tuple[Attached, ...] = ()
    verbs: tuple[str, ...] = ()
    kept_from: Word | None = None


@dataclass(frozen=True)
class LibraryShown:
    """One stage of the pipeline as of a day. due: held titles without this year's check; warned: by the last one."""

    id: str
    name: str
    after: str
    held: int
    entered: int  # this year
    left: int  # this year, lost or run out
    due: int
    warned: int
    ending: int  # whose validity ends within half a year
    yearly: tuple[str, ...]


@dataclass(frozen=True)
class History:
    """What a zone has been: its titles in all libraries, oldest first, and until when it may not apply."""

    unit: str
    titles: tuple[TitleLine, ...]
    ban_until: date | None


@dataclass(frozen=True)
class TitleFound:
    """A title that the registry knows of already."""

    unit: str
    unit_name: str
    place: Place
    library: str
    batch: str
    since: date


@dataclass(frozen=True)
class Support:
    """What a zone got for its title. Units: amount in 万元. Missing: None is support without money."""

    what: str
    given_on: date
    clause: str
    document: str
    amount_wan: Decimal | None = None
