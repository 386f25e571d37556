"""Normalisations, written out. Each takes one column without gaps, more being better, and gives its scores."""

from __future__ import annotations

from math import sqrt


def min_max(x: list[float], low: float, high: float) -> list[float]:
    return [low + (high - low) * (v - min(x)) / (max(x) - min(x)) for v in x]


def z_score(x: list[float], mean: float, deviation: float, freedom: int) -> list[float]:
    middle = sum(x) / len(x)
    spread = sqrt(sum((v - middle) ** 2 for v in x) / (len(x) - freedom))
    return [mean + deviation * (v - middle) / spread for v in x]


def rank(x: list[float]) -> list[float]:
    """One at the worst; equals share the lower place."""
    return [1.0 + sum(other < v for other in x) for v in x]


def percentile_rank(x: list[float]) -> list[float]:
    return [(r - 1.0) / (len(x) - 1.0) for r in rank(x)]


def distance_to_max(x: list[float]) -> list[float]:
    return [1.0 - (max(x) - v) / (max(x) - min(x)) for v in x]


def goalposts(x: list[float], worst: float, best: float) -> list[float]:
    return [min(1.0, max(0.0, (v - worst) / (best - worst))) for v in x]
