"""Weights, written out. Each takes a table as rows of units and gives one weight a column."""

from __future__ import annotations

from math import log, sqrt

Rows = list[list[float]]


def _columns(rows: Rows) -> Rows:
    return [list(c) for c in zip(*rows, strict=True)]


def _shares(raw: list[float]) -> list[float]:
    return [v / sum(raw) for v in raw]


def entropy(rows: Rows) -> list[float]:
    """熵权法 on shares of raw figures; 0 ln 0 counts as 0."""
    spread = []
    for column in _columns(rows):
        p = [v / sum(column) for v in column]
        e = -sum(v * log(v) for v in p if v > 0) / log(len(p))
        spread.append(1.0 - e)
    return _shares(spread)


def deviation_of(column: list[float]) -> float:
    middle = sum(column) / len(column)
    return sqrt(sum((v - middle) ** 2 for v in column) / (len(column) - 1))


def correlation(a: list[float], b: list[float]) -> float:
    ma, mb = sum(a) / len(a), sum(b) / len(b)
    cov = sum((x - ma) * (y - mb) for x, y in zip(a, b, strict=True)) / (len(a) - 1)
    return cov / (deviation_of(a) * deviation_of(b))


def critic(rows: Rows) -> list[float]:
    columns = [[(v - min(c)) / (max(c) - min(c)) for v in c] for c in _columns(rows)]
    return _shares([deviation_of(a) * sum(1.0 - correlation(a, b) for b in columns) for a in columns])


def variation(rows: Rows) -> list[float]:
    return _shares([deviation_of(c) / (sum(c) / len(c)) for c in _columns(rows)])
