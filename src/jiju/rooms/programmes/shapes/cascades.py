"""Shares of a year's targets as they are proposed and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from jiju.core.words import Word
from jiju.spine.actors import Place

Amounts = Mapping[str, Decimal]  # by measure, in the unit of the target


@dataclass(frozen=True)
class Offered:
    """What one city or zone is to take over.

    Shape    place: where it lies, as the register says on the day of the proposal
    Missing  a measure that is not in amounts is not handed to it; one not in bases was not known the year before
    """

    code: str
    name: str
    place: Place
    amounts: Amounts
    bases: Amounts = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """A cascade as it is proposed. file_digest: of the workbook that it came in.

    Missing  giver "" is the province; gap_reason "" states no difference; file_digest "" was typed
    """

    year: int
    giver: str
    offered: tuple[Offered, ...]
    gap_reason: str = ""
    file_digest: str = ""


@dataclass(frozen=True)
class Balance:
    """One measure: what the giver is to reach, what the shares add up to. Missing: wanted None is not known."""

    measure: str
    name: str
    unit: str
    decimals: int
    wanted: Decimal | None
    shared: Decimal

    @property
    def difference(self) -> Decimal | None:
        return None if self.wanted is None else self.shared - self.wanted

    @property
    def is_short(self) -> bool:
        return self.difference is not None and self.difference < 0


@dataclass(frozen=True)
class RecipientShown:
    """One recipient with its shares and its answer, and what the reader may answer for it."""

    id: int
    code: str
    name: str
    place: Place
    state: str
    state_name: Word
    reason: str
    answered_by: str
    answered_at: datetime | None
    amounts: Amounts
    bases: Amounts
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True)
class CascadeShown:
    """One version of a cascade, as far as somebody sees it.

    Shape    recipients: those within the reader's area; is_whole: the reader sees all of them, and then balances are
             told; refused: why the reader may not approve it; open: how many have not agreed
    """

    id: int
    plan: str
    year: int
    giver: str
    version: int
    kind: str
    state: str
    state_name: Word
    gap_reason: str
    reason: str
    digest: str
    proposed_by: str
    proposed_at: datetime
    approved_by: str
    approved_at: datetime | None
    over_reason: str
    ended_by: str
    ended_at: datetime | None
    ended_because: str
    recipients: tuple[RecipientShown, ...]
    balances: tuple[Balance, ...]
    is_whole: bool
    verbs: tuple[str, ...]
    refused: Word | None = None

    @property
    def agreed(self) -> int:
        return len(self.recipients) - self.open

    @property
    def open(self) -> int:
        return sum(r.state != "agreed" for r in self.recipients)

    def share(self, code: str, measure: str) -> Decimal | None:
        """The share of one recipient, if it has one."""
        return next((r.amounts.get(measure) for r in self.recipients if r.code == code), None)
