"""Best and worst places over a grid of weightings, written out: what a proof may not be better or worse than."""

from __future__ import annotations

from collections.abc import Iterator

Rows = list[list[float]]


def weightings(lower: list[float], upper: list[float], steps: int) -> Iterator[list[float]]:
    """Every weighting on a grid of so many steps that lies within the bounds and sums to one."""

    def grow(done: list[int]) -> Iterator[list[int]]:
        if len(done) == len(lower) - 1:
            yield [*done, steps - sum(done)]
            return
        for k in range(steps - sum(done) + 1):
            yield from grow([*done, k])

    for counts in grow([]):
        w = [c / steps for c in counts]
        if all(a - 1e-12 <= x <= b + 1e-12 for a, x, b in zip(lower, w, upper, strict=True)):
            yield w


def extremes(rows: Rows, lower: list[float], upper: list[float], steps: int, margin: float) -> list[tuple[int, int]]:
    """The best and the worst place of each unit over the grid; a lead within the margin is none."""
    out = [(len(rows), 1) for _ in rows]
    for w in weightings(lower, upper, steps):
        scores = [sum(a * b for a, b in zip(row, w, strict=True)) for row in rows]
        for k, own in enumerate(scores):
            place = 1 + sum(other > own + margin for other in scores)
            out[k] = (min(out[k][0], place), max(out[k][1], place))
    return out
