"""The worker: reads the ledger in order and lets each follow-up run, and attends to what the calendar asks for.

Two threads beside the pages, in one of the processes that serve them. The second waits for mail servers and scanners,
and the ledger's follow-ups do not wait with it.
"""

from __future__ import annotations

import threading
from datetime import date

import structlog
from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from jiju.config import wiring
from jiju.config.home import home
from jiju.rooms.evaluations import tasks as evaluations
from jiju.rooms.filings import checks
from jiju.rooms.filings import tasks as filings
from jiju.rooms.oversight import tasks as oversight
from jiju.rooms.selections import tasks as selections
from jiju.spine import files, news
from jiju.spine.locks import held
from jiju.web import clock

PAUSE, PAUSE_AFTER_FAULT = 0.5, 5.0
LONG_PAUSE, LONG_PAUSE_AFTER_FAULT = 5.0, 60.0
Stamp = tuple[date, bool, bool]
log = structlog.get_logger()


def start() -> threading.Thread:
    """Work for as long as the process lives, once no other process of this home does."""
    wiring.wire()
    thread = threading.Thread(target=_work_alone, name="jiju-follow", daemon=True)
    thread.start()
    return thread


def _work_alone() -> None:
    """Wait until whoever works ends, be it by a sudden death, and take over."""
    with held(home() / "worker.lock"):
        stop = threading.Event()
        threading.Thread(target=attend, args=(stop,), name="jiju-attend", daemon=True).start()
        follow(stop)


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


def attend(stop: threading.Event) -> None:
    """Remind twice a day, send mail, have files scanned. What fails is logged, stays undone and is tried again."""
    pause, done = 0.0, None
    while not stop.wait(pause):
        close_old_connections()
        try:
            done = remind_once(done)
            if settings.JIJU_MAIL_FROM:
                filings.send_mail(at=timezone.now())
            files.scan(at=timezone.now())
            oversight.look_ahead(at=timezone.now())
            oversight.read_alerts(at=clock.now())
            pause = LONG_PAUSE
        except Exception:  # as above
            log.exception("reminding, mailing or scanning failed")
            pause = LONG_PAUSE_AFTER_FAULT


def remind_once(done: Stamp | None) -> Stamp:
    """Remind and raise when a day has begun, at the hour of overdue tasks, and when the day's deadlines have passed."""
    now = clock.now()
    day = checks.day_of(now)
    stamp = (day, now >= checks.end_of(day), oversight.hour_has_come(now))
    if stamp != done:
        filings.remind(on=day, at=now)
        evaluations.propose_overdue(on=day, at=now)
        oversight.raise_overdue(on=day, at=now)
        oversight.press_issuers(on=day, at=now)
        oversight.read_clauses(on=day, at=now)
        oversight.ask_for_topics(at=now)
        selections.attend_terms(on=day, at=now)
        oversight.attend_alerts(on=day, at=now)
    return stamp
