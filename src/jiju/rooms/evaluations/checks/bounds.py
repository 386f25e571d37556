"""Exact best and worst places over every admissible weighting of a scheme: a proof, not a sample."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jiju.engines.indices import around, rank_bounds
from jiju.rooms.evaluations.shapes import PlaceBounds, Standing
from jiju.rooms.programmes.shapes import Scheme

SECONDS = 2.0  # for one end of one unit; what is not proved by then says so


def bounds_of(scheme: Scheme, standings: Sequence[Standing], group: str) -> tuple[PlaceBounds, ...]:
    """The bounds of one group, each weight within the scheme's share of itself.

    Missing  a unit without a score is left out; an absent item stands at the unit's own score, as it does under the
             weights in force, so that it neither lifts nor lowers
    """
    rows = [r for r in standings if r.group == group and r.base is not None]
    if len(rows) < 2:
        return tuple(PlaceBounds(r.unit, 1, 1, proved=True) for r in rows)
    scores = np.array([_row(r) for r in rows])
    weights = [float(item.weight) for item in scheme.items]
    admissible = around(weights, float(scheme.sureness.weights_share))
    found = rank_bounds(scores, admissible, [r.unit for r in rows], seconds=SECONDS, seed=scheme.sureness.seed)
    return tuple(PlaceBounds(b.unit, b.best.place, b.worst.place, b.best.proved and b.worst.proved) for b in found)


def _row(row: Standing) -> list[float]:
    """The scores of a unit's items, adjustments added to each, so that every weighted mean holds them whole."""
    assert row.base is not None
    assert row.score is not None
    added = float(row.score - row.base)
    return [float(row.base if p.score is None else p.score) + added for p in row.parts]
