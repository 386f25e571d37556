"""What a form says of itself to whoever fills it in: how long it takes, and what its figures are used for."""

from __future__ import annotations

from jiju.core.words import Word, word
from jiju.rooms.programmes.shapes import Form

SECONDS_A_CELL = 36
PURPOSES: dict[str, Word] = {
    "statistics": word("statistics"),
    "assessment": word("assessment"),
    "supervision": word("supervision"),
    "award": word("awards"),
    "publication": word("publication"),
}


def minutes(form: Form) -> int:
    """How long the form takes, in whole minutes."""
    return max(1, -(-len(form.rows) * SECONDS_A_CELL // 60))


def purposes_said(form: Form) -> list[Word]:
    """What every row of the form may be used for, in the order of the table."""
    held = set.intersection(*(set(form.purposes_of(row)) for row in form.rows))
    return [name for purpose, name in PURPOSES.items() if purpose in held]
