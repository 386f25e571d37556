"""All alerts of a quarter over 10,000 enterprises with their history, read by the act that writes them down."""

from __future__ import annotations

import time

from _demo import demonstration
from _ratio import ratio

GOAL = 10.0  # seconds


def main() -> None:
    with demonstration(zones=100, enterprises=10_000, quarters=12):
        from jiju.rooms.oversight import acts, queries
        from jiju.spine.actors import system
        from jiju.web import clock

        last = queries.periods_reported()[-1]
        begun = time.perf_counter()
        reader = queries.Reader(*queries.rules_of_alerts())
        acts.read_alerts(None, by=system("benchmark"), at=clock.now(), period=last, reader=reader)
        ratio(f"all alerts of {last}", time.perf_counter() - begun, "ten seconds", GOAL, "≤ 1")


if __name__ == "__main__":
    main()
