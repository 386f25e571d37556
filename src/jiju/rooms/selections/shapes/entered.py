"""What a later room is told of titles and calls: the days, and no application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiju.spine.actors import Place


@dataclass(frozen=True)
class Entered:
    """A title by its first day and the day on which it was granted."""

    id: int
    unit: str
    name: str
    place: Place
    batch: str
    document: str
    since: date
    granted_on: date


@dataclass(frozen=True)
class CallTime:
    """How long a call took. Missing: issued_on None was not published yet."""

    id: int
    name: str
    closed_on: date
    issued_on: date | None
