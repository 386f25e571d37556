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
MOST_IN_A_ROW = WRITES // 4  # a busy machine may keep one of them away for some; without turns it is nearly all


def begin(store: Any, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", MODULE, *words], cwd=ROOT, env=store.environment, stdout=subprocess.PIPE, text=True
    )


def await_file(store: Any, name: str) -> None:
    until = time.monotonic() + 60
    while not (store.home / name).exists():
        assert time.monotonic() < until, f"no process came to {name}"
        time.sleep(0.05)


def test_two_processes_write_by_turns(store: Any) -> None:
    store.ask(MODULE, "prepare")
    writers = [begin(store, "write", name, str(WRITES)) for name in "AB"]
    for name in "AB":
        await_file(store, f"ready-{name}")
    (store.home / "go").touch()
    assert [json.loads(w.communicate(timeout=120)[0]) for w in writers] == ["written", "written"]
    order = store.ask(MODULE, "order")
    assert (len(order), store.verify()["first_bad"]) == (2 * WRITES, None)
    both = order[max(order.index(w) for w in set(order)) :]  # while both of them wrote
    both = both[: min(len(both) - both[::-1].index(w) for w in set(both))]
    assert set(both) == set(order)
    assert len(both) > WRITES // 2, "they hardly met: it proves nothing"
    if connection.vendor == "sqlite":  # a server has a queue of its own
        assert max(len(list(row)) for _, row in groupby(both)) <= MOST_IN_A_ROW


def test_a_turn_ends_with_the_process_that_has_it(store: Any) -> None:
    store.ask(MODULE, "prepare")
    holder = subprocess.Popen([sys.executable, "-m", MODULE, "hold"], cwd=ROOT, env=store.environment)
    await_file(store, "held")
    waiter = begin(store, "write", "A", "1")
    await_file(store, "ready-A")
    (store.home / "go").touch()
    time.sleep(1)
    waits = waiter.poll() is None
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert json.loads(waiter.communicate(timeout=30)[0]) == "written"
    assert waits or connection.vendor != "sqlite", "nobody held anything: it proves nothing"
    assert store.verify()["first_bad"] is None
