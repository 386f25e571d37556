"""The analysis says what the engine says of accepted figures, within somebody's area, and refuses what is too thin."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotFound
from jiju.engines.agglomeration import (
    Plant,
    TooManyAbsent,
    TooThin,
    ellison_glaeser,
    herfindahl,
    location_quotients,
    shift_share,
    theil,
)
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.checks import (
    IndustryNotEntered,
    OneOutweighsAll,
    WithheldFromOutside,
    ask_balanced,
    gives_one_away,
)
from jiju.rooms.evaluations.queries.spreading import strength_of
from jiju.rooms.evaluations.shapes import TableLine
from jiju.rooms.registry import acts as registry
from jiju.spine.roles import Role
from tests.factories.registry import uscc
from tests.web import gathered, small

NOW, CITY_A, CITY_B, CITY_C = gathered.NOW, "220100", "220200", "220300"
ENTERPRISES = {  # of the zones that have reported
    CITY_A: {"T1": 60, "T2": 30, "T3": 10},
    CITY_B: {"T1": 20, "T2": 60, "T3": 20},
    CITY_C: {"T1": 20, "T2": 20, "T3": 10},
}


@pytest.fixture
def province(db: None) -> None:
    gathered.make()


def _at(rows: tuple[TableLine[Any], ...], key: str) -> TableLine[Any]:
    return next(r for r in rows if r.key == key)


def _firms(zone: str, at: int = 3) -> dict[str, Decimal]:
    return {uscc(n): Decimal(row[at]) for n, row in gathered.FIRMS.items() if row[0] == zone and row[at] is not None}


def test_growth_like_for_like_by_city_is_the_sum_of_its_parts(province: None) -> None:
    table = queries.growth(small.actor(Role.PROVINCE), "revenue", NOW, "city")
    a, b = (_at(table.rows, c).found for c in (CITY_A, CITY_B))
    assert (a.before, a.continuing, a.entrants, a.exits, a.boundary, a.after) == (640, 20, 70, 0, -40, 690)
    assert (b.before, b.continuing, b.entrants, b.exits, b.boundary, b.after) == (300, 30, 0, 0, 44, 374)
    assert (a.like_for_like, b.like_for_like) == (Decimal("3.33"), Decimal("10.00"))
    whole = table.whole.found
    assert (whole.before, whole.continuing, whole.entrants, whole.boundary, whole.after) == (1170, 64, 70, 0, 1304)
    assert whole.basis.absent == ("Z012",)
    assert whole.not_compared == (70, 0)
    for row in (table.whole, *table.rows):
        if row.found:
            f = row.found
            assert f.before + f.continuing + f.entrants + f.exits + f.boundary == f.after


def test_growth_is_refused_where_more_than_one_in_five_has_not_reported(province: None) -> None:
    row = _at(queries.growth(small.actor(Role.PROVINCE), "revenue", NOW, "city").rows, CITY_C)
    assert row.found is None
    assert isinstance(row.refusal, TooManyAbsent)
    assert (row.refusal.have, row.refusal.needed) == (3, 4)


def test_growth_by_type_and_county_follows_the_same_zones(province: None) -> None:
    by = small.actor(Role.PROVINCE)
    kinds = queries.growth(by, "revenue", NOW, "type")
    t1 = _at(kinds.rows, "T1").found
    assert (t1.before, t1.continuing, t1.after) == (530, 4, 534)
    assert [r.key for r in kinds.rows] == ["T1", "T2", "T3"]
    counties = queries.growth(by, "revenue", NOW, "county")
    assert _at(counties.rows, "220103").found == _at(queries.growth(by, "revenue", NOW, "city").rows, CITY_A).found


def test_growth_within_a_zone_is_over_its_enterprises(province: None) -> None:
    table = queries.growth(small.actor(Role.PROVINCE), "revenue", NOW, "zone")
    found = _at(table.rows, "Z001").found
    assert table.whole is None
    assert (found.before, found.continuing, found.entrants, found.exits, found.after) == (92, 10, 10, -12, 100)
    assert (found.like_for_like, found.basis.of) == (Decimal("12.50"), "enterprises")
    assert isinstance(_at(table.rows, "Z005").refusal, TooThin)


def test_a_figure_that_no_enterprise_is_asked_for_has_no_growth_within_zones(province: None) -> None:
    with pytest.raises(NotFound):
        queries.growth(small.actor(Role.PROVINCE), "leading_revenue", NOW, "zone")
    with pytest.raises(NotFound):
        queries.growth(small.actor(Role.PROVINCE), "tax_rate", NOW, "city")


def test_quotients_are_the_engines_over_all_zones_that_have_reported(province: None) -> None:
    table = queries.specialisation(small.actor(Role.PROVINCE), "enterprises", NOW, "type", "city")
    wanted = location_quotients(ENTERPRISES, reference="吉林省", unit="户", itself="counted")
    assert (table.known, table.units, table.of) == (11, 12, "zones")
    for area in (CITY_A, CITY_B):
        row = next(r for r in table.rows if r.key == area)
        for head, cell in zip(table.heads, row.cells, strict=True):
            right = wanted.at(area, head.key)
            assert cell.quotient is not None
            assert (cell.x, cell.quotient.value) == (ENTERPRISES[area][head.key], pytest.approx(right.value))
            assert cell.quotient.interval == right.interval
            assert cell.quotient.basis.reference == "吉林省"
    a = next(r for r in table.rows if r.key == CITY_A)
    assert a.cells[0].quotient is not None
    assert a.cells[0].quotient.value == pytest.approx(1.5)
    assert a.krugman is not None
    assert a.krugman.found is not None
    assert a.krugman.found.k == pytest.approx(0.4)
    assert [h.share for h in table.heads] == [40, 44, 16]
    c = next(r for r in table.rows if r.key == CITY_C)
    assert isinstance(c.refusal, TooManyAbsent)
    assert not c.told
    assert table.heads[0].gini.found is not None
    assert table.heads[0].gini.found.g == pytest.approx((0.6 - 0.4) ** 2 + (0.2 - 0.4) ** 2 + (0.2 - 0.2) ** 2)


def test_staff_have_quotients_without_an_interval(province: None) -> None:
    table = queries.specialisation(small.actor(Role.PROVINCE), "jobs", NOW, "type", "city")
    cell = next(r for r in table.rows if r.key == CITY_A).cells[0]
    assert cell.quotient is not None
    assert (cell.x, cell.quotient.interval) == (2 * 290, None)
    assert cell.quotient.enterprises == 60


def test_sections_are_counted_in_the_registry_and_refused_while_industries_are_not_entered(province: None) -> None:
    by = small.actor(Role.PROVINCE)
    table = queries.specialisation(by, "enterprises", NOW, "section", "city")
    a = next(r for r in table.rows if r.key == CITY_A)
    assert [(h.key, c.x) for h, c in zip(table.heads, a.cells, strict=True)] == [("F", 8), ("I", 10)]
    assert isinstance(next(r for r in table.rows if r.key == CITY_B).cells[0].refusal, TooThin)
    bare = [replace(gathered.firm(1), uscc=uscc(n), industry="", since=gathered.NEW) for n in range(50, 60)]
    registry.enter(bare, by=small.BY, at=small.AT)
    again = queries.specialisation(by, "enterprises", NOW, "section", "city")
    assert isinstance(again.refusal, IndustryNotEntered)
    assert (again.rows, again.known, again.units) == ((), 20, 30)
    gathering = queries.spread(by, "revenue", NOW, "city").localised
    assert [type(r.refusal) for r in gathering] == [IndustryNotEntered]


def test_sums_of_sections_are_for_those_who_review_all_of_them(province: None) -> None:
    for role, told in ((Role.PROVINCE, True), (Role.AUDITOR, False), (Role.CITY, False), (Role.DEPARTMENT, False)):
        table = queries.specialisation(small.actor(role), "jobs", NOW, "section", "city")
        assert (table.refusal is None) == told, role
        assert bool(table.rows) == told, role


def test_concentration_is_the_engines_and_the_share_of_four_leaves_three(province: None) -> None:
    table = queries.concentration(small.actor(Role.PROVINCE), NOW)
    right = herfindahl(_firms("Z001"), reference="Z001", unit="万元")
    found = _at(table.rows, "Z001").found
    assert table.is_reviewer
    assert (found.points, found.rests_on) == (pytest.approx(right.points), 8)
    assert (found.points, found.largest) == (pytest.approx(1800), pytest.approx(0.75))
    dominated = _at(table.rows, "Z002").found
    assert dominated.largest is None
    assert isinstance(dominated.refusal, TooThin)
    assert dominated.refusal.needed == 7
    assert isinstance(_at(table.rows, "Z005").refusal, TooThin)
    assert [r.key for r in table.rows if r.found] == ["Z002", "Z003", "Z001"], "most concentrated first"


@pytest.mark.parametrize("role", [Role.DEPARTMENT, Role.AUDITOR])
def test_outsiders_are_told_nothing_from_which_one_enterprise_could_be_told(province: None, role: Role) -> None:
    by = small.actor(role)
    rows = queries.concentration(by, NOW).rows
    growth = queries.growth(by, "revenue", NOW, "zone").rows
    for zone in ("Z002", "Z003", "Z005"):  # one above 70 %, four enterprises, two
        if any(r.key == zone for r in rows):
            assert _at(rows, zone).found is None
            assert isinstance(_at(rows, zone).refusal, WithheldFromOutside), zone
            assert _at(growth, zone).found is None
    if role is Role.AUDITOR:
        assert _at(rows, "Z001").found is not None
        assert isinstance(_at(growth, "Z001").refusal, WithheldFromOutside), "two came and one went"


def test_what_gives_one_away() -> None:
    sizes = [Decimal(n) for n in (30, 20, 20, 20, 10)]
    assert not gives_one_away(sizes)
    assert gives_one_away(sizes[:4])
    assert gives_one_away([*sizes[:4], None])
    assert gives_one_away([Decimal(71), Decimal(9), Decimal(10), Decimal(5), Decimal(5)])
    assert not gives_one_away([Decimal(70), Decimal(10), Decimal(10), Decimal(5), Decimal(5)])


def test_spread_is_the_engines(province: None) -> None:
    tables = queries.spread(small.actor(Role.PROVINCE), "revenue", NOW, "city")
    values = {z: row[3] for z, row in gathered.ZONES.items()}
    right = theil(
        values, {z: row[0][0] for z, row in gathered.ZONES.items()}, reference="吉林省", unit="万元", of="zones"
    )
    size = _at(tables.theil, "size").found
    assert (size.total, size.between, size.within) == (right.total, right.between, right.within)
    head = _at(tables.theil, "head").found
    assert head.total == pytest.approx(0), "each zone has two staff for every unit of revenue"
    before = ({"T1": 300, "T2": 300, "T3": 40}, {"T1": 530, "T2": 540, "T3": 100})
    after = ({"T1": 290, "T2": 330, "T3": 70}, {"T1": 534, "T2": 590, "T3": 180})
    shift = shift_share((before[0], after[0]), (before[1], after[1]), name="吉林省", unit="万元")
    found = _at(tables.shifts, CITY_A).found
    assert (found.change, found.national, found.differential) == (50, shift.national, shift.differential)
    assert found.national + found.industrial + found.differential == found.change
    growth = queries.growth(small.actor(Role.PROVINCE), "revenue", NOW, "city")
    assert found.change == _at(growth.rows, CITY_A).found.after - _at(growth.rows, CITY_A).found.before
    assert isinstance(_at(tables.shifts, CITY_C).refusal, TooManyAbsent)


def test_one_enterprise_that_outweighs_all_is_not_measured_against(db: None) -> None:
    sizes = [Decimal(n) for n in (20, 20, 20, 20, 20)]
    ask_balanced(sizes)
    ask_balanced([])
    with pytest.raises(OneOutweighsAll):
        ask_balanced([*sizes, Decimal(30), None])
    gathered.make({24: 4000})
    by = small.actor(Role.PROVINCE)
    assert [type(r.refusal) for r in queries.spread(by, "revenue", NOW, "city").localised] == [OneOutweighsAll]
    assert isinstance(queries.specialisation(by, "jobs", NOW, "section", "city").refusal, OneOutweighsAll)
    assert queries.specialisation(by, "enterprises", NOW, "section", "city").refusal is None, "counts weigh the same"


def test_gathering_is_the_engines_over_cities(province: None) -> None:
    found = {r.key: r for r in queries.spread(small.actor(Role.PROVINCE), "revenue", NOW, "city").localised}
    plants = [Plant(str(n), gathered.ZONES[z][0][0], i[0], now) for n, (z, i, _, now) in gathered.FIRMS.items() if now]
    everything = {CITY_A: 100 + 100 + 100, CITY_B: 110, CITY_C: 0}
    right = ellison_glaeser(plants, everything, industry="F", reference="吉林省", unit="人")
    assert found["F"].found is not None
    assert found["F"].found.gamma == pytest.approx(right.gamma)
    assert found["F"].found.basis.rests_on == 10
    assert strength_of(found["F"].found) == "chance"
