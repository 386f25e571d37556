"""Writers of the embedded store take turns: it has one writer, and waiting in line is fairer than knocking again.

On a server they write at once, and only those wait for one another who are about to do the same thing.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.db import connection, transaction

from jiju.spine import locks

_turn = threading.Lock()
_ERRANDS = 0x6A69  # names the advisory locks of errands on PostgreSQL


@contextmanager
def writing() -> Iterator[None]:
    """One transaction. On SQLite the threads of all processes begin theirs one after another.

    A thread that is already in a transaction is the writer; it must not wait for those who wait for it.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with transaction.atomic():
            yield
    else:
        with _turn, _among_processes(), transaction.atomic():
            yield


@contextmanager
def _among_processes() -> Iterator[None]:
    """The turn among the processes that write the same store; one in memory is this process's own.

    Whoever holds the door has the next turn. Without it a process that ends its turn would be quicker at the next one
    than those that have to be woken first.
    """
    name = str(connection.settings_dict["NAME"])
    if name == ":memory:" or "mode=memory" in name:
        yield
        return
    store = Path(name)
    turn = ExitStack()
    with locks.held(store.with_name(f"{store.name}.door")):
        turn.enter_context(locks.held(store.with_name(f"{store.name}.turn")))
    with turn:
        yield


def alone(*errand: object) -> None:
    """Wait for whoever does the same; from here to the end of the transaction nobody else does it.

    An act that looks whether something is there before it makes it calls this first: two at once would both find
    nothing. A row that is locked does as well where there is one. On SQLite the writer is alone in any case.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            name = " ".join(map(str, errand))
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_ERRANDS, name])
