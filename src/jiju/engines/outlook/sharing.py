"""How much of the zones' shocks is shared: read from their growth, held back by what is usual."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from jiju.engines.outlook.reading import Steps

USUAL, WORTH = 0.3, 8  # a correlation taken as usual, and how many periods that counts for
MOST = 0.9
FEWEST = 3  # growths of a zone, before its own spread means anything


def common_shock(zones: Mapping[str, Steps]) -> float:
    """The correlation of two zones' shocks in one period, between 0 and 0.9.

    Each zone's growth on the year before, less its own mean and by its own spread; then the mean product of two zones
    in one period. A few periods tell little, so that 0.3 counts beside them like eight periods more.

    Missing  growths from or to a figure of zero or below are not read
    """
    by_period: dict[str, list[float]] = defaultdict(list)
    for code in sorted(zones):
        for period, value in _standard(zones[code]).items():
            by_period[period].append(value)
    together = [values for _, values in sorted(by_period.items()) if len(values) > 1]
    pairs = sum(len(v) * (len(v) - 1) for v in together)
    if not pairs:
        return USUAL
    products = math.fsum(math.fsum(v) ** 2 - math.fsum(x * x for x in v) for v in together)
    measured = products / pairs
    return min(max((WORTH * USUAL + len(together) * measured) / (WORTH + len(together)), 0.0), MOST)


def _standard(read: Steps) -> dict[str, float]:
    """A zone's growth by period, with mean zero and spread one."""
    per = read.per_year
    values = np.where(read.values > 0, read.values, np.nan)
    growth = np.log(values[per:]) - np.log(values[:-per])
    seen = np.flatnonzero(np.isfinite(growth))
    if len(seen) < FEWEST:
        return {}
    spread = float(growth[seen].std(ddof=1))
    if spread <= 0:
        return {}
    mean = float(growth[seen].mean())
    return {str(read.first.shift(per + int(i))): (float(growth[i]) - mean) / spread for i in seen}
