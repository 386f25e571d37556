"""A server of several processes: they count and tell the same, replace one another, and end together."""

from __future__ import annotations

import http.client
import json
import os
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any
from urllib.parse import urlencode

from django.core.files import locks

from tests.web.durable.store import FORM, TOKEN

MODULE = "tests.web.durable.several"
TWO = ("--processes", "2")
PATIENCE = 30.0  # seconds
AT_ONCE, TRIES, WRONG = 6, 12, 5  # sign-ins under way together, in all, and as many as may fail
CROWD, OPENS = 26, 20  # links that open nothing, in all and until an address has to wait


def ask(port: int, method: str, path: str, cookies: str = "", sent: dict[str, str] | None = None) -> tuple[int, str]:
    """One request by a connection of its own: whichever process takes it."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    head = {"Cookie": f"jiju_language=en; {cookies}", "Content-Type": FORM}
    line.request(method, path, urlencode(sent or {}), head)
    got = line.getresponse()
    told = got.status, got.read().decode()
    line.close()
    return told


def children(server: subprocess.Popen[bytes]) -> set[int]:
    """The processes that it started, as the system tells them."""
    done = subprocess.run(["pgrep", "-P", str(server.pid)], capture_output=True, text=True, check=False)
    return {int(one) for one in done.stdout.split()}


def counted(store: Any) -> dict[str, int]:
    """How many tries at signing in stand in the store of limits, by limit: one that was lost would let in one more."""
    with closing(sqlite3.connect(store.home / "limits.sqlite3")) as limits:
        rows = limits.execute("SELECT key, value FROM counted WHERE key LIKE '%:login%'").fetchall()
    return {":".join(key.split(":")[5:7]): len(json.loads(value)) for key, value in rows}


def somebody_works(store: Any) -> bool:
    """Whether a process follows the ledger: it holds the lock."""
    with (store.home / "worker.lock").open("ab") as file:
        return not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)


def soon(whether: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not whether() and time.monotonic() < until:
        time.sleep(0.1)
    return whether()


def answers(port: int) -> bool:
    try:
        return {ask(port, "GET", "/readyz")[0] for _ in range(8)} == {200}
    except (OSError, http.client.HTTPException):
        return False


def test_limits_are_counted_and_days_are_told_once_for_all(store: Any) -> None:
    cookies = store.ask(MODULE, "demonstrate")
    port = store.serve(*TWO)

    def sign_in(_: int) -> int:
        fields = {"login": "province", "password": "wrong", "csrfmiddlewaretoken": TOKEN}
        return ask(port, "POST", "/accounts/login/", f"csrftoken={TOKEN}", fields)[0]

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        answered = Counter(crowd.map(sign_in, range(TRIES)))
    assert counted(store) == {"login:120/60/ip": answered[200], "login_failed:5/900.0/key": WRONG,
                              "login_failed:60/900.0/ip": WRONG}  # fmt: skip
    assert answered[200] > WRONG
    opened = [ask(port, "GET", f"/l/{'x' * 43}")[0] for _ in range(CROWD)]
    assert 429 not in opened[:OPENS]
    assert set(opened[OPENS:]) == {429}

    def shown() -> list[str]:
        return [ask(port, "GET", "/schemes", cookies)[1] for _ in range(12)]

    assert not any("2025-02-27" in page for page in shown())
    store.tell("jiju.config.cli", "demo", "--stand-on", "2025-02-27")
    assert all("2025-02-27" in page for page in shown())


def test_a_killed_child_is_replaced_and_the_other_takes_over_its_work(store: Any) -> None:
    store.ask(MODULE, "prepare")
    port = store.serve(*TWO)
    server = store.servers[-1]
    for child in sorted(children(server)):
        assert soon(lambda: somebody_works(store), PATIENCE)
        os.kill(child, signal.SIGKILL)
        assert soon(lambda gone=child: len(children(server) - {gone}) == 2 and answers(port), PATIENCE)
    assert soon(lambda: somebody_works(store), PATIENCE)
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=PATIENCE) == 0
    assert not answers(port)
    assert not somebody_works(store)


def test_the_children_of_a_killed_server_end_with_it(store: Any) -> None:
    store.ask(MODULE, "prepare")
    port = store.serve(*TWO)
    server = store.servers[-1]
    assert soon(lambda: somebody_works(store), PATIENCE)
    os.kill(server.pid, signal.SIGKILL)
    server.wait(timeout=PATIENCE)
    assert soon(lambda: not answers(port) and not somebody_works(store), PATIENCE)
    again = store.serve(*TWO)
    os.killpg(store.servers[-1].pid, signal.SIGINT)  # as Ctrl-C does, to all of them
    assert store.servers[-1].wait(timeout=PATIENCE) == 0
    assert not answers(again)
