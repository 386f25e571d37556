"""How sure a place is: rank intervals, chances at each line, exact bounds. Clear cases are sure, close ones are not."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from jiju.core.refusals import Malformed
from jiju.engines.indices import Noisy, noisy_scores
from jiju.engines.indices.fast import noisy
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.shapes import Judgements, PlaceBounds, Standing
from tests.spec.evaluations.drawn import figure, scheme, snapshot

FAR = {"A": {"a": 100, "b": 100}, "B": {"a": 60, "b": 55}, "C": {"a": 10, "b": 12}}
CLOSE = {"A": {"a": 100, "b": 99}, "B": {"a": 99, "b": 100}, "C": {"a": 10, "b": 12}}
NOBODY = Judgements()


def drawn(rows: dict[str, dict[str, float]], **more: object):
    s, shot = scheme(**more), snapshot(rows)  # type: ignore[arg-type]  # a table of numbers
    standings = checks.compute(s, shot)
    return s, standings, checks.sureness(s, shot, NOBODY, standings)


def test_units_far_apart_keep_their_places_in_every_draw() -> None:
    _, _, (group,) = drawn(FAR)
    assert [(u, s.low, s.high) for u, s in group.units.items()] == [("A", 1, 1), ("B", 2, 2), ("C", 3, 3)]
    assert group.units["A"].above_next_worse == Decimal("1.0000")


def test_units_close_together_share_their_places() -> None:
    _, _, (group,) = drawn(CLOSE)
    first = group.units["A"]
    assert (first.low, first.high) == (1, 2)
    assert Decimal("0.2") < first.places[0] < Decimal("0.8")
    assert sum(first.places) == pytest.approx(Decimal(1), abs=Decimal("0.001"))


def test_the_chance_at_an_award_has_its_error_and_marks_the_borderline() -> None:
    award = {"awards": [{"award": "F2", "top": 1, "grade": "良好"}]}
    s, _, groups = drawn(CLOSE, consequences=award)
    p, error = groups[0].units["A"].chances["award:F2"]
    assert Decimal("0.2") < p < Decimal("0.8")
    assert Decimal(0) < error < Decimal("0.02")
    assert checks.borderline(s, groups) == {"A": ("award:F2",), "B": ("award:F2",)}
    assert groups[0].units["C"].chances["award:F2"] == (Decimal(0), Decimal(0))


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others() -> None:
    texts = [checks.sureness_text(drawn(CLOSE)[2]) for _ in range(2)]
    other = drawn(CLOSE, sureness={"replicates": 2000, "seed": 8})[2]
    assert texts[0] == texts[1]
    assert checks.sureness_text(other) != texts[0]


def test_sureness_survives_being_written_down() -> None:
    groups = drawn(CLOSE)[2]
    assert checks.sureness_of(checks.sureness_text(groups)) == groups


def test_a_veto_leaves_no_chance() -> None:
    s = scheme(vetoes=[{"id": "false", "name": "数据造假", "grade": "不合格"}])
    shot, judged = snapshot(FAR), Judgements(vetoes={"A": ("false",)})  # type: ignore[arg-type]  # a table of numbers
    groups = checks.sureness(s, shot, judged, checks.compute(s, shot, judged))
    assert groups[0].units["A"].chances["grade:良好"] == (Decimal(0), Decimal(0))
    assert groups[0].units["A"].chances["fail"] == (Decimal(1), Decimal(0))


def test_who_is_absent_is_not_drawn() -> None:
    s, shot, judged = scheme(), snapshot(FAR), Judgements(absent=("C",))  # type: ignore[arg-type]  # a table of numbers
    groups = checks.sureness(s, shot, judged, checks.compute(s, shot, judged))
    assert set(groups[0].units) == {"A", "B"}


def test_scores_without_error_and_with_fixed_weights_are_the_scores_themselves() -> None:
    x = np.array([10.0, 55.0, 100.0, np.nan])
    items = [Noisy(x, np.zeros(4), 3.0, 60.0, 40.0), Noisy(100 - x, np.zeros(4), 1.0, 60.0, 40.0)]
    first = noisy_scores(items, share=1e-12, replicates=2, seed=(1,))[0]
    expected = [(60 + 40 * s) * 0.75 + (60 + 40 * (1 - s)) * 0.25 for s in (0, 0.5, 1)]
    assert first[:3] == pytest.approx(expected)
    assert np.isnan(first[3])


def test_the_drawn_scores_are_those_of_a_plain_loop() -> None:
    """The same draws, one unit and one item at a time."""
    rng = np.random.default_rng(3)
    values = rng.lognormal(size=(5, 3))
    values[2, 1] = np.nan
    items = [Noisy(values[:, j], np.abs(np.nan_to_num(values[:, j])) * 0.05, j + 1.0, 60.0, 40.0, up=j != 2)
             for j in range(3)]  # fmt: skip
    found = noisy_scores(items, share=0.2, replicates=40, seed=(5, 6))
    again = np.random.default_rng([5, 6])
    weights = np.array([1.0, 2.0, 3.0]) * (1 + 0.2 * (2 * again.random((40, 3)) - 1))
    columns = []
    for item in items:
        there = [i for i in range(5) if item.errors[i] > 0]
        off = again.standard_normal((40, len(there)), dtype=np.float32)
        columns.append(
            {(r, i): item.values[i] + off[r, k] * item.errors[i] for r in range(40) for k, i in enumerate(there)}
        )
    for r in range(40):
        for unit in range(5):
            total = weight = 0.0
            for j, item in enumerate(items):
                if (r, unit) not in columns[j]:
                    continue
                peers = [columns[j][r, i] for i in range(5) if (r, i) in columns[j]]
                low, high = item.trimmed if r % 2 else (min(peers), max(peers))
                share = (columns[j][r, unit] - low) / (high - low)
                share = min(max(share if item.up else 1 - share, 0.0), 1.0)
                total += weights[r, j] * (60 + 40 * share)
                weight += weights[r, j]
            assert found[r, unit] == pytest.approx(total / weight, rel=1e-9)


def test_chunks_do_not_change_which_units_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    item = Noisy(np.array([1.0, 2.0, 3.0]), np.full(3, 0.1), 1.0, 60.0, 40.0)
    monkeypatch.setattr(noisy, "CHUNK", 7)
    assert noisy_scores([item], share=0.1, replicates=20, seed=(1,)).shape == (20, 3)


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(Malformed, match="nothing to draw"):
        noisy_scores([], share=0.1, replicates=10, seed=(1,))


def test_exact_bounds_hold_every_place_that_any_admissible_weighting_gives() -> None:
    rows = {"A": {"a": 100, "b": 40}, "B": {"a": 40, "b": 100}, "C": {"a": 10, "b": 10}, "D": {"a": 72, "b": 71}}
    s = scheme([figure("a", 50), figure("b", 50)])
    standings = checks.compute(s, snapshot(rows))  # type: ignore[arg-type]  # a table of numbers
    bounds = {b.unit: b for b in checks.bounds_of(s, standings, "T1")}
    assert all(b.proved for b in bounds.values())
    assert (bounds["C"].best, bounds["C"].worst) == (4, 4)
    for first in np.linspace(0.4, 0.6, 41):
        scores = {r.unit: _weighed(r, float(first)) for r in standings}
        for unit, b in bounds.items():
            place = 1 + sum(v > scores[unit] + 1e-6 for v in scores.values())
            assert b.best <= place <= b.worst


def _weighed(row: Standing, first: float) -> float:
    a, b = (float(p.score or 0) for p in row.parts)
    return a * first + b * (1 - first)


def test_a_single_unit_is_first_among_one() -> None:
    s = scheme()
    standings = checks.compute(s, snapshot({"A": {"a": 1, "b": 2}}))  # type: ignore[arg-type]  # a table of numbers
    assert checks.bounds_of(s, standings, "T1") == (PlaceBounds("A", 1, 1, proved=True),)
    (group,) = checks.sureness(s, snapshot({"A": {"a": 1, "b": 2}}), NOBODY, standings)  # type: ignore[arg-type]  # as above
    assert group.units["A"].above_next_better is None
