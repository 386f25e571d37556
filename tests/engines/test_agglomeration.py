"""What holds of the measures of agglomeration whatever the figures are: bounds, identities, order and scale."""

from __future__ import annotations

import math
import random
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiju.engines.agglomeration import (
    Plant,
    coupling_coordination,
    ellison_glaeser,
    esteban_marquillas,
    herfindahl,
    krugman_specialisation,
    largest_share,
    like_for_like,
    location_quotients,
    location_quotients_of_plants,
    shift_share,
    spatial_gini,
    theil,
)
from jiju.engines.indices.methods import coupling

counts = st.integers(0, 5000)
money = st.decimals(0, 10**9, places=2)
sizes = st.lists(st.integers(1, 10**6), min_size=3, max_size=30).map(lambda v: {f"e{k}": x for k, x in enumerate(v)})


@st.composite
def tables(draw: st.DrawFn, least: int = 1) -> dict[str, dict[str, int]]:
    """Areas by industries, every area with something."""
    industries = [f"i{k}" for k in range(draw(st.integers(2, 5)))]
    return {
        f"a{j}": {i: draw(st.integers(least, 5000)) for i in industries}
        for j in range(draw(st.integers(3, 6)))
    }  # fmt: skip


def shuffled(table: dict, seed: int = 3) -> dict:
    names = list(table)
    random.Random(seed).shuffle(names)
    return {n: table[n] for n in names}


@given(sizes)
def test_hhi_lies_between_one_over_n_and_one_and_the_order_does_not_matter(own: dict[str, int]) -> None:
    found = herfindahl(own, reference="x", unit="万元")
    assert 1 / len(own) - 1e-12 <= found.hhi <= 1 + 1e-12
    assert 0 <= found.normalised <= 1
    assert herfindahl(shuffled(own), reference="x", unit="万元").hhi == pytest.approx(found.hhi, rel=1e-12)
    scaled = {n: x * 10_000 for n, x in own.items()}
    assert herfindahl(scaled, reference="x", unit="元").hhi == pytest.approx(found.hhi, rel=1e-12)


@given(sizes)
def test_the_share_of_the_largest_grows_with_k_and_bounds_hhi(own: dict[str, int]) -> None:
    shares = [largest_share(own, k, reference="x", unit="万元").share for k in range(1, len(own))]
    assert shares == sorted(shares)
    assert shares[0] ** 2 - 1e-12 <= herfindahl(own, reference="x", unit="万元").hhi <= shares[0] + 1e-12


@given(tables())
def test_quotients_weighed_by_the_areas_are_one(table: dict[str, dict[str, int]]) -> None:
    """Σ_j LQ_ij w_j = 1, w the areas' shares of everything: above here is below elsewhere."""
    cells = location_quotients(table, reference="x", unit="人")
    whole = sum(sum(row.values()) for row in table.values())
    for i in next(iter(table.values())):
        weighed = math.fsum(cells.at(a, i).value * sum(table[a].values()) / whole for a in table)
        assert weighed == pytest.approx(1, rel=1e-9)


@given(tables(least=5))
def test_quotients_depend_on_neither_order_nor_unit_and_lie_in_their_interval(table: dict[str, dict[str, int]]) -> None:
    cells = location_quotients(table, reference="x", unit="户")
    turned = location_quotients(shuffled(table), reference="x", unit="户")
    scaled = {a: {i: x * 10_000 for i, x in row.items()} for a, row in table.items()}
    for q in cells.found:
        assert turned.at(q.area, q.industry).value == pytest.approx(q.value, rel=1e-12)
        assert q.interval is not None
        assert q.interval.low <= q.value <= q.interval.high
        other = location_quotients(scaled, reference="x", unit="人").at(q.area, q.industry)
        assert (other.value, other.interval) == (pytest.approx(q.value, rel=1e-12), None)


def test_the_delta_interval_is_what_drawing_from_the_four_cells_gives() -> None:
    """200,000 tables drawn from 40, 60, 360, 1540 of 2,000: ln LQ spreads by √0.014 about ln 2."""
    drawn = np.random.default_rng(5).multinomial(2000, np.array([40, 60, 360, 1540]) / 2000, size=200_000)
    a, b, c, _ = drawn.T
    logs = np.log(a * 2000 / ((a + b) * (a + c)))
    assert float(logs.std()) == pytest.approx(math.sqrt(0.014), rel=0.03)


