"""Whose hands a grant has gone through: each part is another person's, whatever account or role it is taken under."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

Parts = Mapping[str, Sequence[str]]


def others_part(parts: Parts, person: str, part: str) -> str | None:
    """The other part of the same grant that this person has ever taken, or nothing."""
    return next((name for name, persons in parts.items() if name != part and person in persons), None)


def with_part(parts: Parts, person: str, part: str) -> dict[str, list[str]]:
    """The parts after this person has taken one."""
    out = {name: list(persons) for name, persons in parts.items()}
    out.setdefault(part, [])
    if person not in out[part]:
        out[part].append(person)
    return out


def parts_of(stored: str) -> dict[str, list[str]]:
    """The parts of a grant as they are stored."""
    out: dict[str, list[str]] = json.loads(stored)
    return out
