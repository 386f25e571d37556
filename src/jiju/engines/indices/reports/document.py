"""A run as one plain document, for machines and for keeping."""

from __future__ import annotations

from typing import Any

import numpy as np

from jiju.core.words import Word
from jiju.engines.indices.arrays import FloatArray
from jiju.engines.indices.robust.robustness import Robustness
from jiju.engines.indices.robust.sobol import Indices
from jiju.engines.indices.run import Run
from jiju.engines.indices.weights import effective


def run_document(done: Run) -> dict[str, Any]:
    """Digest, units best first with their levels and contributions, weights, who is absent and why, and the log."""
    parts = done.contributions
    order = np.lexsort((np.arange(len(done.units)), np.where(np.isnan(done.ranks), np.inf, done.ranks)))
    return {
        "digest": done.digest,
        "recipe": done.recipe.id,
        "name": done.recipe.name,
        "better": done.better,
        "units": [_unit(done, int(i)) for i in order],
        "weights": done.weights,
        "effective_weights": effective(done.recipe.tree, done.last.weights),
        "contributions_why_not": None if parts.why_not is None else str(parts.why_not),
        "absent": [{"unit": unit, "why": str(why)} for unit, why in done.absent.items()],
        "log": [_note(n.says, n.unit, n.indicator, n.before, n.after) for n in done.notes],
    }


def _unit(done: Run, i: int) -> dict[str, Any]:
    parts = done.contributions
    out: dict[str, Any] = {
        "unit": done.units[i],
        "name": done.table.names[done.last.rows[i]],
        "score": _number(done.scores[i]),
        "rank": _rank(done.ranks[i]),
        "levels": {e: _number(done.element_scores(e)[i]) for e in done.levels()},
    }
    if done.recipe.grades:
        out["grade"] = done.grades.get(done.units[i])
    if parts.why_not is None:
        out["contributions"] = {n: _number(v) for n, v in zip(parts.names, parts.values[i], strict=True)}
    return out


def _note(
    says: Word, unit: str | None, indicator: str | None, before: float | None, after: float | None
) -> dict[str, Any]:
    return {"says": str(says), "unit": unit, "indicator": indicator, "before": before, "after": after}


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _rank(value: float) -> float | int | None:
    return None if np.isnan(value) else int(value) if float(value).is_integer() else float(value)


def robust_document(sure: Robustness) -> dict[str, Any]:
    """Intervals, the acceptability table, chances at each line, and Sobol indices, with the errors of sampling."""
    return {
        "design": {
            "kind": sure.design.kind,
            "exact": sure.design.exact,
            "replicates": sure.replicates,
            "seed": sure.seed,
            "factors": [levels.factor.id for levels in sure.design.levels],
        },
        "intervals": [{k: _sayable(v) for k, v in vars(i).items()} for i in sure.intervals()],
        "acceptability": {u: _row(sure.acceptability[i]) for i, u in enumerate(sure.units)},
        "above": {u: dict(zip(sure.units, _row(sure.above[i]), strict=True)) for i, u in enumerate(sure.units)},
        "lines": [vars(chance) for line in sure.run.recipe.lines for chance in sure.chances(line)],
        "sobol": {
            "mean_shift": _sobol(sure.sobol_shift, ("mean shift",)),
            "ranks": _sobol(sure.sobol_ranks, sure.units),
            "decisions": {x.id: _sobol(sure.sobol_decision(x), sure.units) for x in sure.run.recipe.lines},
        },
    }


def _sayable(value: Any) -> Any:
    """A value that JSON can say: a unit that is never placed has no mean place."""
    return None if isinstance(value, float) and np.isnan(value) else value


def _row(values: FloatArray) -> list[float]:
    return [float(v) for v in values]


def _sobol(found: Indices, results: tuple[str, ...]) -> dict[str, Any]:
    """By result: variance, and for each factor first and total order with errors, and second order by pair."""
    return {
        result: {
            "variance": float(found.variance[k]),
            "first": {f: float(found.first[i, k]) for i, f in enumerate(found.factors)},
            "first_error": {f: float(found.first_error[i, k]) for i, f in enumerate(found.factors)},
            "total": {f: float(found.total[i, k]) for i, f in enumerate(found.factors)},
            "total_error": {f: float(found.total_error[i, k]) for i, f in enumerate(found.factors)},
            "second": {f"{a} × {b}": float(v[k]) for (a, b), v in found.second.items()},
        }
        for k, result in enumerate(results)
    }
