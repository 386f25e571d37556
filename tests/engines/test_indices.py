"""Scores by 功效系数, weighted sums, ranks and grades: drawn tables and what they give."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.engines.indices import Band, competition_ranks, efficacy, grades, weighted_parts

D = Decimal


@pytest.mark.parametrize(
    ("values", "direction", "scores"),
    [
        ({"A": 10, "B": 20, "C": 30}, "up", {"A": "60", "B": "80", "C": "100"}),
        ({"A": 10, "B": 20, "C": 30}, "down", {"A": "100", "B": "80", "C": "60"}),
        ({"A": 7, "B": 7}, "up", {"A": "100", "B": "100"}),  # all equal: everybody stands at best
        ({"A": 7}, "down", {"A": "100"}),
        ({}, "up", {}),
    ],
)
def test_a_score_is_sixty_and_forty_times_the_place_between_worst_and_best(
    values: dict, direction: str, scores: dict
) -> None:
    got = efficacy({k: D(v) for k, v in values.items()}, floor=D(60), span=D(40), direction=direction)  # type: ignore[arg-type]
    assert {k: n.score for k, n in got.items()} == {k: D(s) for k, s in scores.items()}


@pytest.mark.parametrize(("missing", "total"), [("rescale", "80.0000"), ("floor", "70.0000"), ("refuse", None)])
def test_a_missing_item_does_what_the_scheme_says(missing: str, total: str | None) -> None:
    weights = {"a": D(50), "b": D(50)}
    parts = weighted_parts({"a": D(80), "b": None}, weights, missing=missing, floor=D(60))  # type: ignore[arg-type]
    assert (None if parts is None else sum(p.contribution for p in parts)) == (None if total is None else D(total))


def test_equal_scores_share_the_better_rank() -> None:
    assert competition_ranks({"A": D(90), "B": D(80), "C": D(80), "D": D(70)}) == {"A": 1, "B": 2, "C": 2, "D": 4}


def test_a_cap_keeps_the_best_and_treats_equals_alike() -> None:
    bands = [Band("优秀", D(85), D(20)), Band("良好", D(75)), Band("合格", D(60)), Band("不合格", D(0))]
    five = {"A": D(95), "B": D(90), "C": D(80), "D": D(65), "E": D(10)}
    assert grades(five, bands) == {"A": "优秀", "B": "良好", "C": "良好", "D": "合格", "E": "不合格"}
    assert grades({"A": D(95), "B": D(95), "C": D(50), "D": D(50), "E": D(50)}, bands)["A"] == "良好"
