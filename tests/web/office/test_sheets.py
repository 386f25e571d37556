"""A unit's sheet: every point opens to its source, the place has its interval, and each reader sees the own area."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from typing import Any

from jiju.rooms.evaluations import acts, queries
from jiju.spine.roles import Role
from jiju.web import charts
from tests.web import small

SHEET = "/rankings/six-dimensions/Z003?period=2024Q4"


def _text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(response.content.decode())))


def test_a_sheet_shows_score_grade_place_and_where_each_point_comes_from(province: None, signed_in: Any) -> None:
    page = signed_in("province").get(SHEET)
    shown = queries.run_sheet(small.actor(Role.PROVINCE), "six-dimensions", small.LIVE, "Z003")
    assert shown.row.score is not None
    text = _text(page)
    assert f"{shown.row.score:.1f}" in text
    assert "类内位次" in text
    assert (
        'href="/figures/revenue?period=2024Q4&amp;by=zone"'
        in signed_in("province").get(f"{SHEET}&dimension=产业").content.decode()
    )
    assert "60＋40" in text


def test_the_moves_of_the_causes_sum_to_the_move_of_the_score(province: None, signed_in: Any) -> None:
    acts.rank(None, by=small.BY, at=small.AT, scheme_id="six-dimensions", period=small.LIVE.year_before)
    shown = queries.run_sheet(small.actor(Role.PROVINCE), "six-dimensions", small.LIVE, "Z004")
    assert shown.before is not None
    assert shown.before.base is not None
    assert shown.row.base is not None
    assert sum((m.change for m in shown.moved), Decimal(0)) == shown.row.base - shown.before.base
    text = _text(signed_in("province").get("/rankings/six-dimensions/Z004?period=2024Q4"))
    assert "从哪里来" in text
    assert "没有上一轮可比" not in text


def test_a_zone_opens_its_own_sheet_and_no_other(province: None, signed_in: Any) -> None:
    client = signed_in("zone_head")
    assert client.get("/rankings/six-dimensions/Z001?period=2024Q4").status_code == 200
    assert client.get(SHEET).status_code == 404


def test_a_place_among_one_is_not_drawn_and_says_so(province: None, signed_in: Any) -> None:
    text = _text(signed_in("province").get(SHEET))
    assert "没有可模拟的内容" in text  # Z001 has not filed, so that Z003 stands alone in its type


def test_the_ranking_shows_no_place_without_its_interval(province: None, signed_in: Any) -> None:
    text = _text(signed_in("province").get("/rankings/six-dimensions?period=2024Q4&type=T2"))
    assert "90% 区间" in text


def test_a_probability_is_never_nothing_and_never_certain() -> None:
    shares = ("0", "0.0004", "0.005", "0.384", "0.9951", "1")
    assert [charts.percent(Decimal(s)) for s in shares] == ["<0.1", "<0.1", "0.5", "38", "99.5", ">99.9"]


def test_columns_of_places_and_steps_of_a_move_say_their_numbers_in_words() -> None:
    drawn = charts.places([Decimal("0.75"), Decimal("0.25")], 1, 1, "奖补线", "第 1 名 75%")
    assert 'aria-label="第 1 名 75%"' in drawn
    assert "style=" not in drawn
    moved = charts.waterfall(
        [charts.Bar("2023", Decimal("74.1"), is_total=True), charts.Bar("自身", Decimal("-0.9")),
         charts.Bar("2024", Decimal("73.2"), is_total=True)], "比上轮", "纵轴自 {base} 分起",
    )  # fmt: skip
    assert "−0.9" in moved
    assert "纵轴自 72 分起" in moved


def test_a_zone_is_told_the_place_next_to_its_own_and_not_whose_it_is(province: None, signed_in: Any) -> None:
    small.file_home()
    text = _text(signed_in("zone_head").get("/rankings/six-dimensions/Z001?period=2024Q4"))
    assert re.search(r"高于第 [12] 名的概率", text)
    assert "测试集聚区003" not in text
