"""What a form says of itself to whoever fills it in: how long it takes, and what its figures are used for."""

from __future__ import annotations

from jiju.core.words import Word
from jiju.rooms.filings.words import PURPOSES
from jiju.rooms.programmes.shapes import Form

SECONDS_A_CELL = 36


def minutes(form: Form) -> int:
    """How long the form takes, in whole minutes."""
    return max(1, -(-len(form.rows) * SECONDS_A_CELL // 60))


def purposes_said(form: Form) -> list[Word]:
    """What every row of the form may be used for, in the order of the table."""
    columns = [column for one in form.lists for column in one.columns]
    held = set.intersection(*(set(form.purposes_of(row)) for row in (*form.rows, *columns)))
    return [name for purpose, name in PURPOSES.items() if purpose in held]


def uses(form: Form) -> list[tuple[list[str], list[Word]]]:
    """Which rows of a form may be used for what: (codes of the rows, purposes), in the order of the form."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for row in form.rows:
        held = form.purposes_of(row)
        groups.setdefault(tuple(p for p in PURPOSES if p in held), []).append(row.code)
    return [(codes, [PURPOSES[p] for p in held]) for held, codes in groups.items()]
