"""Like-for-like growth (同口径增长).

A zone's total grows when its enterprises grow, when others come, and when its boundary is moved. Only the first is
growth like for like. The four parts sum to the change exactly, in decimals.

Source: Dunne, Roberts and Samuelson (1989), Journal of Labor Economics 7, 48–71, with a part for boundaries
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.agglomeration import TooManyAbsent, TooThin, like_for_like
from tests.spec.agglomeration.drawn import column, drawn

PERIODS = ("2023", "2024")
ZONE = drawn("""
enterprise | 2023  | 2024
甲         | 100.5 | 110.5
乙         | 200   | 190
丙         | 99.5  | 119.5
丁         | 50    |
戊         |       | 80
己         |       | 300
""")


def test_a_total_that_grew_by_three_quarters_grew_by_five_percent_like_for_like() -> None:
    """450 → 800 is 77.78 %; the three that were there both times grew from 400 to 420; 己 came with a new boundary."""
    found = like_for_like(column(ZONE, "2023"), column(ZONE, "2024"), {"己"}, periods=PERIODS, unit="万元")
    assert (found.before, found.after) == (450, 800)
    assert (found.continuing, found.entrants, found.exits, found.boundary) == (20, 80, -50, 300)
    assert found.before + found.continuing + found.entrants + found.exits + found.boundary == found.after
    assert (found.growth, found.like_for_like) == (Decimal("77.78"), Decimal("5.00"))
    assert found.units == {"continuing": 3, "entrants": 1, "exits": 1, "boundary": 1}


def test_who_has_not_reported_has_not_left() -> None:
    """己 was there and its figure is absent: neither of its figures counts, it is named, and its 70 are told apart."""
    found = like_for_like(
        {"甲": 10, "乙": 10, "丙": 10, "丁": 10, "己": 70}, {"甲": 11, "乙": 11, "丙": 11, "丁": 11, "己": None},
        periods=PERIODS, unit="万元",
    )  # fmt: skip
    assert (found.exits, found.before, found.like_for_like) == (0, 40, Decimal("10.00"))
    assert (found.basis.absent, found.not_compared) == (("己",), (70, 0))


def test_a_unit_whose_own_boundary_was_moved_is_boundary_in_whole() -> None:
    """Over zones: 丁 is there both times, but not the same 丁; its 40 are no growth like for like."""
    found = like_for_like(
        {"甲": 10, "乙": 10, "丙": 10, "丁": 10}, {"甲": 10, "乙": 10, "丙": 13, "丁": 50},
        {"丁"}, periods=PERIODS, unit="户", of="zones",
    )  # fmt: skip
    assert (found.continuing, found.boundary, found.like_for_like) == (3, 40, Decimal("10.00"))


def test_a_known_zero_continues() -> None:
    """An enterprise that earned nothing and reported it is there; growth from nothing has no percentage."""
    found = like_for_like(dict.fromkeys("甲乙丙", 0), dict.fromkeys("甲乙丙", 5), periods=PERIODS, unit="万元")
    assert (found.continuing, found.entrants, found.like_for_like) == (15, 0, None)


def test_losses_are_figures_too() -> None:
    """Profit may be below zero; from a base that is, no percentage is told."""
    found = like_for_like({"甲": -5, "乙": 1, "丙": 1}, {"甲": 4, "乙": 1, "丙": 1}, periods=PERIODS, unit="万元")
    assert (found.continuing, found.like_for_like) == (9, None)


def test_figures_keep_every_digit() -> None:
    """One fen beside hundreds of billions is still there."""
    small, large = Decimal("0.01"), Decimal("999999999999999999999999999999.99")
    found = like_for_like(
        {"甲": large, "乙": 0, "丙": 0}, {"甲": large, "乙": small, "丙": 0}, periods=PERIODS, unit="元"
    )
    assert (found.continuing, found.after) == (small, Decimal("1000000000000000000000000000000.00"))


def test_what_it_refuses() -> None:
    """Two continuing ones, too many unreported, floats, a moved unit that is nowhere, one period twice."""
    with pytest.raises(TooThin, match="at least 3 enterprises; there are 2"):
        like_for_like({"甲": 1, "乙": 1}, {"甲": 1, "乙": 1, "丙": 1}, periods=PERIODS, unit="万元")
    with pytest.raises(TooManyAbsent, match="at least 4 of 4; 3 are there"):
        like_for_like(
            dict.fromkeys("甲乙丙丁", 1), {"甲": 1, "乙": 1, "丙": 1, "丁": None}, periods=PERIODS, unit="万元"
        )
    with pytest.raises(Malformed, match="not exact"):
        like_for_like(dict.fromkeys("甲乙丙", 1.5), dict.fromkeys("甲乙丙", 1), periods=PERIODS, unit="万元")  # type: ignore[arg-type]  # what is refused
    with pytest.raises(Malformed, match="neither period"):
        like_for_like(dict.fromkeys("甲乙丙", 1), dict.fromkeys("甲乙丙", 1), {"癸"}, periods=PERIODS, unit="万元")
    with pytest.raises(Malformed, match="Both periods are 2024"):
        like_for_like(dict.fromkeys("甲乙丙", 1), dict.fromkeys("甲乙丙", 1), periods=("2024", "2024"), unit="万元")
