"""The worker: reads the ledger in order and lets each follow-up run, in a thread of the server's process."""

from __future__ import annotations

import threading

import structlog
from django.db import close_old_connections

from jiju.config import wiring
from jiju.spine import news

PAUSE, PAUSE_AFTER_FAULT = 0.5, 5.0
log = structlog.get_logger()


def start() -> threading.Thread:
    """Start following, for as long as the process lives."""
    wiring.wire()
    thread = threading.Thread(target=follow, args=(threading.Event(),), name="jiju-follow", daemon=True)
    thread.start()
    return thread


def follow(stop: threading.Event) -> None:
    """Catch up again and again. A follow-up that fails is logged, stays undone and is tried again."""
    pause = 0.0
    while not stop.wait(pause):
        close_old_connections()
        try:
            news.catch_up()
            pause = PAUSE
        except Exception:  # the thread must outlive any fault of one follow-up; the fault itself is logged whole
            log.exception("follow-up failed")
            pause = PAUSE_AFTER_FAULT
