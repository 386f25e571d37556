"""Filings in lists: what is owed, what waits, how far a city is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.filings.shapes.periods import ExtensionShown


@dataclass(frozen=True)
class Obligation:
    """One form that a unit owes for one period, and how far it is. is_late: sent, or still owed, after its deadline."""

    form_code: str
    form_name: str
    period: Period
    unit_code: str
    unit_name: str
    due_at: datetime
    days_left: int
    is_late: bool
    state: str
    state_name: Word
    sent_at: datetime | None
    filing_id: int | None
    may_start: bool
    may_ask: bool
    extension: ExtensionShown | None = None

    @property
    def may_ask_now(self) -> bool:
        """Whether an extension can be asked for: nothing is sent, and nothing asked waits for its answer."""
        return self.may_ask and (self.extension is None or self.extension.state != "asked")


@dataclass(frozen=True)
class FilingLine:
    """One filing in a list."""

    id: int
    form_code: str
    form_name: str
    period: Period
    unit_code: str
    unit_name: str
    zone_type: str
    city: str
    state: str
    state_name: Word
    submitted_at: datetime | None
    accepted_at: datetime | None
    open_findings: int
    due: date | None
    days_left: int | None
    sent_late: bool = False


@dataclass(frozen=True)
class FilingPage:
    """One page of a list of filings, and how many there are in all."""

    rows: tuple[FilingLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class CityProgress:
    """How far the reporting of one city is."""

    code: str
    name: str
    owed: int
    submitted: int
    drafting: int
    returned: int
    not_started: int


@dataclass(frozen=True)
class Ask:
    """One line of the ask strip: how many, of what, by when, and where. Missing: day None has no day, or is over."""

    count: int
    what: Word
    by_when: Word
    is_late: bool
    url_name: str
    day: date | None = None
    state: str = ""
