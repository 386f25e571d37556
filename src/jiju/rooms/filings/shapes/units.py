"""Who reports, and filings as they come in or go out as figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.nothing import Answer
from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Purpose
from jiju.spine.actors import Place

Cells = dict[str, Answer]


@dataclass(frozen=True)
class Reporter:
    """Who reports: the unit, the zone whose level below is added up, the group of its peers (the type), and where."""

    code: str
    zone: str
    group: str
    city: str = ""
    county: str = ""


@dataclass(frozen=True)
class Kept:
    """That a zone's form came in for a period: never what was answered.

    Missing  sent_on None: not sent, or not known when; accepted_on None: not accepted
    """

    id: int
    zone: str
    period: Period
    sent_on: date | None
    accepted_on: date | None


@dataclass(frozen=True)
class HistoricFiling:
    """A filing that was made elsewhere, as it is brought in.

    Missing  sent_at None: it is not known when it was first sent, nor whether it was handed back
    """

    form_code: str
    period: Period
    unit_code: str
    unit_name: str
    place: Place
    cells: Cells
    state: str
    sent_at: datetime | None = None
    handed_back: int = 0


@dataclass(frozen=True)
class AcceptedFiling:
    """A filing as accepted, for the figures."""

    id: int
    form_code: str
    form_version: str
    period: Period
    unit_code: str
    unit_name: str
    place: Place
    cells: Cells
    accepted_at: datetime


@dataclass(frozen=True)
class Told:
    """A fact that a zone told in words, and where it stands."""

    words: str
    form_code: str
    period: Period


@dataclass(frozen=True)
class UnitFigures:
    """The accepted figures of one unit, and the purpose for which they were handed out."""

    unit_code: str
    unit_name: str
    form_code: str
    period: Period
    purpose: Purpose
    cells: Cells


@dataclass(frozen=True)
class Answered:
    """What one unit answered in one form and period once it was sent: the rows that serve the purpose asked for."""

    filing: int
    form_code: str
    period: Period
    unit_code: str
    unit_name: str
    is_accepted: bool
    state_name: Word
    answers: Cells
