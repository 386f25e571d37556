"""What a history tells of a zone that lies elsewhere now, or whose place another took. Pure."""

from __future__ import annotations

import json
from datetime import date

from jiju.core.words import Word, word


def moved(zone: str, before: str, after: str, since: date) -> Word:
    """The zone lies in another place."""
    return word(
        "{zone} has belonged to {after} since {day}; before, it belonged to {before}.", zone=zone, before=before,
        after=after, day=str(since),
    )  # fmt: skip


def taken_over(zone: str, by: str, place: str, since: date) -> Word:
    """Another zone took its place."""
    return word("{heir} in {place} took the place of {zone} on {day}.", heir=by, place=place, zone=zone, day=str(since))


def handed_on(place: str, zone: str, since: date) -> Word:
    """Several zones of one area took its place."""
    return word("{zone} is no more since {day}; {place} is responsible.", zone=zone, place=place, day=str(since))


def retyped(zone: str) -> Word:
    """The zone has another type, and so another department."""
    return word("{zone} has another type now.", zone=zone)


_DAY = date(2021, 1, 1)
SENTENCES = {w.text: frozenset(w.values) for w in (moved("", "", "", _DAY), taken_over("", "", "", _DAY),
                                                   handed_on("", "", _DAY), retyped(""))}  # fmt: skip


def retold(text: str) -> Word | str:
    """A text of a history: as somebody wrote it, or a sentence of the program, read in the reader's language.

    Only the sentences of this file are read so: nobody can write another one into a history.
    """
    if not text.startswith('{"text":'):
        return text
    try:
        found = json.loads(text)
    except ValueError:
        return text
    values = found.get("values")
    known = isinstance(values, dict) and SENTENCES.get(str(found.get("text"))) == frozenset(values)
    return Word(found["text"], {k: str(v) for k, v in values.items()}) if known else text
