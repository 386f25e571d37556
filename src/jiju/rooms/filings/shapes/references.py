"""Totals that offices state, as they come in and as they are listed beside what the zones reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.periods import Period
from jiju.rooms.programmes.shapes import Reference


@dataclass(frozen=True)
class TotalFacts:
    """A total as an office states it: of which reference, place and period, how much, by which source of which day.

    Units    amount in the unit of the reference, with two decimals at most
    """

    reference: str
    place: str
    period: Period
    amount: Decimal
    source: str
    source_day: date


@dataclass(frozen=True)
class TotalStated:
    """One statement of a total. A later number corrects an earlier one."""

    number: int
    amount: Decimal
    source: str
    source_day: date
    stated_name: str
    stated_at: datetime


@dataclass(frozen=True)
class TotalLine:
    """A county: what its zones have sent of a figure, and the totals that were stated, the newest first.

    Missing  sent None: no zone of the county has sent it
    """

    place: str
    name: str
    zones: int
    reported: int
    sent: Decimal | None
    stated: tuple[TotalStated, ...]
    may_state: bool

    @property
    def total(self) -> TotalStated | None:
        return self.stated[0] if self.stated else None

    @property
    def is_exceeded(self) -> bool:
        """Whether the zones together have more than the whole county."""
        return self.sent is not None and self.total is not None and self.sent > self.total.amount


@dataclass(frozen=True)
class TotalPage:
    """One reference in one period, county by county."""

    reference: Reference
    period: Period
    lines: tuple[TotalLine, ...]
