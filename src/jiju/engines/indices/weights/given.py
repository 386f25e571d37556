"""Weights that are given, drawn, or read from an order of importance; and what they come to at the top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.elements import Tree

Order = Literal["rank order centroid", "rank sum", "reciprocal rank"]


def effective(tree: Tree, weights: dict[str, float] | None = None) -> dict[str, float]:
    """The weight of each element in the index: its share among its siblings times that of its parent.

    Shape    out: every element; the indicators sum to one, as does each level of an even tree
    """
    given = weights or tree.weights()
    out = {tree.top: 1.0}
    for parent in reversed(tree.upward):
        children = tree.children[parent]
        whole = sum(given[c] for c in children)
        out |= {c: out[parent] * given[c] / whole for c in children}
    return out


def from_order(count: int, *, rule: Order) -> FloatArray:
    """Weights of elements that are only put in order, the most important first.

    Source   Barron and Barrett (1996)
    """
    if count < 1:
        raise refuse("order", word("There is nothing to weigh."), word("Give at least one element."))
    places = np.arange(1, count + 1, dtype=np.float64)
    if rule == "rank order centroid":
        return np.array([(1.0 / places[i:]).sum() / count for i in range(count)])
    raw = count + 1 - places if rule == "rank sum" else 1.0 / places
    return np.asarray(raw / raw.sum())


def drawn(count: int, draws: int, rng: np.random.Generator, concentration: Sequence[float] | None = None) -> FloatArray:
    """Weightings drawn evenly from all that are possible, or around a concentration (Dirichlet).

    Shape    out: draws × elements, each row sums to one
    """
    return rng.dirichlet(np.ones(count) if concentration is None else np.asarray(concentration), size=draws)
