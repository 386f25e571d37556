"""Which tables questions read and acts write: as their SQL names them."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

READS = re.compile(r'(?:FROM|JOIN) "([a-z]+_[a-z]+)"')
WRITES = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "([a-z]+_[a-z]+)"')
MOST = 10_000  # acts of this process of which it is remembered what they wrote

_lock = threading.Lock()
_written: OrderedDict[str, frozenset[str]] = OrderedDict()


@contextmanager
def listening(names: re.Pattern[str]) -> Iterator[set[str]]:
    """The tables that are read, or written, while this is entered."""
    found: set[str] = set()

    def listen(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        found.update(names.findall(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(listen):
        yield found


def note(root: str, tables: frozenset[str]) -> None:
    """Remember what the act wrote whose entry left the ledger with this root."""
    with _lock:
        _written[root] = tables
        while len(_written) > MOST:
            _written.popitem(last=False)


def written_with(root: str) -> frozenset[str] | None:
    """The tables that an entry's act wrote. Missing: None for an act of another process."""
    return _written.get(root)
