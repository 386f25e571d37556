"""Where weights come from.

Weights can be decided, judged, or read from the figures. Each method below is shown on the example with which it was
published, or on a table small enough to follow by hand. The variant is always named, because variants disagree.

Source: 层次分析法 Saaty (1980); 熵权法 Shannon (1948); CRITIC Diakoulaki et al. (1995), Tuş and Aytaç Adalı (2019)
"""

from __future__ import annotations

import numpy as np
import pytest

from jiju.core.refusals import Malformed
from jiju.engines.indices.weights import (
    ahp,
    balanced,
    correlations_with_mean,
    critic,
    effective,
    entropy,
    from_order,
    most_informative,
    principal,
    variation,
)  # fmt: skip
from tests.spec.indices.drawn import table
from tests.spec.indices.reference import reference
from tests.spec.indices.test_published import asem

EVEN = """
unit | a | b
X    | 1 | 1
Y    | 1 | 2
Z    | 1 | 3
"""


def test_entropy_gives_all_weight_to_the_only_indicator_that_tells_units_apart() -> None:
    """An indicator that is the same everywhere has entropy one, and weight zero."""
    assert entropy(table(EVEN)[2], basis="raw").round(12).tolist() == [0.0, 1.0]


def test_the_bases_of_entropy_give_different_weightings() -> None:
    """Raw shares and min-max shares disagree: which was used belongs in the record of a ranking."""
    x = table("unit | a | b\nP | 10 | 1\nQ | 11 | 5\nR | 13 | 9\nS | 20 | 10")[2]
    found = {basis: entropy(x, basis=basis)[0].round(4).item() for basis in ("raw", "min-max", "min-max shifted")}  # type: ignore[arg-type]
    assert found == {"raw": 0.1629, "min-max": 0.6488, "min-max shifted": 0.6487}


TRAVEL = [[1, "1/3", "1/2", 3, 2], [3, 1, 2, 5, 4], [2, "1/2", 1, 4, 3], ["1/3", "1/5", "1/4", 1, "1/2"], ["1/2", "1/4", "1/3", 2, 1]]  # fmt: skip


@pytest.mark.parametrize(
    ("variant", "weights"),
    [
        ("row geometric mean", [0.1602, 0.4174, 0.2634, 0.0615, 0.0975]),
        ("eigenvector", [0.1599, 0.4185, 0.2625, 0.0618, 0.0973]),
        ("column-normalised row mean", [0.1611, 0.4162, 0.2618, 0.0624, 0.0986]),
    ],
)
def test_the_travel_example_is_that_of_the_root_method(variant: str, weights: list[float]) -> None:
    """The textbook prints .1602 .4174 .2634 .0615 .0975 and quotes the eigenvalue: its weights are those of 根法."""
    judged = ahp(TRAVEL, variant=variant)  # type: ignore[arg-type]
    assert judged.weights.round(4).tolist() == weights


def test_consistency_of_the_travel_example() -> None:
    """λ = 5.0680, CI = .0170, CR = .0152: the judgements agree."""
    judged = ahp(TRAVEL, variant="row geometric mean")
    assert (round(judged.eigenvalue, 4), round(judged.index, 4), round(judged.ratio, 4)) == (5.0680, 0.0170, 0.0152)


def test_an_upper_triangle_is_enough() -> None:
    """What stands below the diagonal is the reciprocal of what stands above."""
    triangle = [[1, "1/3", "1/2", 3, 2], [1, 2, 5, 4], [1, 4, 3], [1, "1/2"], [1]]
    assert ahp(triangle, variant="eigenvector").weights.tolist() == ahp(TRAVEL, variant="eigenvector").weights.tolist()


def test_judgements_that_do_not_agree_are_refused_with_the_worst_three() -> None:
    """a over b is 3, b over c is 3, and c over a is 5: nobody can mean that."""
    with pytest.raises(Malformed) as refused:
        ahp([[1, 3, "1/5"], ["1/3", 1, 3], [5, "1/3", 1]], variant="eigenvector", names=["a", "b", "c"])
    assert "consistency ratio" in str(refused.value)
    assert "would be 9, where 0.2 is written" in str(refused.value)


