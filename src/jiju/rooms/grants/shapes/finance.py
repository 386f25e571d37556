"""What finance officers look at on one page, and what came of the money later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.grants.shapes.budgets import BudgetShown
from jiju.rooms.grants.shapes.grants import GrantLine, RecoveryShown
from jiju.rooms.grants.shapes.origins import Suspicion


@dataclass(frozen=True)
class CapLine:
    """How far one rule has been used: its cap for one grant, and what was granted on it."""

    rule: str
    name: str
    clause: str
    cap_wan: Decimal
    grants: int
    at_cap: int
    promised_yuan: Decimal
    paid_yuan: Decimal
    largest_yuan: Decimal


@dataclass(frozen=True)
class Suspected:
    """A grant about which something looks like a second award. explanation "": nobody has said anything to it yet."""

    line: GrantLine
    suspicion: Suspicion
    explanation: str


@dataclass(frozen=True)
class Owed:
    """A grant whose report of use is awaited, the most overdue first."""

    line: GrantLine
    due: date
    days_left: int


@dataclass(frozen=True)
class FinanceShown:
    """Caps, budgets, suspicions, reports that are awaited, money that is to come back."""

    caps: tuple[CapLine, ...]
    budgets: tuple[BudgetShown, ...]
    suspected: tuple[Suspected, ...]
    owed: tuple[Owed, ...]
    recoveries: tuple[RecoveryShown, ...]

    @property
    def overdue(self) -> int:
        return sum(o.days_left < 0 for o in self.owed)


@dataclass(frozen=True)
class EffectLine:
    """One figure of the zone before and after. Missing: None where nothing is accepted for that year."""

    indicator: str
    name: str
    unit: str
    decimals: int
    before: Decimal | None
    after: Decimal | None
    growth_percent: Decimal | None


@dataclass(frozen=True)
class Effect:
    """The zone's accepted figures in the year before the money and in the year after it."""

    unit: str
    before: Period
    after: Period
    lines: tuple[EffectLine, ...]
    says: Word
