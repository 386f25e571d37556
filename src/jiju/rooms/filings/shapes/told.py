"""Accepted filings as a file shows them: the newest of each form, and an enterprise's figures by their purpose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jiju.core.nothing import Answer
from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Row


@dataclass(frozen=True)
class ListTold:
    """The lines of a list in a filing. Shape: columns and, for each line, its title and an answer a column."""

    name: str
    columns: tuple[Row, ...]
    lines: tuple[tuple[str, tuple[Answer, ...]], ...]


@dataclass(frozen=True)
class FormTold:
    """The newest accepted filing of one form of a zone, row by row."""

    id: int
    code: str
    name: str
    period: Period
    rows: tuple[tuple[Row, Answer], ...]
    lists: tuple[ListTold, ...]


@dataclass(frozen=True)
class UnitTold:
    """One accepted filing of an enterprise, as far as its reader holds a purpose of its rows.

    Shape    rows: the row, what was answered, and the purposes by which the reader sees it; shut: how many rows are
             kept back, for the reader holds none of their purposes
    """

    id: int
    form_code: str
    form_name: str
    period: Period
    accepted_on: date | None
    rows: tuple[tuple[Row, Answer, tuple[Word, ...]], ...]
    shut: int


@dataclass(frozen=True)
class Door:
    """What stands before figures of one enterprise: the purposes for which its reader may open them."""

    uscc: str
    name: str
    purposes: tuple[tuple[str, Word], ...]


@dataclass(frozen=True)
class Consultation:
    """That somebody opened the figures of an enterprise: the ledger's entry, the moment, who, as what, for what."""

    entry: int
    at: datetime
    name: str
    role: Word
    unit_name: str
    purpose: Word


@dataclass(frozen=True)
class Titled:
    """One line of a list, such as a project: its name, the filing it stands in, and the zone that filed it."""

    filing: int
    list_name: str
    title: str
    unit_name: str
