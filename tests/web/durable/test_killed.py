"""kill -9 at random moments: what was answered is there, what was not is whole or absent, and may be sent again."""

from __future__ import annotations

import http.client
import os
import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.web.durable.store import FORM, fields, new_key

ROUNDS = int(os.environ.get("JIJU_KILLS", "3"))
SHORTEST, LONGEST = 0.2, 1.2  # seconds of saving before the kill
LOST = (OSError, http.client.HTTPException)
Answer = tuple[int, str, bytes, str]  # status, address, text, whether it was given before


@dataclass
class Saver:
    """Somebody who saves a form again and again, and knows what was answered and what was not."""

    filing: int
    version: int
    cookies: str
    answered: dict[str, tuple[int, Answer]] = field(default_factory=dict)
    waiting: str = ""

    def save_until_it_breaks(self, port: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            self.waiting = new_key()
            try:
                self.save(line)
            except LOST:
                return

    def save(self, line: http.client.HTTPConnection) -> Answer:
        """Send what waits for an answer; the same again when it was sent before."""
        answer = self.send(line, self.waiting, self.version)
        assert answer[0] == 302, answer
        self.answered[self.waiting] = self.version, answer
        self.version += 1
        return answer

    def send(self, line: http.client.HTTPConnection, key: str, version: int) -> Answer:
        body = urlencode(fields(version) | {"idempotency_key": key})
        line.request("POST", f"/filings/{self.filing}/fill_in", body, {"Cookie": self.cookies, "Content-Type": FORM})
        got = line.getresponse()
        text = got.read()
        return got.status, got.headers.get("Location", ""), text, got.headers.get("Idempotency-Replayed", "")


def test_a_killed_server_loses_nothing_that_it_answered(store: Any) -> None:
    savers = [Saver(**one) for one in store.run("make")["savers"]]
    draw = random.Random(os.environ.get("JIJU_SEED", "7"))
    port = store.serve()
    for _ in range(ROUNDS):
        _save(savers, port, store, draw.uniform(SHORTEST, LONGEST))
        _whole(savers, store.run("look"))
        port = store.serve()
        _sent_again(savers, port)
    store.kill()
    _whole(savers, store.run("look"))
    assert store.verify()["first_bad"] is None
    assert sum(len(s.answered) for s in savers) > 2 * ROUNDS * len(savers), (
        "hardly anything was saved: it proves nothing"
    )


def _save(savers: list[Saver], port: int, store: Any, seconds: float) -> None:
    """Everybody saves, until the server is killed."""
    threads = [threading.Thread(target=s.save_until_it_breaks, args=(port,)) for s in savers]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    store.kill()
    for thread in threads:
        thread.join()


def _whole(savers: list[Saver], stored: Any) -> None:
    """The ledger holds; row, ledger and receipts tell the same of what was answered, and of what was not."""
    assert stored["first_bad"] is None
    for saver in savers:
        row, kept = stored["filings"][str(saver.filing)], stored["receipts"]
        assert all(kept[key] == 302 for key in saver.answered)
        done = len(saver.answered) + (saver.waiting in kept)
        assert (row["saved"], row["version"]) == (done, 1 + done)
        assert row["cells"].get("13") == (str(done) if done else None)


def _sent_again(savers: list[Saver], port: int) -> None:
    """What was not answered is sent again under its key, twice; and something that was answered long ago once more."""
    for saver in savers:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        first = saver.save(line)
        version, _ = saver.answered[saver.waiting]
        assert saver.send(line, saver.waiting, version) == (*first[:3], "true")
        key, (earlier, answer) = next(iter(saver.answered.items()))
        assert saver.send(line, key, earlier)[:3] == answer[:3]
        saver.waiting = ""
        line.close()