def test_of_enterprises_of_size_one_drawing_again_gives_the_delta_interval() -> None:
    table = {"a": {"i": 40, "o": 60}, "b": {"i": 360, "o": 1540}}
    ones = [Plant(f"{a}{i}{k}", a, i, 1) for a, row in table.items() for i, n in row.items() for k in range(n)]
    drawn = location_quotients_of_plants(ones, reference="x", unit="人", seed=11, draws=4000).at("a", "i").interval
    delta = location_quotients(table, reference="x", unit="户").at("a", "i").interval
    assert drawn is not None
    assert delta is not None
    assert (drawn.low, drawn.high) == (pytest.approx(delta.low, rel=0.04), pytest.approx(delta.high, rel=0.04))


@given(tables())
def test_krugman_is_within_nought_and_two_and_the_two_references_are_one_weight_apart(
    table: dict[str, dict[str, int]],
) -> None:
    whole = sum(sum(row.values()) for row in table.values())
    for area, row in table.items():
        counted = krugman_specialisation(table, area, reference="x", itself="counted", unit="人").k
        apart = krugman_specialisation(table, area, reference="x", itself="left out", unit="人").k
        assert 0 <= counted <= apart + 1e-12 <= 2 + 1e-9
        assert counted == pytest.approx((1 - sum(row.values()) / whole) * apart, abs=1e-12)
        turned = krugman_specialisation(shuffled(table), area, reference="x", itself="counted", unit="人").k
        assert turned == pytest.approx(counted, abs=1e-12)


@given(tables())
def test_the_spatial_gini_is_within_nought_and_two_and_knows_neither_order_nor_unit(
    table: dict[str, dict[str, int]],
) -> None:
    found = spatial_gini(table, "i0", reference="x", unit="人").g
    assert 0 <= found < 2
    assert spatial_gini(shuffled(table), "i0", reference="x", unit="人").g == pytest.approx(found, abs=1e-12)
    scaled = {a: {i: x * 7 for i, x in row.items()} for a, row in table.items()}
    assert spatial_gini(scaled, "i0", reference="x", unit="人").g == pytest.approx(found, abs=1e-12)


@given(st.lists(st.integers(0, 2), min_size=10, max_size=40), st.lists(st.integers(1, 900), min_size=3, max_size=3))
def test_gamma_of_equal_plants(places: list[int], whole: list[int]) -> None:
    """H = 1 ÷ N, so that γ = (G ÷ (1 − Σx²) − 1/N) ÷ (1 − 1/N); its least is −1 ÷ (N − 1)."""
    n, x = len(places), [w / sum(whole) for w in whole]
    own = [Plant(str(k), f"a{j}", "i", 7) for k, j in enumerate(places)]
    everything = {f"a{j}": w for j, w in enumerate(whole)}
    found = ellison_glaeser(own, everything, industry="i", reference="x", unit="人")
    g = sum((places.count(j) / n - x[j]) ** 2 for j in range(3))
    room = 1 - sum(v * v for v in x)
    assert found.gamma == pytest.approx((g / room - 1 / n) / (1 - 1 / n), abs=1e-9)
    assert found.gamma >= -1 / (n - 1) - 1e-9


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 10**4)), min_size=10, max_size=40))
def test_gamma_knows_neither_order_nor_unit(fallen: list[tuple[int, int]]) -> None:
    def gamma(pairs: list[tuple[int, int]], factor: int) -> float:
        own = [Plant(str(k), f"a{j}", "i", s * factor) for k, (j, s) in enumerate(pairs)]
        return ellison_glaeser(own, {"a0": 5, "a1": 3, "a2": 2}, industry="i", reference="x", unit="人").gamma

    assert gamma(fallen[::-1], 10_000) == pytest.approx(gamma(fallen, 1), rel=1e-9, abs=1e-9)


@given(st.lists(st.tuples(counts, st.integers(1, 5000), st.integers(0, 3)), min_size=4, max_size=30))
def test_theil_between_and_within_are_the_whole(rows: list[tuple[int, int, int]]) -> None:
    values = {str(k): y for k, (y, _, _) in enumerate(rows)} | {"more": 3}
    weights = {str(k): p for k, (_, p, _) in enumerate(rows)} | {"more": 2}
    groups = {str(k): str(g) for k, (_, _, g) in enumerate(rows)} | {"more": "own"}
    found = theil(values, groups, weights, reference="x", unit="万元")
    assert found.between + found.within == pytest.approx(found.total, abs=1e-12)
    assert min(found.between, found.within) >= 0
    assert found.total <= math.log(sum(weights.values()) / min(weights.values())) + 1e-12
    scaled = theil({n: y * 10_000 for n, y in values.items()}, groups, weights, reference="x", unit="元")
    assert scaled.total == pytest.approx(found.total, abs=1e-12)
    assert theil(shuffled(values), groups, weights, reference="x", unit="万元").within == pytest.approx(
        found.within, abs=1e-12
    )


