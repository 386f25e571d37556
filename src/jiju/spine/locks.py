"""A lock between processes: a file that one of them holds. It is free again when its holder ends, however it ends.

Only those wait who ask for it: the file is empty, and may be deleted while nobody runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files import locks

from jiju.core.refusals import Fault


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock, once whoever has it lets go. Two threads of a process are strangers here as two processes are.

    Errors   Fault where the system has no such locks: then nothing would be held
    """
    with path.open("ab") as file:
        if not locks.lock(file, locks.LOCK_EX):
            raise Fault(f"{path} cannot be locked")
        try:
            yield
        finally:
            locks.unlock(file)
