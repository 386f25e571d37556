"""Counts and sums over a zone's enterprises that tell nothing of a single one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.engines.checks import Sheet
from jiju.engines.checks.nodes import CountOf, SumOf
from jiju.engines.checks.plain import chosen

Cells = Mapping[str, Value]
Tallied = CountOf | SumOf
FEWEST = 3  # the law asks for sums over three units and more


def tallied(
    asked: Iterable[Tallied], period: Period, below: Mapping[str, Sequence[Cells]]
) -> dict[Tallied, Decimal | None]:
    """How many enterprises meet each condition, or what they add up to.

    Missing  None where fewer than three have reported, or where a sum would be over one or two: a single enterprise
             could be told from it
    """
    return {one: _tally(one, period, below.get(one.form, ())) for one in asked}


def _tally(one: Tallied, period: Period, filings: Sequence[Cells]) -> Decimal | None:
    if len(filings) < FEWEST:
        return None
    met = chosen(Sheet(period, {}, lower={one.form: filings}), one.form, one.where)
    if isinstance(one, CountOf):
        return Decimal(len(met))
    numbers = [x for cells in met if isinstance(x := cells.get(one.code), Decimal)]
    return sum(numbers, Decimal(0)) if not met or len(numbers) >= FEWEST else None
