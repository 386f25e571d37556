"""`@act`: the only way to write. Permitted, atomic, recorded, or it did not happen."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from django.db import models, transaction

from jiju.core.refusals import Fault
from jiju.spine import ledger, permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.models import Entry
from jiju.spine.records import opened

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S")


class Move(Protocol):
    """When-may: a move knows from which states it starts, and refuses with a reason elsewhere."""

    def ask(self, state: str) -> None: ...


class _Pen:
    """What an act writes the ledger with: its name, its actor, its time, and how many entries it has made."""

    def __init__(self, action: str, by: Actor, at: datetime) -> None:
        self.action, self.by, self.at, self.entries = action, by, at, 0


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
    pen.entries += 1
    return ledger.append(
        pen.action, by=pen.by, at=pen.at, subject=subject, request_id=request_id.get(), data=data
    )


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
            with transaction.atomic(), opened():
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
                return out

        perform.permission = permission  # type: ignore[attr-defined]  # read by the house tests
        perform.move = move  # type: ignore[attr-defined]
        ACTS[permission] = perform
        return perform

    return decorate


def _who_and_when(permission: str, kwargs: dict[str, Any]) -> tuple[Actor, datetime]:
    by, at = kwargs.get("by"), kwargs.get("at")
    if not isinstance(by, Actor):
        raise Fault(f"{permission} was called without by=")
    if not isinstance(at, datetime) or at.tzinfo is None:
        raise Fault(f"{permission} was called without at= (a time with its zone)")
    return by, at


def _take_afresh(subject: models.Model) -> None:
    """Lock the row and read it again, so that the act judges what is stored and not what was shown."""
    stored = type(subject)._default_manager.select_for_update().filter(pk=subject.pk).first()
    if stored is None:
        raise permissions.out_of_sight()
    subject.__dict__.update({f.attname: getattr(stored, f.attname) for f in subject._meta.concrete_fields})
    cache = getattr(subject._state, "fields_cache", None)
    if cache:
        cache.clear()


def _place_of(subject: Any) -> Place | None:
    place = getattr(subject, "place", None)
    return place if isinstance(place, Place) else None
