"""功效系数: where a value lies between the worst and the best of its peers, on a scale with a floor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

DIGITS = Decimal("0.0001")


@dataclass(frozen=True)
class Normalised:
    """One unit's score on one item, with everything that its formula needs."""

    value: Decimal
    worst: Decimal
    best: Decimal
    score: Decimal


def efficacy(
    values: Mapping[str, Decimal], *, floor: Decimal, span: Decimal, direction: Literal["up", "down"]
) -> dict[str, Normalised]:
    """Score each unit: floor + span × (value − worst) ÷ (best − worst), worst and best among the units given.

    Units    out: points, rounded half-even to four places
    Missing  units that are absent are not scored and do not move worst or best
    Errors   none: where all values are equal (also for a single unit) everybody stands at best, floor + span
    Source   功效系数法, the usual 60 + 40 form
    """
    if not values:
        return {}
    low, high = min(values.values()), max(values.values())
    worst, best = (low, high) if direction == "up" else (high, low)
    out = {}
    for unit, value in values.items():
        share = Decimal(1) if best == worst else (value - worst) / (best - worst)
        out[unit] = Normalised(value, worst, best, (floor + span * share).quantize(DIGITS))
    return out
