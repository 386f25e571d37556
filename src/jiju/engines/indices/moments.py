"""Skew and kurtosis, in the variant that is named."""

from __future__ import annotations

import math

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse


def skewness(x: FloatArray) -> float:
    """How lopsided figures are: type 2, as Excel's SKEW and e1071 type 2.

    Shape    x: present figures only, three or more, not all equal
    Errors   Malformed with fewer
    """
    n = _enough(x, 3)
    d = x - x.mean()
    g1 = float((d**3).mean()) / float((d**2).mean()) ** 1.5
    return float(g1 * math.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(x: FloatArray) -> float:
    """How heavy the tails are, beyond the normal's: type 2, as Excel's KURT and e1071 type 2.

    Shape    x: present figures only, four or more, not all equal
    Errors   Malformed with fewer
    """
    n = _enough(x, 4)
    d = x - x.mean()
    g2 = float((d**4).mean()) / float((d**2).mean()) ** 2 - 3.0
    return float((n + 1) * g2 + 6.0) * (n - 1) / ((n - 2) * (n - 3))


def _enough(x: FloatArray, least: int) -> int:
    if len(x) < least or float(x.max()) == float(x.min()):
        raise refuse(
            "moments", word("At least {n} figures that differ are needed.", n=least), word("Leave the indicator out.")
        )
    return len(x)
