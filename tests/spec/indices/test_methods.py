"""Putting indicators together otherwise than by a mean.

Distances to an ideal, penalties for unevenness, a frontier, coupling, bands and votes. Each is shown on its published
example; where a publication contradicts itself, or two of them one another, the chapter says which is right here.

Source: Hwang and Yoon (1981); Opricovic and Tzeng (2004); Deng (1982); Mazziotta and Pareto (2007, 2016);
Melyn and Moesen (1991); Wang et al. (2021); 财政部《企业绩效评价操作细则》; Kemeny (1959)
"""

from __future__ import annotations

import numpy as np
import pytest

from jiju.core.refusals import Malformed
from jiju.engines.indices.methods import coupling, distances, frontier, penalties, voting
from jiju.engines.indices.reading import read_recipe
from jiju.engines.indices.run import run
from tests.spec.indices.drawn import table
from tests.spec.indices.reference import reference

CLIMB = """
climb | risk | altitude
A1    | 1    | 3000
A2    | 2    | 3750
A3    | 5    | 4500
"""


@pytest.mark.parametrize(
    ("scale", "scores"), [("min-max", [0.5, 0.617, 0.5]), ("vector", [0.762, 0.722, 0.238])]
)  # fmt: skip
def test_topsis_names_another_winner_on_another_scale(scale: str, scores: list[float]) -> None:
    """Opricovic and Tzeng (2004): the choice of scale alone moves the first place from A2 to A1."""
    x = table(CLIMB)[2]
    found = distances.topsis(x, np.ones(2), scale=scale, directions=["down", "up"])  # type: ignore[arg-type]
    assert found.round(3).tolist() == scores


def test_vikor_of_the_same_three_climbs() -> None:
    """A2 has the least sum and the least single regret: Q is zero, and it is the compromise alone."""
    found = distances.vikor(table(CLIMB)[2], np.ones(2), v=0.5, directions=["down", "up"])
    assert found.q.round(3).tolist() == [1.0, 0.0, 1.0]
    assert found.compromise == (1,)


SUPPLIERS = """
supplier | quality | price | distance | delivery | technology | demand | capital | market | service
1 | 0.83 | 326 | 21 | 3.2 | 0.20 | 0.15 | 250 | 0.23 | 0.87
2 | 0.90 | 295 | 38 | 2.4 | 0.25 | 0.20 | 180 | 0.15 | 0.95
3 | 0.99 | 340 | 25 | 2.2 | 0.12 | 0.14 | 300 | 0.27 | 0.99
4 | 0.92 | 287 | 19 | 2.0 | 0.33 | 0.09 | 200 | 0.30 | 0.89
5 | 0.87 | 310 | 27 | 0.9 | 0.20 | 0.15 | 150 | 0.18 | 0.82
6 | 0.95 | 303 | 10 | 1.7 | 0.09 | 0.17 | 175 | 0.26 | 0.94
"""


def test_grey_relation_of_six_suppliers() -> None:
    """Nine criteria, three of them better when less, ρ = 0.5: the order is 4, 3, 6, 2, 5, 1."""
    directions = ["up", "down", "down", "down", "up", "up", "up", "up", "up"]
    found = distances.grey_relation(table(SUPPLIERS)[2], np.ones(9), rho=0.5, scale="min-max", directions=directions)  # type: ignore[arg-type]
    assert found.round(4).tolist() == [0.4630, 0.5560, 0.6491, 0.6527, 0.4936, 0.6130]
    assert (np.argsort(-found) + 1).tolist() == [4, 3, 6, 2, 5, 1]


def better_life() -> tuple[list[dict[str, str]], np.ndarray]:
    rows = reference("compind_bli2017.csv")
    names = list(rows[0])[1:12]
    return rows, np.array([[float(r[n]) for n in names] for r in rows])


def standardised(x: np.ndarray) -> np.ndarray:
    return 100 + 10 * (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)


def unit(x: np.ndarray) -> np.ndarray:
    return np.asarray((x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0)))


