"""The steps of a recipe, one at a time.

Screen, denominate, impute, transform, treat, normalise, weigh, aggregate, adjust, rank. Missing is never zero: each
step says what it does with what is missing, and notes what it did.

Source: OECD/JRC Handbook on Constructing Composite Indicators (2008); Becker et al. (2022), COINr
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from jiju.engines.indices.moments import kurtosis, skewness
from jiju.engines.indices.reading import read_recipe
from jiju.engines.indices.run import Run, run

MEAN: dict[str, Any] = {"aggregate": {"by": "arithmetic mean"}}
BLANK = ""


def made(data: dict[str, list[Any]], *steps: dict[str, Any], **more: Any) -> Run:
    """A run over the columns a, b, … as indicators of one index."""
    labels = [c for c in ("group", "year") if c in data]
    names = [c for c in data if c not in {"unit", "people", *labels}]
    units = (
        {"code": "unit"}
        | ({"groups": ["group"]} if "group" in data else {})
        | ({"year": "year"} if "year" in data else {})
    )
    elements = [{"id": "index"}, *({"id": n, "parent": "index"} | more.get("elements", {}).get(n, {}) for n in names)]
    rest = {k: v for k, v in more.items() if k != "elements"}
    return run(read_recipe({"id": "r", "units": units, "elements": elements, "steps": [*steps, MEAN]} | rest), data)


def column(done: Run, stage: str, name: str = "a") -> list[float]:
    state = done.stage(stage)
    return [float(v) for v in state.x[:, state.indicators.index(name)]]


def test_a_unit_without_enough_figures_has_no_score_and_says_why() -> None:
    """Y has one of three figures where two thirds are asked for."""
    done = made({"unit": ["X", "Y"], "a": [1, 5], "b": [2, BLANK], "c": [3, BLANK]}, {"screen": {"at_least": 0.66}})
    assert done.units == ["X"]
    assert "33.3%" in str(done.absent["Y"])


def test_a_unit_that_must_stay_stays() -> None:
    """`keep` overrides the threshold, and the mean is taken over what is there."""
    done = made(
        {"unit": ["X", "Y"], "a": [1, 5], "b": [2, BLANK], "c": [3, BLANK]},
        {"screen": {"at_least": 0.66, "keep": ["Y"]}},
    )
    assert done.scores.tolist() == [2.0, 5.0]


def test_a_figure_for_each_head() -> None:
    """300 for 100 people, times ten; where the number of people is missing, so is the ratio."""
    data = {"unit": ["X", "Y"], "a": [300, 80], "people": [100, BLANK]}
    done = made(data, {"denominate": {}}, elements={"a": {"denominator": "people", "scale": 10}})
    assert column(done, "denominate")[0] == 30.0
    assert math.isnan(column(done, "denominate")[1])


@pytest.mark.parametrize(
    ("step", "filled"),
    [
        ({"method": "mean"}, 4.0),
        ({"method": "median"}, 2.0),
        ({"method": "mean", "over": "group"}, 1.5),
        ({"method": "constant", "value": 7}, 7.0),
        ({"method": "row mean", "within": "all"}, 30.0),
    ],
)
def test_what_stands_for_a_missing_figure(step: dict[str, Any], filled: float) -> None:
    """U4 lacks a; the others of its group have 1 and 2, the third has 9; its own b is 30."""
    data = {
        "unit": ["U1", "U2", "U3", "U4"],
        "group": ["g", "g", "h", "g"],
        "a": [1, 2, 9, BLANK],
        "b": [10, 20, 30, 30],
    }
    done = made(data, {"impute": step})
    assert column(done, "impute")[3] == filled
    assert [(n.unit, n.indicator) for n in done.notes if n.after == filled] == [("U4", "a")]


@pytest.mark.parametrize(("method", "filled"), [("latest", 1.0), ("next", 4.0), ("linear between years", 2.0)])
def test_what_stands_for_a_missing_year(method: str, filled: float) -> None:
    """2020 has 1 and 2023 has 4; 2021 is asked for. A unit is never filled from another unit's years."""
    data = {"unit": ["X"] * 3 + ["Z"], "year": [2020, 2021, 2023, 2021], "a": [1, BLANK, 4, 9]}
    assert column(made(data, {"impute": {"method": method}}), "impute")[1] == filled


def test_a_gap_longer_than_allowed_stays() -> None:
    """Two years are bridged, three are not."""
    data = {"unit": ["X", "X", "Z"], "year": [2020, 2023, 2020], "a": [1, BLANK, 9]}
    done = made(data, {"impute": {"method": "latest", "most_years": 2, "rest": "leave"}})
    assert math.isnan(column(done, "impute")[1])
    assert "X 2023" in done.absent


