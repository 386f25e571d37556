"""Every fast form says what its plain form says: Hypothesis looks for tables on which they differ."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jiju.engines.indices import aggregates
from jiju.engines.indices.fast.entropy_topsis import entropy_topsis
from jiju.engines.indices.fast.weightings import acceptability_under
from jiju.engines.indices.methods import distances, penalties, voting
from jiju.engines.indices.plain import aggregating as plain_means
from jiju.engines.indices.plain import distances as plain_distances
from jiju.engines.indices.plain import normalising as plain_scales
from jiju.engines.indices.plain import proof as plain_proof
from jiju.engines.indices.plain import voting as plain_voting
from jiju.engines.indices.plain import weights as plain_weights
from jiju.engines.indices.proof.polytope import Polytope
from jiju.engines.indices.proof.rank_bounds import MARGIN, rank_bounds
from jiju.engines.indices.reading import read_recipe
from jiju.engines.indices.robust.placing import acceptability_of, places_of
from jiju.engines.indices.run import run
from jiju.engines.indices.weights import critic, entropy, variation

figures = st.integers(1, 1000).map(lambda v: v / 8)


@st.composite
def tables(draw: st.DrawFn, units: tuple[int, int] = (3, 8), indicators: tuple[int, int] = (2, 5)) -> np.ndarray:
    """Tables of figures above zero in which no column is constant."""
    n, m = draw(st.integers(*units)), draw(st.integers(*indicators))
    x = np.array(draw(st.lists(st.lists(figures, min_size=m, max_size=m), min_size=n, max_size=n)))
    assume((x.max(axis=0) > x.min(axis=0)).all())
    return x


def weights_for(x: np.ndarray, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0.2, 2.0, x.shape[1])


def scored(x: np.ndarray, method: dict, direction: str = "up") -> list[float]:
    """One column normalised by a recipe."""
    recipe = read_recipe({
        "id": "one", "units": {"code": "unit"},
        "elements": [{"id": "index"}, {"id": "a", "parent": "index", "direction": direction, "worst": 3, "best": 90}],
        "steps": [{"normalise": method}, {"aggregate": {"by": "arithmetic mean"}}],
    })  # fmt: skip
    done = run(recipe, {"unit": [f"u{i:02}" for i in range(len(x))], "a": list(x[:, 0])})
    return [float(s) for s in done.scores]


@given(tables(), st.sampled_from(["up", "down"]))
@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize(
    ("method", "plain"),
    [
        ({"method": "min-max", "to": [10, 90]}, lambda c: plain_scales.min_max(c, 10, 90)),
        ({"method": "z-score", "mean": 5, "deviation": 2, "sd": "n"}, lambda c: plain_scales.z_score(c, 5, 2, 0)),
        ({"method": "z-score"}, lambda c: plain_scales.z_score(c, 0, 1, 1)),
        ({"method": "rank"}, plain_scales.rank),
        ({"method": "percentile rank"}, plain_scales.percentile_rank),
        ({"method": "distance to max"}, plain_scales.distance_to_max),
    ],
)
def test_normalisations(method: dict, plain, x: np.ndarray, direction: str) -> None:
    sign = 1 if direction == "up" else -1
    assert scored(x, method, direction) == pytest.approx(plain([sign * v for v in x[:, 0]]), rel=1e-9, abs=1e-9)


@given(tables())
@settings(max_examples=40, deadline=None)
def test_goalposts(x: np.ndarray) -> None:
    assert scored(x, {"method": "goalposts"}) == pytest.approx(plain_scales.goalposts(list(x[:, 0]), 3, 90), abs=1e-12)


@given(tables(), st.sampled_from([1.0, 0.0, -1.0, 2.0, 0.5]), st.integers(0, 6))
@settings(max_examples=80, deadline=None)
def test_means_with_gaps(x: np.ndarray, power: float, gaps: int) -> None:
    weights, holed = weights_for(x), x.copy()
    for k in range(gaps):
        holed[k % len(x), k % x.shape[1]] = math.nan
    there = ~np.isnan(holed).all(axis=1)
    names = [str(j) for j in range(x.shape[1])]
    many = (
        aggregates.arithmetic(holed[there], weights)
        if power == 1
        else aggregates.generalised(holed[there], weights, power, names, "index")
    )
    rows = [[None if math.isnan(v) else float(v) for v in row] for row in holed[there]]
    assert many.tolist() == pytest.approx([plain_means.mean(row, list(weights), power) for row in rows], rel=1e-10)


@given(tables(units=(3, 9)))
@settings(max_examples=60, deadline=None)
def test_weights_of_figures(x: np.ndarray) -> None:
    rows = x.tolist()
    assert variation(x, sd="n - 1").tolist() == pytest.approx(plain_weights.variation(rows), rel=1e-9)
    plain = plain_weights.entropy(rows)
    assert entropy(x, basis="raw").tolist() == pytest.approx(plain, rel=1e-6, abs=1e-9)
    found = entropy_topsis(x, path="numpy")
    assert found.weights.tolist() == pytest.approx(plain, rel=1e-6, abs=1e-9)
    assert entropy_topsis(x).scores.tolist() == pytest.approx(found.scores.tolist(), abs=1e-9)
    correlated = np.corrcoef(x, rowvar=False)
    assume((1 - correlated).sum() > 1e-3)
    assert critic(x, sd="n - 1").tolist() == pytest.approx(plain_weights.critic(rows), rel=1e-6, abs=1e-9)


@given(tables())
@settings(max_examples=60, deadline=None)
def test_distances(x: np.ndarray) -> None:
    w, up = weights_for(x), ["up"] * x.shape[1]
    share = list(w / w.sum())
    assert distances.topsis(x, w, scale="vector", directions=up).tolist() == pytest.approx(
        plain_distances.topsis(x.tolist(), share), abs=1e-9
    )
    assert distances.grey_relation(x, w, rho=0.5, scale="none", directions=up).tolist() == pytest.approx(
        plain_distances.grey_relation(x.tolist(), list(w), 0.5), abs=1e-12)  # fmt: skip
    assert distances.vikor(x, w, v=0.5, directions=up).q.tolist() == pytest.approx(
        plain_distances.vikor(x.tolist(), list(w), 0.5), abs=1e-6
    )
    assert distances.wroclaw(x, np.ones(x.shape[1])).tolist() == pytest.approx(
        plain_distances.wroclaw(x.tolist()), rel=1e-9
    )


@given(tables(units=(2, 6)))
@settings(max_examples=40, deadline=None)
def test_consensus_is_as_good_as_trying_every_ranking(x: np.ndarray) -> None:
    matrix = voting.outranking(x, np.ones(x.shape[1]))
    np.testing.assert_allclose(matrix, plain_voting.outranking(x.tolist(), [1.0] * x.shape[1]), atol=1e-12)
    found = voting.kemeny(matrix)
    assert found.proved
    assert found.disagreement == pytest.approx(plain_voting.kemeny(matrix.tolist()), abs=1e-9)
    assert sorted(found.order) == list(range(len(x)))


@given(st.lists(st.lists(st.integers(0, 4).map(float), min_size=5, max_size=5), min_size=1, max_size=9))
def test_places_and_how_often_each_is_taken(drawn: list[list[float]]) -> None:
    scores = np.array(drawn)
    places = places_of(scores)
    assert places.tolist() == [plain_voting.places(row) for row in drawn]
    assert acceptability_of(places).sum(axis=1).tolist() == pytest.approx([1.0] * 5)


@given(tables(units=(2, 9), indicators=(2, 8)), st.sampled_from(["topsis", "weighted sum"]))
@settings(max_examples=40, deadline=None)
def test_compiled_and_numpy_paths_count_the_same_places(x: np.ndarray, method: str) -> None:
    weights = np.random.default_rng(5).dirichlet(np.ones(x.shape[1]), 50)
    fast, slow = (acceptability_under(x, weights, method=method, path=p) for p in ("fastest", "numpy"))  # type: ignore[arg-type]
    assert np.abs(fast - slow).max() <= 0.1  # equal scores may fall apart in the last bit, and move by a place
    assert fast.sum(axis=1).tolist() == pytest.approx([1.0] * len(x))


@given(tables(units=(3, 6), indicators=(3, 3)), st.sampled_from([(0.1, 0.6), (0.0, 1.0), (0.3, 0.4)]))
@settings(max_examples=25, deadline=None)
def test_no_weighting_on_a_grid_passes_the_proved_places(x: np.ndarray, ends: tuple[float, float]) -> None:
    lower, upper = [ends[0]] * 3, [ends[1]] * 3
    margin = MARGIN * float(x.max() - x.min())
    found = rank_bounds(x, Polytope(np.array(lower), np.array(upper)), [f"u{i}" for i in range(len(x))])
    grid = plain_proof.extremes(x.tolist(), lower, upper, 20, 2 * margin)
    for bound, (best, worst) in zip(found, grid, strict=True):
        assert bound.best.proof <= best
        assert bound.worst.proof >= worst
        for end in (bound.best, bound.worst):
            scores = x @ end.weights
            k = int(bound.unit[1:])
            assert end.place == 1 + int((scores - scores[k] > margin).sum())  # the witness reaches it
            assert end.weights.sum() == pytest.approx(1.0)


@given(tables())
@settings(max_examples=30, deadline=None)
def test_penalties_take_off_more_where_figures_are_uneven(x: np.ndarray) -> None:
    mean = x.mean(axis=1)
    for method in (penalties.mpi, penalties.ampi):
        down, up = method(x, penalty="down"), method(x, penalty="up")
        assert (down <= mean + 1e-12).all()
        assert (down + up).tolist() == pytest.approx((2 * mean).tolist())
