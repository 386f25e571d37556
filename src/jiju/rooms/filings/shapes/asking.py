"""What is asked about a filing, or ordered to change: rules, queries, revisions, waivers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.nothing import Answer
from jiju.core.words import Word
from jiju.rooms.programmes.shapes import RuleText
from jiju.spine.files import Attached


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
class QueryShown:
    """A query on a cell as it is shown. state: open, answered, closed."""

    id: int
    field: str
    question: str
    asked_by: str
    asked_role: str
    asked_at: datetime
    due: date
    state: str
    answer: str
    evidence: str
    answered_by: str
    answered_at: datetime | None
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class Change:
    """One figure, before and after a revision."""

    code: str
    old: Answer
    new: Answer


@dataclass(frozen=True)
class RevisionShown:
    """A revision as it is shown. state: ordered, approved, refused."""

    number: int
    changes: tuple[Change, ...]
    reason: str
    proof: str
    state: str
    ordered_by: str
    ordered_at: datetime
    decided_by: str
    decided_at: datetime | None
    answer: str


@dataclass(frozen=True)
class Vintage:
    """A figure as it stood from one moment on: 0 as first accepted, then by number of the revision."""

    number: int
    value: Answer
    since: datetime | None


@dataclass(frozen=True)
class WaiverShown:
    """A waiver as it is shown: who asked for what and why, who decided, and until when it holds."""

    id: int
    rule: str
    field: str
    reason: str
    asked_by: str
    asked_at: datetime
    state: str
    decided_by: str
    decided_at: datetime | None
    answer: str
    expires_on: date | None


@dataclass(frozen=True)
class Standing:
    """Where a figure stands among its peers.

    Shape    low and high: the 5th and 95th percentile; q1, middle, q3: the quarters; n: how many peers
    Units    those of the row; share: percent of the peers below, ties counted half
    Missing  value and share None when the unit gave no number
    """

    low: Decimal
    q1: Decimal
    middle: Decimal
    q3: Decimal
    high: Decimal
    value: Decimal | None
    share: Decimal | None
    n: int


@dataclass(frozen=True)
class ExplanationShown:
    """One explanation in a list."""

    filing: int
    form_code: str
    period: str
    unit_name: str
    rule: str
    field: str
    text: str
    at: datetime | None


@dataclass(frozen=True)
class Explained:
    """What a unit said of its own report: why a finding holds, what it answers to a question, why it revised.

    Shape    asked: the finding, the question or the revision that it speaks about; row_name: empty for several rows
    """

    filing: int
    form_code: str
    period: str
    unit_code: str
    unit_name: str
    field: str
    row_name: str
    asked: Word
    text: str
    by: str
    at: datetime | None


@dataclass(frozen=True)
class FormLine:
    """One form in a list. known: how many of its rows are filled in from what is known."""

    code: str
    name: str
    level: str
    asked_of: str
    period: str
    version: str
    rows: int
    known: int
    rules: int


@dataclass(frozen=True)
class Burden:
    """What a form asks in a year.

    Shape    times: periods a year; units: who owes it today; each: cells a unit types; in_all: those of all units
    """

    form: FormLine
    times: int
    units: int
    each: int
    in_all: int
