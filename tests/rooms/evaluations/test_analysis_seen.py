"""Who is told what of the analysis: the own lines and the reference, and single figures for statistics alone."""

from __future__ import annotations

from typing import Any

import pytest

from jiju.config import commands
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.shapes import GROWTH_BY, TableLine
from jiju.rooms.figures import queries as figures
from jiju.rooms.filings.queries import NotForThisPurpose
from jiju.spine.actors import system
from jiju.spine.roles import Role
from tests.web import gathered, small

NOW, CITY_A, CITY_B, CITY_C = gathered.NOW, "220100", "220200", "220300"


@pytest.fixture
def province(db: None) -> None:
    gathered.make()


def _at(rows: tuple[TableLine[Any], ...], key: str) -> TableLine[Any]:
    return next(r for r in rows if r.key == key)


def test_a_city_sees_its_own_lines_and_the_reference(province: None) -> None:
    by = small.actor(Role.CITY)
    table = queries.growth(by, "revenue", NOW, "city")
    assert [r.key for r in table.rows] == [CITY_A]
    assert table.whole is not None
    assert table.whole.found is not None
    assert table.whole.found.after == 1304
    kinds = queries.growth(by, "revenue", NOW, "type")
    assert kinds.own is not None
    assert kinds.own.found is not None
    assert kinds.own.found.after == 690
    areas = queries.specialisation(by, "enterprises", NOW, "type", "city")
    assert [r.key for r in areas.rows] == [CITY_A]
    assert areas.rows[0].cells[0].quotient is not None
    assert areas.rows[0].cells[0].quotient.value == pytest.approx(1.5), "against the whole province all the same"
    assert [r.key for r in queries.specialisation(by, "enterprises", NOW, "type", "county").rows] == ["220103"]
    tables = queries.spread(by, "revenue", NOW, "city")
    assert [r.key for r in tables.shifts] == [CITY_A]
    assert tables.shown == {CITY_A}


def test_a_department_sees_its_own_types_in_every_city(province: None) -> None:
    by = small.actor(Role.DEPARTMENT)  # of T2
    table = queries.specialisation(by, "enterprises", NOW, "type", "city")
    assert [h.key for h in table.heads] == ["T2"]
    assert [r.key for r in table.rows] == [CITY_A, CITY_B, CITY_C]
    assert all(r.krugman is None for r in table.rows)
    assert queries.specialisation(by, "enterprises", NOW, "section", "city").rows == ()
    assert queries.spread(by, "revenue", NOW, "city").shifts == ()
    assert {r.key for r in queries.concentration(by, NOW).rows} == {"Z003", "Z006", "Z007", "Z010"}


def test_a_county_is_shown_counties_and_a_zone_itself(province: None) -> None:
    areas = queries.specialisation(small.actor(Role.COUNTY), "enterprises", NOW, "type", "city")
    assert (areas.level, [r.key for r in areas.rows]) == ("county", ["220103"])
    zone = small.actor(Role.ZONE_STATISTICIAN)
    assert [r.key for r in queries.concentration(zone, NOW).rows] == ["Z001"]
    assert [r.key for r in queries.growth(zone, "revenue", NOW, "zone").rows] == ["Z001"]
    assert _at(queries.growth(zone, "revenue", NOW, "zone").rows, "Z001").found is not None


def test_single_figures_are_had_for_statistics_alone(province: None) -> None:
    assert len(figures.respondents("ent_revenue", NOW, purpose="statistics")) == 20
    with pytest.raises(NotForThisPurpose):
        figures.respondents("ent_revenue", NOW, purpose="assessment")


def test_a_period_without_figures_is_refused_line_by_line(province: None) -> None:
    by, empty = small.actor(Role.PROVINCE), NOW.previous
    assert all(r.found is None for r in queries.growth(by, "revenue", empty, "city").rows)
    assert queries.specialisation(by, "enterprises", empty, "type", "city").refusal is not None
    assert all(r.found is None for r in queries.concentration(by, empty).rows)
    tables = queries.spread(by, "revenue", empty, "city")
    assert all(r.found is None for r in (*tables.theil, *tables.shifts))


def test_the_command_line_prints_the_numbers_of_the_pages(province: None, capsys: pytest.CaptureFixture[str]) -> None:
    told = queries.analysis_json(system("tests"), NOW, "revenue")
    assert set(told["growth"]) == set(GROWTH_BY)
    growth = queries.growth(small.actor(Role.PROVINCE), "revenue", NOW, "city")
    by_key = {r["key"]: r for r in told["growth"]["city"]}
    for row in growth.rows:
        if row.found:
            assert by_key[row.key]["like_for_like"] == float(row.found.like_for_like or 0)
            assert by_key[row.key]["rests_on"] == row.found.basis.rests_on
    assert by_key[CITY_C]["refused"] == "too-many-absent"
    concentrated = {r["key"]: r for r in told["concentration"]}
    assert concentrated["Z001"]["hhi"] == pytest.approx(1800)
    assert concentrated["Z002"]["refused"] == "withheld-from-outside", "a print leaves the house"
    assert "hhi" not in concentrated["Z002"]
    areas = {r["key"]: r for r in told["specialisation"]["areas"]}
    assert areas[CITY_A]["krugman"]["k"] == pytest.approx(0.4)
    assert commands.run(["evaluations", "analysis", "--period", str(NOW)]) == 0
    assert f"{CITY_A}\t长春市\t3.33" in capsys.readouterr().out
    assert commands.run(["evaluations", "analysis", "--period", str(NOW), "--json", "--figure", "colour"]) == 1
