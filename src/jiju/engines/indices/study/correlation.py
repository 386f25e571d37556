"""Which indicators move together, which against one another, and whether a group measures one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from scipy import stats

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.elements import Tree

Kind = Literal["pearson", "spearman", "kendall"]


@dataclass(frozen=True)
class Correlation:
    """The correlation of two columns over the units that have both, and its p-value.

    Missing  `r` is None with fewer than three such units or a constant column
    """

    first: str
    second: str
    r: float | None
    p: float | None
    units: int


def correlation(a: FloatArray, b: FloatArray, names: tuple[str, str], kind: Kind) -> Correlation:
    """One pair, over the units that have both."""
    both = ~np.isnan(a) & ~np.isnan(b)
    x, y = a[both], b[both]
    if len(x) < 3 or x.min() == x.max() or y.min() == y.max():
        return Correlation(*names, None, None, len(x))
    test: Any = {"pearson": stats.pearsonr, "spearman": stats.spearmanr, "kendall": stats.kendalltau}[kind]
    found = test(x, y)
    return Correlation(*names, float(found.statistic), float(found.pvalue), len(x))


def correlations(
    a: FloatArray, b: FloatArray, names: tuple[Sequence[str], Sequence[str]], *, kind: Kind, p_below: float = 1.0
) -> list[Correlation]:
    """Every column of one table with every column of another; pairs with a greater p-value are left out."""
    found = [
        correlation(a[:, i], b[:, j], (m, n), kind) for i, m in enumerate(names[0]) for j, n in enumerate(names[1])
    ]
    return [c for c in found if c.p is None or c.p <= p_below]


def flagged(
    x: FloatArray, names: Sequence[str], tree: Tree, *, kind: Kind, high: float, low: float
) -> list[Correlation]:
    """Pairs of siblings that say nearly the same (above `high`) or contradict one another (below `low`)."""
    out = []
    for children in tree.children.values():
        places = [names.index(c) for c in children if c in names]
        for k, i in enumerate(places):
            for j in places[k + 1 :]:
                found = correlation(x[:, i], x[:, j], (names[i], names[j]), kind)
                if found.r is not None and (found.r > high or found.r < low):
                    out.append(found)
    return out


def with_denominators(
    x: FloatArray, names: Sequence[str], denominators: FloatArray, labels: Sequence[str], *, kind: Kind, above: float
) -> list[Correlation]:
    """Indicators that follow a size, such as population: they may have to be divided by it."""
    found = correlations(x, denominators, (names, labels), kind=kind)
    return [c for c in found if c.r is not None and abs(c.r) > above]


def cronbach(x: FloatArray, *, missing: Literal["complete", "pairwise"]) -> float:
    """Cronbach's alpha: how far a group of columns measures one thing.

    Shape    x: units × two or more columns
    Missing  complete: only units that have all columns; pairwise: each covariance over the units that have both, as
             COINr, which can leave a table of covariances that no figures could have
    Errors   Malformed with fewer than two columns or two units to compare
    Source   Cronbach (1951): k ÷ (k − 1) · (1 − Σ variances ÷ variance of the sum)
    """
    count = x.shape[1]
    c = _covariances(x[~np.isnan(x).any(axis=1)] if missing == "complete" else x)
    if count < 2 or np.isnan(c).any() or c.sum() == 0:
        raise refuse(
            "alpha",
            word("There are too few columns or units with figures."),
            word("Give two columns, and two units that have both."),
        )
    return float(count / (count - 1) * (1.0 - np.trace(c) / c.sum()))


def _covariances(x: FloatArray) -> FloatArray:
    count = x.shape[1]
    out = np.full((count, count), np.nan)
    for i in range(count):
        for j in range(count):
            both = ~np.isnan(x[:, i]) & ~np.isnan(x[:, j])
            a, b = x[both, i], x[both, j]
            if len(a) > 1:
                out[i, j] = ((a - a.mean()) * (b - b.mean())).sum() / (len(a) - 1)
    return out
