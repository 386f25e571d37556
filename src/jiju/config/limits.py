"""What is counted once for all processes: tries at signing in, at links and of objections, and codes that were used.

A small store of its own in the home's folder, beside the one of the records: it is written before anybody is signed in,
also while somebody's long act has the turn. Nothing makes room in it before its time is over, so that whoever fills it
pushes no count of theirs out.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from jiju.spine.locks import held

_MADE = """
    PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
    CREATE TABLE IF NOT EXISTS counted (key TEXT PRIMARY KEY, value TEXT NOT NULL, until REAL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS counted_until ON counted (until);
"""
_PATIENCE = 20.0  # seconds
_FOUND = "SELECT value FROM counted WHERE key = ? AND (until IS NULL OR until > ?)"


class Limits(BaseCache):
    """A cache of the framework whose `add` and `incr` are each one step, whichever process takes it.

    Shape    values that JSON can say
    """

    def __init__(self, path: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._path = Path(path)
        self._line: sqlite3.Connection | None = None

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Write the value unless there is one, and say whether it was written."""
        row = self._row(key, value, timeout, version)
        with self._writing() as line:
            written = line.execute("INSERT INTO counted VALUES (?, ?, ?) ON CONFLICT DO NOTHING", row)
            return written.rowcount == 1

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        row = self._row(key, value, timeout, version)
        with self._writing() as line:
            line.execute("INSERT OR REPLACE INTO counted VALUES (?, ?, ?)", row)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        asked = (self._key(key, version), time.time())
        found = self._open().execute(_FOUND, asked).fetchone()
        return default if found is None else json.loads(found[0])

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count on, until the time that was set at first. Errors: ValueError where nothing is counted."""
        named = (self._key(key, version),)
        with self._writing() as line:
            line.execute("UPDATE counted SET value = CAST(value AS INTEGER) + ? WHERE key = ?", (delta, *named))
            found = line.execute("SELECT value FROM counted WHERE key = ?", named).fetchone()
        if found is None:
            raise ValueError(f"Key '{key}' not found")
        return int(found[0])

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        with self._writing() as line:
            until = self.get_backend_timeout(timeout)
            return (
                line.execute("UPDATE counted SET until = ? WHERE key = ?", (until, self._key(key, version))).rowcount
                == 1
            )

    def delete(self, key: str, version: int | None = None) -> bool:
        with self._writing() as line:
            return line.execute("DELETE FROM counted WHERE key = ?", (self._key(key, version),)).rowcount == 1

    def clear(self) -> None:
        with self._writing() as line:
            line.execute("DELETE FROM counted")

    def _key(self, key: str, version: int | None) -> str:
        return str(self.make_and_validate_key(key, version=version))

    def _row(self, key: str, value: Any, timeout: Any, version: int | None) -> tuple[str, str, float | None]:
        return self._key(key, version), json.dumps(value), self.get_backend_timeout(timeout)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Alone with what still holds: what is over is gone first."""
        line = self._open()
        line.execute("BEGIN IMMEDIATE")
        try:
            line.execute("DELETE FROM counted WHERE until <= ?", (time.time(),))
            yield line
            line.execute("COMMIT")
        except BaseException:
            line.execute("ROLLBACK")
            raise

    def _open(self) -> sqlite3.Connection:
        """The connection of this thread, for the framework makes one cache a thread."""
        if self._line is None:
            self._line = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
            with held(
                self._path.with_suffix(".opening")
            ):  # what changes the form of a store does not wait for its like
                self._line.executescript(_MADE)
        return self._line

    def close(self, **_: Any) -> None:
        """At the end of each request, as the framework calls it."""
        if self._line is not None:
            self._line.close()
            self._line = None
