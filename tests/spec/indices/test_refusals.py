"""What a recipe or a table may not say.

A recipe that is wrong cannot be constructed, and figures that a step is not defined on are refused: each time with the
place, what is wrong, and how to write it. Nothing becomes a gap or an infinity in silence.

Source: the rules of this house
"""

from __future__ import annotations

import copy
from typing import Any

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.indices.reading import read_recipe
from jiju.engines.indices.robust.robustness import robustness
from jiju.engines.indices.run import run
from jiju.engines.indices.weights import ahp, entropy

RECIPE: dict[str, Any] = {
    "id": "r",
    "units": {"code": "zone"},
    "elements": [{"id": "index"}, {"id": "a", "parent": "index"}, {"id": "b", "parent": "index", "weight": 2}],
    "steps": [{"normalise": {"method": "min-max"}}, {"aggregate": {"by": "arithmetic mean"}}],
}
DATA: dict[str, list[Any]] = {"zone": ["甲", "乙", "丙"], "a": [1, 2, 3], "b": [4, 6, 5]}

RECIPES = [
    # path in the recipe, what is written there, the place that is named, what is said
    (("steps", 0), {"normalize": {}}, "steps[1].normalize", "“normalize” is not a step"),
    (("steps", 0), {"normalise": {"method": "minmax"}}, "steps[1].normalise.method", "“minmax” is not a method"),
    (("steps", 0), {"normalise": {}}, "steps[1].normalise.method", "The method is missing"),
    (("steps", 0), {"normalise": {"method": "min-max", "too": [0, 1]}}, "too", "“too” is not known here"),
    (("steps", 0), {"normalise": {"method": "z-score", "sd": "population"}}, "sd", "Write one of: n - 1, n"),
    (("steps", 0), {"normalise": {"method": "vector"}}, "down", "“down” is missing"),
    (("steps", 0), {"screen": {"at_least": 1.5}}, "at_least", "less than or equal to 1"),
    (("steps", 0), {"screen": {"at_least": 0.5}, "impute": {}}, "steps[1]", "A step is one key"),
    (("steps", 0), {"weigh": {"method": "entropy"}}, "weigh.basis", "variants give different weights"),
    (("steps", 0), {"transform": {"method": "cap"}}, "transform: cap", "“at” is missing"),
    (("steps", 0), {"impute": {"method": "constant"}}, "impute: constant", "“value” is missing"),
    (("steps", 1), {"aggregate": {"by": "average"}}, "aggregate.by.method", "“average” is not a method"),
    (("steps", 1), {"aggregate": {"by": {"method": "generalised mean"}}}, "generalised mean", "A power belongs to"),
    (("steps", 1), {"normalise": {"method": "rank"}}, "steps", "There is no aggregate step"),
    (("steps",), "normalise", "steps", "A list is wanted here"),
    (("elements", 1), {"id": "a", "parent": "idx"}, "elements: a", "“idx” is not an element"),
    (("elements", 2), {"id": "a", "parent": "index"}, "elements: a", "“a” stands twice"),
    (("elements", 1), {"id": "a"}, "elements: index, a", "2 elements without a parent"),
    (("elements", 1), {"id": "a", "parent": "index", "weight": 0}, "elements: a", "The weight is 0"),
    (("elements", 1), {"id": "a", "parent": "index", "direction": "more"}, "direction", "Write one of: up, down"),
    (("factors",), [{"id": "f", "step": "treat", "values": [1, 2]}], "factors: f", "“treat” names 0 steps"),
    (
        ("factors",),
        [{"id": "f", "step": "normalise", "option": "low", "values": [1, 2]}],
        "factors: f",
        "no option “low”",
    ),
    (
        ("factors",),
        [{"id": "f", "step": "normalise", "values": [{"method": "rank"}, {"method": "x"}]}],
        "factors: f",
        "“x”",
    ),
    (("factors",), [{"id": "w", "kind": "weights", "of": ["c"]}], "factors: w", "“c” is not an element"),
    (("factors",), [{"id": "w", "kind": "wights"}], "factors[1].kind", "is not a kind of factor"),
    (("lines",), [{"id": "l", "top": 3, "bottom": 2}], "lines: l", "one of top, bottom and score"),
    (("colour",), "red", "recipe.colour", "“colour” is not known here"),
    (("units",), {"name": "zone"}, "units.code", "“code” is missing"),
]


@pytest.mark.parametrize(("path", "written", "place", "said"), RECIPES)
def test_a_recipe_that_is_wrong_cannot_be_constructed(
    path: tuple[Any, ...], written: Any, place: str, said: str
) -> None:
    """Each line: what is written differently, the place that is named, and what is said."""
    raw = copy.deepcopy(RECIPE)
    target: Any = raw
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = written
    with pytest.raises(Malformed) as refused:
        read_recipe(raw)
    assert place in refused.value.where
    assert said in f"{refused.value.what} {refused.value.remedy}"


TABLES = [
    # column, figures, place, what is said
    ("a", [1, 2, "n/a?"], "data: a", "“n/a?”, which is not a number"),
    ("a", [1, 2, float("inf")], "data: a", "丙 has an infinite value"),
    ("a", [2, 2, 2], "a", "All units have the same value"),
    ("zone", ["甲", "乙", "甲"], "data: zone", "“甲” stands twice"),
    ("zone", ["甲", "乙", " "], "data: zone", "Row 3 has no unit"),
]


@pytest.mark.parametrize(("column", "figures", "place", "said"), TABLES)
def test_figures_that_cannot_be_compared_are_refused(column: str, figures: list[Any], place: str, said: str) -> None:
    """Each line: what stands in a column, the place that is named, and what is said."""
    with pytest.raises(Malformed) as refused:
        run(read_recipe(RECIPE), DATA | {column: figures})
    assert place in refused.value.where
    assert said in str(refused.value)


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    """The recipe asks for b."""
    with pytest.raises(Malformed, match="no column “b”.*The columns are: zone, a"):
        run(read_recipe(RECIPE), {k: v for k, v in DATA.items() if k != "b"})


