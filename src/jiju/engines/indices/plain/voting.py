"""Duels and consensus, written out."""

from __future__ import annotations

from itertools import permutations

Rows = list[list[float]]


def outranking(rows: Rows, weights: list[float]) -> Rows:
    """The share of voices by which the unit of the row beats the unit of the column; equals give half."""
    whole = sum(weights)
    return [
        [
            0.0
            if i == j
            else sum(w * (1.0 if x > y else 0.5 if x == y else 0.0) for x, y, w in zip(a, b, weights, strict=True))
            / whole
            for j, b in enumerate(rows)
        ]
        for i, a in enumerate(rows)
    ]


def against(matrix: Rows, order: tuple[int, ...]) -> float:
    """The voices against a ranking, best first."""
    return sum(matrix[low][high] for p, high in enumerate(order) for low in order[p + 1 :])


def kemeny(matrix: Rows) -> float:
    """The least disagreement, by trying every ranking."""
    return min(against(matrix, order) for order in permutations(range(len(matrix))))


def places(scores: list[float]) -> list[int]:
    """One at the greatest; equals share the better place."""
    return [1 + sum(other > s for other in scores) for s in scores]
