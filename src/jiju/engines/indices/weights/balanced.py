"""Weights under which each child correlates with the whole as was wished, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse, shares, varying

TURNS = 200


@dataclass(frozen=True)
class Balanced:
    """Weights that sum to one, and the correlation of each child with the mean under them."""

    weights: FloatArray
    correlations: FloatArray


def correlations_with_mean(x: FloatArray, weights: FloatArray) -> FloatArray:
    """The correlation of each column with the weighted arithmetic mean of all."""
    c = np.atleast_2d(np.cov(x, rowvar=False))
    whole = np.sqrt(weights @ c @ weights)
    return np.asarray(c @ weights / (np.sqrt(np.diag(c)) * whole))


def balanced(x: FloatArray, *, targets: Sequence[float] | None = None, names: Sequence[str] | None = None) -> Balanced:
    """Weights under which the correlations of the children with their mean stand in the ratio of the targets.

    With S the deviations of the children and C their covariances, C w must be a multiple of S · targets: one linear
    system, solved to machine precision.

    Shape    x: units × children; targets: one a child, equal when left out
    Errors   Malformed where no weights above zero do it: then some children run against the others
    Source   Becker et al. (2017), "Weights and importance in composite indicators"; the closed form is ours
    """
    values = varying(x, names)
    wanted = shares(np.ones(values.shape[1]) if targets is None else targets, names)
    c = np.atleast_2d(np.cov(values, rowvar=False))
    try:
        raw = np.linalg.solve(c, np.sqrt(np.diag(c)) * wanted)
    except np.linalg.LinAlgError:
        raw = np.full(len(wanted), -1.0)
    raw = raw * np.sign(raw.sum()) if raw.sum() else raw
    bad = np.flatnonzero(raw <= 0)
    if len(bad):
        raise refuse(
            str(names[int(bad[0])]) if names is not None else f"column {int(bad[0]) + 1}",
            word("No weights above zero give these correlations: this child runs against the others, or repeats them."),
            word("Ask for other targets, turn the child round, or leave it out."),
        )
    weights = raw / raw.sum()
    return Balanced(weights, correlations_with_mean(values, weights))


def most_informative(x: FloatArray, *, least: float = 0.01, names: Sequence[str] | None = None) -> Balanced:
    """Weights under which the mean carries most of its children: the greatest sum of squared correlations.

    Shape    `least` is the least weight of a child
    Source   COINr get_opt_weights, optype "infomax"
    """
    values = varying(x, names)
    n = values.shape[1]

    def lost(w: Any) -> float:
        return -float((correlations_with_mean(values, w) ** 2).sum())

    starts: list[Any] = [np.full(n, 1.0 / n), *(0.9 * np.eye(n) + 0.1 / n)]
    whole: Any = {"type": "eq", "fun": lambda w: w.sum() - 1.0}
    how: Any = {"maxiter": TURNS, "ftol": 1e-14}
    found = [
        minimize(lost, s, method="SLSQP", bounds=[(least, 1.0)] * n, constraints=[whole], options=how) for s in starts
    ]
    best = np.asarray(min(found, key=lambda f: float(f.fun)).x)
    return Balanced(best / best.sum(), correlations_with_mean(values, best))
