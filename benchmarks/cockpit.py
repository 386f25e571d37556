"""The overview of a province of 10,000 enterprises and 12 quarters: the first answer of a process, and later ones."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from typing import Any

from _demo import Answer, Browser, demonstration, session
from _ratio import ratio

PAGE, WARM, COLD = "/cockpit", 0.100, 0.500
PROCESSES, REPEATS = 5, 20


def main() -> None:
    with demonstration(zones=100, enterprises=10_000, quarters=12):
        cookie = session("province")
        told = [_fresh_process(cookie) for _ in range(PROCESSES)]
    cold, warm = (median(one[name] for one in told) for name in ("cold", "warm"))
    print(f"overview: {told[0]['bytes']} bytes; {told[0]['queries']} queries; {PROCESSES} processes", flush=True)
    ratio("overview, first answer of a process", cold, "limit", COLD, "≤ 1")
    ratio(f"overview, median of {REPEATS} later ones", warm, "limit", WARM, "≤ 1")


def _fresh_process(cookie: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, __file__, cookie], check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def measure(cookie: str) -> None:
    """In a process of its own, after the server's start-up: ask again and again."""
    browser = Browser(cookie)

    def ask() -> Answer:
        answer = browser.ask(PAGE)
        assert answer.status == "200 OK", answer.status
        assert b'id="map"' in answer.body, answer.body[:2000]
        return answer

    first, later = ask(), [ask().seconds for _ in range(REPEATS)]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        ask()
    told = {"cold": first.seconds, "warm": median(later), "bytes": len(first.body), "queries": len(queries)}
    print(json.dumps(told))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        main()
