"""Frozen values that the room hands out: sheets, obligations, queues, accepted filings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.findings import Finding, Severity
from jiju.core.nothing import Nothing, Value
from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Form, Row, RuleText
from jiju.spine.actors import Place

Cells = dict[str, Value]


@dataclass(frozen=True)
class Reporter:
    """Who reports: the unit, the zone whose level below is added up, and the group of its peers (the type)."""

    code: str
    zone: str
    group: str


@dataclass(frozen=True)
class HistoricFiling:
    """A filing that was made elsewhere, as it is brought in."""

    form_code: str
    period: Period
    unit_code: str
    unit_name: str
    place: Place
    cells: Cells
    state: str


@dataclass(frozen=True)
class RuleLine:
    """A rule as it stands: in force, switched off or only drafted; with the draft that waits, if one does.

    Shape    state: plan (as the plan wrote it), on, off, drafted; misfit: why it cannot be asked of the form
    """

    rule: RuleText
    state: str
    version_id: int | None
    draft: RuleText | None
    drafted_by: str
    misfit: Word | None


@dataclass(frozen=True)
class Doubt:
    """A finding on one filing of many. leans_on: the earlier periods whose figures the comparison needs."""

    unit: str
    zone: str
    finding: Finding
    leans_on: tuple[str, ...]


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
class StoredFinding:
    """A finding as it stands on a filing, with the explanation given for it."""

    id: int
    rule: str
    severity: Severity
    field: str
    states: Word
    says: Word
    remedy: Word
    explanation: str


@dataclass(frozen=True)
class Line:
    """One row of the form as the page shows it.

    Missing  before, year_ago: blank when there is no accepted or submitted figure; growth None: cannot be computed
    """

    row: Row
    now: Value
    before: Value
    year_ago: Value
    growth: Decimal | None
    findings: tuple[StoredFinding, ...]

    @property
    def is_blank(self) -> bool:
        return self.now is Nothing.BLANK

    @property
    def worst(self) -> str:
        """The heaviest severity that still asks for something: blocks, asks, notes or nothing."""
        open_ = {f.severity.value for f in self.findings if not f.explanation}
        return next((s for s in ("blocks", "asks", "notes") if s in open_), "")


@dataclass(frozen=True)
class StepShown:
    """One step on a filing's way. status: done, now, or empty for what comes later."""

    verb: str
    name: Word
    status: str
    who: str
    at: datetime | None
    due: date | None


@dataclass(frozen=True)
class Verb:
    """Something that this person may do with the filing now."""

    name: str
    label: Word


@dataclass(frozen=True)
class Happening:
    """One line of the history."""

    at: datetime
    who: str
    role: Word
    says: Word
    mine: bool


@dataclass(frozen=True)
class FilingSheet:
    """Everything that the page of one filing shows."""

    id: int
    form: Form
    period: Period
    unit_code: str
    unit_name: str
    place: Place
    version: int
    state: str
    state_name: Word
    due_at: datetime | None
    days_left: int | None
    returned_reason: str
    returned_cells: tuple[str, ...]
    due_back: date | None
    lines: tuple[Line, ...]
    steps: tuple[StepShown, ...]
    signatures: tuple[StepShown, ...]
    counts: dict[str, int]
    missing: tuple[Word, ...]
    verbs: tuple[Verb, ...]
    history: tuple[Happening, ...]

    @property
    def may_fill_in(self) -> bool:
        return any(v.name == "fill_in" for v in self.verbs)


@dataclass(frozen=True)
class Obligation:
    """One form that a unit owes for one period, and how far it is."""

    form_code: str
    form_name: str
    period: Period
    unit_code: str
    unit_name: str
    due_at: datetime
    days_left: int
    state: str
    state_name: Word
    filing_id: int | None
    may_start: bool


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
    """One line of the ask strip: how many, of what, by when, and where."""

    count: int
    what: Word
    by_when: Word
    is_late: bool
    url_name: str
