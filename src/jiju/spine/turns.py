"""Writers of the embedded store take turns: it has one writer, and waiting in line is fairer than knocking again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_turn = threading.Lock()


@contextmanager
def writing() -> Iterator[None]:
    """One transaction. On SQLite the threads of this process begin theirs one after another.

    A thread that is already in a transaction is the writer; it must not wait for those who wait for it.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with transaction.atomic():
            yield
    else:
        with _turn, transaction.atomic():
            yield
