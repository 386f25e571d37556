"""Outlier tests: a unit is unusual when it moved otherwise than its group, and nobody else is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiju.engines.outlook import unusual

SEASON = np.array([0.7, 1.0, 1.1, 1.2, 0.75])


def province(units: int = 60, seed: int = 3) -> np.ndarray:
    """Skewed sizes, one season for all, a little noise."""
    rng = np.random.default_rng(seed)
    return rng.lognormal(5, 1.3, (units, 1)) * SEASON * rng.lognormal(0, 0.12, (units, 5))


def units(series: np.ndarray, groups: list[str] | None = None) -> list[int]:
    return [u.unit for u in unusual(series, groups or ["a"] * len(series))]


def test_season_growth_and_size_are_not_unusual() -> None:
    assert units(province()) == []
    assert units(province() * np.array([1, 1, 1, 1, 3.0])) == []  # everybody trebled


@pytest.mark.parametrize("factor", [0.1, 3.4, 10, 10_000])
def test_one_that_leaps_alone_is_found_and_what_was_expected_is_said(factor: float) -> None:
    series = province()
    true = series[7, 4]
    series[7, 4] *= factor
    (found,) = unusual(series, ["a"] * len(series))
    assert found.unit == 7
    assert found.expected == pytest.approx(true, rel=0.4)
    assert (found.spreads > 0) == (factor > 1)


def test_a_wrong_figure_in_the_past_does_not_accuse_the_right_one_after_it() -> None:
    series = province()
    series[7, 3] *= 1000
    assert units(series) == []


def test_absent_zero_and_negative_figures_and_small_groups_are_not_judged() -> None:
    series = province()
    series[7] = [0, -1, np.nan, 0, 10**9]
    assert 7 not in units(series)
    small = province(11)
    small[3, 4] *= 1000
    assert units(small) == []
    assert unusual(np.empty((0, 5)), []) == []


def test_a_step_too_small_to_matter_is_not_unusual() -> None:
    series = province() / 1000
    series[7, 4] *= 8
    assert units(series) == [7]
    assert unusual(series, ["a"] * len(series), least=float(series[7, 4])) == []


def test_a_label_a_unit() -> None:
    with pytest.raises(ValueError, match="2 labels for 60 units"):
        unusual(province(), ["a", "b"])


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(60)), st.floats(1e-3, 1e6))
def test_order_of_units_and_the_unit_of_measure_do_not_matter(order: list[int], scale: float) -> None:
    series = province()
    series[7, 4] *= 8
    assert {order[i] for i in units(series[order] * scale)} == {7}
