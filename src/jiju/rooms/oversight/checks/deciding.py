"""What a meeting's decision lacks before it can become a task. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jiju.core.words import Word, word
from jiju.rooms.oversight.checks.wording import letters
from jiju.rooms.oversight.shapes import Resolved

LEAST = 4  # characters


def lacks(resolved: Sequence[Resolved], units: frozenset[str], held_on: date) -> list[Word]:
    """Each thing that stands between a decision and its task; nothing when all are whole or need none."""
    return [fault for n, one in enumerate(resolved, 1) for fault in _lacks(n, one, units, held_on)]


def _lacks(n: int, one: Resolved, units: frozenset[str], held_on: date) -> list[Word]:
    out = [] if letters(one.text) >= LEAST else [word("Decision {n} has no words.", n=n)]
    if one.is_word:
        return out
    if not one.lead:
        out.append(word("Decision {n} names no unit that leads it.", n=n))
    elif one.lead not in units:
        out.append(word("Decision {n} names a unit that does not exist on that day: {unit}.", n=n, unit=one.lead))
    if one.due is None:
        out.append(word("Decision {n} has no term.", n=n))
    elif one.due < held_on:
        out.append(word("Decision {n} is due before the meeting was held.", n=n))
    return out
