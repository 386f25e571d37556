"""The agenda of a meeting before it is planned: lines in order, moved, taken out, put back, and one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from jiju.core.words import Word, word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes import AgendaItem

OWN = "own:"  # before the words of a line of one's own
MOST, LONGEST = 60, 200  # lines, letters of an own one


@dataclass(frozen=True)
class Line:
    """A line as the form carries it. is_gone: what it was about is not red any more."""

    key: str
    item: AgendaItem
    stands: Word
    is_gone: bool = False


@dataclass(frozen=True)
class Arranged:
    """The agenda so far: the lines in order, and those that were proposed and are not among them."""

    lines: tuple[Line, ...]
    left_out: tuple[Line, ...]


def arranged(request: HttpRequest, proposed: Sequence[AgendaItem]) -> Arranged:
    """The agenda as the form has it after what was pressed; at first everything that is proposed, in its order."""
    there = {i.ident: i for i in proposed}
    keys = list(there) if request.method != "POST" else _moved(request, _sent(request))
    lines = tuple(_line(key, there) for key in keys)
    return Arranged(lines, tuple(_line(key, there) for key in there if key not in keys))


def chosen(request: HttpRequest) -> list[str]:
    """The lines to be planned, in order; words of one's own that were typed and not added yet come last."""
    return _with_own(_sent(request), request.POST.get("own", ""))


def _sent(request: HttpRequest) -> list[str]:
    keys = [key.strip()[: len(OWN) + LONGEST] for key in request.POST.getlist("line")]
    return list(dict.fromkeys(key for key in keys if key))[:MOST]


def _with_own(keys: list[str], text: str) -> list[str]:
    own = [f"{OWN}{line.strip()[:LONGEST]}" for line in text.splitlines() if line.strip()]
    return list(dict.fromkeys([*keys, *own]))[:MOST]


def _moved(request: HttpRequest, keys: list[str]) -> list[str]:
    """The order after the button: up, down, out or back with a line's key, or add."""
    verb, _, key = request.POST.get("move", "").partition(" ")
    if verb == "add":
        return _with_own(keys, request.POST.get("own", ""))
    if verb == "back" and key and key not in keys:
        return [*keys, key][:MOST]
    if key not in keys:
        return keys
    at = keys.index(key)
    rest = keys[:at] + keys[at + 1 :]
    to = {"up": max(0, at - 1), "down": at + 1}.get(verb, at)
    return rest if verb == "out" else [*rest[:to], key, *rest[to:]]


def _line(key: str, there: dict[str, AgendaItem]) -> Line:
    if key.startswith(OWN):
        item = AgendaItem("own", "", key.removeprefix(OWN))
        return Line(key, item, word(""))
    found = there.get(key)
    if found is None:
        return Line(key, AgendaItem("own", key, key), word("not red any more"), is_gone=True)
    return Line(key, found, queries.stands(found))
