"""The multiverse: one set of figures under every normalisation × weighting × aggregation, in one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from jiju.core.refusals import Malformed
from jiju.engines.indices.recipe import Recipe
from jiju.engines.indices.run import Run, run
from jiju.engines.indices.steps.catalogue import step
from jiju.engines.indices.steps.step import Step

NORMALISATIONS: Mapping[str, Mapping[str, Any]] = {
    "min-max 1–100": {"method": "min-max", "to": [1, 100]},
    "z-score 100 ± 10": {"method": "z-score", "mean": 100, "deviation": 10},
    "rank": {"method": "rank"},
    "efficacy 60–100": {"method": "min-max", "to": [60, 100]},
}
WEIGHTINGS: Mapping[str, Mapping[str, Any] | None] = {
    "as written": None,
    "equal": {"method": "equal"},
    "entropy, raw shares": {"method": "entropy", "basis": "raw"},
    "entropy, min-max": {"method": "entropy", "basis": "min-max"},
    "entropy, min-max shifted": {"method": "entropy", "basis": "min-max shifted"},
    "CRITIC": {"method": "critic"},
    "coefficient of variation": {"method": "coefficient of variation"},
    "standard deviation": {"method": "standard deviation"},
}
AGGREGATIONS: Mapping[str, Any] = {
    "arithmetic mean": "arithmetic mean",
    "geometric mean": "geometric mean",
    "harmonic mean": "harmonic mean",
    "TOPSIS, vector": {"method": "topsis", "scale": "vector"},
    "TOPSIS, min-max": {"method": "topsis", "scale": "min-max"},
    "grey relation": {"method": "grey relation", "scale": "min-max"},
    "Copeland": "copeland",
    "Borda": "borda",
}


@dataclass(frozen=True)
class Universe:
    """One combination: the ranks that it gives, or why it gives none."""

    normalisation: str
    weighting: str
    aggregation: str
    ranks: dict[str, int]
    refused: Malformed | None


@dataclass(frozen=True)
class Spread:
    """A unit over all combinations that could be computed."""

    unit: str
    best: int
    median: float
    worst: int


@dataclass(frozen=True)
class Multiverse:
    """All combinations. Those that are not defined on the figures say why, and do not count."""

    universes: tuple[Universe, ...]

    @property
    def counted(self) -> list[Universe]:
        return [u for u in self.universes if u.refused is None]

    def spreads(self) -> list[Spread]:
        """Best, median and worst place of each unit over the combinations, the best median first."""
        units = sorted({u for universe in self.counted for u in universe.ranks})
        found = []
        for unit in units:
            taken = [u.ranks[unit] for u in self.counted if unit in u.ranks]
            found.append(Spread(unit, min(taken), float(np.median(taken)), max(taken)))
        return sorted(found, key=lambda s: (s.median, s.best, s.unit))


def multiverse(
    done: Run,
    *,
    normalisations: Mapping[str, Mapping[str, Any]] = NORMALISATIONS,
    weightings: Mapping[str, Mapping[str, Any] | None] = WEIGHTINGS,
    aggregations: Mapping[str, Any] = AGGREGATIONS,
) -> Multiverse:
    """The recipe with its normalise, weigh and aggregate steps replaced by each combination.

    One way of aggregating serves at every level. What stands before normalising (imputing, treatment) stays.
    """
    out = []
    for normal, scale in normalisations.items():
        for weight, source in weightings.items():
            for name, way in aggregations.items():
                recipe = _recipe(done.recipe, scale, source, way)
                out.append(_universe(done, recipe, (normal, weight, name)))
    return Multiverse(tuple(out))


def _universe(done: Run, recipe: Recipe, names: tuple[str, str, str]) -> Universe:
    try:
        other = run(recipe, done.table)
    except Malformed as refused:
        return Universe(*names, {}, refused)
    ranks = {u: int(r) for u, r in zip(other.units, other.ranks, strict=True) if not np.isnan(r)}
    return Universe(*names, ranks, None)


def _recipe(recipe: Recipe, scale: Mapping[str, Any], source: Mapping[str, Any] | None, way: Any) -> Recipe:
    kept: Sequence[Step] = [s for s in recipe.steps if s.kind not in {"normalise", "weigh", "aggregate", "adjust"}]
    weigh = [s for s in recipe.steps if s.kind == "weigh"] if source is None else [step("weigh", source, "multiverse")]
    at_least = next(s for s in reversed(recipe.steps) if s.kind == "aggregate").model_dump()["at_least"]
    last = step("aggregate", {"by": way, "at_least": at_least}, "multiverse")
    after = [s for s in recipe.steps if s.kind == "adjust"]
    steps = (*kept, step("normalise", scale, "multiverse"), *weigh, last, *after)
    return recipe.model_copy(update={"steps": steps})
