"""`@act`: the only way to write. Permitted, atomic, recorded, or it did not happen."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, models

from jiju.core.refusals import Fault
from jiju.spine import ledger, permissions, tables
from jiju.spine.actors import Actor, Place
from jiju.spine.models import Entry
from jiju.spine.records import opened
from jiju.spine.turns import writing

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S")


class Move(Protocol):
    """When-may: a move knows from which states it starts, and refuses with a reason elsewhere."""

    def ask(self, state: str) -> None: ...


class _Pen:
    """What an act writes the ledger with: its name, its actor, its time, and how many entries it has made."""

    def __init__(self, action: str, by: Actor, at: datetime) -> None:
        self.action, self.by, self.at, self.entries, self.root = action, by, at, 0, ""
        self.depth = len(connection.savepoint_ids)  # how many transactions stand around the act's own
        outer = _pen.get()
        self.under_way: tuple[str, ...] = (*(outer.under_way if outer else ()), action)


_pen: ContextVar[_Pen | None] = ContextVar("jiju_pen", default=None)
request_id: ContextVar[str] = ContextVar("jiju_request_id", default="")
ACTS: dict[str, Callable[..., Any]] = {}


def record(subject: models.Model | None = None, **data: Any) -> Entry:
    """Write the act's one ledger entry: the record it touched, and what a later reader must know.

    Shape    `data` holds strings, whole numbers, decimals, times, lists and dicts; never a float
    """
    pen = _pen.get()
    if pen is None:
        raise Fault("record() outside an act")
    if len(connection.savepoint_ids) != pen.depth:
        # Rolled back by itself, an inner transaction would take the entry away and leave the change.
        raise Fault(f"{pen.action} called record() inside an inner transaction")
    pen.entries += 1
    entry = ledger.append(pen.action, by=pen.by, at=pen.at, subject=subject, request_id=request_id.get(), data=data)
    pen.root = entry.root
    return entry


def under_way() -> tuple[str, ...]:
    """The acts that are being performed, the outermost first: what an act of an earlier room is part of."""
    pen = _pen.get()
    return pen.under_way if pen else ()


def act(
    permission: str, move: Move | None = None
) -> Callable[[Callable[Concatenate[S, P], T]], Callable[Concatenate[S, P], T]]:
    """Make a function an act on its first argument.

    The function is called as `verb(subject, by=actor, at=moment, ...)`. The subject is a guarded record (its
    row is locked and read afresh, its place is asked for, and `move` is asked with its state), or any other
    value, or None, for acts that create. The name of the entry is the permission: one verb, one name.

    Errors   NotYours, NotFound, NotNow before anything is written; Fault when the act recorded nothing
    """

    def decorate(verb: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
        @functools.wraps(verb)
        def perform(subject: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
            by, at = _who_and_when(permission, kwargs)
            permissions.ask(by, permission)  # before any row is locked, or told to exist
            with writing(), opened(by_act=True), tables.listening(tables.WRITES) as written:
                if isinstance(subject, models.Model) and subject.pk is not None:
                    _take_afresh(subject)
                permissions.ask(by, permission, _place_of(subject))
                if move is not None:
                    move.ask(subject.state)  # type: ignore[attr-defined]  # only records with a state have moves
                pen = _Pen(permission, by, at)
                token = _pen.set(pen)
                try:
                    out = verb(subject, *args, **kwargs)
                finally:
                    _pen.reset(token)
                if pen.entries != 1:
                    raise Fault(f"{permission} wrote {pen.entries} ledger entries; an act writes exactly one")
                tables.note(pen.root, frozenset(written))
                return out

        perform.permission = permission  # type: ignore[attr-defined]  # read by the house tests
        perform.move = move  # type: ignore[attr-defined]
        _enlist(permission, perform)
        return perform

    return decorate


def _enlist(permission: str, perform: Callable[..., Any]) -> None:
    """Write the act into the list of all acts: one verb, one name."""
    known = ACTS.get(permission)
    if known is not None and (known.__module__, known.__qualname__) != (
        perform.__module__,
        perform.__qualname__,
    ):
        raise Fault(f"{permission} is already the act {known.__module__}.{known.__qualname__}")
    ACTS[permission] = perform


def _who_and_when(permission: str, kwargs: dict[str, Any]) -> tuple[Actor, datetime]:
    by, at = kwargs.get("by"), kwargs.get("at")
    if not isinstance(by, Actor):
        raise Fault(f"{permission} was called without by=")
    if not isinstance(at, datetime) or at.tzinfo is None:
        raise Fault(f"{permission} was called without at= (a time with its zone)")
    return by, at


def _take_afresh(subject: models.Model) -> None:
    """Lock the row and read it again, so that the act judges what is stored and not what was shown.

    Records that every act on the subject reads (`READ_WITH`) come in the same query, unlocked.
    """
    rows: models.QuerySet[models.Model] = type(subject)._default_manager.select_for_update(of=("self",))
    beside: tuple[str, ...] = getattr(subject, "READ_WITH", ())
    rows = rows.select_related(*beside) if beside else rows
    try:
        subject.refresh_from_db(from_queryset=rows)
    except ObjectDoesNotExist:
        raise permissions.out_of_sight() from None


def _place_of(subject: Any) -> Place | None:
    place = getattr(subject, "place", None)
    return place if isinstance(place, Place) else None
