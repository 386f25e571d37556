"""Figures that are not as usual, and what the tests cost (离群检验与误报率).

Sizes are skewed, quarters have seasons, the small leap where the large step. Growth is held against the 51 peers nearest in
size; a figure against the unit's own level and season. Where the line is drawn is decided by how often a test spoke about
figures that had been accepted.

Source: Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers; Rousseeuw & Croux (1993), JASA 88, 1273–1283
"""

from __future__ import annotations

import numpy as np
import pytest

from jiju.core.refusals import Malformed
from jiju.engines.outlook import (
    FalseAlarms,
    GrowthBesidePeers,
    Scores,
    SeasonBesideItself,
    Stray,
    TooFewToTest,
    false_alarms,
    line_for,
    strays,
    unusual,
)
from tests.spec.outlook.drawn import province

PANEL, GROUPS = province(3000)
ACCEPTED = PANEL[:, :11]  # the twelfth quarter is the one that is judged


def planted(factor: float) -> tuple[np.ndarray, set[int]]:
    """The last quarter with a hundred figures so many times too large."""
    panel, wrong = PANEL.copy(), np.random.default_rng(9).choice(len(PANEL), 100, replace=False)
    panel[wrong, -1] *= factor
    return panel, set(map(int, wrong))


def found(test: Scores, line: float, factor: float) -> tuple[int, int]:
    """How many of the hundred were found, and how many others were accused."""
    panel, wrong = planted(factor)
    units = {s.unit for s in strays(test(panel), line)}
    return len(units & wrong), len(units - wrong)


def test_growth_is_held_against_peers_of_the_same_size() -> None:
    """Sixty small ones that double or halve, sixty large ones that grow by a tenth: +50 % is unusual of a large one only."""
    growth = [2.0, 0.5] * 30 + [1.1, 1.12] * 30
    panel = np.array([[size, 1, 1, 1, size * g] for size, g in zip([1.0] * 60 + [1000.0] * 60, growth, strict=True)])
    panel[:, 1:4] = panel[:, :1]
    panel[10, -1], panel[70, -1] = 1.5, 1500
    scores = GrowthBesidePeers(["a"] * 120)(panel)
    assert [s.unit for s in strays(scores, 4)] == [70]
    assert abs(scores[10]) < 1


def test_a_season_is_not_unusual_and_leaving_it_is() -> None:
    """A unit with 10, 20, 30, 40 each year: 10 again is as ever; 40 in a first quarter is four times its season."""
    panel = np.array([[10, 20, 30, 40] * 2 + [10, 20]] * 30, dtype=float)
    panel *= np.random.default_rng(1).lognormal(0, 0.05, panel.shape)
    panel[3, -1] = 80
    scores = SeasonBesideItself()(panel)
    assert [s.unit for s in strays(scores, 6)] == [3]


def test_false_alarms_are_counted_over_what_was_accepted() -> None:
    """3,000 enterprises, eleven accepted quarters: growth is judged in seven of them, the season in two. Beyond four
    spreads growth spoke of 64 in 21,000 (0.30 %, 95 % interval 0.24–0.39), the season of 14 in 6,000 (0.23 %, 0.14–0.39)."""
    growth = false_alarms(GrowthBesidePeers(GROUPS), ACCEPTED, 4)
    season = false_alarms(SeasonBesideItself(), ACCEPTED, 4)
    assert (growth.judged, season.judged) == (21_000, 6_000)
    assert (growth.alarms, season.alarms) == (pytest.approx(64, abs=3), pytest.approx(14, abs=2))
    assert FalseAlarms(21_000, 64).interval == pytest.approx((0.0024, 0.0039), abs=5e-5)
    assert FalseAlarms(6_000, 14).interval == pytest.approx((0.0014, 0.0039), abs=5e-5)


