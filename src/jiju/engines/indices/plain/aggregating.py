"""Means, written out. Each takes the children of one unit, a missing one as None, and their weights."""

from __future__ import annotations

from math import exp, log


def mean(x: list[float | None], weights: list[float], power: float) -> float | None:
    """(Σ w x^p)^(1 ÷ p) over what is there, its weights scaled up to one; p = 0 is the geometric mean."""
    there = [(v, w) for v, w in zip(x, weights, strict=True) if v is not None]
    if not there:
        return None
    whole = sum(w for _, w in there)
    if power == 0.0:
        return exp(sum(w / whole * log(v) for v, w in there))
    return float(sum(w / whole * v**power for v, w in there) ** (1.0 / power))


def winsorised(x: list[float], points: int) -> list[float]:
    """So many of the greatest figures pulled in to the next one below."""
    out = list(x)
    for _ in range(points):
        top = max(out)
        below = max(v for v in x if v < top)
        out = [min(v, below) for v in out]
    return out
