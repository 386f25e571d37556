"""Ranks by a declared rule for ties."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal


def competition_ranks(scores: Mapping[str, Decimal]) -> dict[str, int]:
    """Ranks from the highest score; equal scores share the better rank, and the next rank is skipped (1, 2, 2, 4)."""
    ordered = sorted(scores.values(), reverse=True)
    first: dict[Decimal, int] = {}
    for place, score in enumerate(ordered, 1):
        first.setdefault(score, place)
    return {unit: first[score] for unit, score in scores.items()}
