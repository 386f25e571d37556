"""Reads the cells of a sent form: numbers as people type them, and the kinds of nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from jiju.core.findings import Finding, Severity
from jiju.core.nothing import Answer, Nothing, Text
from jiju.core.words import word
from jiju.rooms.programmes.shapes import Form, Row

PREFIX = "c"
LONGEST = 24
LARGEST = Decimal(10) ** 15  # as in a workbook: no figure of a zone is larger, whatever its unit
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")  # 12,5 is no number here: it might mean 12.5 or 125
MONTH = re.compile(r"([12]\d{3})[-/.年]?(\d{1,2})月?")
NOT_APPLICABLE = frozenset({"不适用", "n/a", "na"})
DROPPED = str.maketrans({",": "", " ": "", "\u00a0": "", "，": ""})


def read_cells(form: Form, sent: QueryDict) -> tuple[dict[str, Answer], list[Finding]]:
    """Each value as sent, of rows and of lines, and a finding for each that cannot be read; the rest stays out.

    Missing  an empty cell is blank, never zero
    """
    cells: dict[str, Answer] = {}
    faults: list[Finding] = []
    for row, text in _sent_to(form, sent):
        if len(sent.getlist(PREFIX + row.code)) > 1:
            faults.append(_sent_twice(row))
            continue
        value = _read(row, text)
        if value is None:
            faults.append(_unreadable(row, text))
        else:
            cells[row.code] = value
    return cells, faults


def _sent_twice(row: Row) -> Finding:
    """A field that was sent more than once: which of its values was meant, nobody knows."""
    says = word("{code} {name} was sent more than once.", code=row.code, name=row.name)
    remedy = word("Open the form anew and type the figure once.")
    return Finding("FORM-READ", Severity.BLOCKS, row.code, word("Each cell has one value"), says, remedy)


def _sent_to(form: Form, sent: QueryDict) -> Iterator[tuple[Row, str]]:
    """The rows that something was sent to, then the cells of lists in the order of the page."""
    rows = {PREFIX + row.code: row for row in form.rows}
    for name, row in rows.items():
        if name in sent:
            yield row, sent[name]
    for name in sent if form.lists else ():
        inside = None if name in rows else form.row_at(name.removeprefix(PREFIX))
        if inside is not None and name == PREFIX + inside.code:
            yield inside, sent[name]


def _read(row: Row, text: str) -> Answer | None:
    return _number(row, text) if row.is_number else words_in(row, text)


def words_in(row: Row, text: str) -> Answer | None:
    """The answer to a row of words, a date or a choice; None for what it cannot be."""
    plain = unicodedata.normalize("NFC", text).strip()
    if not plain:
        return Nothing.BLANK
    if row.kind == "month":
        return _month(plain)
    fits = {"date": _is_date(plain), "choice": plain in row.choices, "text": len(plain) <= row.longest}
    return Text(plain) if fits[row.kind] else None


def _month(text: str) -> Text | None:
    """A month as 2024-05; 202405, 2024.5 and 2024年5月 are read as that."""
    found = MONTH.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    return Text(f"{found[1]}-{int(found[2]):02d}") if found and 1 <= int(found[2]) <= 12 else None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _number(row: Row, text: str) -> Answer | None:
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    if not plain:
        return Nothing.BLANK
    if plain.lower() in NOT_APPLICABLE:
        return Nothing.NOT_APPLICABLE if "na" in row.may else None
    if "," in plain and not GROUPED.fullmatch(plain):
        return None
    plain = plain.translate(DROPPED)
    if len(plain) > LONGEST or "e" in plain.lower():
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < LARGEST else None


def _unreadable(row: Row, text: str) -> Finding:
    return _no_number(row, text) if row.is_number else _no_words(row, text)


def _no_words(row: Row, text: str) -> Finding:
    """What was typed at a row of words, and what it may hold."""
    known = "、".join(row.choices)
    states, remedy = {
        "date": (word("The cell holds a date"), word("Type the day as 2024-12-31.")),
        "month": (word("The cell holds a month"), word("Type the month as 2024-12.")),
        "choice": (
            word("The cell holds one of the choices"),
            word("Choose one of: {known}.", known=known),
        ),
        "text": (word("The text fits the cell"), word("Keep it to {n} characters.", n=row.longest)),
    }[row.kind]
    says = word("“{text}” cannot stand at {code} {name}.", text=text[:40], code=row.code, name=row.name)
    return Finding("FORM-READ", Severity.BLOCKS, row.code, states, says, remedy)


def _no_number(row: Row, text: str) -> Finding:
    return Finding(
        rule="FORM-READ",
        severity=Severity.BLOCKS,
        field=row.code,
        states=word("The cell holds a number"),
        says=word(
            "“{text}” was typed at {code} {name}; it is not a number, or too large to be meant.",
            text=text[:40],
            code=row.code,
            name=row.name,
        ),
        remedy=word("Type the number alone, in {unit}, without words.", unit=row.unit),
    )
