"""Applications for national money and the cities' own funds, as they are entered and shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiju.core.words import Word
from jiju.spine.actors import Place


@dataclass(frozen=True)
class ApplicationFacts:
    """An application for national money as it is entered."""

    zone: str
    project: str
    fund: str
    applied_yuan: Decimal
    applied_on: date
    document: str


@dataclass(frozen=True)
class ApplicationShown:
    """An application. Missing: decided_on None is not decided."""

    id: int
    project: str
    zone: str
    unit_name: str
    city: str
    fund: str
    applied_yuan: Decimal
    applied_on: date
    document: str
    state: str
    state_name: Word
    granted_yuan: Decimal
    decided_on: date | None
    answer: str
    verbs: tuple[str, ...]


@dataclass(frozen=True)
class CityFundFacts:
    """A city's fund of one year as it is entered."""

    city: str
    year: int
    name: str
    amount_yuan: Decimal
    document: str

    @property
    def place(self) -> Place:
        return Place(self.city)


@dataclass(frozen=True)
class CityFundShown:
    """A city's fund of one year.

    Missing  before_yuan and change_yuan None: no amount of the year before; promised_yuan and paid_yuan None: finance
             has entered no budget of this fund
    """

    id: int
    city: str
    year: int
    name: str
    amount_yuan: Decimal
    document: str
    reason: str
    before_yuan: Decimal | None
    may_correct: bool
    promised_yuan: Decimal | None = None
    paid_yuan: Decimal | None = None

    @property
    def change_yuan(self) -> Decimal | None:
        return None if self.before_yuan is None else self.amount_yuan - self.before_yuan
