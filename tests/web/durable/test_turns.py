"""Processes that write one store: each has its turn, whoever is quicker, and the dead hold nothing."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from itertools import groupby
from typing import Any

from django.db import connection

from tests.web.durable.conftest import ROOT

MODULE, WRITES = "tests.web.durable.several", 60
MOST_IN_A_ROW = 4


def begin(store: Any, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", MODULE, *words], cwd=ROOT, env=store.environment, stdout=subprocess.PIPE, text=True
    )


def test_two_processes_write_by_turns(store: Any) -> None:
    store.ask(MODULE, "prepare")
    writers = [begin(store, "write", name, str(WRITES)) for name in "AB"]
    slowest = [float(json.loads(w.communicate(timeout=120)[0])) for w in writers]
    order = store.ask(MODULE, "order")
    assert (len(order), store.verify()["first_bad"]) == (2 * WRITES, None)
    both = order[max(order.index(w) for w in set(order)) :]  # while both of them wrote
    both = both[: min(len(both) - both[::-1].index(w) for w in set(both))]
    assert len(both) > WRITES // 2, "they hardly met: it proves nothing"
    if connection.vendor == "sqlite":  # a server has a queue of its own
        assert max(len(list(row)) for _, row in groupby(both)) <= MOST_IN_A_ROW
    assert max(slowest) < 2


def test_a_turn_ends_with_the_process_that_has_it(store: Any) -> None:
    store.ask(MODULE, "prepare")
    holder = subprocess.Popen([sys.executable, "-m", MODULE, "hold"], cwd=ROOT, env=store.environment)
    until = time.monotonic() + 30
    while not (store.home / "held").exists() and time.monotonic() < until:
        time.sleep(0.05)
    waiter = begin(store, "write", "A", "1")
    time.sleep(2.5)
    waits = waiter.poll() is None
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    killed = time.monotonic()
    assert json.loads(waiter.communicate(timeout=30)[0]) is not None
    assert time.monotonic() - killed < 5
    assert waits or connection.vendor != "sqlite", "nobody held anything: it proves nothing"
    assert store.verify()["first_bad"] is None