def test_mpi_wroclaw_and_benefit_of_the_doubt_of_35_countries() -> None:
    """The OECD Better Life Index 2017 as Compind computes it: MPI on z = 100 ± 10, Wroclaw as given, BoD on min-max."""
    rows, x = better_life()
    expected = {n: [float(r[n]) for r in rows] for n in ("mpi", "wroclaw", "bod_minmax")}
    assert penalties.mpi(standardised(x), penalty="down").tolist() == pytest.approx(expected["mpi"], rel=1e-12)
    assert distances.wroclaw(x, np.ones(11)).tolist() == pytest.approx(expected["wroclaw"], rel=1e-12)
    assert frontier.benefit_of_the_doubt(unit(x)).scores.tolist() == pytest.approx(expected["bod_minmax"], rel=1e-9)


def test_ampi_with_the_mean_as_goalpost() -> None:
    """AMPI takes the deviation by n, where MPI takes it by n − 1; printed to three decimals."""
    rows, x = better_life()
    spread, middle = x.max(axis=0) - x.min(axis=0), x.mean(axis=0)
    scaled = 60 * (x - (middle - spread / 2)) / spread + 70
    found = penalties.ampi(scaled, penalty="down")
    assert found.tolist() == pytest.approx([float(r["ampi_gpmean_neg"]) for r in rows], abs=5.1e-4)


def test_the_same_through_a_recipe() -> None:
    """A recipe names the method; no code is needed."""
    rows, _ = better_life()
    names = list(rows[0])[1:12]
    for scale, way, column, precision in (
        ({"method": "z-score", "mean": 100, "deviation": 10}, {"method": "mpi"}, "mpi", 1e-9),
        ({"method": "ampi", "reference": "mean"}, {"method": "ampi"}, "ampi_gpmean_neg", 1e-5),
        ({"method": "min-max", "to": [0, 1]}, {"method": "benefit of the doubt"}, "bod_minmax", 1e-9),
    ):
        recipe = read_recipe({
            "id": "bli", "units": {"code": "country"},
            "elements": [{"id": "index"}, *({"id": n, "parent": "index"} for n in names)],
            "steps": [{"normalise": scale}, {"aggregate": {"by": way}}],
        })  # fmt: skip
        done = run(recipe, {c: [r[c] for r in rows] for c in rows[0]})
        printed = {r["country"]: float(r[column]) for r in rows}
        assert done.scores.tolist() == pytest.approx([printed[u] for u in done.units], rel=precision)


@pytest.mark.parametrize(
    ("column", "signs", "penalty"), [("mpi_POSPOS", (1, 1), "down"), ("mpi_help_example_NEG", (-1, 1), "up")]
)
def test_mpi_of_roads_and_trains(column: str, signs: tuple[int, int], penalty: str) -> None:
    """34 regions of Europe, roads taken as better when more, and as better when less."""
    rows = reference("compind_eu_nuts1.csv")
    x = np.array([[float(r["roads"]), float(r["trains"])] for r in rows]) * np.array(signs)
    found = penalties.mpi(standardised(x), penalty=penalty)  # type: ignore[arg-type]
    assert found.tolist() == pytest.approx([float(r[column]) for r in rows], rel=1e-12)


def test_coupling_of_two_systems_both_ways() -> None:
    """Levels .2 and .8: C is .8 by the traditional formula and .3162 by the corrected one, which spreads further."""
    u = np.array([[0.2, 0.8]])
    old = coupling.coupling(u, np.ones(2), form="traditional")
    new = coupling.coupling(u, np.ones(2), form="corrected")
    assert (float(old.coupling[0].round(4)), float(new.coupling[0].round(4))) == (0.8, 0.3162)
    assert float(old.coordination[0].round(4)) == 0.6325
    assert str(coupling.GRADES[old.grades[0]]) == "Primary coordination"
    assert str(coupling.GRADES[new.grades[0]]) == "Slight imbalance"


def test_coupling_refuses_a_level_of_zero() -> None:
    """Half of the papers that Liu (2017) read computed C wrongly; a level of zero is one of the ways."""
    with pytest.raises(Malformed, match="0.01 and 1"):
        coupling.coupling(np.array([[0.0, 0.5]]), np.ones(2), form="traditional")


