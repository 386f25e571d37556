"""Reads what stands in a cell where words, a date or a choice is due."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from jiju.core.nothing import Answer, Nothing, Text
from jiju.core.words import Word, word
from jiju.engines.workbooks.layouts import RowLayout

DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


MONTH = re.compile(r"([12]\d{3})(?:[-/.年]?)(\d{1,2})月?")


@dataclass(frozen=True)
class ReadWords:
    """What a cell of words says: an answer with a note on how it was read, or what is wrong and how to write it."""

    value: Answer = Nothing.BLANK
    note: Word | None = None
    fault: Word | None = None
    remedy: Word | None = None


def read_words(raw: Any, row: RowLayout) -> ReadWords:
    """The answer of a row of words.

    Missing  an empty cell is blank
    Errors   a ReadWords with a fault: too long, no day of the calendar, or none of the choices
    """
    if row.kind == "date":
        return _day(raw)
    if row.kind == "month":
        return _month(raw)
    text = unicodedata.normalize("NFC", _written(raw)).strip()
    if not text:
        return ReadWords()
    if row.kind == "choice":
        return _choice(text, row)
    if len(text) > row.longest:
        return ReadWords(
            fault=word("{n} characters", n=len(text)), remedy=word("Keep it to {n} characters.", n=row.longest)
        )
    return ReadWords(Text(text))


def _written(raw: Any) -> str:
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return raw.strftime("%Y-%m-%d") if isinstance(raw, dt.date) else str(raw or "")


def _choice(text: str, row: RowLayout) -> ReadWords:
    plain = unicodedata.normalize("NFKC", text)
    for choice in row.choices:
        if unicodedata.normalize("NFKC", choice) == plain:
            note = None if choice == text else word("read as “{text}”", text=choice)
            return ReadWords(Text(choice), note)
    return ReadWords(
        fault=word("“{text}”, which is none of the choices", text=text[:30]),
        remedy=word("Choose one of: {known}.", known="、".join(row.choices)),
    )


def _day(raw: Any) -> ReadWords:
    if isinstance(raw, dt.datetime | dt.date):
        return ReadWords(Text(raw.strftime("%Y-%m-%d")))
    text = unicodedata.normalize("NFKC", str(raw or "")).strip()
    if not text:
        return ReadWords()
    found = DAY.fullmatch(text.replace(" ", ""))
    try:
        day = dt.date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        return ReadWords(fault=word("“{text}”, which is no day", text=text[:30]),
                         remedy=word("Type the day as 2024-12-31."))  # fmt: skip
    said = day.isoformat()
    return ReadWords(Text(said), None if said == text else word("read as “{text}”", text=said))


def _month(raw: Any) -> ReadWords:
    """A month as 2024-12; 202412, 2024.12 and 2024年12月 are read as that, and so is a day in it."""
    if isinstance(raw, dt.datetime | dt.date):
        return ReadWords(Text(raw.strftime("%Y-%m")))
    text = unicodedata.normalize("NFKC", _written(raw)).strip()
    if not text:
        return ReadWords()
    found = MONTH.fullmatch(text.replace(" ", ""))
    if found is None or not 1 <= int(found[2]) <= 12:
        return ReadWords(fault=word("“{text}”, which is no month", text=text[:30]),
                         remedy=word("Type the month as 2024-12."))  # fmt: skip
    said = f"{found[1]}-{int(found[2]):02d}"
    return ReadWords(Text(said), None if said == text else word("read as “{text}”", text=said))
