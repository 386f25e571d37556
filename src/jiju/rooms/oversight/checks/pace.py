"""How much of a year's target is expected by a period's end."""

from __future__ import annotations

from decimal import Decimal

from jiju.core.periods import PER_YEAR, Period


def expected_flow(target: Decimal, period: Period, earlier: list[tuple[Decimal, Decimal]]) -> Decimal:
    """What a cumulative figure should have reached: the target times the season's own share.

    Shape    earlier: for each earlier year (total up to the same period, total of the whole year)
    Missing  without an earlier year the share is that of the calendar, so many periods of the year's
    """
    shares = [upto / whole for upto, whole in earlier if whole]
    share = sum(shares, Decimal(0)) / len(shares) if shares else Decimal(period.number) / PER_YEAR[period.kind]
    return target * share


def expected_stock(target: Decimal, period: Period, start: Decimal | None) -> Decimal:
    """What a count should have reached: on the straight way from the year's start to the target.

    Missing  without a figure at the start, the target itself is expected
    """
    if start is None:
        return target
    return start + (target - start) * period.number / PER_YEAR[period.kind]
