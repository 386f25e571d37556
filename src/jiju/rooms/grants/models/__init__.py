"""Records of the room, one file a noun."""

from jiju.rooms.grants.models.budgets import Budget, BudgetEntry
from jiju.rooms.grants.models.grants import Approval, Grant, Payment
from jiju.rooms.grants.models.registers import CityFund, NationalApplication
from jiju.rooms.grants.models.using import Acceptance, Recovery, UseLine, UseReport

__all__ = [
    "Acceptance", "Approval", "Budget", "BudgetEntry", "CityFund", "Grant", "NationalApplication", "Payment",
    "Recovery", "UseLine", "UseReport",
]  # fmt: skip
