"""Reminders that fall due, messages, mails and notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.spine.actors import Place
from jiju.spine.roles import Role


@dataclass(frozen=True)
class Owing:
    """A unit that is asked for a form."""

    code: str
    name: str
    place: Place


@dataclass(frozen=True)
class DueReminder:
    """A rung that a unit has reached and was not reminded by yet. waits_for: whose step its form waits for."""

    unit: Owing
    rung: str
    due_at: datetime
    waits_for: Role


@dataclass(frozen=True)
class MessageShown:
    """A message as it is shown. Missing: period None, read_at None; notice None unless one was issued."""

    id: int
    kind: str
    form_code: str
    period: Period | None
    subject: Word
    body: Word
    units: tuple[tuple[str, str], ...]
    notice: int | None
    made_at: datetime
    read_at: datetime | None
    read_by: str


@dataclass(frozen=True)
class MessagePage:
    """One page of messages, and how many there are in all."""

    rows: tuple[MessageShown, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Notice:
    """A reminder notice (催报通知书) as it is printed. Its number is given when it is signed."""

    id: int
    form_code: str
    form_name: str
    basis: str
    period: Period
    unit_code: str
    unit_name: str
    due_at: datetime
    days_over: int
    made_on: date
    issuer: str
    reminded: tuple[tuple[str, date], ...]


@dataclass(frozen=True)
class Mail:
    """A mail as it is handed to the mail server. key: the same for each try, so that a repeat can be known."""

    id: int
    key: str
    address: str
    subject: Word
    body: Word
    units: tuple[tuple[str, str], ...]
