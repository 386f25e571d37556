"""Crowding at a threshold: more just beyond a line than sizes alone would put there, or just short of it."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist
from typing import Literal

import numpy as np

from jiju.core.words import word
from jiju.engines.outlook.refusals import TooFewToTest, malformed

FEWEST = 10  # in each outer cell, and twice as many in the inner two together
HALF = 0.5  # of a unit, put into both inner cells where one is nearly empty (Haldane, Anscombe)
Where = Literal["above", "below"]


@dataclass(frozen=True)
class Crowding:
    """How many stand close to a threshold, and on which side more than sizes alone would put there.

    Shape    below, above: units in the cell next to the threshold; p: two-sided; crowded: the fuller side; times: how
             many times as many as expected it has, against the other side
    """

    below: int
    above: int
    crowded: Where
    times: float
    p: float


def crowding(
    sizes: Collection[Decimal | float], threshold: Decimal | float, within: float = 0.1
) -> Crowding | TooFewToTest:
    """Whether sizes crowd at one side of a threshold, such as revenue at the line from which an enterprise is listed.

    Four cells of one width in logarithms: two below, two above. Where the density of sizes is smooth, the fall over
    the two inner cells is a third of that over the two outer ones, whose middles lie three times as far apart; what
    differs from it is crowding. A bend of the density is even around the threshold and cancels.

    The sizes must hold both sides alike: of a register that only those above may enter, nothing can be read. Yet a side
    that all have left is what crowding looks like: of the inner cells only both together must hold enough.

    Shape    within: the width of a cell, 0.1 for ten percent
    Missing  sizes of zero, below it, and NaN are left out
    Errors   returns TooFewToTest below ten in an outer cell or twenty in the inner two; raises Malformed
    Source   after McCrary (2008), Journal of Econometrics 142, 698–714; with four cells in place of local regressions
    """
    line = float(threshold)
    if not (line > 0 and 0 < within < 1):
        raise malformed(
            "threshold",
            word("A threshold above zero and a width between 0 and 1 are needed."),
            word("Write the threshold in the unit of the sizes, and 0.1 for ten percent."),
        )
    values = np.array([float(s) for s in sizes])
    away = np.log(values[values > 0] / line) / math.log1p(within)
    # A figure at the threshold itself has reached it: the cells are closed below.
    outer_below, below, above, outer_above = (int(((away >= k) & (away < k + 1)).sum()) for k in (-2, -1, 0, 1))
    least = min(outer_below, outer_above)
    if least < FEWEST:
        return TooFewToTest(word("Units in the emptiest outer cell"), least, FEWEST)
    if below + above < 2 * FEWEST:
        return TooFewToTest(word("Units next to the threshold"), below + above, 2 * FEWEST)
    more = HALF if min(below, above) < FEWEST else 0
    step = math.log((above + more) / (below + more)) - math.log(outer_above / outer_below) / 3
    error = math.sqrt(1 / (above + more) + 1 / (below + more) + (1 / outer_above + 1 / outer_below) / 9)
    p = 2 * NormalDist().cdf(-abs(step) / error)
    return Crowding(below, above, "above" if step > 0 else "below", math.exp(abs(step)), p)
