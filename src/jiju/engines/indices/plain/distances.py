"""TOPSIS, VIKOR, grey relation and Wroclaw, written out. Rows are units; more is better everywhere."""

from __future__ import annotations

from math import sqrt

Rows = list[list[float]]


def topsis(rows: Rows, weights: list[float]) -> list[float]:
    """With vector normalisation."""
    lengths = [sqrt(sum(v * v for v in c)) for c in zip(*rows, strict=True)]
    v = [[w * x / n for x, w, n in zip(row, weights, lengths, strict=True)] for row in rows]
    best = [max(c) for c in zip(*v, strict=True)]
    worst = [min(c) for c in zip(*v, strict=True)]
    out = []
    for row in v:
        near = sqrt(sum((a - b) ** 2 for a, b in zip(row, best, strict=True)))
        far = sqrt(sum((a - b) ** 2 for a, b in zip(row, worst, strict=True)))
        out.append(far / (near + far))
    return out


def grey_relation(rows: Rows, weights: list[float], rho: float) -> list[float]:
    """On figures as they are."""
    best = [max(c) for c in zip(*rows, strict=True)]
    gaps = [[abs(b - x) for x, b in zip(row, best, strict=True)] for row in rows]
    least, most = min(min(g) for g in gaps), max(max(g) for g in gaps)
    return [
        sum(w * (least + rho * most) / (d + rho * most) for d, w in zip(g, weights, strict=True)) / sum(weights)
        for g in gaps
    ]


def vikor(rows: Rows, weights: list[float], v: float) -> list[float]:
    """Q; less is better."""
    best = [max(c) for c in zip(*rows, strict=True)]
    worst = [min(c) for c in zip(*rows, strict=True)]
    parts = [
        [w / sum(weights) * (b - x) / (b - a) for x, w, a, b in zip(row, weights, worst, best, strict=True)]
        for row in rows
    ]
    s, r = [sum(p) for p in parts], [max(p) for p in parts]

    def between(x: list[float]) -> list[float]:
        return [(k - min(x)) / (max(x) - min(x)) if max(x) > min(x) else 0.0 for k in x]

    return [v * a + (1 - v) * b for a, b in zip(between(s), between(r), strict=True)]


def wroclaw(rows: Rows) -> list[float]:
    """Distance to the best ÷ (mean + 2 deviations by n − 1); less is better."""
    best = [max(c) for c in zip(*rows, strict=True)]
    d = [sqrt(sum((b - x) ** 2 for x, b in zip(row, best, strict=True))) for row in rows]
    mean = sum(d) / len(d)
    return [x / (mean + 2.0 * sqrt(sum((y - mean) ** 2 for y in d) / (len(d) - 1))) for x in d]
