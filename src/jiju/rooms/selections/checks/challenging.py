"""Who may not take a part in a recusal that the expert did not ask for."""

from __future__ import annotations

from collections.abc import Collection

from jiju.core.words import Word, word


def part_in_a_challenge(person: str, made_by: Collection[str], challenged_by: str = "") -> Word | None:
    """Why a person may neither challenge an expert nor rule on it, or nothing.

    Shape    made_by: who fixed the pool and who drew; challenged_by: who has challenged, empty before
    """
    if challenged_by and challenged_by == person:
        return word("You challenged this expert; another person rules on it.")
    if person in made_by:
        return word("You fixed the pool or drew this panel; others decide who leaves it.")
    return None
