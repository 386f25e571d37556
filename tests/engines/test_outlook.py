"""What always holds of an outlook: whatever the figures, in whatever order and unit they are given."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jiju.core.periods import Period, quarter
from jiju.engines.outlook import (
    CannotBeTold,
    Chance,
    Figure,
    Forecast,
    GrowthBesidePeers,
    Nature,
    Pace,
    SeasonBesideItself,
    Series,
    Total,
    chance,
    crowding,
    expected_by_now,
    forecast,
    gap_set,
    season,
    total,
)
from jiju.engines.outlook.medians import median, spread
from tests.spec.outlook.drawn import cumulative, lively, province

adds = st.lists(st.floats(0.5, 500), min_size=8, max_size=20)
money = st.decimals(0, 10_000, places=2)
SLOW = settings(max_examples=25, deadline=None)


def told(series: Series) -> Forecast:
    found = forecast(series)
    assert isinstance(found, Forecast)
    return found


@SLOW
@given(adds, st.lists(st.floats(-1e4, 1e6), min_size=2, max_size=6))
def test_a_higher_target_is_never_likelier(x: list[float], targets: list[float]) -> None:
    found = told(cumulative(x))
    met = [chance(found, t) for t in sorted(targets)]
    shares = [m.share for m in met if isinstance(m, Chance)]
    assert len(shares) == len(targets)
    assert shares == sorted(shares, reverse=True)
    assert all(0 < s < 1 for s in shares)


@SLOW
@given(adds, st.floats(1e-6, 1e9))
def test_the_unit_of_measure_does_not_matter(x: list[float], scale: float) -> None:
    one, other = told(cumulative(x)), told(cumulative([v * scale for v in x]))
    for a, b in zip(
        (one.middle, *one.within80, *one.within95), (other.middle, *other.within80, *other.within95), strict=True
    ):
        assert a * scale == pytest.approx(b, rel=1e-5)


@SLOW
@given(adds)
def test_what_was_reached_is_not_taken_away(x: list[float]) -> None:
    """Where every period added something, no end lies below what is reached, and intervals hold one another."""
    found = told(cumulative(x))
    assert found.ends[0] >= found.reached
    low95, low80, middle, high80, high95 = found.within95[0], *found.within80, found.middle, found.within95[1]
    assert low95 <= low80 <= high80 <= high95
    assert found.within80[0] <= middle or high80 <= middle


@SLOW
@given(st.randoms(use_true_random=False))
def test_the_order_of_zones_and_periods_changes_nothing(mixed: Random) -> None:
    rng = np.random.default_rng(2)
    zones = {f"Z{n}": cumulative(lively(rng, 14 if n < 4 else 6, 4), first=2021 if n < 4 else 2023) for n in range(6)}
    order = list(zones)
    mixed.shuffle(order)
    turned = {code: Series(_turned(zones[code].figures)) for code in order}
    one, other = total(zones, 2024), total(turned, 2024)
    assert isinstance(one, Total)
    assert one == other


rough = st.one_of(st.none(), st.integers(-10, 10), st.floats(-1e12, 1e12), st.floats(1e-9, 1e-6))


@settings(max_examples=150, deadline=None)
@given(st.lists(rough, min_size=1, max_size=24), st.sampled_from(("cumulative", "level")))
def test_whatever_is_reported_there_is_a_forecast_or_a_reason(x: list[float | None], nature: Nature) -> None:
    series = Series({quarter(2020 + n // 4, n % 4 + 1): v for n, v in enumerate(x)}, nature)
    found = forecast(series)
    if isinstance(found, Forecast):
        assert np.isfinite([found.middle, *found.within95, *found.ends]).all()
    else:
        assert isinstance(found, CannotBeTold)
    steady = cumulative([5.0] * 12) if nature == "cumulative" else Series(dict.fromkeys(_quarters(12), 5), "level")
    assert isinstance(total({"rough": series, "steady": steady}, 2023), Total | CannotBeTold)


def _quarters(many: int) -> list[Period]:
    return [quarter(2020 + n // 4, n % 4 + 1) for n in range(many)]


def _turned(figures: Mapping[Period, Figure]) -> dict[Period, Figure]:
    return dict(reversed(list(figures.items())))


@SLOW
@given(st.lists(st.tuples(money, money), max_size=12), money, st.randoms(use_true_random=False))
def test_a_set_that_closes_a_gap_is_the_smallest_in_any_order(
    pairs: list[tuple[Decimal, Decimal]], gap: Decimal, mixed: Random
) -> None:
    zones = [Pace(f"{n:02d}", now, expected) for n, (now, expected) in enumerate(pairs)]
    found = gap_set(gap, zones)
    mixed.shuffle(zones)
    assert gap_set(gap, zones) == found
    lifts = sorted((max(Decimal(0), expected - now) for now, expected in pairs), reverse=True)
    enough = [n for n in range(len(lifts) + 1) if sum(lifts[:n]) >= gap]
    assert found.closed == bool(enough)
    if enough:
        assert len(found.lifts) == enough[0]
        assert sum(one.adds for one in found.lifts) >= gap
    else:
        assert found.short == gap - sum(lifts)


@SLOW
@given(st.lists(st.decimals(1, 500, places=1), min_size=8, max_size=8), st.decimals(1, 1000, places=2))
def test_the_season_has_no_unit_and_ends_at_one(x: list[Decimal], scale: Decimal) -> None:
    figures = {quarter(2021 + n // 4, n % 4 + 1): sum(x[n - n % 4 : n + 1], Decimal(0)) for n in range(8)}
    one, other = season(Series(figures), 2023), season(Series({p: v * scale for p, v in figures.items()}), 2023)
    assert not isinstance(one, Exception)
    assert not isinstance(other, Exception)
    assert [float(s) for s in one.shares] == pytest.approx([float(s) for s in other.shares])
    assert list(one.shares) == sorted(one.shares)
    assert expected_by_now(scale, one, quarter(2023, 4)) == scale


@SLOW
@given(st.permutations(range(60)), st.floats(1e-3, 1e6))
def test_scores_follow_their_unit_and_have_no_unit_of_measure(order: list[int], scale: float) -> None:
    panel, groups = province(60)
    half = [str(g < "类型4") for g in groups]
    for test, turned in (
        (GrowthBesidePeers(["a"] * 60), GrowthBesidePeers(["a"] * 60)),
        (GrowthBesidePeers(half), GrowthBesidePeers([half[i] for i in order])),
        (SeasonBesideItself(), SeasonBesideItself()),
    ):
        np.testing.assert_allclose(test(panel)[order], turned(panel[order] * scale), rtol=1e-6, atol=1e-9)


@SLOW
@given(st.floats(0.01, 1e6))
def test_crowding_has_no_unit_of_measure(scale: float) -> None:
    sizes = np.random.default_rng(1).lognormal(7, 1.3, 4000)
    one, other = crowding(sizes, 2000), crowding(sizes * scale, 2000 * scale)
    assert getattr(one, "p", None) == pytest.approx(getattr(other, "p", None), rel=1e-6)


@given(st.lists(st.one_of(st.floats(-1e6, 1e6), st.just(float("nan"))), min_size=1, max_size=9))
def test_the_median_of_what_is_known(x: list[float]) -> None:
    known = [v for v in x if v == v]
    assume(known)
    assert median(np.array([x]))[0] == pytest.approx(np.median(known))
    assert spread(np.array([x]))[0] == pytest.approx(1.4826 * np.median(np.abs(np.array(known) - np.median(known))))
    assert np.isnan(median(np.full((1, len(x)), np.nan))[0])
