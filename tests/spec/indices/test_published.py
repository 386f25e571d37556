"""Published indices, computed again.

An engine is believed when it gives what others have printed. Here are the Human Development Index of 193 countries
and the ASEM connectivity index with every stage between its raw figures and its ranks, as COINr 1.1.14 computed it.

Source: UNDP HDR 2023/24; EC/JRC ASEM Sustainable Connectivity portal; Becker et al. (2022), JOSS 7(78), 4567
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jiju.engines.indices.reading import read_recipe
from jiju.engines.indices.robust.designs import Design, design
from jiju.engines.indices.robust.replicates import Replicates
from jiju.engines.indices.robust.robustness import robustness
from jiju.engines.indices.run import Run, run
from tests.spec.indices.reference import reference

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples" / "indices"
AS_PRINTED = {"rel": 1e-12, "abs": 1e-12}


def columns(rows: list[dict[str, str]]) -> dict[str, list[str]]:
    return {name: [row[name] for row in rows] for name in rows[0]}


def test_the_human_development_index_of_193_countries_to_three_decimals() -> None:
    """Every one of 193 countries has the index that UNDP printed."""
    rows = reference("hdi_2022.csv")
    done = run(read_recipe(EXAMPLES / "hdi.yaml"), columns(rows))
    printed = {row["iso3"]: float(row["hdi"]) for row in rows}
    assert len(done.units) == 193
    assert {u: round(float(s) + 1e-12, 3) for u, s in zip(done.units, done.scores, strict=True)} == printed


def asem_recipe() -> dict[str, Any]:
    """The recipe of COINr's full example, from its own table of indicators."""
    elements = []
    for row in reference("asem_iMeta.csv"):
        if row["Type"] not in {"Indicator", "Aggregate"}:
            continue
        element: dict[str, Any] = {"id": row["iCode"], "weight": float(row["Weight"])}
        element |= {} if row["Parent"] == "NA" else {"parent": row["Parent"]}
        element |= {"direction": "down"} if row["Direction"] == "-1" else {}
        element |= {} if row["Denominator"] == "NA" else {"denominator": row["Denominator"]}
        elements.append(element)
    return {
        "id": "asem",
        "units": {"code": "uCode", "name": "uName", "groups": ["EurAsia_group"]},
        "elements": elements,
        "steps": [
            {"denominate": {}},
            {"impute": {"method": "mean", "over": "EurAsia_group"}},
            {"screen": {"at_least": 0.9}},
            {"treat": {"method": "winsorise by skew and kurtosis"}},
            {"normalise": {"method": "min-max"}},
            {"aggregate": {"by": "arithmetic mean"}},
        ],
    }


def asem(**changes: Any) -> Run:
    return run(read_recipe(asem_recipe() | changes), columns(reference("asem_iData.csv")))


def with_step(place: int, step: dict[str, Any]) -> list[dict[str, Any]]:
    steps = asem_recipe()["steps"]
    return [*steps[:place], step, *steps[place + 1 :]]


@pytest.mark.parametrize(
    ("stage", "file"),
    [
        ("denominate", "asem_coinr_denominated.csv"),
        ("impute", "asem_coinr_imputed.csv"),
        ("screen", "asem_coinr_screened.csv"),
        ("treat", "asem_coinr_treated.csv"),
        ("normalise", "asem_coinr_normalised.csv"),
    ],
)
def test_every_stage_is_that_of_coinr(stage: str, file: str) -> None:
    """51 countries × 49 indicators after each step, missing where COINr has them missing."""
    state, rows = asem().stage(stage), {row["uCode"]: row for row in reference(file)}
    theirs = [[math.nan if rows[k][i] == "NA" else float(rows[k][i]) for i in state.indicators] for k in state.keys]
    np.testing.assert_allclose(state.x, np.array(theirs), rtol=1e-12, atol=1e-12)


def test_every_element_and_every_rank_is_that_of_coinr() -> None:
    """Eight pillars, two sub-indices, the index, and the ranks."""
    done, rows = asem(), {row["uCode"]: row for row in reference("asem_coinr_results.csv")}
    for element in done.recipe.tree.upward:
        theirs = [float(rows[u][element]) for u in done.units]
        assert done.element_scores(element).tolist() == pytest.approx(theirs, **AS_PRINTED)
    assert done.ranks.tolist() == [float(rows[u]["Rank"]) for u in done.units]


def test_contributions_sum_to_the_index() -> None:
    """What 49 indicators gave to a country sums to its index."""
    done = asem()
    assert done.contributions.values.sum(axis=1).tolist() == pytest.approx(done.scores.tolist(), **AS_PRINTED)


