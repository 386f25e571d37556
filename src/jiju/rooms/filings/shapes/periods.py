"""When a unit may report and until when, and what was asked about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.periods import Period


@dataclass(frozen=True)
class Term:
    """When one unit may report one form for one period: open from `opens_at`, on time before `due_at`.

    Missing  extended_until: the unit has no extension; closed_at: nobody closed the period; reopened_until: nor
             opened it again
    """

    opens_at: datetime
    due_at: datetime
    closes_at: datetime
    extended_until: date | None = None
    closed_at: datetime | None = None
    reopened_until: date | None = None

    def is_locked(self, at: datetime) -> bool:
        """Whether the province closed the period, and has not opened it again for this moment."""
        return self.closed_at is not None and (self.reopened_until is None or at >= self.closes_at)

    def is_open(self, at: datetime) -> bool:
        """Whether the form can be filled in at a moment: until the closing, and not at it."""
        return self.opens_at <= at < self.closes_at and not self.is_locked(at)


@dataclass(frozen=True)
class Closure:
    """Who closed a period and when, and who opened it again until when.

    Missing  reopened_at, reopened_until: it was not opened again
    """

    closed_at: datetime | None
    closed_by: str
    reopened_at: datetime | None
    reopened_by: str
    reopened_until: date | None


@dataclass(frozen=True)
class ExtensionShown:
    """An extension as it is shown. state: asked, granted, refused.

    Missing  decided_at, until_granted: not decided, or refused
    """

    id: int
    form_code: str
    period: Period
    unit_code: str
    unit_name: str
    asked_by: str
    asked_at: datetime
    reason: str
    until: date
    state: str
    decided_by: str
    decided_at: datetime | None
    answer: str
    until_granted: date | None


@dataclass(frozen=True)
class ReopeningShown:
    """That a closed period be opened again, as it was asked. mine: whether whoever reads it asked."""

    asked_by: str
    asked_at: datetime
    reason: str
    until: date
    mine: bool


@dataclass(frozen=True)
class PeriodLine:
    """A reporting period as an office sees it, counted over its area.

    Shape    owed: units asked; sent, of these sent_late; overdue: not sent and past their own deadline; extended: not
             sent, with a later deadline that has not passed; rungs: how many units reached each rung of the ladder
    """

    id: int
    form_code: str
    form_name: str
    period: Period
    opens_at: datetime
    due_at: datetime
    closes_at: datetime
    days_left: int
    is_open: bool
    is_past_due: bool
    is_locked: bool
    owed: int
    sent: int
    sent_late: int
    overdue: int
    extended: int
    rungs: tuple[tuple[str, int], ...]
    closure: Closure | None
    reopening: ReopeningShown | None

    @property
    def missing(self) -> int:
        return max(0, self.owed - self.sent)
