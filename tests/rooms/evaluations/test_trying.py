"""A scheme tried on a past period: who would have moved, which grades changed; and a zone held against conditions."""

from __future__ import annotations

import pytest

from jiju.core import periods
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Run
from jiju.rooms.evaluations.shapes import Trial
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.programmes.shapes import Scheme, SmallGroup
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.web import small

ON = small.DAY


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    small.make(8)


def shipped(code: str) -> Scheme:
    return next(s for s in read_plan(small.PLAN).schemes if s.id == code)


def tried(scheme: Scheme, against: Scheme | None = None, role: Role = Role.PROVINCE) -> Trial:
    return queries.trial(small.actor(role), scheme, small.LIVE, on=ON, against=against)


def test_a_trial_tells_what_would_come_out_and_keeps_nothing() -> None:
    before = (Entry.objects.count(), Run.objects.count())
    done = tried(shipped("six-dimensions"))
    assert (Entry.objects.count(), Run.objects.count()) == before
    ranked = queries.ranking(small.actor(Role.PROVINCE), "six-dimensions", small.LIVE).rows
    assert {n.after for n in done.lines} == set(ranked)
    assert done.against is None
    assert all(n.before is None and n.moved is None for n in done.lines)


def test_items_that_persons_judge_are_left_out_and_named() -> None:
    done = tried(shipped("annual"))
    assert [i.id for i in done.left_out] == ["platform", "leadership"]
    parts = {p.item: p.weight for p in done.lines[0].after.parts}
    assert parts["platform"] == parts["leadership"] == 0


def test_what_nobody_has_a_value_for_is_named() -> None:
    assert [i.id for i in tried(shipped("city-service")).unmeasured] == ["zones_mean", "zones_best"]
    assert "rnd_share" in [i.id for i in tried(shipped("annual")).unmeasured]


def test_counties_are_assessed_by_the_scheme_of_the_cities_and_stand_as_those_that_hold_the_same_zones() -> None:
    """Each city of the small province has one county, which has all of its zones."""
    cities = shipped("city-service")
    counties = cities.model_copy(update={"id": "county-service", "units": "county"})
    of_cities, of_counties = ({n.after.unit: n.after for n in tried(one).lines} for one in (cities, counties))
    assert set(of_counties) == {small.COUNTY, "220202"}
    for county, city in ((small.COUNTY, small.CITY), ("220202", "220200")):
        above, below = of_cities[city], of_counties[county]
        assert below.score is not None
        assert (below.score, below.rank, below.grade) == (above.score, above.rank, above.grade)
        assert [(p.item, p.value) for p in below.parts] == [(p.item, p.value) for p in above.parts]


def test_a_trial_compares_with_the_wording_in_force() -> None:
    """A line of 85 drawn at 99: whoever was above it in force falls to the next grade, and nobody moves."""
    department, provincial = small.actor(Role.DEPARTMENT), small.actor(Role.PROVINCE)
    text = queries.written(provincial, "six-dimensions", 1).replace("at_least: 75", "at_least: 76")
    made = acts.draft_scheme(None, by=department, at=small.AT, text=text)
    acts.approve_scheme(made, by=provincial, at=small.AT, effective_from=ON)
    stricter = shipped("six-dimensions")
    bands = (stricter.bands[0].model_copy(update={"at_least": 99}), *stricter.bands[1:])
    done = tried(stricter.model_copy(update={"bands": bands}))
    assert done.against is not None
    assert done.against.bands[1].at_least == 76
    changed = [n for n in done.lines if n.changes_grade]
    assert changed
    assert all(n.moved == 0 for n in done.lines if n.moved is not None)
    best = next(n for n in done.lines if n.before is not None and n.before.grade == "优秀")
    assert best.after.grade == "良好"


def test_who_would_have_moved_and_by_how_many_places() -> None:
    """Revenue alone against staff turned upside down: the first of the group becomes the last."""
    scheme = shipped("six-dimensions")
    item = next(i for i in scheme.items if i.id == "revenue")
    one = scheme.model_copy(update={"items": (item.model_copy(update={"weight": 100}),)})
    other = scheme.model_copy(update={"items": (item.model_copy(update={"weight": 100, "direction": "down"}),)})
    done = tried(one, other)
    group = [n for n in done.lines if n.after.group == "T2"]
    assert [(n.after.rank, n.moved) for n in group] == [(1, 3), (2, 1), (3, -1), (4, -3)]
    told = next(g for g in done.groups if g.group == "T2")
    assert (told.units, told.is_small, sum(told.grades.values()), sum(told.before.values())) == (4, False, 4, 4)


def test_groups_too_small_to_compare_are_marked() -> None:
    scheme = shipped("six-dimensions").model_copy(update={"small_group": SmallGroup(least=5)})
    assert all(g.is_small for g in tried(scheme).groups)
    assert not any(g.is_small for g in tried(shipped("six-dimensions")).groups)


def test_a_department_sees_its_types_and_others_nothing() -> None:
    assert {n.after.zone_type for n in tried(shipped("annual"), role=Role.DEPARTMENT).lines} == {"T2"}
    for role in (Role.CITY, Role.ZONE_HEAD, Role.EXPERT):
        with pytest.raises(NotYours):
            tried(shipped("annual"), role=role)


def test_a_period_of_another_kind_or_without_figures_is_refused() -> None:
    by = small.actor(Role.PROVINCE)
    for period in (periods.year(2024), periods.quarter(2021, 1)):
        with pytest.raises(NotFound):
            queries.trial(by, shipped("annual"), period, on=ON)


def test_a_zone_is_held_against_the_conditions_of_its_type_part_by_part() -> None:
    by = small.actor(Role.PROVINCE)
    found = queries.conditions(by, "annual", 1, "Z003", small.LIVE)
    assert [(c.id, c.holds) for c in found] == [("common", None), ("cond-T1", False)]
    assert [a.state for a in found[1].atoms] == ["fails", "unknown", "unknown", "fails"]
    assert found[1].atoms[0].looked_at[0].value == 20  # 户 of the accepted form
    judged = {a.text: True for a in found[0].atoms}
    assert queries.conditions(by, "annual", 1, "Z003", small.LIVE, judged)[0].holds is True  # type: ignore[arg-type]  # words of judged parts are plain text


def test_a_zone_out_of_reach_is_as_one_that_is_not_there() -> None:
    with pytest.raises(NotFound):
        queries.conditions(small.actor(Role.CITY), "annual", 1, "Z002", small.LIVE)
