"""The demonstration's economy: exact sums, the plan's course, and the same province from the same seed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from jiju.config.demo.economy import Economy, cumulative, firms_of
from jiju.config.demo.names import enterprise_code, person_name
from jiju.config.demo.points import Ground
from jiju.config.demo.scale import Course, Scale
from jiju.config.demo.zones import zones_of
from jiju.config.home import ROOT
from jiju.core.codes import credit_code_fault
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.programmes.shapes import Plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(ROOT / "plans" / "jilin-2021")


def economy(plan: Plan, seed: int = 2021) -> Economy:
    course = Course(plan, Scale(seed, 100, 10_000, 12))
    return Economy(course, zones_of(plan, course, Ground(Path("/none"))))


def test_zones_grow_by_the_plans_years(plan: Plan) -> None:
    course = economy(plan).course
    ends = {str(q): course.zones_at(q) for q in course.quarters if q.number == 4}
    assert ends == {"2022Q4": 80, "2023Q4": 90, "2024Q4": 100}


def test_the_year_comes_near_the_plans_revenue(plan: Plan) -> None:
    made = economy(plan)
    total = sum(made.course_of(i).revenue for i in range(len(made.zones)))
    years = np.asarray(total).reshape(3, 4).sum(axis=1) / 100_000  # thousand yuan → 亿元
    assert np.allclose(years, [400, 450, 500], rtol=0.03)


def test_enterprises_add_up_to_their_zone_exactly(plan: Plan) -> None:
    made = economy(plan)
    zone = made.course_of(7)
    firms = firms_of(zone, made.course.scale.rng(4, 7))
    reported = np.rint(zone.revenue * 0.97).astype(np.int64)
    assert (firms.revenue.sum(axis=0) == reported).all()
    assert (firms.revenue[~firms.active] == 0).all()
    assert (firms.active.sum(axis=0) == zone.firms).all()


def test_the_same_seed_gives_the_same_zone_and_another_seed_another(plan: Plan) -> None:
    first, again, other = (economy(plan, seed).course_of(3).revenue for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


def test_cumulative_figures_start_again_each_january() -> None:
    alone = np.array([1, 2, 3, 4, 10, 20])
    assert cumulative(alone, [1, 2, 3, 4, 1, 2]).tolist() == [1, 3, 6, 10, 10, 30]


@pytest.mark.parametrize("number", [0, 1, 30, 31, 999_999, 3_000_000_000])
@pytest.mark.parametrize("prefix", ["91", "92"])
def test_every_invented_credit_code_is_valid(number: int, prefix: str) -> None:
    assert credit_code_fault(enterprise_code(number % 887_000_000, "220103", prefix=prefix)) is None


def test_a_thousand_people_have_a_thousand_names() -> None:
    rng, taken = np.random.default_rng(3), set[str]()
    names = [person_name(rng, taken) for _ in range(1_000)]
    assert len(set(names)) == 1_000
