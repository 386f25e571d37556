"""Grades from bands of scores, with a cap on how many may hold a grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Band:
    """A grade, from which score on it is given, and the percentage of the peers that may hold it at most."""

    grade: str
    at_least: Decimal
    cap_percent: Decimal | None = None


def grades(scores: Mapping[str, Decimal], bands: Sequence[Band]) -> dict[str, str]:
    """The grade of each unit among its peers, best band first.

    A cap counts whole units, rounded down but at least one. Units that the cap leaves out take the next band.
    Equal scores at the cap are treated alike: all of them are left out rather than some drawn in.
    """
    out: dict[str, str] = {}
    waiting = dict(scores)
    for band in sorted(bands, key=lambda b: b.at_least, reverse=True):
        reached = {u: s for u, s in waiting.items() if s >= band.at_least}
        for unit in _within_cap(reached, band, len(scores)):
            out[unit] = band.grade
            del waiting[unit]
    return out


def _within_cap(reached: Mapping[str, Decimal], band: Band, peers: int) -> list[str]:
    if band.cap_percent is None:
        return list(reached)
    most = max(1, int(peers * band.cap_percent / 100))
    if len(reached) <= most:
        return list(reached)
    line = sorted(reached.values(), reverse=True)[most]
    return [u for u, s in reached.items() if s > line]
