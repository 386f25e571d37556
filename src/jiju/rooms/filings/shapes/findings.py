"""Findings: of one filing of many, and as they stand stored."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.core.findings import Finding, Severity
from jiju.core.periods import Period
from jiju.core.words import Word


@dataclass(frozen=True)
class Doubt:
    """A finding on one filing of many. leans_on: the earlier periods whose figures the comparison needs."""

    unit: str
    zone: str
    finding: Finding
    leans_on: tuple[str, ...]


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
class Trial:
    """Rules tried on one period: how many filings were asked, of how many something was said, and the first of it."""

    period: Period
    asked: int
    spoke: int
    doubts: tuple[Doubt, ...]

    @property
    def share(self) -> Decimal:
        """How many of a hundred filings it spoke of."""
        return Decimal(self.spoke * 100) / self.asked if self.asked else Decimal(0)
