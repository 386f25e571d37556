"""When a unit may report, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Term:
    """When one unit may report one form for one period: open from `opens_at`, on time before `due_at`."""

    opens_at: datetime
    due_at: datetime
    closes_at: datetime

    def is_open(self, at: datetime) -> bool:
        """Whether the form can be filled in at a moment: until the closing, and not at it."""
        return self.opens_at <= at < self.closes_at
