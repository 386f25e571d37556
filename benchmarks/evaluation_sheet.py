"""Opening one zone's evaluation sheet in a round of 100 zones: the first answer of a process, and later ones."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from statistics import median
from typing import Any

from _demo import Answer, Browser, demonstration, session
from _ratio import ratio

WARM = 0.100
PROCESSES, REPEATS = 3, 20


def main() -> None:
    with demonstration(zones=100, enterprises=2_000, quarters=12):
        cookie = session("province")
        told = [_fresh_process(cookie) for _ in range(PROCESSES)]
    cold, warm = (median(one[name] for one in told) for name in ("cold", "warm"))
    print(f"sheet: {told[0]['bytes']} bytes; {told[0]['queries']} queries; {PROCESSES} processes", flush=True)
    ratio(f"sheet, median of {REPEATS} different ones", warm, "limit", WARM, "≤ 1")
    ratio("sheet, first answer of a process", cold, "later ones", warm, "told, no goal")


def _fresh_process(cookie: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, __file__, cookie], check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def measure(cookie: str) -> None:
    """In a process of its own, after the server's start-up: another zone's sheet each time."""
    browser = Browser(cookie)
    listed = browser.ask("/rounds").body.decode()
    place = max(re.findall(r'href="(/rounds/\d+)"', listed))
    sheets = sorted(set(re.findall(r'href="(/rounds/\d+/units/[A-Z0-9]+)"', browser.ask(place).body.decode())))

    def ask(path: str) -> Answer:
        answer = browser.ask(path)
        assert answer.status == "200 OK", (path, answer.status)
        assert b'class="panel sum sheet-sum"' in answer.body, answer.body[:2000]
        return answer

    first, later = ask(sheets[0]), [ask(path).seconds for path in sheets[1 : 1 + REPEATS]]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        ask(sheets[0])
    told = {"cold": first.seconds, "warm": median(later), "bytes": len(first.body), "queries": len(queries)}
    print(json.dumps(told))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        main()
