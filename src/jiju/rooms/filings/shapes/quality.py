"""How well it was reported: counts, the parts of the score, and how often which rule was broken."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from jiju.core.periods import Period
from jiju.core.words import Word

HUNDRED = Decimal(100)
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Tally:
    """What was owed and what came, of one zone, or of several added up.

    Shape    expected: what must have come by now (all that is owed once the day has passed, before it what came);
             untimed: sent before it was brought in, nobody knows when; judged: accepted, and it is known whether it
             was handed back; asked: queries that were answered or whose day has passed; cells: those of the
             filings whose findings were counted
    Units    ages: days
    """

    owed: int = 0
    sent: int = 0
    expected: int = 0
    on_time: int = 0
    untimed: int = 0
    accepted: int = 0
    judged: int = 0
    first_pass: int = 0
    handed_back: int = 0
    queries: int = 0
    open_queries: int = 0
    asked: int = 0
    answered_in_time: int = 0
    revisions: int = 0
    revised: int = 0
    explained: int = 0
    findings: int = 0
    cells: int = 0
    ages: tuple[Decimal, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def completeness(self) -> Decimal | None:
        """Sent, in percent of what is owed."""
        return percent(self.sent, self.owed)

    @property
    def timeliness(self) -> Decimal | None:
        """First sent by the deadline, in percent of what must have come and whose time is known."""
        return percent(self.on_time, self.expected - self.untimed)

    @property
    def first_pass_rate(self) -> Decimal | None:
        """Accepted without having been handed back, in percent of what was accepted."""
        return percent(self.first_pass, self.judged)

    @property
    def age(self) -> Decimal | None:
        """The median age of the queries in days, open ones up to now."""
        return median(self.ages).quantize(TENTH, ROUND_HALF_UP) if self.ages else None


def percent(part: int, whole: int) -> Decimal | None:
    """A share in percent; nothing of nothing is no share."""
    return Decimal(part) / whole * HUNDRED if whole > 0 else None


@dataclass(frozen=True)
class QualityPart:
    """One part of the score. share: 0 to 1. Missing: None where there is nothing to judge; it is then left out."""

    code: str
    name: Word
    formula: Word
    weight: int
    share: Decimal | None

    @property
    def points(self) -> Decimal | None:
        return None if self.share is None else self.share * self.weight

    @property
    def percent(self) -> Decimal | None:
        return None if self.share is None else self.share * HUNDRED


@dataclass(frozen=True)
class QualityLine:
    """The reporting of a city, a zone or the whole area.

    Missing  score None: nothing to judge yet
    """

    code: str
    name: str
    city: str
    tally: Tally
    parts: tuple[QualityPart, ...]
    score: Decimal | None


@dataclass(frozen=True)
class ReportingTold:
    """How a unit reported, as an evaluation asks for it. late_reports: due, and not sent in time or not at all.

    Missing  score None: too little to judge
    """

    score: Decimal | None
    late_reports: int
    hand_backs: int


@dataclass(frozen=True)
class ReportingQuality:
    """The reporting of one form and period over an area. is_due: the deadline has passed."""

    form_code: str
    form_name: str
    period: Period
    is_due: bool
    whole: QualityLine
    cities: tuple[QualityLine, ...]
    zones: tuple[QualityLine, ...]


@dataclass(frozen=True)
class ViolationLine:
    """How often a rule spoke in each period. Missing: None where nothing of the period was counted."""

    rule: str
    severity: str
    states: str
    counts: tuple[int | None, ...]

    @property
    def total(self) -> int:
        return sum(n for n in self.counts if n is not None)


@dataclass(frozen=True)
class ViolationUnit:
    """How often the rules spoke about one unit in a period."""

    unit_code: str
    unit_name: str
    zone: str
    count: int
    rules: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class VisitShown:
    """A visit on the spot as it is listed. state: open, closed. Missing: remedy_by None, nothing is to be put right."""

    id: int
    zone_code: str
    zone_name: str
    city: str
    day: date
    persons: tuple[str, ...]
    checked: tuple[tuple[str, Period], ...]
    findings: str
    remedy: str
    remedy_by: date | None
    state: str
    office: str
    outcome: str
    closed_at: datetime | None
    is_late: bool
    may_close: bool


@dataclass(frozen=True)
class VisitFacts:
    """A visit as it is recorded.

    Shape    persons: the visitors' names; checked: forms and periods
    Missing  remedy "" and remedy_by None: nothing is to be put right
    """

    zone_code: str
    day: date
    persons: tuple[str, ...]
    checked: tuple[tuple[str, Period], ...]
    findings: str
    remedy: str = ""
    remedy_by: date | None = None
