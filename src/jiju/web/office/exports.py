"""Tables as workbooks, as they are seen: the same columns, exact values, the kinds of nothing kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.engines import workbooks
from jiju.rooms.people import queries as people
from jiju.spine.say import say
from jiju.web import clock
from jiju.web.downloads import workbook_response


@dataclass(frozen=True)
class Column:
    """A column of an export. decimals are those shown; the cell holds the exact value."""

    name: Word
    decimals: int = 0
    width: int = 14


@dataclass(frozen=True)
class Sheet:
    """One table of an export. A word or a period in a cell is said in the reader's language."""

    name: Word
    title: Word
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


def table_response(title: Word, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A table as a download."""
    return tables_response(title, [Sheet(title, title, columns, rows)])


def tables_response(title: Word, sheets: Sequence[Sheet]) -> HttpResponse:
    """Tables as one download, a sheet each."""
    notes = _notes()
    return workbook_response(workbooks.write_tables([_spoken(s, notes) for s in sheets]), f"{say(title)}.xlsx")


def _spoken(sheet: Sheet, notes: list[str]) -> workbooks.Table:
    heads = [workbooks.Head(say(c.name), decimals=c.decimals, width=c.width) for c in sheet.columns]
    rows = [[_cell(v) for v in row] for row in sheet.rows]
    return workbooks.Table(say(sheet.title), heads, rows, notes, say(sheet.name))


def _cell(value: Any) -> Any:
    """A value as it is shown: words in the reader's language, a period by its name."""
    if isinstance(value, Period):
        return say(value.name)
    return say(value) if isinstance(value, Word) else value


def _notes() -> list[str]:
    notes = [say(word("Exported on {day}.", day=clock.today().isoformat()))]
    if people.demonstration_day() is not None:
        notes.append(say(word("Demonstration data")))
    return notes
