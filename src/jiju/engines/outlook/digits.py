"""Digit preference: figures that were guessed or rounded have other last digits than figures that were counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scipy import stats

from jiju.core.words import word
from jiju.engines.outlook.refusals import TooFewToTest, malformed

FEWEST = 50  # five figures a digit, as a χ² test asks for
BEFORE = 3  # digits that must stand before those that are looked at: the first ones are never even


@dataclass(frozen=True)
class LastDigits:
    """How the last digits of a reporter's figures are spread.

    Shape    counts: of 0 to 9; p: how likely so uneven a spread, or more, is by chance
    """

    figures: int
    counts: tuple[int, ...]
    p: float


@dataclass(frozen=True)
class RoundNumbers:
    """How many figures end in so many zeros, and how likely so many, or more, are by chance."""

    figures: int
    round: int
    expected: float
    p: float


def last_digits(values: Collection[Decimal | int], places: int) -> LastDigits | TooFewToTest:
    """Whether each last digit is as frequent as the other: χ² with nine degrees of freedom.

    Shape    values: figures as reported; places: with how many decimals they are
    Missing  figures with fewer than four digits, decimals counted, say nothing and are left out
    Errors   returns TooFewToTest below fifty; raises Malformed on floats and on figures with more decimals
    Source   Mosimann, Wiseman & Edelman (1995), Accountability in Research 4, 31–55: the last digits of true counts
             are even, those of made-up ones are not
    """
    whole = _whole(values, places, 1)
    if len(whole) < FEWEST:
        return _few(len(whole))
    counts = tuple(sum(v % 10 == digit for v in whole) for digit in range(10))
    return LastDigits(len(whole), counts, float(stats.chisquare(counts).pvalue))


def round_numbers(values: Collection[Decimal | int], places: int, zeros: int = 2) -> RoundNumbers | TooFewToTest:
    """Whether more figures end in so many zeros than one in ten, in a hundred, in a thousand: exact binomial.

    Errors   returns TooFewToTest below fifty; raises Malformed
    """
    if zeros < 1:
        raise malformed("zeros", word("{zeros} zeros make nothing round.", zeros=zeros), word("Write 1 or more."))
    whole = _whole(values, places, zeros)
    if len(whole) < FEWEST:
        return _few(len(whole))
    ends = sum(v % 10**zeros == 0 for v in whole)
    share = 10.0**-zeros
    p = float(stats.binomtest(ends, len(whole), share, alternative="greater").pvalue)
    return RoundNumbers(len(whole), ends, len(whole) * share, p)


def remarkable(chances: Mapping[str, float], level: float = 0.01) -> tuple[str, ...]:
    """Which of many reporters stand out, so that the chance of accusing even one by mistake is the level at most.

    Shape    chances: reporter → p of one test
    Source   Holm (1979), Scandinavian Journal of Statistics 6, 65–70
    """
    if not 0 < level < 1:
        raise malformed(
            "level", word("The level {level} does not lie between 0 and 1.", level=level), word("Write 0.01 for 1 %.")
        )
    order = sorted(chances, key=lambda code: (chances[code], code))
    found = []
    for place, code in enumerate(order):
        if chances[code] > level / (len(order) - place):
            break
        found.append(code)
    return tuple(found)


def _whole(values: Collection[Decimal | int], places: int, looked_at: int) -> list[int]:
    """Figures in units of their last place, those long enough to tell."""
    out = [abs(_one(v, places)) for v in values]
    return [v for v in out if v >= 10 ** (looked_at + BEFORE - 1)]


def _one(value: Decimal | int, places: int) -> int:
    if isinstance(value, float):
        raise malformed(
            "values",
            word("A figure is not exact: {value}.", value=value),
            word("Give decimals as they were reported; a float has no last digit."),
        )
    scaled = Decimal(value).scaleb(places)
    if scaled != scaled.to_integral_value():
        raise malformed(
            "values",
            word("{value} has more than {places} decimals.", value=value, places=places),
            word("Say with how many decimals the figures are reported."),
        )
    return int(scaled)


def _few(have: int) -> TooFewToTest:
    return TooFewToTest(word("Figures with digits enough"), have, FEWEST)