@st.composite
def changes(draw: st.DrawFn) -> tuple:
    """An area and the rest of its reference, before and after, to the fen; the area had something of each industry."""
    names = [f"i{k}" for k in range(draw(st.integers(2, 6)))]
    before = {n: draw(st.decimals(1, 10**9, places=2)) for n in names}
    after = {n: draw(money) for n in names}
    rest = [{n: draw(money) for n in names} for _ in range(2)]
    return (before, after), tuple(
        {n: own[n] + other[n] for n in names} for own, other in zip((before, after), rest, strict=True)
    )


@given(changes())
def test_shift_share_sums_to_the_change_exactly(drawn: tuple) -> None:
    area, reference = drawn
    found = shift_share(area, reference, name="x", unit="元")
    assert found.change == sum(area[1].values()) - sum(area[0].values())
    for part in (found, *found.industries):
        assert part.national + part.industrial + part.differential == part.change
        assert isinstance(part.differential, Decimal)
    split = esteban_marquillas(area, reference, name="x", unit="元")
    near = Decimal("0.0002") * len(found.industries)
    assert abs(split.competitive + split.allocation - found.differential) <= near


@given(changes())
def test_of_the_reference_itself_nothing_is_industrial_or_its_own(drawn: tuple) -> None:
    _, whole = drawn
    found = shift_share(whole, whole, name="x", unit="元")
    near = Decimal("0.0002") * len(found.industries)
    assert abs(found.industrial) <= near
    assert abs(found.differential) <= near


figures = st.dictionaries(st.integers(0, 30).map(str), st.one_of(money, st.none()), max_size=25)


@given(figures, figures, st.sets(st.integers(0, 30).map(str)))
def test_like_for_like_sums_exactly_and_loses_nobody(before: dict, after: dict, moved: set[str]) -> None:
    known = {
        f"k{n}": Decimal(n) for n in range(120)
    }  # enough that those who have not reported are no more than a fifth
    before, after = {**known, **before}, {**known, **after}
    found = like_for_like(before, after, moved & (before.keys() | after.keys()), periods=("a", "b"), unit="元")
    assert found.before + found.continuing + found.entrants + found.exits + found.boundary == found.after
    for side, total, left in ((before, found.before, 0), (after, found.after, 1)):
        assert total + found.not_compared[left] == sum(v for v in side.values() if v is not None)
    assert sum(found.units.values()) + len(found.basis.absent) == len(before.keys() | after.keys())
    turned = like_for_like(
        shuffled(before), shuffled(after), moved & (before.keys() | after.keys()), periods=("a", "b"), unit="元"
    )
    assert (turned.continuing, turned.boundary) == (found.continuing, found.boundary)


levels = st.lists(st.floats(0, 1), min_size=2, max_size=6)


@given(levels)
def test_coupling_coordination_is_bounded_and_symmetric(u: list[float]) -> None:
    found = coupling_coordination({str(k): v for k, v in enumerate(u)}, area="a", reference="x")
    assert 0 <= found.coupling <= 1
    assert 0 <= found.coordination <= 1
    assert found.coordination <= math.sqrt(found.development) + 1e-12
    turned = coupling_coordination({str(k): v for k, v in enumerate(u[::-1])}, area="a", reference="x")
    assert turned.coordination == pytest.approx(found.coordination, abs=1e-12)


@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=6))
def test_coupling_is_the_same_number_as_in_the_engine_of_indices(u: list[float]) -> None:
    """Two engines that do not know one another, one formula: they agree where both are defined."""
    here = coupling_coordination({str(k): v for k, v in enumerate(u)}, area="a", reference="x")
    there = coupling.coupling(np.array([u]), np.ones(len(u)), form="traditional")
    assert here.coupling == pytest.approx(float(there.coupling[0]), rel=1e-12)
    assert here.coordination == pytest.approx(float(there.coordination[0]), rel=1e-12)
    assert abs(here.level - 1 - there.grades[0]) <= (abs(here.coordination * 10 % 1 - 0.5) > 0.499999)
