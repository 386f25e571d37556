"""Targets as each sees them: the whole and what lies below, by one version of the shares, as then and as now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiju.core.periods import quarter
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts as filings
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.queries.boards import line_of
from jiju.rooms.oversight.queries.tracks import track
from jiju.rooms.programmes import acts as programmes
from jiju.rooms.programmes import queries as promised
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.actors import Scope
from tests.factories import cascades, targets
from tests.web import small

pytestmark = pytest.mark.django_db
NOW = quarter(2024, 3)


def board(username: str, **asked: Any) -> Any:
    return queries.board(cascades.by(username), asked.pop("period", NOW), **asked)


def test_the_province_sees_its_cities_with_shares_sum_and_difference() -> None:
    targets.watched()
    cascades.approved()
    shown = board("province")
    assert {r.code: r.told.target for r in shown.rows} == {small.CITY: 300, "220200": 200}
    assert (shown.shared, shown.difference) == (500, 0)
    one = next(r.told for r in shown.rows if r.code == small.CITY)
    assert one.actual == Decimal("43.2"), "zones 1 and 3: twelve and thirty-six a twelfth, nine twelfths"
    assert one.expected == Decimal(300) * 9 / 12
    assert [(y.year, y.target, y.actual) for y in shown.years] == [(2022, 400, 120), (2023, 450, 132), (2024, 500, 108)]


def test_while_a_zone_is_awaited_the_total_is_set_against_nothing_and_short_is_short_so_far() -> None:
    targets.watched()
    cascades.approved()
    shown = board("province")
    assert ({r.told.awaited for r in shown.rows}, shown.chosen.word.text) == ({0}, "behind")
    registry.establish([replace(small.zone(9), since=date(2024, 8, 1))], by=small.BY, at=small.AT)
    shown = board("province")
    assert {r.code: (r.told.awaited, r.told.word.text) for r in shown.rows} == {
        small.CITY: (1, "behind so far"), "220200": (0, "behind"),
    }  # fmt: skip
    assert (shown.chosen.awaited, shown.chosen.state, shown.chosen.word.text) == (1, "bad", "behind so far")
    line = next(t for t in queries.cockpit(cascades.by("province"), NOW).targets if t.measure == "revenue")
    assert (line.awaited, line.word.text) == (1, "behind so far")
    assert next(t for t in shown.lines if t.is_decided).awaited == 0, "the number of zones is known"


def test_a_city_sees_its_own_share_and_its_zones_and_no_other() -> None:
    targets.watched()
    cascades.handed_on_approved()
    shown = board("city")
    assert (shown.area.level, shown.chosen.target, shown.shared) == ("city", 300, 300)
    assert [(r.code, r.told.target) for r in shown.rows] == [("Z001", 180), ("Z003", 120)]
    assert [r.code for r in board("province", area=small.CITY).rows] == ["Z001", "Z003"]
    with pytest.raises(NotFound):
        board("city", area="220200")
    with pytest.raises(NotFound):
        board("province", area="220103")


def test_a_zone_sees_its_share_with_a_forecast_and_a_county_and_a_department_their_zones() -> None:
    targets.watched()
    cascades.handed_on_approved()
    own = board("zone_head")
    assert (own.area.level, own.chosen.target, own.rows) == ("zone", 180, ())
    assert own.chosen.outlook.middle is not None
    assert own.chosen.chance is not None
    part = board("county")
    assert [r.code for r in part.rows] == ["Z001", "Z003"]
    assert (part.chosen.target, part.chosen.chance) == (None, None)
    assert [r.code for r in board("department").rows] == ["Z002", "Z004"]
    with pytest.raises(NotFound):
        board("zone_head", area="Z003")
    for name in ("expert", "enterprise", "finance"):
        with pytest.raises(NotYours):
            board(name)


def test_an_older_version_is_a_click_and_a_missing_one_is_not_there() -> None:
    targets.watched()
    cascades.approved()
    shares = {small.CITY: cascades.CITIES[small.CITY] | {"revenue": 280},
              "220200": cascades.CITIES["220200"] | {"revenue": 220}}  # fmt: skip
    made = programmes.propose_adjustment(
        None, by=cascades.by("province"), at=cascades.AT, draft=cascades.of_cities(shares), reason=cascades.WHY
    )
    by = {"by": cascades.by("province-2"), "at": cascades.AT, "digest": made.digest}
    programmes.approve_cascade(made, **by, over_reason=cascades.LESS)
    assert [r.told.target for r in board("province").rows] == [280, 220]
    assert [r.told.target for r in board("province", version=1).rows] == [300, 200]
    assert [n for n, _, _ in board("province").versions] == [2, 1]
    with pytest.raises(NotFound):
        board("province", version=7)


def test_gongzhuling_lies_in_siping_then_and_in_changchun_now_and_the_whole_is_the_same() -> None:
    targets.watched(quarter(2022, 1), quarter(2022, 2), zones=1)
    period = quarter(2022, 2)
    zone = replace(small.zone(9), code="Z900", city="220300", county="220381", since=date(2018, 1, 1))
    registry.establish([zone], by=small.BY, at=small.AT)
    filings.bring_in([targets.filed(zone, period, 10)], by=small.BY, at=small.AT)  # under its old code
    news.catch_up()
    moved = replace(zone, city="220100", county="220184", since=date(2020, 6, 19))
    registry.revise(moved, by=small.BY, at=small.AT)
    then, now = board("province", period=period), board("province", period=period, basis="now")
    assert {r.code: r.told.actual for r in then.rows} == {"220100": 5, "220300": 5}
    assert {r.code: r.told.actual for r in now.rows} == {"220100": 10}
    assert then.chosen.actual == now.chosen.actual == 10


def test_a_zone_that_moves_within_the_year_takes_its_share_along_as_now_and_leaves_it_as_then() -> None:
    there = targets.watched()
    cascades.handed_on_approved()
    moved = replace(there[2], city="220200", county="220202", since=date(2024, 8, 1))
    registry.revise(moved, by=small.BY, at=small.AT)
    then, now = board("province"), board("province", basis="now")
    assert [r.told.target for r in then.rows] == [300, 200]
    assert [r.told.target for r in now.rows] == [180, 320]
    assert (then.shared, now.shared) == (500, 500)
    assert now.moved == ("园Z003",)
    assert [r.code for r in board("city", basis="now").rows] == ["Z001"]
    assert board("city", basis="now").chosen.target == 180


def test_a_target_of_nought_has_no_attainment_and_no_light() -> None:
    targets.watched(quarter(2024, 1))
    measure = next(m for m in promised.plan().target_measures if m.id == "revenue")
    line = line_of(measure, track(measure, NOW), NOW, lambda _: True, Decimal(0))
    assert (line.attainment, line.state, line.expected) == (None, "none", 0)


def test_targets_and_areas_that_are_not_there_are_refused() -> None:
    targets.watched(quarter(2024, 2))
    with pytest.raises(NotFound):
        board("province", measure="profit")
    with pytest.raises(NotFound):
        board("province", area="999999")


def test_shares_to_begin_with_are_last_years_grown_and_add_up_exactly() -> None:
    targets.watched()
    found = queries.offers(cascades.by("province"), 2024, "", date(2024, 2, 1))
    revenue = {o.code: o.amounts["revenue"] for o in found if "revenue" in o.amounts}
    assert sum(revenue.values()) == 500
    assert revenue[small.CITY] == Decimal("200.0000"), "two of five of last year"
    assert all("revenue" not in o.amounts for o in found if o.code not in revenue)
    cascades.approved()
    below = queries.offers(cascades.by("city"), 2024, small.CITY, date(2024, 2, 1))
    assert [o.code for o in below] == ["Z001", "Z003"]
    assert sum(o.amounts["jobs"] for o in below) == 12
    assert all("zones" not in o.amounts for o in below)
    with pytest.raises(NotFound):
        queries.offers(cascades.by("city"), 2024, "220200", date(2024, 2, 1))
    with pytest.raises(NotYours):
        queries.offers(cascades.by("county"), 2024, "", date(2024, 2, 1))


@given(
    whole=st.decimals(0, 10_000, places=2),
    parts=st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.decimals(0, 1000, places=3), min_size=1),
    places=st.integers(2, 4),
)
def test_shares_that_are_apportioned_add_up_to_the_whole(
    whole: Decimal, parts: dict[str, Decimal], places: int
) -> None:
    found = checks.apportioned(whole, parts, places)
    assert not found or sum(found.values()) == whole
    assert not found or all(v >= 0 for v in found.values())
    assert bool(found) == (sum(parts.values()) > 0)


def test_nothing_is_apportioned_by_what_is_below_nought() -> None:
    assert checks.apportioned(Decimal(10), {"a": Decimal(-1), "b": Decimal(5)}, 0) == {}


def test_a_gap_names_the_fewest_zones_by_their_shares_and_by_their_own_growth() -> None:
    targets.looked_ahead()
    cascades.handed_on_approved()
    by = cascades.by("city")
    found = queries.gap(by, "revenue", NOW, held="share")
    assert found.gap == Decimal(300) * 9 / 12 - Decimal("43.2")
    assert [n.code for n in found.lifts] == ["Z001", "Z003"]
    assert found.lifts[0].adds == Decimal(180) * 9 / 12 - Decimal("10.8")
    assert found.closed
    grown = queries.gap(by, "revenue", NOW)
    assert [n.code for n in grown.lifts] == ["Z003", "Z001"], "a tenth the year before, an eleventh now"
    assert (grown.closed, grown.short) == (False, grown.gap - Decimal("0.36"))
    end = queries.gap(cascades.by("province"), "revenue", NOW, against="end")
    assert end.gap is not None
    assert 350 < end.gap < 362


def test_more_zones_cost_a_gap_and_a_board_no_more_questions(query_count: Any) -> None:
    counts = []
    for zones in (2, 4):
        there = [small.zone(n) for n in range(zones - 1, zones + 1)]
        if zones == 2:
            targets.watched(quarter(2023, 1), NOW, zones=2)
            cascades.approved()
        else:
            filed = [targets.filed(z, p, 10) for p in (NOW.year_before, NOW) for z in there]
            filings.bring_in(filed, by=small.BY, at=small.AT)
            news.catch_up()
        for look in (lambda: queries.gap(cascades.by("province"), "revenue", NOW), lambda: board("province")):
            look()
            with query_count() as count:
                look()
            counts.append(len(count))
    assert counts[:2] == counts[2:]


def test_a_gap_that_has_no_meaning_is_refused_or_not_told() -> None:
    targets.watched(quarter(2024, 2))
    for asked in ({"held": "luck"}, {"against": "never"}):
        with pytest.raises(NotFound):
            queries.gap(cascades.by("province"), "revenue", NOW, **asked)
    with pytest.raises(NotFound):
        queries.gap(cascades.by("province"), "zones", NOW)
    assert queries.gap(cascades.by("county"), "revenue", NOW).gap is None
    assert queries.gap(cascades.by("province"), "revenue", NOW, against="end").gap is None, "no forecast"


def test_a_zone_of_the_reserve_counts_for_itself_alone() -> None:
    targets.watched(quarter(2024, 2))
    waiting = replace(small.zone(11), code="R001", status="reserve")
    registry.establish([waiting], by=small.BY, at=small.AT)
    before = board("province").chosen.actual
    filings.bring_in([targets.filed(waiting, NOW, 10)], by=small.BY, at=small.AT)
    news.catch_up()
    assert board("province").chosen.actual == before
    own = replace(cascades.by("zone_head"), scope=Scope("zone", frozenset({"R001"})))
    assert queries.board(own, NOW).chosen.actual == Decimal("10.8")
