"""Clauses of the quarterly analysis, and the small tools that make numbers and their clauses together."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.oversight.shapes import Cited, Source

Figure = tuple[Decimal | int, str, int]  # amount, unit, decimals


def shown(amount: Decimal, decimals: int) -> str:
    """A number as an official text tells it: rounded half up, without a sign, without thousands."""
    return str(abs(amount).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


@dataclass
class Telling:
    """What one passage is made of while it is written: the numbers that its clauses tell."""

    period: Period
    vintage: int
    numbers: dict[str, Cited] = field(default_factory=dict)

    def source(self, indicator: str, path: str) -> Source:
        """Where the numbers of an indicator come from."""
        return Source(indicator, str(self.period), self.vintage, path)

    def cite(self, key: str, name: Word, figure: Figure, source: Source, subject: str = "") -> str:
        """Keep a number, and give it as the text tells it."""
        amount, unit, decimals = figure
        self.numbers[key] = Cited(key, name, subject, Decimal(amount), unit, decimals, source)
        return shown(Decimal(amount), decimals)

    def change(self, key: str, name: Word, figure: Figure, source: Source, subject: str = "") -> str:
        """The same for a growth or a difference, whose sign a verb tells."""
        amount, unit, decimals = figure
        self.numbers[key] = Cited(key, name, subject, Decimal(amount), unit, decimals, source, is_signed=True)
        return shown(Decimal(amount), decimals)


def direction(amount: Decimal, decimals: int) -> int:
    """1, −1, or 0 when the number shows as zero."""
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return (rounded > 0) - (rounded < 0)


def against_last_year(amount: Decimal, told: str) -> Word:
    """The clause of a growth."""
    way = direction(amount, 1)
    if way == 0:
        return word("level with the same period last year")
    if way > 0:
        return word("up {percent}% on the same period last year", percent=told)
    return word("down {percent}% on the same period last year", percent=told)


def like_for_like(amount: Decimal, told: str) -> Word:
    """The clause of the growth of the zones that were there both times."""
    way = direction(amount, 1)
    if way == 0:
        return word("level on a like-for-like basis")
    if way > 0:
        return word("up {percent}% on a like-for-like basis", percent=told)
    return word("down {percent}% on a like-for-like basis", percent=told)


def beside_expected(amount: Decimal, told: str, unit: str, expected: str) -> Word:
    """The clause of what is reached beside what was to be reached by now."""
    if amount < 0:
        return word("{gap} {unit} less than the {due} {unit} expected by now", gap=told, unit=unit, due=expected)
    return word("{gap} {unit} more than the {due} {unit} expected by now", gap=told, unit=unit, due=expected)
