"""Grants as somebody may see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jiju.core.words import Word
from jiju.rooms.grants.shapes.origins import Suspicion
from jiju.rooms.grants.shapes.proposing import Payee, Purpose
from jiju.spine.files import Attached


@dataclass(frozen=True)
class GrantLine:
    """One line of the list of grants. Missing: days_left None: no report is awaited."""

    id: int
    rule: str
    rule_name: str
    unit: str
    unit_name: str
    city: str
    year: int
    source: str
    budget_name: str
    amount_yuan: Decimal
    paid_yuan: Decimal
    recovered_yuan: Decimal
    state: str
    state_name: Word
    proposed_at: datetime
    report_by: date | None
    days_left: int | None


@dataclass(frozen=True)
class Step:
    """One thing that happened to a grant: who did it as what, and when."""

    verb: str
    name: Word
    who: str
    role: Word
    unit_name: str
    at: datetime
    note: Word | str
    is_mine: bool


@dataclass(frozen=True)
class PaymentShown:
    """One instalment. kept_from: why the reader may not take the step, by verb."""

    id: int
    state: str
    state_name: Word
    amount_yuan: Decimal
    planned_on: date
    paid_on: date | None
    paid_by: str
    voucher: str
    reason: str
    verbs: tuple[str, ...]
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class UseLineShown:
    """One expense. is_allowed: its purpose is one of the grant's lines."""

    id: int
    number: int
    purpose: str
    payee: str
    amount_yuan: Decimal
    day: date
    voucher: str
    is_allowed: bool
    is_misused: bool


@dataclass(frozen=True)
class UseShown:
    """A report of use, line by line, with what it leaves over of the money paid."""

    id: int
    number: int
    result: str
    who: str
    at: datetime
    is_late: bool
    handed_back_because: str
    lines: tuple[UseLineShown, ...]
    paid_yuan: Decimal
    files: tuple[Attached, ...] = ()

    @property
    def spent_yuan(self) -> Decimal:
        return sum((line.amount_yuan for line in self.lines), Decimal(0))

    @property
    def unused_yuan(self) -> Decimal:
        return self.paid_yuan - self.spent_yuan


@dataclass(frozen=True)
class RecoveryShown:
    """Money that is to come back. Missing: due None is not ordered yet."""

    id: int
    grant: int
    unit: str
    unit_name: str
    cause: str
    cause_name: Word
    state: str
    state_name: Word
    amount_yuan: Decimal
    received_yuan: Decimal
    reason: str
    due: date | None
    days_left: int | None
    decided_by: str
    verbs: tuple[str, ...]
    kept_from: dict[str, Word] = field(default_factory=dict)
    receipts: tuple[tuple[int, datetime, Decimal, str], ...] = ()  # those that stand: entry, when, amount, voucher


@dataclass(frozen=True)
class GrantShown:
    """One grant with all that belongs to it, and the verbs that its reader may use now.

    Shape    shown: what an approval binds, empty for whoever may not read all of it; digest: its digest;
             kept_from: verb → why not this reader, though the role may;
             approvals: part, person, unit, day, digest, and why it no longer counts
    Missing  hindrance None: nothing stands against the money going on
    """

    line: GrantLine
    budget: int
    purposes: tuple[Purpose, ...]
    allowed: tuple[str, ...]
    payee: Payee
    origin_kind: str
    origin: dict[str, Any]
    quote: str
    clause: str
    cap_wan: Decimal
    reason: str
    suspicions: tuple[Suspicion, ...]
    explanation: str
    declined_because: str
    shown: str
    digest: str
    approvals: tuple[tuple[Word, str, str, datetime, str, str], ...]
    needs_countersign: bool
    steps: tuple[Step, ...]
    payments: tuple[PaymentShown, ...]
    reports: tuple[UseShown, ...]
    acceptance: dict[str, Any] | None
    recoveries: tuple[RecoveryShown, ...]
    verbs: tuple[str, ...]
    kept_from: dict[str, Word]
    hindrance: Word | None

    @property
    def unplanned_yuan(self) -> Decimal:
        planned = (p.amount_yuan for p in self.payments if p.state in {"planned", "paid"})
        return self.line.amount_yuan - sum(planned, Decimal(0))
