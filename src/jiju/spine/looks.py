"""What a page that only reads asks once: some questions once a look, some once until what they read has changed.

Every change of a record writes an entry into the ledger. A kept answer knows the tables that were read for it, and
holds until one of them is written again: of its own acts a process knows the tables, of another's the room alone, by
the name of the action, and takes all of that room for written.
"""

from __future__ import annotations

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.apps import apps
from django.utils.translation import get_language

from jiju.spine import ledger, records, tables

P = ParamSpec("P")
T = TypeVar("T", bound=Hashable)

MOST = 4000  # answers that are kept; those asked for longest ago make room
Key = tuple[Hashable, ...]
KEPT: list[Callable[..., Any]] = []  # the questions whose answers are kept


@dataclass(frozen=True)
class _Answer:
    """What was answered, how far the ledger had come before it was asked, and which tables were read."""

    value: Any
    since: int
    tables: frozenset[str]

    def holds(self, changed: dict[str, int]) -> bool:
        """Whether none of its tables was written since, nor anything unknown in one of their rooms."""
        return all(max(changed.get(t, -1), changed.get(_room(t), -1)) <= self.since for t in self.tables)


class _Memory:
    """The answers that this process keeps, and the newest entry of each table and room as far as it has read."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._answers: OrderedDict[Key, _Answer] = OrderedDict()
        self._end: tuple[int, str] | None = None  # the newest entry that was read, and its root
        self._unwritten = -1
        self._changed: dict[str, int] = {}

    def catch_up(self) -> tuple[int, dict[str, int]]:
        """Read what the ledger has got since: how far it reaches, and what was written when last.

        All is forgotten where the ledger is not the one that was read, and where this process wrote without an entry.
        """
        with self._lock:
            if self._unwritten != records.unwritten():
                self._unwritten, self._end = records.unwritten(), None
            news = ledger.since(self._end[0] if self._end else None)
            if self._end and (not news or news[0][:2] != self._end):
                self._end, news = None, ledger.since(None)
            if self._end is None:
                self._answers.clear()
                self._changed = {}
            elif news[1:]:
                self._changed = self._changed | {
                    name: seq for seq, root, action in news[1:] for name in _named(root, action)
                }
            self._end = news[-1][:2] if news else None
            return self._end[0] if self._end else -1, self._changed

    def find(self, key: Key, changed: dict[str, int]) -> _Answer | None:
        """The answer that is kept, where none of its rooms has written since."""
        with self._lock:
            found = self._answers.get(key)
            if found is None or not found.holds(changed):
                return None
            self._answers.move_to_end(key)
            return found

    def keep(self, key: Key, answer: _Answer) -> None:
        with self._lock:
            self._answers[key] = answer
            self._answers.move_to_end(key)
            while len(self._answers) > MOST:
                self._answers.popitem(last=False)


class _Look:
    """One page under way: what it has asked, and where the ledger stood when it first asked for what is kept."""

    def __init__(self) -> None:
        self.seen: dict[Key, _Answer] = {}
        self.reading: list[set[str]] = []  # the tables that are read for the answers under way, the innermost last

    @functools.cached_property
    def standing(self) -> tuple[int, dict[str, int]]:
        return _memory.catch_up()

    def answer(self, key: Key, ask: Callable[[], Any], *, lasts: bool) -> Any:
        """From this look, else, for what lasts, from what is kept, else asked."""
        if key not in self.seen:
            self.seen[key] = self._kept(key, ask) if lasts else self._asked(ask, -1)
        answer = self.seen[key]
        for read in self.reading:
            read |= answer.tables
        return answer.value

    def _kept(self, key: Key, ask: Callable[[], Any]) -> _Answer:
        since, changed = self.standing
        found = _memory.find(key, changed)
        if found is None:
            found = self._asked(ask, since)
            if {_room(t) for t in found.tables} <= _rooms():
                _memory.keep(key, found)
        return found

    def _asked(self, ask: Callable[[], Any], since: int) -> _Answer:
        """Ask, and listen which tables are read."""
        with tables.listening(tables.READS) as read:
            self.reading.append(read)
            try:
                value = ask()
            finally:
                self.reading.pop()
        return _Answer(value, since, frozenset(read))


def _room(table: str) -> str:
    return table.partition("_")[0]


def _named(root: str, action: str) -> frozenset[str]:
    """What an entry tells to be written: the tables of an act of this process, else the whole room."""
    known = tables.written_with(root)
    return frozenset({action.partition(".")[0]}) if known is None else known


_look: ContextVar[_Look | None] = ContextVar("jiju_look", default=None)
_memory = _Memory()


@functools.cache
def _rooms() -> frozenset[str]:
    """The rooms, whose every change writes an entry. An answer that read anything else is not kept."""
    return frozenset(app.label for app in apps.get_app_configs() if app.name.startswith("jiju.rooms."))


@contextmanager
def one_look() -> Iterator[None]:
    """Until this is left, questions that were answered are not asked again."""
    token = _look.set(_Look())
    try:
        yield
    finally:
        _look.reset(token)


def asked_once(question: Callable[P, T]) -> Callable[P, T]:
    """Make a query one that a look asks once. Its answer is frozen, for all who asked share it."""
    return _asking(question, lasts=False)


def kept(question: Callable[P, T]) -> Callable[P, T]:
    """Make a query one whose answer the looks of this process share until a room that it reads has written.

    What it is asked with says all that the answer hangs on beside the records: who asks, the day, the period; never the
    moment. Its answer is frozen. Outside a look, as in an act, it is asked every time.
    """
    ask = _asking(question, lasts=True)
    KEPT.append(ask)
    return ask


def _asking(question: Callable[P, T], *, lasts: bool) -> Callable[P, T]:
    @functools.wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        look = _look.get()
        if look is None:
            return question(*args, **kwargs)
        key = (get_language(), question, args, tuple(sorted(kwargs.items())))
        answer: T = look.answer(key, lambda: question(*args, **kwargs), lasts=lasts)
        return answer

    return ask
