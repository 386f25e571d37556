"""How sure a rank is.

A ranking is one outcome of many choices that could have been otherwise. Factors say which; discrete ones are all
tried, continuous ones are sampled by a scrambled Sobol sequence. What comes out: where each unit's place lies, how
often it takes each place, how likely it is across a line, and which choice moves it. And beyond sampling: proofs over
all admissible weightings, and the smallest change that flips a decision.

Source: Saisana et al. (2005); Saltelli et al. (2010); Jansen (1999); Lahdelma and Salminen (2001)
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from jiju.engines.indices.factors import Line
from jiju.engines.indices.proof.flips import smallest_data_changes, smallest_weight_change
from jiju.engines.indices.proof.polytope import around, every, ordered
from jiju.engines.indices.proof.rank_bounds import pairs, rank_bounds
from jiju.engines.indices.reading import read_recipe
from jiju.engines.indices.robust.multiverse import multiverse
from jiju.engines.indices.robust.robustness import Robustness, robustness
from jiju.engines.indices.robust.sobol import sobol
from jiju.engines.indices.run import Run, run
from jiju.engines.indices.study.attribution import CAUSES, attributed
from jiju.engines.indices.study.comparing import compared, likeness
from jiju.engines.indices.study.correlation import cronbach
from jiju.engines.indices.study.description import description
from jiju.engines.indices.study.dropping import dropped
from jiju.engines.indices.weights import effective
from tests.spec.indices.reference import reference
from tests.spec.indices.test_published import asem, columns, with_step

ZONES = {"zone": ["甲", "乙", "丙", "丁"], "a": [9, 7, 4, 1], "b": [1, 6, 7, 2]}
CHOICES = [
    {"id": "scale", "step": "normalise", "values": [{"method": "min-max", "to": [1, 100]}, {"method": "rank"}]},
    {"id": "mean", "step": "aggregate", "values": ["arithmetic mean", "geometric mean"]},
]
NOISE = {"id": "weights", "kind": "weights", "share": 0.5}
AWARD = {"id": "award", "top": 1}


def zones(*factors: dict[str, Any], data: dict[str, Any] = ZONES, weights: tuple[float, float] = (1, 1)) -> Run:
    recipe = {
        "id": "z", "units": {"code": "zone"},
        "elements": [{"id": "i"}, {"id": "a", "parent": "i", "weight": weights[0]}, {"id": "b", "parent": "i", "weight": weights[1]}],
        "steps": [{"normalise": {"method": "min-max", "to": [1, 100]}}, {"aggregate": {"by": "arithmetic mean"}}],
        "factors": list(factors), "lines": [AWARD, {"id": "removal", "bottom": 1}, {"id": "pass", "score": 60}],
    }  # fmt: skip
    return run(read_recipe(recipe), data)


def test_discrete_choices_are_all_tried_and_nothing_is_left_to_chance() -> None:
    """Two scales by two means: four settings, no Monte Carlo error."""
    sure = robustness(zones(*CHOICES), 1000, seed=1)
    assert (sure.replicates, sure.design.exact) == (4, True)
    assert {c.error for c in sure.chances(Line.model_validate(AWARD))} == {0.0}


def test_the_acceptability_table_says_how_often_each_place_is_taken() -> None:
    """乙 is first in all four settings, 丁 last in all."""
    sure = robustness(zones(*CHOICES), 1000, seed=1)
    first, last = sure.units.index("乙"), sure.units.index("丁")
    assert sure.acceptability[first].tolist() == [1.0, 0.0, 0.0, 0.0]
    assert sure.acceptability[last].tolist() == [0.0, 0.0, 0.0, 1.0]
    assert sure.above[first, last] == 1.0


def test_chances_at_the_award_and_the_removal_line_carry_their_error() -> None:
    """With weights within ± half of themselves 乙 and 丙 contend for the first place, and 甲 never has it: the interval
    still says that a thousand draws are not all draws."""
    sure = robustness(zones(NOISE), 1000, seed=1)
    award = {c.unit: c for c in sure.chances(sure.run.recipe.lines[0])}
    assert award["乙"].p + award["丙"].p == 1.0
    assert award["乙"].p > 0.8
    assert (award["甲"].p, award["甲"].low) == (0.0, 0.0)
    assert 0.0 < award["甲"].high < 0.01
    passing = {c.unit: c for c in sure.chances(sure.run.recipe.lines[2])}
    assert 0 < passing["丙"].p < 1
    assert 0 < passing["丙"].error < 0.05


def test_the_same_seed_gives_the_same_replicates() -> None:
    """And another seed gives others."""
    first, again, other = (robustness(zones(NOISE), 64, seed=s).scores for s in (1, 1, 2))
    assert first.tobytes() == again.tobytes() != other.tobytes()


def test_sobol_indices_of_an_additive_result_sum_to_one() -> None:
    """The score of a mean with two errors in the figures, sampled: total and first order agree within their errors."""
    sure = robustness(
        zones(
            {"id": "ea", "kind": "data", "share": 0.05, "of": ["a"]},
            {"id": "eb", "kind": "data", "share": 0.05, "of": ["b"]},
        ),
        6000,
        seed=4,
    )
    assert sure.design.kind == "sampled"

    found = sobol(sure.design, sure.scores[:, [sure.units.index("乙")]])
    assert found.first.sum() == pytest.approx(1.0, abs=0.15)
    assert (found.first_error > 0).all()


def test_a_choice_and_a_continuous_option_together_are_a_grid() -> None:
    """The discrete factor is crossed in full with the sampled points of the other."""
    cut = {"id": "low", "kind": "range", "step": "normalise", "option": "to", "between": [0.0, 1.0]}
    done = zones(CHOICES[1], NOISE)
    sure = robustness(done, 256, seed=1)
    assert (sure.design.kind, sure.design.shape) == ("grid", (2, 128))
    with pytest.raises(Exception, match="does not fit"):
        zones(cut)  # `to` is two numbers, and a range is one


def test_ten_thousand_replicates_of_asem() -> None:
    """Four factors, 51 countries: Switzerland is first in nearly all, and the table of places sums to one."""
    done = asem(
        factors=[
            {"id": "winmax", "step": "treat", "option": "winsorise_at_most", "values": [1, 2, 3, 4, 5]},
            {"id": "agg", "step": "aggregate", "values": ["arithmetic mean", "geometric mean"]},
            {"id": "weights", "kind": "weights", "share": 0.25, "of": ["level 2", "level 3"]},
        ],
        steps=with_step(4, {"normalise": {"method": "min-max", "to": [1, 100]}}),
    )
    sure: Robustness = robustness(done, 10_000, seed=1)
    assert sure.replicates == 10_000
    assert sure.acceptability[sure.units.index("CHE"), 0] > 0.95
    assert sure.acceptability.sum(axis=1).tolist() == pytest.approx([1.0] * 51)


def test_best_and_worst_place_over_all_weightings() -> None:
    """甲 leads on a, 丙 on b: each is first under some weighting; 乙 never falls below the second place. Proved."""
    x = np.array([[9.0, 1.0], [7.0, 6.0], [4.0, 7.0], [1.0, 2.0]])
    found = {b.unit: b for b in rank_bounds(x, every(2), ZONES["zone"])}  # type: ignore[arg-type]
    assert {u: (b.best.place, b.worst.place) for u, b in found.items()} == {
        "甲": (1, 4),
        "乙": (1, 2),
        "丙": (1, 3),
        "丁": (3, 4),
    }
    assert all(b.best.proved and b.worst.proved for b in found.values())
    assert found["乙"].surely_within(2)
    assert not found["甲"].surely_within(3)


def test_an_order_of_importance_narrows_the_places() -> None:
    """If a matters at least as much as b, 丙 is never first, and 甲 is among the first three."""
    x = np.array([[9.0, 1.0], [7.0, 6.0], [4.0, 7.0], [1.0, 2.0]])
    found = {b.unit: b for b in rank_bounds(x, ordered([0, 1]), ZONES["zone"])}  # type: ignore[arg-type]
    assert found["丙"].best.place == 2
    assert found["甲"].worst.place == 3


def test_who_stands_above_whom_under_every_weighting() -> None:
    """乙 is above 丁 whatever the weights; 甲 and 丙 are not ordered."""
    x = np.array([[9.0, 1.0], [7.0, 6.0], [4.0, 7.0], [1.0, 2.0]])
    above = pairs(x, every(2)).above
    assert above[1, 3]
    assert not above[0, 2]
    assert not above[2, 0]


def test_proofs_of_all_51_countries() -> None:
    """Under every weighting within ± 25 % of effective weights, three countries are among the first ten: a proof."""
    done = asem()

    share = effective(done.recipe.tree)
    weights = np.array([share[i] for i in done.last.indicators])
    found = rank_bounds(done.last.x, around(weights, 0.25), done.units)
    assert all(b.best.proved and b.worst.proved for b in found)
    assert [b.unit for b in found if b.surely_within(10)] == ["CHE", "DNK", "NLD"]
    assert all(b.best.place <= r <= b.worst.place for b, r in zip(found, done.ranks, strict=True))


def test_the_smallest_change_of_weights_that_flips_the_first_place() -> None:
    """乙 (7, 6) leads 甲 (9, 1) by 1.5 at equal weights; at 5/7 and 2/7 they are equal, a change of 3/7 in all."""
    x = np.array([[9.0, 1.0], [7.0, 6.0], [4.0, 7.0], [1.0, 2.0]])
    found = smallest_weight_change(x, np.array([0.5, 0.5]), every(2), ["甲", "乙", "丙", "丁"], "甲", top=1)
    assert found.proved
    assert found.change == pytest.approx(3 / 7, abs=1e-4)
    assert found.weights is not None
    assert found.weights.tolist() == pytest.approx([5 / 7, 2 / 7], abs=1e-4)


def test_the_smallest_change_of_one_figure_that_flips_a_decision() -> None:
    """甲 would need its b to rise from 1 to 4.75: the worst b is then 丁's 2, which moves the scale, and this is counted.

    Its a cannot do it, for it is the best already.
    """
    found = {f.indicator: f for f in smallest_data_changes(zones(), "甲", Line.model_validate(AWARD))}
    assert found["b"].flipped == pytest.approx(4.75, abs=0.01)
    assert found["a"].flipped is None
    assert "No value" in str(found["a"].why_not)


def test_a_moved_rank_is_split_exactly_into_its_causes() -> None:
    """甲 falls from second to third between two years: its own figures, its peers', the method and the weights."""
    before = zones()
    after = zones(data=ZONES | {"a": [8, 7, 6, 1], "b": [2, 6, 8, 2]}, weights=(1, 2))
    found = attributed(before, after, "甲")
    assert found is not None
    assert sum(found.rank_parts.values()) == found.rank_before - found.rank_after
    assert found.rank_parts["method"] == Fraction(0)
    assert sum(found.score_parts.values()) == pytest.approx(
        after.scores[after.units.index("甲")] - before.scores[before.units.index("甲")]
    )
    assert tuple(found.rank_parts) == CAUSES


