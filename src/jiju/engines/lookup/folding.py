"""How a name is written for searching: one width, one case, no spaces or marks; and how it is read aloud."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 100  # characters of a question that are looked at
MOST_TERMS = 6


@dataclass(frozen=True)
class Spelling:
    """A name in the ways that it may be asked for.

    Shape    name: folded; pinyin: syllables joined; starts: where in `pinyin` a syllable begins; initials: one letter a
             syllable; sound: one reading a character, the same for simplified and traditional forms
    """

    name: str
    pinyin: str
    starts: frozenset[int]
    initials: str
    sound: str


def folded(text: str) -> str:
    """A text in half width and lower case, letters and figures only.

    Missing  a text of marks alone folds to nothing
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in plain if c.isalnum())


def terms_of(question: str) -> tuple[str, ...]:
    """The terms of a question, folded: each must be found. Only its beginning is looked at."""
    parts = unicodedata.normalize("NFKC", question[:LONGEST]).split()
    return tuple(dict.fromkeys(t for t in map(folded, parts) if t))[:MOST_TERMS]


@lru_cache(maxsize=200_000)
def spelled(text: str) -> Spelling:
    """A name in the ways that it may be asked for. Remembered, for names do not change and are read again and again."""
    name = folded(text)
    syllables = _syllables(name)
    starts, at = set(), 0
    for s in syllables:
        starts.add(at)
        at += len(s)
    return Spelling(name, "".join(syllables), frozenset(starts), "".join(s[:1] for s in syllables), sound_of(name))


def _syllables(name: str) -> list[str]:
    """The readings of a folded name, in its context; a run of other characters stands for itself, as one."""
    from pypinyin import lazy_pinyin  # reads dictionaries of some megabytes: only where somebody searches

    return [s.replace("ü", "v") for s in lazy_pinyin(name)]


def sound_of(name: str) -> str:
    """The commonest reading of each character, whatever its context and form: 長 and 长 sound the same."""
    return "".join(_reading(c) for c in name)


@lru_cache(maxsize=30_000)
def _reading(character: str) -> str:
    from pypinyin import Style, pinyin  # as above

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return f"'{found[0][0]}" if found else f"'{character}"


def is_chinese(term: str) -> bool:
    """Whether a term holds a Chinese character."""
    return any("㐀" <= c <= "鿿" or "\U00020000" <= c <= "\U0003fffd" for c in term)
