"""Tables as workbooks, as they are seen: the same columns, exact values, the kinds of nothing kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from jiju.core.words import Word, word
from jiju.engines.workbooks import Head, write_table
from jiju.rooms.people import queries as people
from jiju.spine.say import say
from jiju.web import clock
from jiju.web.downloads import workbook_response


@dataclass(frozen=True)
class Column:
    """A column of an export. decimals are those shown; the cell holds the exact value."""

    name: Word
    decimals: int = 0


def table_response(title: Word, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A table as a download. A word in a cell is said in the reader's language."""
    heads = [Head(say(c.name), decimals=c.decimals) for c in columns]
    spoken = [[say(v) if isinstance(v, Word) else v for v in row] for row in rows]
    return workbook_response(write_table(say(title), heads, spoken, _notes()), f"{say(title)}.xlsx")


def _notes() -> list[str]:
    notes = [say(word("Exported on {day}.", day=clock.today().isoformat()))]
    if people.demonstration_day() is not None:
        notes.append(say(word("Demonstration data")))
    return notes
