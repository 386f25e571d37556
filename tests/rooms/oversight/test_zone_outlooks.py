"""Each zone below a city is told with its own forecast and chance, or with the reason why not, and at no more cost."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiju.core.periods import quarter
from jiju.core.refusals import NotFound
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.queries import outlooks, tracks
from tests.factories import cascades, targets
from tests.web import small

pytestmark = pytest.mark.django_db
NOW = quarter(2024, 3)


def rows(who: str = "city", measure: str = "revenue", period: Any = NOW) -> dict[str, Any]:
    found = queries.board(cascades.by(who), period, measure=measure)
    return {r.code: r.told for r in found.rows}


def test_each_zone_of_a_city_has_its_forecast_and_the_chance_of_its_share() -> None:
    targets.watched()
    cascades.handed_on_approved()
    found = rows()
    first = found["Z001"]
    low, high = first.outlook.within80
    assert low <= first.outlook.middle <= high
    assert first.outlook.assumes is None, "nothing is assumed of other zones"
    assert abs(first.outlook.middle - first.actual / 9 * 12) < first.actual / 20, "nine twelfths lie behind"
    assert first.chance.says.text == "<1 %", "a share of 180 of which a tenth is reached"
    assert first.decimals == 3, "a zone's figure is shown finer than the province's"


def test_a_zone_reads_on_its_own_page_what_its_city_reads() -> None:
    targets.watched()
    cascades.handed_on_approved()
    own = queries.board(cascades.by("zone_head"), NOW, measure="revenue").chosen
    there = rows()[small.HOME]
    assert own.outlook.middle is not None
    assert (own.outlook.middle, own.outlook.within80, own.chance, own.decimals) == (
        there.outlook.middle, there.outlook.within80, there.chance, there.decimals)  # fmt: skip


def test_a_zone_is_shown_what_is_handed_to_zones_and_not_their_number() -> None:
    targets.watched()
    shown = queries.board(cascades.by("zone_head"), NOW, measure="zones")
    assert [t.measure for t in shown.lines] == ["revenue", "enterprises", "jobs"]
    assert shown.measure == "revenue"
    with pytest.raises(NotFound):
        queries.board(cascades.by("zone_head"), NOW, measure="profit")


def test_a_period_before_those_that_are_kept_up_says_so() -> None:
    targets.looked_ahead()
    told = queries.board(cascades.by("province"), quarter(2022, 1), measure="revenue").chosen.outlook
    assert [str(w) for w in told.reasons] == [str(outlooks.LONG_AGO)]
    newest = queries.board(cascades.by("province"), quarter(2024, 4), measure="revenue").chosen.outlook
    assert newest is None, "not looked at yet"


@pytest.mark.parametrize(
    ("first", "period", "reason"),
    [
        (NOW, NOW, "there are 1"),
        (quarter(2023, 1), NOW, "there are 7"),
        (quarter(2022, 1), quarter(2023, 4), "is known"),
    ],
)
def test_why_a_zone_has_no_forecast_is_said_of_itself(first: Any, period: Any, reason: str) -> None:
    targets.watched(first, max(period, NOW))
    found = rows(period=period)
    assert found
    for told in found.values():
        assert (told.outlook.middle, told.chance) == (None, None)
        assert reason in str(told.outlook.reasons[0])


def test_a_number_that_is_decided_is_not_forecast_for_a_zone_either() -> None:
    targets.watched()
    assert {str(t.outlook.reasons[0]) for t in rows(measure="zones").values()} == {str(tracks.DECIDED)}


def test_a_county_and_a_department_read_the_zones_that_they_see() -> None:
    targets.watched()
    cascades.handed_on_approved()
    whole = rows()
    for who in ("county", "department"):
        part = rows(who)
        assert part
        same = part.keys() & whole.keys()
        assert {z: part[z].outlook.middle for z in same} == {z: whole[z].outlook.middle for z in same}


def test_more_zones_take_no_more_questions_and_the_same_figures_are_worked_out_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    targets.watched(zones=2)
    with CaptureQueriesContext(connection) as few:
        rows()
    targets.report([small.zone(n) for n in range(5, 12)], targets.FIRST, targets.LAST)
    with CaptureQueriesContext(connection) as many:
        found = rows()
    assert len(found) > 3
    assert len(many) <= len(few)

    def never(*_: Any) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(tracks.outlook, "total", never)
    assert rows() == found
