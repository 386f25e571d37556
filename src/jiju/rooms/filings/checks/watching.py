"""The outlier tests of alerts over arrays: which units stand out, and what was to be expected of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from jiju.engines.outlook import (
    GrowthBesidePeers,
    LastDigits,
    SeasonBesideItself,
    TooFewToTest,
    crowding,
    last_digits,
    remarkable,
    strays,
    unusual,
)

Floats = np.ndarray[Any, np.dtype[np.float64]]
NEAR = 0.1  # ten percent at each side of a threshold


@dataclass(frozen=True)
class Odd:
    """A unit that stands out. Missing: expected None, the test tells no figure. score: spreads, or times too many."""

    unit: int
    expected: float | None
    score: float


@dataclass(frozen=True)
class Crowd:
    """A place in which reports stand just below a line. times: as many as sizes alone would put there."""

    place: str
    below: int
    above: int
    times: float


def beside_group(panel: Floats, groups: Sequence[str], least: float, spreads: float, factor: float) -> list[Odd]:
    """Who moved otherwise than its group did, over up to four earlier periods."""
    found = unusual(panel, groups, least, spreads=spreads, factor=factor)
    return [Odd(u.unit, u.expected, u.spreads) for u in found]


def beside_size(panel: Floats, groups: Sequence[str], line: float) -> list[Odd]:
    """Whose growth on the year before lies far from that of those of its size.

    Missing  a panel shorter than a year and a period tells nothing
    """
    test = GrowthBesidePeers(groups)
    if panel.shape[1] < test.history:
        return []
    return [Odd(s.unit, None, s.score) for s in strays(test(panel), line)]


def beside_season(panel: Floats, line: float) -> list[Odd]:
    """Whose figure lies far from its own level and season. Missing: fewer than ten periods tell nothing."""
    test = SeasonBesideItself()
    if panel.shape[1] < test.history:
        return []
    return [Odd(s.unit, None, s.score) for s in strays(test(panel), line)]


def invented(figures: Mapping[str, Sequence[int]], level: float) -> dict[str, LastDigits]:
    """Reporters whose last digits are uneven, so that the chance of accusing even one by mistake is the level at most.

    Shape    figures: reporter → figures in units of their last place
    """
    found = {code: last_digits(values, 0) for code, values in figures.items()}
    told = {code: one for code, one in found.items() if not isinstance(one, TooFewToTest)}
    return {code: told[code] for code in remarkable({code: one.p for code, one in told.items()}, level)}


def crowded(sizes: Mapping[str, Sequence[Decimal]], amount: Decimal, level: float) -> list[Crowd]:
    """Places in which more stand just below a threshold than sizes alone would put there."""
    found = {place: crowding(values, amount, NEAR) for place, values in sizes.items()}
    told = {place: one for place, one in found.items() if not isinstance(one, TooFewToTest)}
    named = remarkable({place: one.p for place, one in told.items()}, level)
    return [Crowd(p, told[p].below, told[p].above, told[p].times) for p in named if told[p].crowded == "below"]