def test_the_line_is_drawn_by_the_rate_that_may_be() -> None:
    """Two in a thousand: growth 4.4 spreads, season 4.0; by the line so drawn the history spoke in no more than that."""
    for test, line in ((GrowthBesidePeers(GROUPS), 4.37), (SeasonBesideItself(), 4.04)):
        drawn = line_for(test, ACCEPTED, 0.002)
        assert isinstance(drawn, float)
        assert drawn == pytest.approx(line, abs=0.05)
        measured = false_alarms(test, ACCEPTED, drawn).rate
        assert measured is not None
        assert measured <= 0.002


def test_the_rate_holds_in_the_quarter_after() -> None:
    """In the twelfth quarter, which drew no line, growth accused 3 of 2,900 that were right and the season 8: 0.1 and 0.3 %."""
    assert found(GrowthBesidePeers(GROUPS), 4.37, 10)[1] == pytest.approx(3, abs=2)
    assert found(SeasonBesideItself(), 4.04, 10)[1] == pytest.approx(8, abs=3)


def test_what_is_found_by_these_lines() -> None:
    """Of a hundred figures in the wrong unit (× 10,000) all, ten times too large or small 99 or 100; three times too large
    74 by growth and 71 by the season; twice too large 40 and 19. `unusual`, which asks for a factor of 2.5, finds 78 and 10."""
    growth, season = GrowthBesidePeers(GROUPS), SeasonBesideItself()
    assert [found(growth, 4.37, f)[0] for f in (10_000, 10, 0.1, 3, 2)] == pytest.approx([100, 100, 100, 74, 40], abs=3)
    assert [found(season, 4.04, f)[0] for f in (10_000, 10, 0.1, 3, 2)] == pytest.approx([100, 99, 99, 71, 19], abs=3)
    for factor, many in ((3, 78), (2, 10)):
        panel, wrong = planted(factor)
        assert len({u.unit for u in unusual(panel[:, -5:], GROUPS)} & wrong) == pytest.approx(many, abs=3)


def test_the_furthest_come_first() -> None:
    """By the size of the score, whatever its sign; NaN is not judged."""
    scores = np.array([5.0, np.nan, -9.0, 1.0, 5.0])
    assert strays(scores, 4) == [Stray(2, -9.0), Stray(0, 5.0), Stray(4, 5.0)]


def test_what_is_absent_is_not_judged() -> None:
    """Zero, below zero, absent, and everybody in a group of fewer than twenty."""
    panel = PANEL[:60].copy()
    panel[0, -1], panel[1, -1], panel[2, -1] = 0, -5, np.nan
    panel[4, :-1] = np.nan
    groups = ["small"] * 19 + ["large"] * 41
    growth, season = GrowthBesidePeers(groups)(panel), SeasonBesideItself()(panel)
    assert np.isnan(growth[:19]).all()
    assert np.isfinite(growth[19:]).all()
    assert np.isnan(season[[0, 1, 2, 4]]).all()
    assert np.isfinite(season[5:]).all()


def test_a_history_too_short_has_no_line_and_no_rate() -> None:
    """One alarm in a thousand of 6,000 would be drawn by six figures; four quarters can be replayed nowhere."""
    few = line_for(SeasonBesideItself(), ACCEPTED, 0.001)
    assert isinstance(few, TooFewToTest)
    assert (few.have, few.needed) == (6000, 10_000)
    none = false_alarms(GrowthBesidePeers(GROUPS), PANEL[:, :4], 4)
    assert (none.judged, none.rate, none.interval) == (0, None, None)


def test_what_must_be_written_properly() -> None:
    """A label a unit, periods enough, a line above zero, a rate between 0 and 1."""
    with pytest.raises(Malformed, match="3000 × 12; 2 units of 5 periods"):
        GrowthBesidePeers(["a", "b"])(PANEL)
    with pytest.raises(Malformed, match="10 periods or more"):
        SeasonBesideItself()(PANEL[:, :9])
    with pytest.raises(Malformed, match="not above zero"):
        false_alarms(SeasonBesideItself(), PANEL, 0)
    with pytest.raises(Malformed, match="between 0 and 1"):
        line_for(SeasonBesideItself(), PANEL, 5)
