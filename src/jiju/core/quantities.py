"""Quantities: an exact number and the unit it is counted in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.core.refusals import Malformed
from jiju.core.words import word


@dataclass(frozen=True)
class Unit:
    """A unit of measure. Units of one dimension convert into one another by their factor to its base."""

    symbol: str
    dimension: str
    factor: Decimal
    decimals: int  # shown, never stored


UNITS: dict[str, Unit] = {
    u.symbol: u
    for u in (
        Unit("元", "money", Decimal(1), 2),
        Unit("千元", "money", Decimal(1000), 1),
        Unit("万元", "money", Decimal(10_000), 1),
        Unit("亿元", "money", Decimal(100_000_000), 1),
        Unit("人", "persons", Decimal(1), 0),
        Unit("万人", "persons", Decimal(10_000), 2),
        Unit("户", "households", Decimal(1), 0),
        Unit("户次", "visits", Decimal(1), 0),
        Unit("个", "count", Decimal(1), 0),
        Unit("㎡", "area", Decimal(1), 0),
        Unit("万㎡", "area", Decimal(10_000), 2),
        Unit("公顷", "area", Decimal(10_000), 2),
        Unit("—", "none", Decimal(1), 0),
        Unit("亩", "land", Decimal(1), 1),
        Unit("%", "percent", Decimal(1), 1),
        Unit("百分点", "points", Decimal(1), 2),
        Unit("分", "score", Decimal(1), 2),
    )
}


def unit(symbol: str) -> Unit:
    """The unit of that symbol.

    Errors   Malformed when it is not a known unit
    """
    if symbol not in UNITS:
        raise Malformed(
            "unit",
            word("“{symbol}” is not a known unit.", symbol=symbol),
            word("Write one of: {known}.", known="、".join(UNITS)),
        )
    return UNITS[symbol]


@dataclass(frozen=True)
class Quantity:
    """An exact number with its unit."""

    amount: Decimal
    unit: str

    def to(self, symbol: str) -> Quantity:
        """The same quantity in another unit of the same dimension, exactly."""
        here, there = unit(self.unit), unit(symbol)
        if here.dimension != there.dimension:
            raise Malformed(
                "unit",
                word("{here} cannot be turned into {there}.", here=here.symbol, there=there.symbol),
                word("Use units of one dimension."),
            )
        return Quantity(self.amount * here.factor / there.factor, symbol)

    def __str__(self) -> str:
        return f"{self.amount:,} {self.unit}"