TEN = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100]


def test_skew_and_kurtosis_are_those_of_excel() -> None:
    """1 to 10, 30 and 100: skew 3.063241, kurtosis 9.741391."""
    assert (round(skewness(np.array(TEN)), 6), round(kurtosis(np.array(TEN)), 6)) == (3.063241, 9.741391)


def test_winsorising_pulls_in_one_point_at_a_time() -> None:
    """100 becomes 30: with two points of 30 the column passes, and no more is done."""
    units = [f"u{i:02}" for i in range(12)]
    done = made({"unit": units, "a": TEN}, {"treat": {"method": "winsorise by skew and kurtosis"}})
    assert column(done, "treat")[-2:] == [30.0, 30.0]
    assert [(n.unit, n.before) for n in done.notes if str(n.says) == "Pulled in."] == [("u11", 100.0)]


def test_where_winsorising_may_not_go_on_logarithms_are_taken_of_the_column_as_it_was() -> None:
    """With no point allowed the whole column becomes ln(x − min + 0.01 range)."""
    units = [f"u{i:02}" for i in range(12)]
    step = {"method": "winsorise by skew and kurtosis", "winsorise_at_most": 0}
    assert column(made({"unit": units, "a": TEN}, {"treat": step}), "treat")[0] == pytest.approx(math.log(0.99))


@pytest.mark.parametrize(
    ("step", "scores"),
    [
        ({"method": "min-max"}, [0, 25, 25, 100]),
        ({"method": "min-max", "to": [60, 100]}, [60, 70, 70, 100]),
        ({"method": "z-score", "sd": "n"}, [-1, -1 / 3, -1 / 3, 5 / 3]),
        ({"method": "rank"}, [1, 2, 2, 4]),
        ({"method": "rank", "ties": "average"}, [1, 2.5, 2.5, 4]),
        ({"method": "borda"}, [0, 1, 1, 3]),
        ({"method": "percentile rank"}, [0, 1 / 3, 1 / 3, 1]),
        ({"method": "distance to max"}, [0, 0.25, 0.25, 1]),
        ({"method": "distance to reference", "unit": "B"}, [0, 1, 1, 4]),
        ({"method": "fraction of max", "down": "1 / x"}, [0.2, 0.4, 0.4, 1]),
        ({"method": "fraction of sum", "down": "1 / x"}, [0.1, 0.2, 0.2, 0.5]),
        ({"method": "vector", "down": "1 - x"}, [0.1715, 0.343, 0.343, 0.8575]),
        ({"method": "ratio to mean", "down": "1 / x"}, [0.4, 0.8, 0.8, 2]),
        ({"method": "above or below mean"}, [-1, 0, 0, 1]),
        ({"method": "distance to target"}, [0, 1 / 3, 1 / 3, 1]),
        ({"method": "fraction of target"}, [0.25, 0.5, 0.5, 1]),
        ({"method": "goalposts", "to": [0, 10]}, [1, 2, 2, 5]),
        ({"method": "categories", "above": [50], "points": [0, 9]}, [0, 0, 0, 9]),
    ],
)
def test_every_normalisation_on_four_units(step: dict[str, Any], scores: list[float]) -> None:
    """A 1, B 2, C 2, D 5; the target is 4, worst is 0 and best 10."""
    more = {"a": {"target": 4, "worst": 0, "best": 10}}
    done = made({"unit": ["A", "B", "C", "D"], "a": [1, 2, 2, 5]}, {"normalise": step}, elements=more)
    assert done.scores.tolist() == pytest.approx(scores, abs=1e-4)


@pytest.mark.parametrize(
    ("step", "best"),
    [({"method": "min-max"}, "A"), ({"method": "rank"}, "A"), ({"method": "fraction of max", "down": "1 / x"}, "A"),
     ({"method": "vector", "down": "1 - x"}, "A"), ({"method": "distance to max"}, "A")],
)  # fmt: skip
def test_where_less_is_better_the_least_is_best(step: dict[str, Any], best: str) -> None:
    """COINr's fraction of max leaves such an indicator turned the wrong way round."""
    done = made({"unit": ["A", "B", "C"], "a": [1, 5, 10]}, {"normalise": step}, elements={"a": {"direction": "down"}})
    assert done.columns()["unit"][0] == best


def test_peers_of_ones_own_type() -> None:
    """Over a group, each unit stands between the worst and the best of its own type."""
    data = {"unit": ["A", "B", "C", "D"], "group": ["x", "x", "y", "y"], "a": [1, 2, 100, 300]}
    done = made(data, {"normalise": {"method": "min-max", "over": "group"}})
    assert done.scores.tolist() == [0.0, 100.0, 0.0, 100.0]