def test_banded_efficacy_of_the_ministry_of_finance() -> None:
    """ROE 8 %, standards from 9.5 % down, weight 20: the formula gives 15.23.

    The printed exercise says 16.85, which contradicts its own formula: it steps up by 18 − 12 where the bases are 16
    and 12. With standards 9.5 (1.0), 1.7 (0.6)… the step between the neighbouring bases .8 and .6 is meant.
    """
    recipe = read_recipe({
        "id": "roe", "units": {"code": "firm"},
        "elements": [
            {"id": "index"},
            {"id": "roe", "parent": "index", "standards": [16.0, 9.5, 1.7, -3.6, -20.0]},
        ],
        "steps": [{"normalise": {"method": "banded efficacy", "full": 20}}, {"aggregate": {"by": "arithmetic mean"}}],
    })  # fmt: skip
    done = run(recipe, {"firm": ["A", "B"], "roe": [8.0, 9.5]})
    assert done.scores.round(2).tolist() == [15.23, 16.0]


def test_classic_efficacy_is_goalposts_between_sixty_and_a_hundred() -> None:
    """60 + 40 (x − 不允许值) ÷ (满意值 − 不允许值)."""
    recipe = read_recipe({
        "id": "e", "units": {"code": "zone"},
        "elements": [{"id": "index"}, {"id": "a", "parent": "index", "worst": 10, "best": 50}],
        "steps": [{"normalise": {"method": "goalposts", "to": [60, 100], "cap": "none"}}, {"aggregate": {"by": "arithmetic mean"}}],
    })  # fmt: skip
    assert run(recipe, {"zone": ["A", "B", "C"], "a": [10, 30, 60]}).scores.tolist() == [60.0, 80.0, 110.0]


VOTES = """
unit | v1 | v2 | v3
A    | 3  | 1  | 2
B    | 2  | 3  | 1
C    | 1  | 2  | 3
"""


def test_condorcet_finds_no_winner_in_a_circle() -> None:
    """A beats B, B beats C, C beats A, each by two voices to one: Copeland has all equal, and nobody wins all duels."""
    matrix = voting.outranking(table(VOTES)[2], np.ones(3))
    assert voting.condorcet_winner(matrix) is None
    assert voting.copeland(matrix).tolist() == [0.0, 0.0, 0.0]
    assert voting.kemeny(matrix).disagreement == pytest.approx(4 / 3)


def test_kemeny_is_proved_to_25_units_and_bounded_beyond() -> None:
    """25 units with nine voters are solved; 70 units get a bound that says how far off the ranking may be."""
    rng = np.random.default_rng(7)
    found = voting.kemeny(voting.outranking(rng.random((25, 9)), np.ones(9)))
    assert found.proved
    far = voting.kemeny(voting.outranking(rng.random((70, 9)), np.ones(9)))
    assert far.bound <= far.disagreement


def test_points_by_band_with_bonus_deduction_and_veto() -> None:
    """甲 earns 80 by its band and 5 for a prize; 乙 loses 6; 丙 had an accident and has no score."""
    recipe = read_recipe({
        "id": "p", "units": {"code": "zone"},
        "elements": [{"id": "index"}, {"id": "growth", "parent": "index"}],
        "steps": [
            {"normalise": {"method": "points by band", "bands": {"growth": [[0, 60], [5, 80], [10, 100]]}}},
            {"aggregate": {"by": "arithmetic mean"}},
            {"adjust": {
                "bonus": [{"column": "prizes", "points": 5, "at_most": 10}],
                "deduct": [{"column": "late", "points": 3}],
                "veto": [{"column": "accidents", "says": "重大安全事故"}],
            }},
        ],
    })  # fmt: skip
    done = run(recipe, {
        "zone": ["甲", "乙", "丙"], "growth": [7, 12, 12], "prizes": [1, 0, 3], "late": [0, 2, 0], "accidents": [0, 0, 1],
    })  # fmt: skip
    assert dict(zip(done.units, done.scores.tolist(), strict=True))["甲"] == 85.0
    assert dict(zip(done.units, done.ranks.tolist(), strict=True))["乙"] == 1.0
    assert "重大安全事故" in str(done.absent["丙"])
    two = [done.units.index(z) for z in ("甲", "乙")]
    assert done.contributions.values[two].sum(axis=1).tolist() == done.scores[two].tolist()
