"""Numbers that a field or an address names: of a record, of a version, of a page."""

from __future__ import annotations

MOST_DIGITS = 18  # what the whole numbers of both databases hold


def number_in(text: str) -> int:
    """The number that was sent; nought, which names nothing, when it is none or longer than any number here."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 0
