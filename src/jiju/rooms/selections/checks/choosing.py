"""What a meeting chose against the order that the experts gave. Pure; scores come with the applications."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

LOWEST = Decimal("-Infinity")  # of who has no score where others have


def unexplained(scores: Mapping[str, Decimal], chosen: Collection[str], units: Collection[str],
                reasons: Mapping[str, str]) -> tuple[str, ...]:  # fmt: skip
    """The units at which the panel's order is departed from without a word, sorted.

    A unit that was passed over by a lower one, and the lower one that was taken: a reason at either says why.
    Missing  without any score there is no order to depart from
    """
    if not scores:
        return ()
    said = {unit for unit, text in reasons.items() if text.strip()}
    passed = [u for u in units if u not in chosen]
    pairs = [(c, u) for c in chosen for u in passed if scores.get(u, LOWEST) > scores.get(c, LOWEST)]
    return tuple(sorted({unit for pair in pairs if not said & set(pair) for unit in pair}))


def carries(votes_for: int, present: int, share: str) -> bool:
    """Whether the votes carry a decision: more than half of those present, or two thirds of them."""
    return votes_for * 3 >= present * 2 if share == "two_thirds" else votes_for * 2 > present
