"""Frozen values of the room."""

from jiju.rooms.grants.shapes.budgets import BudgetFacts, BudgetShown, EntryShown, Mismatch, SourceLine
from jiju.rooms.grants.shapes.finance import CapLine, Effect, EffectLine, FinanceShown, Owed, Suspected
from jiju.rooms.grants.shapes.grants import (
    GrantLine,
    GrantShown,
    PaymentShown,
    RecoveryShown,
    Step,
    UseLineShown,
    UseShown,
)
from jiju.rooms.grants.shapes.origins import Origin, Suspicion
from jiju.rooms.grants.shapes.proposing import MASK, Payee, ProposalFacts, Purpose, Spent
from jiju.rooms.grants.shapes.registers import (
    ApplicationFacts,
    ApplicationShown,
    CityFundFacts,
    CityFundShown,
)

__all__ = [
    "MASK", "ApplicationFacts", "ApplicationShown", "BudgetFacts", "BudgetShown", "CapLine", "CityFundFacts",
    "CityFundShown", "Effect", "EffectLine", "EntryShown", "FinanceShown", "GrantLine", "GrantShown", "Mismatch",
    "Origin", "Owed", "Payee", "PaymentShown", "ProposalFacts", "Purpose", "RecoveryShown", "SourceLine", "Spent",
    "Step", "Suspected", "Suspicion", "UseLineShown", "UseShown",
]  # fmt: skip
