"""What a text says without the characters that nobody sees, and how much of it can be read. Pure."""

from __future__ import annotations

import unicodedata

JOINING = frozenset("\u200c\u200d")  # they join letters of some scripts and parts of a picture
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs that print nothing
KEPT = frozenset("\n\t")
UNSEEN = ("Cc", "Cf", "Cs")  # what is private or not yet assigned may be a rare character of a name: it stays


def cleaned(text: str) -> str:
    """The text without marks that turn its reading, widthless and control characters, and blanks around it.

    Whoever reads it reads what is stored: nothing in it is hidden, and it is read in the order in which it was written.
    """
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in whole if not _is_unseen(c)).strip()


def letters(text: str) -> int:
    """How many characters of a text somebody can see."""
    return sum(not c.isspace() and c not in JOINING and unicodedata.category(c) != "Mn" for c in cleaned(text))


def _is_unseen(c: str) -> bool:
    if c in KEPT or c in JOINING:
        return False
    return c in BLANK or unicodedata.category(c) in UNSEEN
