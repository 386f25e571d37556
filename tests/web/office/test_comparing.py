"""Zones are laid side by side over like periods, those of one's area alone; the chart has the table as its twin."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from typing import Any

from openpyxl import load_workbook

from jiju.core import periods
from jiju.rooms.oversight import queries
from jiju.spine.roles import Role
from jiju.web.office import comparing
from tests.web import small

Q = periods.quarter
PAIR = "/compare?zone=Z003&zone=Z001"


def _text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def test_like_periods_are_each_quarter_or_the_same_of_each_year() -> None:
    assert queries.like_periods(Q(2024, 2), Q(2024, 4)) == (Q(2024, 2), Q(2024, 3), Q(2024, 4))
    assert queries.like_periods(Q(2022, 1), Q(2024, 4), every=4) == (Q(2022, 4), Q(2023, 4), Q(2024, 4))
    assert queries.like_periods(Q(2024, 4), Q(2024, 4)) == (Q(2024, 4),)
    assert len(queries.like_periods(Q(2000, 1), Q(2024, 4))) == 12


def test_the_chart_and_its_table_say_the_same(province: None, signed_in: Any) -> None:
    text = _text(signed_in("province"), f"{PAIR}&from=2024Q3&to=2024Q4")
    block = re.search(r'<script id="series-data" type="application/json">(.*?)</script>', text)
    assert block
    drawn = json.loads(block[1])
    assert [line["name"] for line in drawn["lines"]] == ["测试集聚区003", "测试集聚区001"]
    assert [line["values"] for line in drawn["lines"]] == [[9000.0, 11000.0], [7000.0, None]]
    for shown in ("9,000.0", "11,000.0", "7,000.0", "+10.0", "自年初累计"):
        assert shown in text, shown
    book = load_workbook(
        io.BytesIO(signed_in("province").get(f"/compare.xlsx{PAIR[8:]}&from=2024Q3&to=2024Q4").content)
    )
    rows = list(book.worksheets[0].iter_rows(min_row=3, max_row=4, values_only=True))
    wanted = [("Z003", "测试集聚区003", 9000, 11000), ("Z001", "测试集聚区001", 7000, "—")]
    assert [row[:4] for row in rows] == wanted


def test_without_a_period_the_newest_that_is_told_is_the_last(province: None, signed_in: Any) -> None:
    assert '<option value="2024Q3" selected>' in _text(signed_in("zone_head"), "/compare?zone=Z001")
    assert '<option value="2024Q4" selected>' in _text(signed_in("province"), "/compare?zone=Z003")


def test_peers_are_of_the_same_type_and_nearest_in_size(db: None, signed_in: Any) -> None:
    small.make(zones=8)
    found = queries.peers(small.actor(Role.PROVINCE), "Z003", small.LIVE, on=small.DAY)
    assert [p.code for p in found] == ["Z005", "Z007", "Z001"]
    assert "＋ 测试集聚区005" in _text(signed_in("province"), "/compare?zone=Z003")


def test_a_zone_out_of_sight_is_not_compared(province: None, signed_in: Any) -> None:
    for role in ("city", "zone_head"):
        client = signed_in(role)
        assert client.get("/compare?zone=Z001&zone=Z002").status_code == 404, role
        assert client.get("/compare.xlsx?zone=Z002").status_code == 404, role
        assert "测试集聚区002" not in _text(client, "/compare?zone=Z001"), role


def test_more_than_six_and_what_is_no_indicator_are_refused(db: None, signed_in: Any) -> None:
    small.make(zones=8)
    client = signed_in("province")
    six = "&".join(f"zone=Z00{n}" for n in range(1, 7))
    assert client.get(f"/compare?{six}").status_code == 200
    assert client.get(f"/compare?{six}&zone=Z007").status_code == 404
    assert client.get("/compare?zone=Z001&indicator=nothing").status_code == 404
    assert client.get("/compare?zone=Z001&from=x").status_code == 404
    assert client.get("/compare?zone=&zone=Z001&zone=Z001&every=odd").status_code == 200


def test_a_zone_is_left_out_by_its_link(province: None, signed_in: Any) -> None:
    text = _text(signed_in("province"), f"{PAIR}&every=year")
    assert 'href="?zone=Z003&every=year"' in text
    assert "尚未选择集聚区" in _text(signed_in("province"), "/compare")


def test_more_zones_cost_no_more_questions(db: None, signed_in: Any, query_count: Any) -> None:
    small.make(zones=6)
    client, counts = signed_in("province"), []
    for many in (2, 6):
        path = "/compare?to=2024Q4&" + "&".join(f"zone=Z00{n}" for n in range(1, many + 1))
        client.get(path)
        with query_count() as count:
            client.get(path)
        counts.append(len(count) - many)  # each zone is asked for by itself, so that one out of sight is told
    assert counts[0] == counts[1]


def test_a_long_name_beside_the_chart_is_told_from_others_by_its_code() -> None:
    assert comparing._short("短名园区", "Z001") == "短名园区"
    long = "长春净月高新技术产业开发区现代服务业集聚区"
    assert comparing._short(long, "Z001") != comparing._short(long, "Z002")
    assert comparing._short(long, "Z001").endswith("… Z001")
