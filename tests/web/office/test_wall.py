"""The wall shows the numbers of the overview, says plainly when they are old, and the map opens area by area."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from jiju.rooms.filings import acts as filings
from jiju.spine import news
from jiju.web import clock
from tests.web import small


def _text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def _map(text: str) -> dict[str, Any]:
    block = re.search(r'<script id="map-data" type="application/json">(.*?)</script>', text)
    assert block
    found: dict[str, Any] = json.loads(block[1])
    return found


def _figures(text: str) -> list[str]:
    return re.findall(r'<td[^>]*class="num fig"[^>]*>([^<]*)</td>', text)


def test_the_wall_and_the_overview_show_the_same_numbers(province: None, signed_in: Any) -> None:
    for role in ("province", "city", "county", "department", "auditor"):
        client = signed_in(role)
        overview, wall = _text(client, "/cockpit?period=2024Q4"), _text(client, "/wall?period=2024Q4")
        assert _figures(wall) == _figures(overview), role
        assert _map(wall) == _map(overview), role


def test_it_asks_for_itself_and_turns_through_its_parts(province: None, signed_in: Any) -> None:
    client, seen = signed_in("province"), []
    path = "/wall?turn=15&period=2024Q4"
    for _ in range(4):
        text = _text(client, path)
        found = re.search(r'hx-get="([^"]+)" hx-trigger="every (\d+)s"', text)
        assert found
        assert found[2] == "15"
        path = found[1]
        seen.append(
            "".join(
                p
                for p, head in (("t", ">目标<"), ("d", "滞后条款"), ("m", "集聚区分布"), ("r", "报送进度"))
                if head in text
            )
        )
    assert seen == ["t", "d", "m", "r"]
    assert path == "/wall/now?turn=15&period=2024Q4&part=targets"
    whole = _text(client, "/wall?turn=999")
    assert 'hx-trigger="every 60s"' in whole
    assert "集聚区分布" in whole
    assert "报送进度" in whole


def test_it_runs_no_script_of_its_own(province: None, signed_in: Any) -> None:
    response = signed_in("province").get("/wall")
    for tag in re.findall(r"<script[^>]*>", response.content.decode()):
        assert "src=" in tag or 'type="application/json"' in tag, tag
    assert "default-src 'self'" in response["Content-Security-Policy"]


def test_what_is_not_accepted_or_old_is_said(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    assert "2024年四季度仅有 3／4 个集聚区的数据已验收" in _text(client, "/wall?period=2024Q4")
    assert "2024年三季度数据，2024年四季度已结束" in _text(client, "/wall?period=2024Q3")
    assert "2024年二季度数据尚未验收" in _text(client, "/wall?period=2024Q2")
    small.file_home()
    assert 'class="stale"' not in _text(client, "/wall?period=2024Q4")


def test_a_worker_that_is_behind_is_said(province: None, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    news.catch_up()
    assert news.waits_since() is None
    client, late = signed_in("province"), clock.now() - timedelta(minutes=25)
    monkeypatch.setattr(news, "waits_since", lambda: late)
    assert "后台处理滞后 25 分钟" in _text(client, "/wall")
    monkeypatch.setattr(news, "waits_since", lambda: clock.now() - timedelta(minutes=1))
    assert "后台处理滞后" not in _text(client, "/wall")


def test_the_oldest_news_that_waits_is_told(province: None) -> None:
    assert news.waits_since() is None
    filings.bring_in([small.filed(small.zone(1), small.LIVE, 9)], by=small.BY, at=small.AT)
    assert news.waits_since() == small.AT
    news.catch_up()
    assert news.waits_since() is None


def test_the_map_opens_area_by_area_and_names_its_source(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    whole = _text(client, "/cockpit?period=2024Q4")
    assert len(_map(whole)["zones"]) == 4
    assert "天地图" in whole
    assert "审图号" in whole
    assert 'href="?period=2024Q4&area=220100#where"' in whole
    city = _text(client, "/cockpit?period=2024Q4&area=220100")
    drawn = _map(city)
    assert {z["code"] for z in drawn["zones"]} == {"Z001", "Z003"}
    assert {"code": "220103", "name": "宽城"} in drawn["areas"]
    assert drawn["boundaries"].endswith(".geojson")
    assert "测试集聚区002" not in city
    county = _map(_text(client, "/cockpit?area=220202"))
    assert [z["code"] for z in county["zones"]] == ["Z002", "Z004"]
    assert not county["opens"]


def test_nobody_opens_an_area_beyond_their_own(province: None, signed_in: Any) -> None:
    assert {"code": "220103", "name": "宽城"} in _map(_text(signed_in("city"), "/cockpit"))["areas"]
    assert [a["code"] for a in _map(_text(signed_in("county"), "/cockpit"))["areas"]] == ["220103"]
    for role, areas in (
        ("city", ("220200", "220202")),
        ("county", ("220100", "220102", "220202")),
        ("province", ("x",)),
    ):
        client = signed_in(role)
        for area in areas:
            for path in ("/cockpit", "/cockpit.xlsx", "/wall", "/wall/now"):
                assert client.get(f"{path}?area={area}").status_code == 404, (role, area, path)
    assert signed_in("city").get("/cockpit?area=220103").status_code == 200
