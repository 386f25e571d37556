"""Ellison–Glaeser's γ (EG 指数).

A large plant gathers an industry by itself; γ takes that out of G and asks whether the plants lie closer than darts
would. It needs every plant's size, and at least ten plants.

Source: Ellison and Glaeser (1997), Journal of Political Economy 105, 889–927
"""

from __future__ import annotations

import math
from itertools import product

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.agglomeration import Plant, TooManyAbsent, TooThin, ellison_glaeser
from jiju.engines.agglomeration.localisation import variance_by_chance
from tests.spec.agglomeration.drawn import plants

HALVES = {"甲": 500, "乙": 500}


def test_ten_equal_plants_of_which_eight_lie_together() -> None:
    """G = 0.3² + 0.3² = 0.18, Σx² = 0.5, H = 0.1: γ = (0.18 − 0.5 × 0.1) ÷ (0.5 × 0.9) = 0.2889."""
    found = ellison_glaeser(plants("ice", 甲=[5] * 8, 乙=[5] * 2), HALVES, industry="ice", reference="两市", unit="人")
    assert [round(v, 4) for v in (found.g, found.herfindahl, found.by_chance, found.gamma)] == [0.18, 0.1, 0.05, 0.2889]
    assert (found.basis.rests_on, found.basis.of, found.areas) == (10, "enterprises", 2)


def test_one_giant_is_not_an_agglomeration() -> None:
    """A plant of 91 and nine of one: G = 0.43² + 0.43² = 0.37 is twice that above, and γ is below zero."""
    found = ellison_glaeser(
        plants("ice", 甲=[91, 1, 1], 乙=[1] * 7), HALVES, industry="ice", reference="两市", unit="人"
    )
    assert round(found.g, 2) == 0.37
    assert found.gamma < 0


def test_on_average_chance_gives_zero_exactly() -> None:
    """All 1,024 ways in which ten unequal plants fall on two areas of 0.7 and 0.3, each by its chance: γ averages 0."""
    sizes, chances = [9, 7, 5, 4, 3, 3, 2, 2, 1, 1], {"甲": 0.7, "乙": 0.3}
    mean = spread = 0.0
    for places in product(chances, repeat=10):
        fallen = [Plant(str(k), a, "ice", s) for k, (a, s) in enumerate(zip(places, sizes, strict=True))]
        found = ellison_glaeser(fallen, chances, industry="ice", reference="x", unit="人")
        chance = math.prod(chances[a] for a in places)
        mean, spread = mean + chance * found.gamma, spread + chance * found.gamma**2
    assert mean == pytest.approx(0, abs=1e-12)
    assert found.deviation == pytest.approx(math.sqrt(spread), rel=1e-9)


def test_the_variance_of_g_by_counting_every_way_to_fall() -> None:
    """Four plants on three areas, 81 ways: the formula of the paper is the variance counted out."""
    x, z = (0.5, 0.3, 0.2), (0.4, 0.3, 0.2, 0.1)
    first = second = 0.0
    for places in product(range(3), repeat=4):
        g = sum((sum(w for w, at in zip(z, places, strict=True) if at == j) - x[j]) ** 2 for j in range(3))
        chance = math.prod(x[at] for at in places)
        first, second = first + chance * g, second + chance * g * g
    assert first == pytest.approx((1 - 0.38) * 0.3, rel=1e-12)
    assert variance_by_chance(x, z) == pytest.approx(second - first**2, rel=1e-9)


@pytest.mark.parametrize(("plants_of_one_size", "moved_by_chance"), [(9, 0.0527), (10, 0.0471), (20, 0.0229)])
def test_why_ten_plants_are_asked_for(plants_of_one_size: int, moved_by_chance: float) -> None:
    """Over eleven equal areas chance moves γ by √(2 ÷ (N (N − 1) × 10)): with nine plants beyond 0.05, the line of strong."""
    x, z = [1 / 11] * 11, [1 / plants_of_one_size] * plants_of_one_size
    deviation = math.sqrt(variance_by_chance(x, z)) / ((1 - 1 / 11) * (1 - 1 / plants_of_one_size))
    assert round(deviation, 4) == moved_by_chance
    with pytest.raises(TooThin, match="needs at least 10 enterprises; there are 9") as refused:
        ellison_glaeser(plants("ice", 甲=[5] * 9), HALVES, industry="ice", reference="两市", unit="人")
    assert "0.05" in str(refused.value.why)


def test_gamma_may_exceed_one() -> None:
    """Ten plants, all in an area that has a tenth of everything: γ = 1.602 ÷ 0.162 = 9.89. It is an index, not a share."""
    found = ellison_glaeser(plants("ice", 乙=[5] * 10), {"甲": 90, "乙": 10}, industry="ice", reference="x", unit="人")
    assert round(found.gamma, 6) == round((1.62 - 0.018) / (0.18 * 0.9), 6)


def test_other_industries_and_plants_of_size_zero_are_not_read() -> None:
    """A plant without staff is no plant; other industries stand in `everything`."""
    own = plants("ice", 甲=[5] * 8, 乙=[5] * 2)
    more = [*own, Plant("shut", "甲", "ice", 0), *plants("snow", 甲=[7] * 30)]
    assert ellison_glaeser(more, HALVES, industry="ice", reference="两市", unit="人").gamma == pytest.approx(
        ellison_glaeser(own, HALVES, industry="ice", reference="两市", unit="人").gamma
    )


def test_absent_sizes_and_absent_areas() -> None:
    """Two of twelve without a size are left out and named; with an area's total absent its plants are."""
    own = plants("ice", 甲=[5] * 8 + [None], 乙=[5] * 2 + [None])
    assert ellison_glaeser(own, HALVES, industry="ice", reference="x", unit="人").basis.absent == ("甲9", "乙3")
    with pytest.raises(TooManyAbsent, match="at least 10 of 12; 2 are there"):
        ellison_glaeser(own, {"甲": None, "乙": 500}, industry="ice", reference="x", unit="人")


def test_an_area_without_a_total_is_named_even_where_no_plant_lies() -> None:
    """The shares x are of what is known; a reader must see that one of six areas is not in them."""
    whole = {**dict.fromkeys(["甲", "乙", "丙", "丁", "戊"], 200), "己": None}
    found = ellison_glaeser(plants("ice", 甲=[5] * 8, 乙=[5] * 2), whole, industry="ice", reference="x", unit="人")
    assert (found.basis.absent, found.areas) == (("己",), 5)


def test_what_it_refuses() -> None:
    """One area is no map; a plant outside the map is a mistake of the caller."""
    with pytest.raises(TooThin, match="at least 2 areas; there are 1"):
        ellison_glaeser(plants("ice", 甲=[5] * 12), {"甲": 500, "乙": 0}, industry="ice", reference="x", unit="人")
    with pytest.raises(Malformed, match="丙, which has no total"):
        ellison_glaeser(plants("ice", 丙=[5] * 12), HALVES, industry="ice", reference="x", unit="人")
