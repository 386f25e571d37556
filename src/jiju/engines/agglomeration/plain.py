"""Drawing enterprises again, one at a time: what the fast way in redrawing.py means. Both must agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from jiju.engines.agglomeration.shapes import Itself, Plant


def redrawn_plainly(plants: Sequence[Plant], draws: int, seed: int) -> list[dict[tuple[str, str], float]]:
    """The sum of each cell in each draw; the same seed draws the same enterprises as the fast way.

    Missing  every size is known here
    """
    rng = np.random.default_rng(seed)
    out = []
    for _ in range(draws):
        sums: dict[tuple[str, str], float] = {}
        for k in rng.integers(len(plants), size=len(plants)):
            plant = plants[k]
            sums[plant.area, plant.industry] = sums.get((plant.area, plant.industry), 0.0) + float(plant.size or 0)
        out.append(sums)
    return out


def quotient_plainly(sums: Mapping[tuple[str, str], float], area: str, industry: str, itself: Itself) -> float:
    """(x_ij ÷ x_·j) ÷ (x_i· ÷ x_··), the last two over all areas or over the others."""
    theirs = {cell: x for cell, x in sums.items() if itself == "counted" or cell[0] != area}
    own = sums.get((area, industry), 0.0) / sum(x for (a, _), x in sums.items() if a == area)
    return own / (sum(x for (_, i), x in theirs.items() if i == industry) / sum(theirs.values()))
