"""How two wordings of a scheme differ, item by item. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from jiju.core.words import Word, word
from jiju.rooms.evaluations.shapes import Difference
from jiju.rooms.programmes.shapes import Scheme
from jiju.spine.ledger import canonical

LISTS: dict[str, tuple[str, Word]] = {
    "items": ("id", word("Items")),
    "adjustments": ("id", word("Additions and deductions")),
    "vetoes": ("id", word("Vetoes")),
    "bands": ("grade", word("Grades")),
    "conditions": ("id", word("Conditions")),
}
PARTS: dict[str, Word] = {
    "method": word("Method"),
    "small_group": word("Small groups"),
    "sureness": word("Sureness"),
    "terms": word("Terms"),
    "consequences": word("Consequences"),
}
WHOLE = word("The scheme")
IDLE = frozenset({*LISTS, *PARTS, "notes"})


def differences(before: Scheme, after: Scheme) -> tuple[Difference, ...]:
    """Everything in which two wordings differ: the head, then each list by the codes of its lines, then the notes."""
    return (*_fields(WHOLE, "", before, after, IDLE), *_in_lists(before, after), *_in_parts(before, after),
            *_in_notes(before, after))  # fmt: skip


def _in_lists(before: Scheme, after: Scheme) -> Iterator[Difference]:
    for key, (name, where) in LISTS.items():
        here, there = ({getattr(one, name): one for one in getattr(scheme, key)} for scheme in (before, after))
        for code in dict.fromkeys([*there, *here]):
            yield from _line(where, here.get(code), there.get(code))


def _line(where: Word, before: Any, after: Any) -> Iterator[Difference]:
    if before is None:
        yield Difference("added", where, _named(after), "", "", _summary(after))
    elif after is None:
        yield Difference("removed", where, _named(before), "", _summary(before), "")
    else:
        yield from _fields(where, _named(after), before, after, frozenset())


def _in_parts(before: Scheme, after: Scheme) -> Iterator[Difference]:
    for key, where in PARTS.items():
        yield from _fields(where, "", getattr(before, key), getattr(after, key), frozenset())


def _in_notes(before: Scheme, after: Scheme) -> Iterator[Difference]:
    for note in after.notes:
        if note not in before.notes:
            yield Difference("added", word("Notes"), "", "", "", note)
    for note in before.notes:
        if note not in after.notes:
            yield Difference("removed", word("Notes"), "", "", note, "")


def _fields(where: Word, name: str, before: Any, after: Any, idle: frozenset[str]) -> Iterator[Difference]:
    for key in type(after).model_fields:
        here, there = getattr(before, key), getattr(after, key)
        if key not in idle and here != there:
            yield Difference("changed", where, name, key, _said(here), _said(there))


def _named(one: Any) -> str:
    return str(getattr(one, "name", None) or getattr(one, "grade", ""))


def _summary(one: Any) -> str:
    for key in ("weight", "points", "at_least", "text"):
        if hasattr(one, key):
            return _said(getattr(one, key))
    return _said(getattr(one, "grade", ""))


def _said(value: Any) -> str:
    if value is None or value == ():
        return "—"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, str | int):
        return str(value)
    plain = [v.model_dump(mode="json", exclude_defaults=True) if hasattr(v, "model_dump") else _said(v) for v in value]
    return "、".join(v if isinstance(v, str) else canonical(v) for v in plain)
