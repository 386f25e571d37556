"""What tells who applies: the words by which an applicant is known, where they stand, and a text without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from jiju.rooms.selections.checks.conflicts import lines
from jiju.rooms.selections.shapes import Applied

HIDDEN, MARK = "▇▇", "\ue000"  # what the reader sees; what stands for a hidden sign while words are looked for
SHORTEST = 2  # characters; one alone tells nothing and hits everything
TAILS = re.compile(r"(集团)?(股份)?(有限)?(责任)?公司$|(现代)?(服务业)?(集聚区|产业园区?|园区)$|管理委员会$|管委会$")
PLACE = re.compile(r"(特别行政区|自治[州县]|地区|[市县区州盟])$")
NAMING = ("operator", "operator_code", "legal_person", "shareholders", "authors")


def telling_words(one: Applied, places: Iterable[str] = ()) -> tuple[str, ...]:
    """The words that tell who an applicant is, the longest first: names with and without what such names end in.

    Shape    places: names of its city and county
    """
    whole = [one.unit_name, one.unit, *(line for q in NAMING for line in lines(one.answers.get(q, "")))]
    short = [*(TAILS.sub("", name) for name in whole), *(PLACE.sub("", name) for name in places)]
    found = {unicodedata.normalize("NFKC", w).strip() for w in (*whole, *places, *short)}
    return tuple(sorted((w for w in found if len(w) >= SHORTEST), key=lambda w: (-len(w), w)))


def told_in(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Which of the words stand in a text, however wide its letters and wherever its blanks."""
    flat = _flat(text)
    return tuple(w for w in words if _flat(w) in flat)


def without(text: str, words: Iterable[str]) -> str:
    """The text with every such word hidden, and all else as it was. Blanks inside a word do not save it."""
    signs, places = _flattened(text)
    hidden: set[int] = set()
    for flat in map(_flat, words):
        at = signs.find(flat)
        while at >= 0:
            hidden.update(range(places[at], places[at + len(flat) - 1] + 1))
            at = signs.find(flat, at + 1)
    out = "".join(MARK if n in hidden else c for n, c in enumerate(text))
    return re.sub(f"{MARK}+", HIDDEN, out)


def _flat(text: str) -> str:
    return _flattened(text)[0]


def _flattened(text: str) -> tuple[str, list[int]]:
    """The signs of a text in one width and one case, without blanks and what has no width, and whence each came."""
    found = [
        (sign, n)
        for n, one in enumerate(text)
        for sign in unicodedata.normalize("NFKC", one).upper()
        if not sign.isspace() and unicodedata.category(sign) != "Cf"
    ]
    return "".join(sign for sign, _ in found), [n for _, n in found]
