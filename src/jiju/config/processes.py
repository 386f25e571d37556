"""The processes that serve the pages: how many there are, and that none outlives the one that started it."""

from __future__ import annotations

import os
import signal
import threading
import time

import structlog

from jiju.core.refusals import Malformed
from jiju.core.words import word

STARTED_BY = "JIJU_STARTED_BY"  # the number of the process that starts the others
MOST, MOST_BY_ITSELF = 64, 4
LOOKS = 0.25  # seconds between two looks whether it is there
log = structlog.get_logger()


def number(text: str | None) -> int:
    """How many processes are to serve: as many as are said, else one for each core that may be used, up to four.

    Errors   Malformed for what is no such number
    """
    said = (text or "").strip()
    if not said:
        return min(_cores(), MOST_BY_ITSELF)
    if not (said.isascii() and said.isdigit() and 1 <= int(said) <= MOST):
        raise Malformed(
            "JIJU_PROCESSES",
            word("“{said}” is no number of processes.", said=said),
            word("Write a number from 1 to {most}, or leave it out for one process a core.", most=MOST),
        )
    return int(said)


def _cores() -> int:
    """The cores that this process may use, where the system says so; else all."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_from_here() -> None:
    """Let every process that this one starts know by whom, and end when this one tells it to, from its first moment on.

    A copy would else keep this one's answer to the signal, which only this one can give, until it has one of its own.
    """
    os.environ[STARTED_BY] = str(os.getpid())
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_end_when_told)


def _end_when_told() -> None:
    """The first process tells when to end. Ctrl-C reaches all of them, and is its affair alone.

    Told twice, by two signals at one moment, a process of the web server may wait for ever instead of ending.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def end_with_the_first() -> None:
    """End when the process that started this one is gone: nobody would stop or replace what goes on without it."""
    started_by = os.environ.get(STARTED_BY)
    if started_by:
        threading.Thread(target=_end_after, args=(int(started_by),), name="jiju-end", daemon=True).start()


def _end_after(first: int) -> None:
    while os.getppid() == first:
        time.sleep(LOOKS)
    log.error("the process that started this one is gone")
    os._exit(1)  # at once: what was not answered is whole or absent, as after any sudden end
