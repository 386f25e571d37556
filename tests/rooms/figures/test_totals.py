"""Totals: exact, as-of, within the area, and moved by one acceptance without a rebuild."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jiju.core import periods
from jiju.core.nothing import Nothing
from jiju.core.refusals import NotFound
from jiju.rooms.figures import queries
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.web import small

ALL = system("tests")


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    small.make()


def total(indicator: str) -> object:
    return queries.show(ALL, indicator, small.LIVE, "province").rows[0].value


def test_an_acceptance_moves_the_total_by_exactly_its_figure(warehouse: Path) -> None:
    before, files = total("revenue"), set(warehouse.rglob("*.parquet"))
    small.file_home()
    assert total("revenue") == before + small.cells(9)["04"]  # type: ignore[operator]  # both are numbers
    assert len(set(warehouse.rglob("*.parquet")) - files) == 1  # one small file, nothing rebuilt


def test_every_dimension_adds_up_to_the_province() -> None:
    for by in ("city", "county", "type", "lead", "zone"):
        rows = queries.show(ALL, "revenue", small.LIVE, by).rows
        assert sum((r.value for r in rows if isinstance(r.value, Decimal)), Decimal(0)) == total("revenue"), by


def test_a_ratio_is_the_ratio_of_the_sums() -> None:
    ratio = total("revenue_per_job")
    assert ratio == (total("revenue") / total("jobs")).quantize(Decimal("0.0001"))  # type: ignore[operator]  # numbers


def test_nothing_answered_is_blank_and_never_zero() -> None:
    assert {r.value for r in queries.show(ALL, "rnd", small.LIVE, "city").rows} == {Nothing.BLANK}


def test_the_quarter_alone_is_this_total_less_the_one_before() -> None:
    zones = queries.zone_cells("revenue", small.LIVE)
    before = {z.zone: z.value for z in queries.zone_cells("revenue", small.LIVE.previous)}
    assert queries.alone(ALL, "revenue", small.LIVE) == sum((z.value or 0) - (before[z.zone] or 0) for z in zones)


def test_each_area_adds_up_only_what_it_may_see() -> None:
    city = queries.show(small.actor(Role.CITY), "zones", small.LIVE, "city").rows
    assert [r.key for r in city] == [small.CITY]


def test_each_figure_and_light_stands_in_the_ledger() -> None:
    small.file_home()
    actions = list(Entry.objects.order_by("seq").values_list("action", flat=True))
    accepted = len(actions) - 1 - actions[::-1].index("filings.accept")
    assert "figures.take_in" in actions[accepted:]
    assert "oversight.read_lights" in actions[accepted:]


def test_an_indicator_that_is_not_in_the_plan_is_refused_with_those_that_are() -> None:
    with pytest.raises(NotFound, match="revenue"):
        queries.show(ALL, "nonsense", periods.quarter(2024, 1), "city")
