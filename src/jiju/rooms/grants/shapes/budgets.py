"""Budgets as they are entered and shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from jiju.core.words import Word
from jiju.spine.actors import Place

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class BudgetFacts:
    """A budget as it is entered. Missing: city "" is money of the whole province."""

    year: int
    source: str
    name: str
    amount_yuan: Decimal
    document: str
    city: str = ""

    @property
    def place(self) -> Place:
        return Place(self.city)


@dataclass(frozen=True)
class BudgetShown:
    """A budget with what is left of it."""

    id: int
    year: int
    source: str
    source_name: Word
    name: str
    city: str
    amount_yuan: Decimal
    committed_yuan: Decimal
    paid_yuan: Decimal
    recovered_yuan: Decimal
    document: str
    grants: int

    @property
    def left_yuan(self) -> Decimal:
        return self.amount_yuan - self.committed_yuan

    @property
    def committed_percent(self) -> Decimal | None:
        return self.committed_yuan / self.amount_yuan * HUNDRED if self.amount_yuan else None

    @property
    def paid_percent(self) -> Decimal | None:
        return self.paid_yuan / self.amount_yuan * HUNDRED if self.amount_yuan else None


@dataclass(frozen=True)
class SourceLine:
    """All budgets of one year and source taken together: how much there is, promised, paid and got back."""

    year: int
    source: str
    source_name: Word
    budgets: int
    amount_yuan: Decimal
    committed_yuan: Decimal
    paid_yuan: Decimal
    recovered_yuan: Decimal

    @property
    def left_yuan(self) -> Decimal:
        return self.amount_yuan - self.committed_yuan


@dataclass(frozen=True)
class EntryShown:
    """One movement of a budget; left_yuan is what could be promised after it.

    Missing  grant None concerns none; with `by` empty as well, it is one outside the reader's scope
    """

    id: int
    at: datetime
    kind: str
    kind_name: Word
    credit: Word
    debit: Word
    amount_yuan: Decimal
    left_yuan: Decimal
    grant: int | None
    unit_name: str
    document: str
    by: str
    reverses: int | None


@dataclass(frozen=True)
class Mismatch:
    """Two numbers that should be one: what they are about, and both."""

    where: str
    says: Word
    stored_yuan: Decimal
    entries_yuan: Decimal
