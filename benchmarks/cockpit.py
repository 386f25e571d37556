"""The overview of a province of 10,000 enterprises and 12 quarters: the first answer of a process, later ones,
the first of each other official, and one after each save.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from statistics import median
from typing import Any

from _demo import Answer, Browser, demonstration, session
from _ratio import ratio

PAGE, WARM, COLD = "/cockpit", 0.100, 0.500
PROCESSES, REPEATS = 5, 20
CITIES = ("220200", "220300", "220400", "220500", "220600", "220700", "220800", "222400")
PARTS = {
    "later": "asked again",
    "elsewhere": "first asked by an official of another city",
    "saved": "asked after a save in the same room",
}


def main() -> None:
    with demonstration(zones=100, enterprises=10_000, quarters=12):
        cookies = [session("province"), *(session(f"city-{code}") for code in CITIES)]
        told = [_fresh_process(cookies) for _ in range(PROCESSES)]
    cold = median(one["cold"] for one in told)
    print(f"overview: {told[0]['bytes']} bytes; {told[0]['queries']} queries; {PROCESSES} processes", flush=True)
    ratio("overview, first answer of a process", cold, "limit", COLD, "≤ 1")
    for name, says in PARTS.items():
        times = sorted(t for one in told for t in one[name])
        ratio(f"overview, {says}, p95 of {len(times)}", times[int(len(times) * 0.95)], "limit", WARM, "≤ 1")


def _fresh_process(cookies: list[str]) -> dict[str, Any]:
    done = subprocess.run([sys.executable, __file__, *cookies], check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def measure(cookie: str, *others: str) -> None:
    """In a process of its own, after the server's start-up: ask again and again."""
    browser = Browser(cookie)

    def ask(by: Browser = browser) -> Answer:
        answer = by.ask(PAGE)
        assert answer.status == "200 OK", answer.status
        assert b'id="map"' in answer.body, answer.body[:2000]
        return answer

    first, later = ask(), [ask().seconds for _ in range(REPEATS)]
    elsewhere = [ask(Browser(other)).seconds for other in others]
    saved = []
    for n in range(REPEATS):
        sent = {"name": f"{os.getpid()} {n}", "address": "/zones"}
        assert browser.ask("/views/save_view", sent).status.startswith("30")
        saved.append(ask().seconds)
        assert browser.ask(f"/views/{_newest_view()}/delete_view", {}).status.startswith("30")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        ask()
    told = {"cold": first.seconds, "later": later, "elsewhere": elsewhere, "saved": saved}
    print(json.dumps(told | {"bytes": len(first.body), "queries": len(queries)}))


def _newest_view() -> int:
    from jiju.rooms.oversight.models import SavedView

    return int(SavedView.objects.order_by("-pk").values_list("pk", flat=True)[0])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(*sys.argv[1:])
    else:
        main()
