"""What the figures tell of the year's end is kept by the worker, renewed when figures change, and read by the pages."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.periods import quarter
from jiju.core.refusals import NotYours
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Light, Outlook
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.models import Entry
from tests.factories import cascades, oversight, programmes, targets
from tests.web import small

pytestmark = pytest.mark.django_db
NOW, YEAR_AGO = quarter(2024, 3), quarter(2023, 3)


def told(measure: str = "revenue", period: Any = NOW, area: str = "") -> Any:
    by = cascades.by("province")
    return next(t for t in queries.board(by, period, area=area).lines if t.measure == measure)


def test_before_any_figure_nothing_is_due_and_the_reason_is_said() -> None:
    oversight.base()
    assert tasks.look_ahead(at=small.AT) == 0
    line = told()
    assert (line.actual, line.state, line.outlook, line.chance) == (None, "none", None, None)


def test_three_years_of_quarters_tell_the_years_end_with_its_interval_and_its_chance() -> None:
    targets.looked_ahead()
    line = told()
    assert line.outlook.middle is not None
    low, high = line.outlook.within80
    assert low <= line.outlook.middle <= high
    # Zones of 10, 20, 30 and 40 thousand 万元 a twelfth, a fifth more than in 2022, in 亿元.
    assert abs(line.outlook.middle - 144) < 4
    assert line.actual == 108
    assert line.chance.says.text == "<1 %", "144 of 500 are no target that could be met"
    assert line.chance.likely.text == "very unlikely"
    entry = Entry.objects.filter(action="oversight.look_ahead").order_by("-seq")[0]
    assert {t["measure"] for t in json.loads(entry.body)["data"]["told"]} == {"zones", "revenue", "enterprises", "jobs"}


def test_what_was_looked_at_is_not_looked_at_again_until_a_figure_changes() -> None:
    there = targets.looked_ahead()
    before = told().outlook.middle
    assert tasks.look_ahead(at=small.AT) == 0
    targets.revised(there[0], YEAR_AGO, 3)
    assert {p for p, _ in queries.due()} == {YEAR_AGO, quarter(2023, 4), quarter(2024, 1), quarter(2024, 2), NOW}
    while tasks.look_ahead(at=small.AT):
        pass
    assert told().outlook.middle != before
    assert Outlook.objects.filter(period=str(NOW), measure="revenue", area="").count() == 1


def test_only_the_worker_keeps_outlooks() -> None:
    targets.watched(quarter(2024, 2))
    before = Entry.objects.count()
    with pytest.raises(NotYours):
        acts.look_ahead(None, by=cascades.by("province"), at=small.AT, period=NOW, vintage=1, found=[])
    assert (Outlook.objects.count(), Entry.objects.count()) == (0, before)


@pytest.mark.parametrize("first", [NOW, quarter(2024, 2), quarter(2023, 1)])
def test_one_quarter_or_less_than_two_years_are_answered_with_the_reason(first: Any) -> None:
    targets.looked_ahead(first)
    line = told()
    assert line.outlook.middle is None
    assert line.chance is None
    assert any("two years" in str(w) or "own years" in str(w) for w in line.outlook.reasons), line.outlook.reasons
    assert line.expected is not None, "by the calendar, or by the season that is there"


def test_the_number_of_zones_is_decided_and_not_forecast() -> None:
    targets.looked_ahead(quarter(2024, 2))
    line = told("zones")
    assert (line.actual, line.outlook.middle) == (4, None)
    assert "decided, not forecast" in str(line.outlook.reasons[0])


def test_a_season_is_that_of_the_zones_and_not_the_calendars() -> None:
    targets.looked_ahead()
    line = told()
    assert line.season.years == (2022, 2023)
    assert line.expected == Decimal(500) * 9 / 12, "two, three and four twelfths are done by September"
    assert told("enterprises").expected == 84 + Decimal(10000 - 84) * 3 / 4, "from 84 at the year's start"


def test_the_cockpit_reads_what_was_kept_and_says_the_same_without_it() -> None:
    targets.watched()
    by = cascades.by("province")
    before = {t.measure: (t.actual, t.expected, t.state) for t in queries.cockpit(by, NOW).targets}
    while tasks.look_ahead(at=small.AT):
        pass
    after = queries.cockpit(by, NOW).targets
    assert {t.measure: (t.actual, t.expected, t.state) for t in after} == before
    assert [t.measure for t in after if t.chance is not None] == ["revenue", "enterprises", "jobs"]
    assert Light.objects.filter(measure="revenue", period=str(NOW)).exists()


def test_a_zone_that_left_is_in_no_forecast_and_named() -> None:
    there = targets.watched(quarter(2022, 1), quarter(2023, 2))
    registry.revise(targets.moved(there[3], status="removed", since=date(2023, 7, 1)), by=small.BY, at=small.AT)
    targets.report(there[:3], quarter(2023, 3), NOW)
    while tasks.look_ahead(at=small.AT):
        pass
    line = told()
    assert line.outlook.left_out == ("Z004",)
    assert line.growth.same == 3
    assert told("zones").actual == 3


def test_a_new_zone_counts_apart_from_growth_like_for_like() -> None:
    there = targets.watched(quarter(2022, 1), quarter(2023, 4), zones=3)
    new = targets.moved(small.zone(7), since=date(2024, 1, 1))
    registry.establish([new], by=small.BY, at=small.AT)
    targets.report([*there, new], quarter(2024, 1), NOW)
    growth = told().growth
    assert (growth.same, growth.new) == (3, 1)
    assert growth.like_for_like is not None
    assert growth.total is not None
    assert growth.total > growth.like_for_like
    assert growth.new_share is not None
    assert growth.new_share > 0


def test_each_city_has_an_outlook_of_its_own() -> None:
    targets.looked_ahead()
    whole, city = told(), told(area=small.CITY)
    assert city.outlook.middle is not None
    assert city.outlook.middle < whole.outlook.middle
    assert (city.target, city.chance) == (None, None), "nothing was handed down to it"


def test_the_second_plan_is_looked_ahead_by_its_own_measures() -> None:
    oversight.base()
    programmes.loaded(programmes.qinghe())
    news.catch_up()
    assert queries.due() == []
    assert [t.measure for t in queries.board(cascades.by("province"), NOW).lines] == ["hubs", "sales", "staff"]
