"""Reminders that fall due, messages, mails and notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.spine.actors import Place
from jiju.spine.roles import Role

TO_THE_UNIT = frozenset({"T-3", "T-1", "T+1"})


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
class Announcement:
    """What another room tells whoever holds a post, or one person, and the page on which it goes on.

    Shape    to: role, and the code of its city, county, zone or types; person: its code, in place of a post
    """

    kind: str
    subject: Word
    body: Word
    path: str
    to: tuple[Role, str] | None = None
    person: str = ""


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
    path: str = ""


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

    @property
    def told(self) -> list[date]:
        """The days on which the unit itself was told: at T nobody is, at T+3 the offices above it are."""
        return sorted({on for rung, on in self.reminded if rung in TO_THE_UNIT})


@dataclass(frozen=True)
class OverdueLine:
    """A unit that has not sent its form and is past its own deadline.

    Missing  rung "": not reminded since the deadline; notice None: no reminder notice was issued
    """

    code: str
    name: str
    state_name: Word
    due_at: datetime
    days_over: int
    rung: str
    notice: int | None

    @property
    def days_left(self) -> int:
        return -self.days_over


@dataclass(frozen=True)
class OverduePage:
    """One page of the units that are overdue with a form, the longest overdue first, and how many there are in all."""

    form_code: str
    form_name: str
    period: Period
    rows: tuple[OverdueLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Mail:
    """A mail as it is handed to the mail server. key: the same for each try, so that a repeat can be known."""

    id: int
    key: str
    address: str
    subject: Word
    body: Word
    units: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class StuckMail:
    """A mail that the mail server has not taken: still tried again, or given up. state: waiting, failed."""

    person: str
    address: str
    subject: Word
    state: str
    tries: int
    fault: str
    queued_at: datetime
    next_at: datetime


@dataclass(frozen=True)
class Outbox:
    """How many mails wait, were sent and were given up, and the newest of those that met a fault."""

    waiting: int
    sent: int
    failed: int
    stuck: tuple[StuckMail, ...]
