"""Weighted sums whose parts add up to the whole exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

DIGITS = Decimal("0.0001")
Missing = Literal["floor", "rescale", "refuse"]


@dataclass(frozen=True)
class Part:
    """One item's part in a total. Missing: score None was not there; `weight` is the weight as used."""

    item: str
    score: Decimal | None
    weight: Decimal
    contribution: Decimal


def weighted_parts(
    scores: Mapping[str, Decimal | None], weights: Mapping[str, Decimal], *, missing: Missing, floor: Decimal
) -> tuple[Part, ...] | None:
    """Each item's contribution, score × weight ÷ sum of weights, rounded to four places; the total is their sum.

    Missing  floor: an absent item scores the floor; rescale: its weight is shared among the others in proportion;
             refuse: one absent item leaves the unit without a score, as does having no item at all
    """
    present = {i: s for i, s in scores.items() if s is not None}
    if not present or (missing == "refuse" and len(present) < len(scores)):
        return None
    if missing == "floor":
        present = {i: floor if s is None else s for i, s in scores.items()}
    whole = sum((weights[i] for i in present), Decimal(0))
    return tuple(_part(i, scores[i], present.get(i), weights[i], whole) for i in scores)


def _part(item: str, given: Decimal | None, used: Decimal | None, weight: Decimal, whole: Decimal) -> Part:
    if used is None:
        return Part(item, None, Decimal(0), Decimal(0))
    share = weight * 100 / whole
    return Part(item, given, share.quantize(DIGITS), (used * weight / whole).quantize(DIGITS))
