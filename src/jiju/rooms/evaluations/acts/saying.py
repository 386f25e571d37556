"""What several acts ask of texts and days."""

from __future__ import annotations

from datetime import date

from jiju.core.words import Word, word
from jiju.rooms.evaluations.acts.refusals import DayDoesNotFit, TextIsMissing
from jiju.rooms.evaluations.acts.requiring import REASON


def require(text: str, what: Word, least: int = REASON) -> None:
    """Refuse a text that is too short to be one, and say what it is for."""
    if len(text.strip()) < least:
        raise TextIsMissing(what, remedy=word("Write {least} characters or more.", least=least))


def within(day: date, first: date, last: date) -> None:
    """Refuse a day outside a term; both ends belong to it."""
    if not first <= day <= last:
        raise DayDoesNotFit(
            word("{day} does not lie between {first} and {last}.", day=day.isoformat(), first=first.isoformat(),
                 last=last.isoformat()),
            remedy=word("Choose a day between them."),
        )  # fmt: skip