def test_what_did_not_change_has_no_part() -> None:
    """Only the peers' figures changed."""
    after = zones(data=ZONES | {"b": [1, 6, 40, 2]})
    found = attributed(zones(), after, "乙")
    assert found is not None
    assert found.rank_parts["peers' figures"] == found.rank_before - found.rank_after == -2
    assert {c for c, part in found.score_parts.items() if part != 0} == {"peers' figures"}


@pytest.mark.parametrize("level", [1, 2])
def test_the_ranking_without_each_element_is_that_of_coinr(level: int) -> None:
    """Mean absolute shift of places when an indicator, or a pillar, is left out."""
    rows = {
        r["element"]: float(r["mean_abs_rank_diff"]) for r in reference(f"asem_coinr_remove_elements_level{level}.csv")
    }
    found = {d.element: d.shift for d in dropped(asem(), [e for e in rows if e != "Nominal"])}
    assert found == pytest.approx({k: v for k, v in rows.items() if k != "Nominal"}, rel=1e-12)


def test_two_runs_beside_one_another() -> None:
    """Percentile ranks in place of min-max: PRT 27 → 17, LAO 48 → 39, MLT 10 → 19, and all others as COINr says."""
    other = asem(steps=with_step(4, {"normalise": {"method": "percentile rank"}}))
    found = compared(asem(), other)
    moves = [(m.unit, m.first_rank, m.second_rank) for m in found[:3]]
    assert moves == [("PRT", 27, 17), ("LAO", 48, 39), ("MLT", 10, 19)]
    theirs = {r["uCode"]: int(r["coin.2"]) for r in reference("asem_coinr_compare_prank.csv")}
    assert {m.unit: m.second_rank for m in found} == theirs
    assert likeness(asem().ranks, other.ranks).spearman == pytest.approx(0.9759, abs=1e-4)