CRITIC = """
unit | c1   | c2 | c3 | c4 | c5 | c6
A    | 5000 | 3  | 3  | 4  | 3  | 2
B    | 680  | 5  | 3  | 2  | 2  | 1
C    | 2000 | 3  | 2  | 3  | 4  | 3
D    | 600  | 4  | 3  | 1  | 2  | 2
E    | 800  | 2  | 4  | 3  | 3  | 4
"""


def test_critic_of_the_software_choice() -> None:
    """Tuş and Aytaç Adalı (2019): .157 .249 .168 .121 .154 .151, all columns taken as better when greater."""
    assert critic(table(CRITIC)[2], sd="n - 1").round(3).tolist() == [0.157, 0.249, 0.168, 0.121, 0.154, 0.151]


def test_coefficient_of_variation() -> None:
    """Deviations of 1 and 2 on means of 2 and 8: ratios 1/2 and 1/4, weights two thirds and one third."""
    x = table("unit | a | b\nX | 1 | 6\nY | 2 | 8\nZ | 3 | 10")[2]
    assert variation(x, sd="n - 1").tolist() == pytest.approx([2 / 3, 1 / 3])


def test_principal_components_of_the_pillars_are_those_of_coinr() -> None:
    """First loadings within each sub-index, the first of each taken as positive; Social runs against Environ."""
    done, rows = asem(), {r["iCode"]: float(r["Weight"]) for r in reference("asem_coinr_pca_weights_level2.csv")}
    for parent in ("Conn", "Sust"):
        children = done.recipe.tree.children[parent]
        found = principal(np.column_stack([done.element_scores(c) for c in children]))
        assert found.tolist() == pytest.approx([rows[c] for c in children], rel=1e-12)


def test_effective_weights_are_those_of_coinr() -> None:
    """What each of 60 elements counts in the index."""
    rows = {r["iCode"]: float(r["EffWeight"]) for r in reference("asem_coinr_effective_weights.csv")}
    found = effective(asem().recipe.tree)
    assert {k: found[k] for k in rows} == pytest.approx(rows, rel=1e-12)


def test_two_sub_indices_are_balanced_to_machine_precision() -> None:
    """Equal weights leave correlations of .9398 and .8383; COINr stops at .8971 and .8925; they can be made equal."""
    done = asem()
    x = np.column_stack([done.element_scores(e) for e in ("Conn", "Sust")])
    assert correlations_with_mean(x, np.array([0.5, 0.5])).round(7).tolist() == [0.9397805, 0.8382873]
    found = balanced(x)
    assert abs(found.correlations[0] - found.correlations[1]) < 1e-15
    assert found.weights.round(4).tolist() == [0.3853, 0.6147]
    assert most_informative(x).weights.round(3).tolist() == [0.385, 0.615]


def test_balance_with_a_child_that_runs_against_the_others_is_refused() -> None:
    """No weights above zero make it follow the mean as the others do."""
    x = np.array([[1.0, 2.0, 9.0], [2.0, 3.0, 5.0], [3.0, 5.0, 2.0], [4.0, 6.0, 1.0], [5.0, 9.0, 0.5]])
    with pytest.raises(Malformed, match="runs against"):
        balanced(x, names=["a", "b", "c"])


@pytest.mark.parametrize(
    ("rule", "weights"),
    [
        ("rank order centroid", [11 / 18, 5 / 18, 2 / 18]),
        ("rank sum", [3 / 6, 2 / 6, 1 / 6]),
        ("reciprocal rank", [6 / 11, 3 / 11, 2 / 11]),
    ],
)
def test_weights_of_an_order(rule: str, weights: list[float]) -> None:
    """Three elements that are only put in order."""
    assert from_order(3, rule=rule).tolist() == pytest.approx(weights)  # type: ignore[arg-type]