STEPS = [
    ({"transform": {"method": "ln"}}, [0, 1, 2], "甲 has 0.0, of which ln is not defined"),
    ({"transform": {"method": "reciprocal"}}, [0, 1, 2], "of which reciprocal is not defined"),
    ({"transform": {"method": "square root"}}, [-1, 1, 2], "of which square root is not defined"),
    ({"impute": {"method": "mean", "over": "region"}}, [1, 2, 3], "“region” is not a column of groups"),
    ({"impute": {"method": "latest"}}, [1, 2, 3], "The data have no years"),
    ({"impute": {"method": "mean", "only": ["c"]}}, [1, 2, 3], "“c” is not an indicator"),
    ({"normalise": {"method": "fraction of max", "down": "1 / x"}}, [-1, 2, 3], "a ratio needs figures above zero"),
    ({"normalise": {"method": "goalposts"}}, [1, 2, 3], "“worst” is missing"),
    ({"normalise": {"method": "distance to reference", "unit": "丁"}}, [1, 2, 3], "“丁” has no figure here"),
    ({"screen": {"at_least": 0.5, "keep": ["丁"]}}, [1, 2, 3], "There is no unit “丁”"),
    ({"weigh": {"method": "coefficient of variation"}}, [-3, 1, 1], "a coefficient of variation needs one above zero"),
    ({"weigh": {"method": "entropy", "basis": "raw"}}, [-3, 1, 1], "shares need figures of zero and more"),
    ({"weigh": {"method": "balanced", "of": ["c"]}}, [1, 2, 3], "“c” is not an element with children"),
]


@pytest.mark.parametrize(("step", "figures", "said"), STEPS)
def test_a_step_that_is_not_defined_on_its_figures_refuses(step: dict[str, Any], figures: list[Any], said: str) -> None:
    """Each line: the step, the figures of a, and what is said."""
    raw = copy.deepcopy(RECIPE) | {"steps": [step, {"aggregate": {"by": "arithmetic mean"}}]}
    with pytest.raises(Malformed) as refused:
        run(read_recipe(raw), DATA | {"a": figures})
    assert said in str(refused.value)


def test_a_division_by_zero_is_named_by_unit_and_column() -> None:
    """甲 has zero people."""
    raw = copy.deepcopy(RECIPE)
    raw["elements"][1]["denominator"] = "people"
    raw["steps"].insert(0, {"denominate": {}})
    with pytest.raises(Malformed, match="甲 has zero in “people”"):
        run(read_recipe(raw), DATA | {"people": [0, 1, 1]})


def test_less_is_better_cannot_be_added_as_if_more_were() -> None:
    """An indicator with direction down reaches a mean without having been normalised."""
    raw = copy.deepcopy(RECIPE)
    raw["elements"][1]["direction"] = "down"
    raw["steps"] = [{"aggregate": {"by": "arithmetic mean"}}]
    with pytest.raises(Malformed, match="Normalise it before aggregating"):
        run(read_recipe(raw), DATA)


def test_a_geometric_mean_of_zero_names_the_child() -> None:
    """min-max to 0–100 gives a zero, and a product with zero forgets everything else."""
    raw = copy.deepcopy(RECIPE)
    raw["steps"][1] = {"aggregate": {"by": "geometric mean"}}
    with pytest.raises(Malformed, match="“a” has 0.0, of which a geometric mean is not defined.*1, 100"):
        run(read_recipe(raw), DATA)


def test_a_unit_below_the_data_threshold_says_which_figures_are_missing() -> None:
    """丙 lacks b; both children are asked for."""
    raw = copy.deepcopy(RECIPE)
    raw["steps"][1]["aggregate"]["at_least"] = 1
    done = run(read_recipe(raw), DATA | {"b": [4, 6, ""]})
    assert str(done.absent["丙"]) == "Not enough figures: b are missing."
    assert done.columns()["rank"] == [1, 2, None]


def test_nothing_to_vary_is_refused() -> None:
    """A recipe without factors has nothing to be robust about."""
    with pytest.raises(Malformed, match="There is nothing to vary"):
        robustness(run(read_recipe(RECIPE), DATA), 100, seed=1)


@pytest.mark.parametrize(
    ("matrix", "said"),
    [
        ([[1, 2], [2, 1]], "are not reciprocal"),
        ([[1, "x"], [1, 1]], "“x” is not a judgement"),
        ([[1, 0], [1, 1]], "“0” is not a judgement"),
        ([[1, 2, 3], ["1/2", 1]], "not square"),
        ([[1] * 11] * 11, "more than 10"),
    ],
)
def test_judgements_that_cannot_be_read(matrix: Any, said: str) -> None:
    """Each line: the matrix, and what is said."""
    with pytest.raises(Malformed, match=said):
        ahp(matrix, variant="eigenvector")


def test_entropy_of_a_constant_column_by_min_max_is_refused() -> None:
    """There is no range to divide by."""
    with pytest.raises(Malformed, match="All units have the same value"):
        entropy([[1, 2], [1, 3]], basis="min-max")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: r\nid: s\n", "“id” stands twice"),
        ("id: [r\nsteps: }", "cannot be read as YAML"),
        ("- id\n- steps\n", "Keys with values are wanted here"),
    ],
)
def test_text_that_is_not_a_recipe(text: str, said: str) -> None:
    """Each line: the text, and what is said."""
    with pytest.raises(Malformed, match=said):
        read_recipe(text)
