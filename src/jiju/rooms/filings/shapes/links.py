"""Links as they are handed out, listed, and explained to whoever opens one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Form


@dataclass(frozen=True)
class IssuedLink:
    """A link at the only moment at which its token is known."""

    token: str
    form_name: str
    period: Period
    unit_name: str
    person: str
    zone: str
    due_at: datetime
    valid_until: datetime


@dataclass(frozen=True)
class LinkLine:
    """An enterprise of the zone: how far its form is, and its link.

    Shape    status: none, ready (not opened yet), opened, withdrawn, over
    Missing  person "": nobody is entered who could report, so no link can be issued; link None: never issued
    """

    unit_code: str
    unit_name: str
    person: str
    state: str
    state_name: Word
    is_sent: bool
    status: str
    link: int | None
    made_at: datetime | None
    opened_at: datetime | None


@dataclass(frozen=True)
class LinkPage:
    """One page of the zone's enterprises, and how many there are in all."""

    rows: tuple[LinkLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Invitation:
    """What stands on the page of a link before it is opened."""

    form: Form
    period: Period
    unit_name: str
    person: str
    asked_by: str
    due_at: datetime
    valid_until: datetime
