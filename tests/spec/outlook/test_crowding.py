"""Crowding at a threshold (临界点聚集), such as the revenue from which an enterprise is listed (入规入统).

Sizes thin out smoothly. Where just beyond a line stand many more than just short of it, some were helped over it; where many
stand just short of it, some stay away. Four cells of like width in logarithms: the fall over the inner two is a third of that
over the outer two.

Source: after McCrary (2008), Journal of Econometrics 142, 698–714
"""

from __future__ import annotations

import numpy as np
import pytest

from jiju.core.refusals import Malformed
from jiju.engines.outlook import Crowding, TooFewToTest, crowding, false_alarms_at
from tests.spec.outlook.drawn import province

LINE = 2000  # 万元


def told(found: Crowding | TooFewToTest) -> Crowding:
    assert isinstance(found, Crowding)
    return found


def cells(outer_below: int, below: int, above: int, outer_above: int) -> list[float]:
    """So many units in each of four cells of ten percent around the line."""
    return [1700.0] * outer_below + [1900.0] * below + [2100.0] * above + [2300.0] * outer_above


def test_where_sizes_thin_out_smoothly_nothing_crowds() -> None:
    """80, 64, 51.2, 41 fall by a fifth each: as expected. 1,000 short of the line and 1,000 beyond it are no news either."""
    assert told(crowding(cells(125, 100, 80, 64), LINE)).times == pytest.approx(1)
    assert told(crowding(cells(100, 100, 100, 100), LINE)).p == 1


def test_too_many_just_beyond_the_line_are_seen() -> None:
    """100, 60, 140, 70: by the outer two 53 : 47 would be expected of the inner, so beyond stand 2.6 times as many as
    expected; by chance once in 300 million."""
    found = told(crowding(cells(100, 60, 140, 70), LINE))
    assert (found.below, found.above, found.crowded) == (60, 140, "above")
    assert found.times == pytest.approx(2.63, abs=0.01)
    assert found.p == pytest.approx(1 / 340e6, rel=0.02)


def test_too_many_just_short_of_it_are_seen_as_well() -> None:
    """The other way round: who stays below need not report."""
    found = told(crowding(cells(70, 140, 60, 100), LINE))
    assert (found.crowded, found.p < 1e-7) == ("below", True)


def test_exactly_at_the_line_is_beyond_it() -> None:
    """Twenty that report 2000 have reached it."""
    assert told(crowding([*cells(20, 20, 20, 20), *[2000.0] * 20], LINE)).above == 40


def test_the_stated_level_is_kept() -> None:
    """1,500 registers of 4,000 skewed sizes without any crowding: at 1 % it accused 0.9 %, at 5 % 5 % of them; over 4,000
    registers 0.88 and 5.4 %."""
    rng = np.random.default_rng(6)
    results = [crowding(rng.lognormal(7, 1.3, 4000), LINE) for _ in range(1500)]
    assert false_alarms_at(0.01, results).rate == pytest.approx(0.009, abs=0.005)
    assert false_alarms_at(0.05, results).rate == pytest.approx(0.05, abs=0.012)


def test_false_alarms_are_counted_over_what_was_accepted() -> None:
    """10,000 enterprises over eleven accepted quarters, in which nobody was helped: at 5 % none to two of the eleven speak."""
    panel, _ = province(10_000)
    measured = false_alarms_at(0.05, [crowding(quarter, LINE) for quarter in panel[:, :11].T])
    assert measured.judged == 11
    assert measured.alarms <= 2


def test_who_was_helped_over_the_line_is_found() -> None:
    """Two in five of those up to a tenth short of it report a figure just beyond: found in each of 100 registers."""
    rng = np.random.default_rng(7)
    seen = []
    for _ in range(100):
        sizes = rng.lognormal(7, 1.3, 4000)
        helped = (sizes < LINE) & (sizes > 1800) & (rng.random(4000) < 0.4)
        sizes[helped] = LINE * rng.uniform(1, 1.1, helped.sum())
        found = told(crowding(sizes, LINE))
        seen.append(found.p < 0.01 and found.crowded == "above")
    assert np.mean(seen) > 0.97


def test_absent_and_empty_sizes_are_left_out() -> None:
    """Zero, below zero and NaN have no logarithm."""
    found = crowding([*cells(20, 20, 20, 20), 0, -5, float("nan")], LINE)
    assert told(found).p == 1


def test_a_side_that_all_have_left_is_what_crowding_looks_like() -> None:
    """60 short of the line and nobody beyond it: with half a unit put into both, 121 to 1 where as many were expected."""
    found = told(crowding(cells(40, 60, 0, 40), LINE))
    assert (found.below, found.above, found.crowded) == (60, 0, "below")
    assert found.times == pytest.approx(121)
    assert found.p < 0.001


def test_the_level_is_kept_where_few_stand_at_the_line() -> None:
    """20,000 registers in which 10 to 20 stand in a cell: at 1 % it accused 0.6 % of those that it judged."""
    rng = np.random.default_rng(9)
    counts = rng.poisson(14, (20_000, 4))
    results = [crowding(cells(*(int(n) for n in row)), LINE) for row in counts]
    assert sum(isinstance(r, Crowding) for r in results) > 10_000
    assert false_alarms_at(0.01, results).rate == pytest.approx(0.006, abs=0.003)


def test_too_few_in_a_cell_are_not_tested() -> None:
    """Nine in an outer cell, nineteen in the inner two; of a register that only those above may enter nothing is told."""
    found = crowding(cells(9, 20, 20, 20), LINE)
    assert isinstance(found, TooFewToTest)
    assert (found.have, found.needed) == (9, 10)
    found = crowding(cells(20, 19, 0, 20), LINE)
    assert isinstance(found, TooFewToTest)
    assert (found.have, found.needed) == (19, 20)
    assert isinstance(crowding(cells(0, 0, 500, 500), LINE), TooFewToTest)


def test_what_must_be_written_properly() -> None:
    """A line of nothing, a width of everything."""
    for line, within in ((0, 0.1), (LINE, 0), (LINE, 1.5)):
        with pytest.raises(Malformed, match="above zero and a width"):
            crowding([1], line, within)