@pytest.mark.parametrize(
    ("column", "step"),
    [
        ("n_minmax", {"method": "min-max"}),
        ("n_zscore", {"method": "z-score"}),
        ("n_rank", {"method": "rank"}),
        ("n_borda", {"method": "borda"}),
        ("n_prank", {"method": "percentile rank"}),
        ("n_dist2max", {"method": "distance to max"}),
    ],
)
def test_every_normalisation_is_that_of_coinr(column: str, step: dict[str, Any]) -> None:
    """The index under six normalisations. The seventh, fraction of max, is infinite there and refused here.

    Two figures are printed to 15 digits as equal to their neighbours' and are not: COINr ranked them by the sixteenth.
    """
    rows = {row["uCode"]: row for row in reference("asem_coinr_normalisation_variants.csv")}
    data = columns(reference("asem_iData.csv"))
    for unit in ("GRC", "JPN"):
        place = data["uCode"].index(unit)
        data["TolMin"][place] = repr(float(np.nextafter(float(data["TolMin"][place]), np.inf)))
    done = run(read_recipe(asem_recipe() | {"steps": with_step(4, {"normalise": step})}), data)
    assert done.scores.tolist() == pytest.approx([float(rows[u][column]) for u in done.units], **AS_PRINTED)


@pytest.mark.parametrize(
    ("column", "by"),
    [("a_amean", "arithmetic mean"), ("a_gmean", "geometric mean"), ("a_hmean", "harmonic mean")],
)
def test_every_mean_is_that_of_coinr(column: str, by: str) -> None:
    """The index as arithmetic, geometric and harmonic mean of scores between 1 and 100."""
    rows = {row["uCode"]: row for row in reference("asem_coinr_aggregation_variants.csv")}
    steps = [*with_step(4, {"normalise": {"method": "min-max", "to": [1, 100]}})[:5], {"aggregate": {"by": by}}]
    done = asem(steps=steps)
    assert done.scores.tolist() == pytest.approx([float(rows[u][column]) for u in done.units], **AS_PRINTED)


def test_copeland_at_every_level_is_that_of_coinr() -> None:
    """Duels won less duels lost, pillar by pillar and upward."""
    rows = {row["uCode"]: row for row in reference("asem_coinr_aggregation_variants.csv")}
    done = asem(steps=with_step(5, {"aggregate": {"by": "copeland"}}))
    assert done.scores.tolist() == pytest.approx([float(rows[u]["copeland_hier"]) for u in done.units], **AS_PRINTED)


FACTORS = [
    {"id": "winmax", "step": "treat", "option": "winsorise_at_most", "values": [1, 2, 3, 4, 5]},
    {"id": "norm", "step": "normalise", "values": [
        {"method": "min-max", "to": [1, 100]}, {"method": "z-score", "mean": 10, "deviation": 2}]},
    {"id": "agg", "step": "aggregate", "values": ["arithmetic mean", "geometric mean"]},
]  # fmt: skip


def weights_of(rows: list[dict[str, str]]) -> dict[str, Any]:
    sets = [{k[2:]: float(v) for k, v in row.items() if k.startswith("w_")} for row in rows]
    return {"id": "weights", "kind": "weights", "sets": sets}


def test_the_hundred_stored_replicates_are_those_of_coinr() -> None:
    """100 replicates with the inputs that COINr drew: 5,100 scores."""
    rows = reference("asem_coinr_UA100_replicates.csv")
    done = asem(factors=[*FACTORS, weights_of(rows)])
    whole = design(done.recipe.factors, done.recipe.tree, len(done.units), 100, 1)
    norms, means = ["n_minmax", "n_zscore"], ["a_amean", "a_gmean"]
    places = [[int(r["winmax"]) - 1, norms.index(r["norm"]), means.index(r["agg"]), i] for i, r in enumerate(rows)]
    drawn = Design(whole.kind, whole.levels, np.array(places), whole.shape, 0)
    theirs = np.array([[float(row[f"Index_{unit}"]) for unit in done.table.keys] for row in rows])
    np.testing.assert_allclose(Replicates(done.recipe, done.table, drawn).scores(), theirs, rtol=1e-12)


def test_sobol_indices_of_the_four_factor_design_exactly() -> None:
    """2,000 settings, all of them computed: no sampling, no error.

    The largest pair, normalisation with aggregation, is 0.133, which no first-order table shows.
    """
    sets = weights_of(reference("asem_coinr_noisy_weights_seed7.csv"))
    done = asem(factors=[*FACTORS, sets])
    sure = robustness(done, 2, 0)
    found = sure.sobol_shift
    assert (sure.replicates, sure.design.exact) == (2000, True)
    assert dict(zip(found.factors, found.first[:, 0].round(3).tolist(), strict=True)) == {
        "winmax": 0.031, "norm": 0.093, "weights": 0.128, "agg": 0.520}  # fmt: skip
    assert dict(zip(found.factors, found.total[:, 0].round(3).tolist(), strict=True)) == {
        "winmax": 0.051, "norm": 0.287, "weights": 0.215, "agg": 0.706}  # fmt: skip
    assert found.second["norm", "agg"][0] == pytest.approx(0.133, abs=5e-4)
    assert found.total_error.max() == 0.0