def test_years_together_or_apart() -> None:
    """Together, growth shows in the scores; apart, each year has its own best."""
    data = {"unit": ["A", "B"] * 2, "year": [2022, 2022, 2023, 2023], "a": [1, 2, 3, 5]}
    together = made(data, {"normalise": {"method": "min-max"}})
    apart = made(data, {"normalise": {"method": "min-max", "over": "year"}}, rank={"within": "year"})
    assert dict(zip(together.units, together.scores.tolist(), strict=True))["B 2022"] == 25.0
    assert dict(zip(apart.units, apart.ranks.tolist(), strict=True)) == {
        "A 2022": 2,
        "A 2023": 2,
        "B 2022": 1,
        "B 2023": 1,
    }


@pytest.mark.parametrize(
    ("by", "score"),
    [
        ("arithmetic mean", 5.0), ("geometric mean", 4.0), ("harmonic mean", 3.2),
        ({"method": "generalised mean", "power": 2}, 5.8310), ("median", 5.0), ("minimum", 2.0), ("maximum", 8.0),
        ("sum", 10.0), ("weighted sum", 10.0), ("product", 16.0),
        ({"method": "mean-min", "alpha": 1, "beta": 0}, 2.0),
        ({"method": "ordered weighted average", "places": [0.25, 0.75]}, 3.5),
    ],
)  # fmt: skip
def test_every_mean_of_two_and_eight(by: Any, score: float) -> None:
    """Two children, 2 and 8, alike in weight."""
    recipe = {"id": "m", "units": {"code": "unit"}, "elements": [{"id": "i"}, {"id": "a", "parent": "i"}, {"id": "b", "parent": "i"}],
              "steps": [{"aggregate": {"by": by}}]}  # fmt: skip
    assert run(read_recipe(recipe), {"unit": ["U"], "a": [2], "b": [8]}).scores.tolist() == pytest.approx(
        [score], abs=1e-4
    )


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [("min", [1, 2, 2, 4]), ("max", [1, 3, 3, 4]), ("average", [1, 2.5, 2.5, 4]), ("dense", [1, 2, 2, 3])],
)
def test_equal_scores_share_a_place_by_the_declared_rule(ties: str, ranks: list[float]) -> None:
    """Scores 9, 8, 8, 7."""
    done = made({"unit": ["A", "B", "C", "D"], "a": [9, 8, 8, 7]}, rank={"ties": ties})
    assert done.ranks.tolist() == ranks


def test_grades_stay_within_their_share_and_treat_equals_alike() -> None:
    """Two of five may be 优秀; the second and third are equal, so that only the first is."""
    grades = [
        {"grade": "优秀", "at_least": 85, "at_most": 0.4},
        {"grade": "合格", "at_least": 60},
        {"grade": "不合格", "at_least": 0},
    ]
    done = made({"unit": list("ABCDE"), "a": [95, 90, 90, 70, 10]}, grades=grades)
    assert done.grades == {"A": "优秀", "B": "合格", "C": "合格", "D": "合格", "E": "不合格"}


def test_the_same_inputs_give_the_same_digest_whatever_the_order_of_rows() -> None:
    """The digest is over recipe, figures and version; one figure in the last bit changes it."""
    data = {"unit": ["A", "B", "C"], "a": [1.0, 2.0, 3.0]}
    turned = {k: v[::-1] for k, v in data.items()}
    moved = data | {"a": [1.0, 2.0, math.nextafter(3.0, 4.0)]}
    first, second, third = (made(d, {"normalise": {"method": "min-max"}}) for d in (data, turned, moved))
    assert first.digest == second.digest != third.digest
    assert first.scores.tobytes() == second.scores.tobytes()


def test_entropy_over_all_indicators_weighs_the_groups_above() -> None:
    """An element weighs what its indicators weigh together, so that the index is the flat weighted mean."""
    recipe = {
        "id": "e", "units": {"code": "u"},
        "elements": [{"id": "i"}, {"id": "g", "parent": "i"}, {"id": "h", "parent": "i"},
                     {"id": "a", "parent": "g"}, {"id": "b", "parent": "g"}, {"id": "c", "parent": "h"}],
        "steps": [{"weigh": {"method": "entropy", "basis": "raw", "over": "indicators"}}, MEAN],
    }  # fmt: skip
    done = run(read_recipe(recipe), {"u": ["X", "Y", "Z"], "a": [1, 2, 3], "b": [1, 5, 9], "c": [4, 4, 5]})
    flat = np.array([[1, 1, 4], [2, 5, 4], [3, 9, 5]]) @ np.array([done.last.weights[k] for k in "abc"])
    assert done.scores.tolist() == pytest.approx(flat.tolist())
    assert done.weights["g"] + done.weights["h"] == pytest.approx(1.0)
