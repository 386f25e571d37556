"""A zone of the reserve reports as the others do, and counts in no sum until it has the title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiju.rooms.figures import queries
from jiju.rooms.filings import acts as filings
from jiju.rooms.oversight import queries as oversight
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.actors import Scope
from jiju.spine.roles import Role
from tests.web import small

WAITING = replace(small.zone(9), code="R001", name="储备集聚区", status="reserve")


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    small.make(2)


def report() -> None:
    registry.establish([WAITING], by=small.BY, at=small.AT)
    filings.bring_in([small.filed(WAITING, small.LIVE, 5)], by=small.BY, at=small.AT)
    news.catch_up()


def test_no_sum_of_the_programme_moves_when_a_zone_of_the_reserve_reports() -> None:
    by = small.actor(Role.PROVINCE)
    before = (queries.compare(by, "revenue", small.LIVE).now, queries.alone(by, "revenue", small.LIVE))
    report()
    assert (queries.compare(by, "revenue", small.LIVE).now, queries.alone(by, "revenue", small.LIVE)) == before
    assert [r.zones for r in queries.show(by, "revenue", small.LIVE, "province").rows] == [1]


def test_the_overview_shows_the_zones_that_have_the_title() -> None:
    report()
    assert [z.code for z in oversight.cockpit(small.actor(Role.PROVINCE), small.LIVE).zones] == ["Z001", "Z002"]


def test_its_figures_stand_in_the_list_of_zones_and_its_own_people_see_their_sum() -> None:
    report()
    listed = {r.key: r.value for r in queries.show(small.actor(Role.PROVINCE), "revenue", small.LIVE, "zone").rows}
    assert listed["R001"] == 5000
    own = replace(small.actor(Role.ZONE_HEAD), scope=Scope("zone", frozenset({"R001"})))
    assert [r.value for r in queries.show(own, "revenue", small.LIVE, "province").rows] == [5000]
