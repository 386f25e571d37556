"""Times two things in one run and prints their ratio, the best of several turns each."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(run: Callable[[], object], turns: int = 5) -> float:
    """The shortest time of several turns, in seconds."""
    times = []
    for _ in range(turns):
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    return min(times)


def processor(ours: Callable[[], object], theirs: Callable[[], object], turns: int = 5) -> tuple[float, float]:
    """The least processor time of each of two things done by turns, in seconds: what else runs here counts little."""
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(turns):
        for times, run in zip(spent, (ours, theirs), strict=True):
            begun = time.process_time()
            run()
            times.append(time.process_time() - begun)
    return min(spent[0]), min(spent[1])


def ratio(what: str, ours: float, peer: str, theirs: float, goal: str) -> None:
    print(
        f"{what}: {ours * 1000:.1f} ms; {peer}: {theirs * 1000:.1f} ms; ratio {ours / theirs:.3g} (goal {goal})",
        flush=True,
    )


def late(run: Callable[[], object], turns: int = 40) -> float:
    """The time that 95 of 100 turns stay within, in seconds."""
    return sorted(best(run, 1) for _ in range(turns))[turns * 95 // 100 - 1]
