"""What is typed when a grant is proposed and its use is reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MASK = "•"  # stands for a digit that the reader is not told


@dataclass(frozen=True)
class Purpose:
    """One line of what the money is for. Units: amount_yuan in yuan."""

    purpose: str
    amount_yuan: Decimal


@dataclass(frozen=True)
class Payee:
    """Who receives the money: name, credit code, and the number of the bank account, which may be masked."""

    name: str
    uscc: str
    account: str

    @property
    def is_masked(self) -> bool:
        return MASK in self.account


@dataclass(frozen=True)
class ProposalFacts:
    """A grant as it is proposed. Units: amount_yuan in yuan."""

    rule: str
    origin_kind: str
    origin_key: str
    amount_yuan: Decimal
    budget: int
    purposes: tuple[Purpose, ...]
    payee: Payee
    reason: str


@dataclass(frozen=True)
class Spent:
    """One expense as a zone reports it."""

    purpose: str
    payee: str
    amount_yuan: Decimal
    day: date
    voucher: str