def test_the_multiverse_of_one_table() -> None:
    """Every normalisation × weighting × aggregation; what is not defined says why and does not count."""
    found = multiverse(zones())
    assert len(found.universes) == 4 * 8 * 8
    assert len(found.counted) > 150
    spread = {s.unit: (s.best, s.worst) for s in found.spreads()}
    assert spread["丁"][1] == 4
    assert all(u.refused is not None for u in found.universes if not u.ranks)


def test_statistics_and_alpha_are_those_of_coinr() -> None:
    """Eighteen columns of 49 indicators, and Cronbach's alpha of eight pillars, raw and normalised."""

    done, rows = asem(), {r["iCode"]: r for r in reference("asem_coinr_stats_raw.csv")}
    raw = done.stages[0].state
    for d in description(raw.x, raw.indicators):
        theirs = rows[d.indicator]
        ours = (
            d.minimum,
            d.maximum,
            d.mean,
            d.median,
            d.deviation,
            d.skew,
            d.kurtosis,
            d.available,
            d.non_zero,
            d.same,
        )
        named = [
            theirs[k] for k in ("Min", "Max", "Mean", "Median", "Std", "Skew", "Kurt", "N.Avail", "N.NonZero", "N.Same")
        ]
        assert list(ours) == pytest.approx([float(v) for v in named], rel=1e-12)
        assert ("outliers" in d.flags) == (theirs["Flag.SkewKurt"] == "OUT")
    for r in reference("asem_coinr_cronbach.csv"):
        places = [raw.indicators.index(i) for i in done.recipe.tree.children[r["group"]]]
        assert cronbach(raw.x[:, places], missing="pairwise") == pytest.approx(float(r["alpha_raw"]), rel=1e-12)
        assert cronbach(done.last.x[:, places], missing="complete") == pytest.approx(
            float(r["alpha_normalised"]), rel=1e-12
        )


def test_frames_of_polars_and_pandas_in_and_out() -> None:
    """The same digest from a frame of either kind, and frames back."""

    data, recipe = columns(reference("asem_iData.csv")), asem().recipe
    from_polars, from_pandas = run(recipe, pl.DataFrame(data)), run(recipe, pd.DataFrame(data))
    assert from_polars.digest == from_pandas.digest == asem().digest
    assert from_polars.frame("polars")["unit"][0] == "CHE"
    assert from_pandas.frame("pandas")["rank"].iloc[0] == 1
