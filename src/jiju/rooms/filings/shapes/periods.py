"""When a unit may report and until when, and what was asked about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.periods import Period


@dataclass(frozen=True)
class Term:
    """When one unit may report one form for one period: open from `opens_at`, on time before `due_at`.

    Missing  extended_until: the unit has no extension
    """

    opens_at: datetime
    due_at: datetime
    closes_at: datetime
    extended_until: date | None = None

    def is_open(self, at: datetime) -> bool:
        """Whether the form can be filled in at a moment: until the closing, and not at it."""
        return self.opens_at <= at < self.closes_at


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
