"""The tests of alerts by name: who is named, who is not, and where nothing can be told."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from jiju.rooms.filings.checks import beside_group, beside_season, beside_size, crowded, invented

RNG = np.random.default_rng(7)
STEADY = 1000 * np.exp(RNG.normal(0, 0.05, (40, 5)))
GROUPS = ["Z1"] * 40


def test_a_unit_that_leaps_is_named_with_what_was_to_be_expected_and_a_whole_group_that_leaps_is_not() -> None:
    panel = STEADY.copy()
    panel[3, -1] *= 10
    (odd,) = beside_group(panel, GROUPS, 10, 5, 2)
    assert odd.unit == 3
    assert 800 < (odd.expected or 0) < 1250
    panel = STEADY.copy()
    panel[:, -1] *= 10
    assert beside_group(panel, GROUPS, 10, 5, 2) == []


def test_a_group_too_small_to_compare_and_a_step_too_small_to_ask_about_name_nobody() -> None:
    panel = STEADY.copy()
    panel[3, -1] *= 10
    assert beside_group(panel[:11], GROUPS[:11], 10, 5, 2) == []
    assert beside_group(panel, GROUPS, 1_000_000, 5, 2) == []


def test_one_quarter_only_tells_nothing_of_growth_or_season() -> None:
    one = STEADY[:, :1]
    assert beside_size(one, GROUPS, 5) == []
    assert beside_season(one, 5) == []
    assert beside_group(one, GROUPS, 1, 5, 2) == []


def test_growth_far_from_those_of_its_size_is_named() -> None:
    panel = STEADY.copy()
    panel[7, -1] *= 20
    assert [o.unit for o in beside_size(panel, GROUPS, 9)] == [7]


def test_a_figure_outside_its_own_season_is_named() -> None:
    season = np.array([0.8, 0.9, 1.0, 1.3] * 4)
    panel = 1000 * season[:14] * np.exp(RNG.normal(0, 0.02, (30, 14)))
    panel[5, -1] /= 4
    assert [o.unit for o in beside_season(panel, 8)] == [5]


def test_last_digits_of_nought_and_five_alone_are_named_and_fewer_than_fifty_figures_are_not_judged() -> None:
    counted = [int(v) for v in RNG.integers(1000, 99999, 120)]
    made_up = [v - v % 5 for v in counted]
    assert set(invented({"Z1": counted, "Z2": made_up, "Z3": made_up[:40]}, 0.001)) == {"Z2"}


def test_crowding_below_a_threshold_is_named_and_crowding_above_is_not() -> None:
    even = [Decimal(str(round(v, 1))) for v in np.exp(RNG.uniform(np.log(1500), np.log(2700), 600))]
    below = even + [Decimal(1950)] * 80
    above = even + [Decimal(2050)] * 80
    found = crowded({"C1": even, "C2": below, "C3": above, "C4": below[:5]}, Decimal(2000), 0.001)
    assert [c.place for c in found] == ["C2"]
    assert found[0].below > found[0].above * 3 / 2
