"""A form of all enterprises of a zone: how far they are, and what became of a workbook of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jiju.core.periods import Period


@dataclass(frozen=True)
class RollShown:
    """One enterprise form that is open, and how far the enterprises of the zone are with it."""

    form_code: str
    form_name: str
    period: Period
    due_at: datetime
    units: int
    sent: int
    drafts: int

    @property
    def not_begun(self) -> int:
        return self.units - self.sent - self.drafts


@dataclass(frozen=True)
class Left:
    """An enterprise that a workbook left alone."""

    code: str
    name: str


@dataclass(frozen=True)
class RollTaken:
    """What became of a workbook of all enterprises: how many drafts it filled, and whom it left alone.

    Shape    sent: they have sent theirs; changed: their draft was saved after the workbook was downloaded
    """

    filled: int
    sent: tuple[Left, ...]
    changed: tuple[Left, ...]
