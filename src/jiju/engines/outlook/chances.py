"""The chance that a target is met, never told as certain."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

import numpy as np

from jiju.core.words import Word, word
from jiju.engines.outlook.forecasts import Forecast
from jiju.engines.outlook.refusals import CannotBeTold, malformed
from jiju.engines.outlook.totals import Total

Side = Literal["at least", "at most"]


@dataclass(frozen=True)
class Chance:
    """How likely a target is met.

    Shape    share: between 0 and 1, neither of them ever; says: a whole percent, “<1 %” or “>99 %”
    """

    share: float
    says: Word


def chance(
    outlook: Forecast | Total | CannotBeTold, target: Decimal | float, side: Side = "at least"
) -> Chance | CannotBeTold:
    """The chance that the year ends at the target or beyond, by the forecast's own distribution.

    What the forecast cannot know (a law, a plant that closes) is not in it: below one in a hundred nothing is told
    apart.

    Errors   hands back why there is no forecast; raises Malformed on a target that is no number
    """
    if isinstance(outlook, CannotBeTold):
        return outlook
    wanted = float(target)
    if not np.isfinite(wanted):
        raise malformed("target", word("The target is not a number."), word("Write the figure to be reached."))
    ends = outlook.forecast.ends if isinstance(outlook, Total) else outlook.ends
    below = np.searchsorted(ends, wanted, side="left" if side == "at least" else "right")
    met = len(ends) - int(below) if side == "at least" else int(below)
    share = (met + 0.5) / (len(ends) + 1)
    return Chance(share, _says(share))


def _says(share: float) -> Word:
    percent = share * 100
    if percent < 1:
        return word("<1 %")
    if percent > 99:
        return word(">99 %")
    return word("{n} %", n=Decimal(percent).quantize(Decimal(1), ROUND_HALF_UP))
