"""Designs: which settings of the factors are tried. Discrete factors are enumerated, continuous ones sampled by Sobol.

A factor has levels: the values of a choice, or the points that were sampled of what is continuous. A design is a
table of level numbers, one row a replicate and one column a factor.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from scipy.stats import norm, qmc

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, IntArray, refuse
from jiju.engines.indices.elements import Tree
from jiju.engines.indices.factors import Choice, DataError, Factor, Range, Weights

MOST_ENUMERATED = 200_000
Kind = Literal["enumerated", "grid", "sampled"]


@dataclass(frozen=True)
class Levels:
    """The levels of one factor. For weights that are given: a row of weights a level; for noise: of multipliers."""

    factor: Factor
    values: Any

    @property
    def sampled(self) -> bool:
        return self.factor.size is None

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True)
class Design:
    """Which level of which factor each replicate uses.

    Shape    places: replicates × factors; of a grid, replicates run through `shape` with the last factor fastest
    """

    kind: Kind
    levels: tuple[Levels, ...]
    places: IntArray
    shape: tuple[int, ...]
    sampled: int

    @property
    def exact(self) -> bool:
        return self.kind == "enumerated"


def design(factors: Sequence[Factor], tree: Tree, units: int, replicates: int, seed: int) -> Design:
    """The design for so many replicates: every combination where there are few enough, else sampled points.

    With at most one sampled factor it is a full grid: every combination of the discrete ones, and the sampled points of
    the other within each. With more it is Saltelli's: two sampled tables and their crosses.
    """
    if not factors:
        raise refuse(
            "factors", word("There is nothing to vary."), word("Write factors: what could have been otherwise.")
        )
    sizes = [f.size for f in factors]
    discrete = math.prod(s for s in sizes if s is not None)
    continuous = [f for f in factors if f.size is None]
    if not continuous and discrete <= max(replicates, MOST_ENUMERATED):
        return _grid("enumerated", factors, tree, units, 0, seed)
    if len(continuous) == 1 and discrete * 8 <= replicates:
        return _grid("grid", factors, tree, units, math.ceil(replicates / discrete), seed)
    return _crossed(factors, tree, units, replicates, seed)


def _grid(kind: Kind, factors: Sequence[Factor], tree: Tree, units: int, points: int, seed: int) -> Design:
    levels = tuple(
        Levels(f, _sampled(f, _sobol(_width(f, tree, units), points, seed)))
        if f.size is None
        else Levels(f, _listed(f, tree, seed))
        for f in factors
    )
    shape = tuple(len(k) for k in levels)
    places = np.stack(np.unravel_index(np.arange(math.prod(shape)), shape), axis=1)
    return Design(kind, levels, places, shape, points)


def _crossed(factors: Sequence[Factor], tree: Tree, units: int, replicates: int, seed: int) -> Design:
    """Saltelli's tables: A, B, and for each factor A with that factor's column from B, and B with it from A."""
    n = max(8, 2 ** round(math.log2(max(8, replicates / (2 * len(factors) + 2)))))
    widths = [1 if f.size is not None else _width(f, tree, units) for f in factors]
    both = _sobol(2 * sum(widths), n, seed)
    halves = (both[:, : sum(widths)], both[:, sum(widths) :])
    starts = np.cumsum([0, *widths])
    levels, pairs = [], []
    for k, f in enumerate(factors):
        a, b = (half[:, starts[k] : starts[k + 1]] for half in halves)
        if f.size is None:
            levels.append(Levels(f, _sampled(f, np.concatenate([a, b]))))
            pairs.append((np.arange(n), np.arange(n, 2 * n)))
        else:
            levels.append(Levels(f, _listed(f, tree, seed)))
            pairs.append(((a[:, 0] * f.size).astype(np.int64), (b[:, 0] * f.size).astype(np.int64)))
    tables = [np.stack([p[0] for p in pairs], axis=1), np.stack([p[1] for p in pairs], axis=1)]
    for base, other in ((0, 1), (1, 0)):
        for k in range(len(factors)):
            crossed = tables[base].copy()
            crossed[:, k] = pairs[k][other]
            tables.append(crossed)
    return Design("sampled", tuple(levels), np.concatenate(tables), (2 * len(factors) + 2, n), n)


def _sobol(width: int, points: int, seed: int) -> FloatArray:
    """Points of a scrambled Sobol sequence, inside the open unit cube; beyond its dimensions, Latin hypercube."""
    if points == 0:
        return np.zeros((0, width))
    rng = np.random.default_rng(seed)
    if width > qmc.Sobol.MAXDIM:
        return np.asarray(np.clip(qmc.LatinHypercube(width, rng=rng).random(points), 1e-12, 1 - 1e-12))
    power = math.ceil(math.log2(points))
    return np.asarray(np.clip(qmc.Sobol(width, scramble=True, rng=rng).random_base2(power)[:points], 1e-12, 1 - 1e-12))


def _width(factor: Factor, tree: Tree, units: int) -> int:
    """How many numbers one sampled point of a factor has."""
    if isinstance(factor, Weights):
        return len(factor.elements(tree))
    if isinstance(factor, DataError):
        return units * len(factor.of or tree.indicators)
    return 1


def _sampled(factor: Factor, points: FloatArray) -> Any:
    """The levels of a continuous factor at points of the unit cube."""
    if isinstance(factor, Range):
        low, high = factor.between
        return [float(v) for v in low + (high - low) * points[:, 0]]
    if isinstance(factor, Weights):
        return noise(factor, points)
    assert isinstance(factor, DataError)
    error = norm.ppf(points) if factor.distribution == "normal" else 2.0 * points - 1.0
    return np.asarray(1.0 + factor.share * error)


def _listed(factor: Factor, tree: Tree, seed: int) -> Any:
    """The levels of a discrete factor."""
    if isinstance(factor, Choice):
        return factor.values
    assert isinstance(factor, Weights)
    names = factor.elements(tree)
    if factor.sets:
        return np.array([[chosen.get(n, tree.by_id[n].weight) for n in names] for chosen in factor.sets])
    return noise(factor, np.random.default_rng(seed).random((factor.draws or 0, len(names))))


def noise(factor: Weights, points: FloatArray) -> FloatArray:
    """What each weight is multiplied by: between 1 − share and 1 + share.

    Shape    points: draws × elements in the unit cube; out: draws × elements
    """
    return np.asarray(1.0 + factor.share * (2.0 * points - 1.0))
