"""The overview: what is asked, what is red, what moved; a zone sees its own and nobody else's."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.web.office import cockpit as pages
from jiju.web.office.asked import frame
from tests.factories import alerts, cascades, clauses, targets, topics
from tests.factories import oversight as made
from tests.factories.oversight import TODAY
from tests.web import small

pytestmark = pytest.mark.django_db
ZONES = ("zone_head", "zone_statistician")


def _text(client: Any, path: str = "/cockpit") -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def _main(text: str) -> str:
    return text[max(text.find('id="main"'), 0) :]


def test_it_says_what_is_red_with_links_to_the_whole(province: None, signed_in: Any) -> None:
    made.found()
    made.issued(title="超期的事", due=TODAY, nodes=())
    clauses.read()
    page = _text(signed_in("province"))
    for head, link in (("滞后条款", "/clauses"), ("严重预警", "/alerts"), ("超期督办", "/tasks?light=overdue"),
                       ("需要关注的集聚区", "by=zone")):  # fmt: skip
        assert head in page
        assert link in page
    red = page[page.index('class="jg reds"') : page.index('class="jg low"')]
    assert all(part.count("<li>") <= 7 for part in red.split("<section"))


def test_what_is_asked_comes_at_most_five_and_late_first(province: None) -> None:
    made.found()
    made.issued(lead="U220100", due=TODAY - timedelta(days=0), responsible=(), nodes=())
    topics.raised()
    city = made.by("city")
    found = frame(city)["asks"]
    assert 0 < len(found) <= 5
    assert [a.is_late for a in found] == sorted((a.is_late for a in found), reverse=True)


def test_alerts_that_nobody_took_up_and_clauses_that_wait_are_asked(signed_in: Any) -> None:
    alerts.raised()
    clauses.offered()
    page = _text(signed_in("county"))
    assert "条预警待确认" in page.partition('class="asks"')[2].partition("</section>")[0]
    clauses.read()
    page = _text(signed_in("province"))
    assert "条款待您办理" in page[page.index('class="asks"') : page.index('class="panel tg"')]


def test_what_moved_is_told_since_the_day_in_the_address(province: None, signed_in: Any) -> None:
    made.found()
    made.issued(title="刚交办的事")
    client = signed_in("province")
    assert "刚交办的事" in _text(client)
    assert "刚交办的事" in _text(client, "/cockpit?since=2025-01-20&period=2024Q4")
    assert 'aria-current="true">近 7 天' in _text(client, f"/cockpit?since={TODAY - timedelta(days=7)}")
    for wrong in ("x", "2025-13-01"):
        assert client.get(f"/cockpit?since={wrong}").status_code == 404
    assert client.get("/cockpit?since=2999-01-01").status_code == 200


def test_a_zone_sees_its_share_figures_and_what_is_asked_of_it(signed_in: Any) -> None:
    targets.watched()
    cascades.handed_on_approved()
    made.issued(title="请园区报送台账", lead="BZ001", responsible=(), nodes=())
    for role in ZONES:
        page = _text(signed_in(role), "/cockpit?period=2024Q2")
        assert "180.0" in page, "the share that was handed down"
        assert "请园区报送台账" in page
        assert 'id="map"' not in page
        assert "map-data" not in page


def test_no_other_zone_stands_on_the_overview_of_a_zone(signed_in: Any) -> None:
    there = alerts.raised(5)
    made.issued(title="只给吉林市的事", lead="U220200", responsible=(), nodes=())
    topics.raised(zone="Z003")
    topics.raised(zone="Z002")
    clauses.read()
    small.file_home()
    others = [small.zone(n) for n in (2, 3, 4, 5)]
    for role in ZONES:
        client = signed_in(role)
        for path in ("/cockpit", "/cockpit?since=2020-01-01", "/wall", "/wall/now"):
            page = _text(client, path)
            for z in others:
                assert z.name not in page, (role, path, z.name)
                assert z.code not in page, (role, path, z.code)
            assert f"/alerts/{there.pk}" not in page
            assert "只给吉林市的事" not in page
            numbers = {f"{v:,.1f}" for v in _revenue_of_others()}
            assert not numbers & set(re.findall(r"[\d,]+\.\d", _main(page))), (role, path)


def _revenue_of_others() -> set[Any]:
    from jiju.core import periods
    from jiju.rooms.figures import queries as figures

    found = figures.zone_values("revenue", periods.quarter(2024, 4))
    own = found.get(small.HOME)
    return {v for z, v in found.items() if z != small.HOME and v != own}


def test_the_workbook_of_a_zone_holds_its_own_alone(province: None, signed_in: Any) -> None:
    answer = signed_in("zone_head").get("/cockpit.xlsx?period=2024Q4")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content) if answer.streaming else answer.content))
    cells = " ".join(str(c.value) for sheet in book for row in sheet for c in row if c.value is not None)
    assert "测试集聚区001" in cells
    assert not any(f"测试集聚区00{n}" in cells for n in (2, 3, 4))


def test_the_table_of_the_map_is_capped_and_says_so(
    province: None, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "全部见 Excel" not in _text(signed_in("province"))
    monkeypatch.setattr(pages, "CAP", 3)
    page = _text(signed_in("province"))
    assert "列出前 3 个，共 4 个集聚区，全部见 Excel。" in page


def test_the_menu_of_a_zone_holds_the_overview_after_its_reporting(province: None, signed_in: Any) -> None:
    nav = _text(signed_in("zone_head"), "/desk")
    assert nav.index('href="/desk"') < nav.index('href="/cockpit"')


def test_the_wall_of_a_zone_shows_the_numbers_of_its_overview(province: None, signed_in: Any) -> None:
    small.file_home()
    client, found = signed_in("zone_head"), []
    for path in ("/cockpit?period=2024Q4", "/wall?period=2024Q4"):
        page = _text(client, path)
        table = page[page.index("<table") : page.index("</table>")]
        found.append(re.findall(r'<td[^>]*class="num fig"[^>]*>([^<]*)</td>', table))
    assert found[0] == found[1]
    assert any(n not in ("", "—") for n in found[0])


def test_the_workbook_holds_what_is_asked_red_and_moved_as_the_page_does(province: None, signed_in: Any) -> None:
    made.found()
    made.issued(title="超期的事", due=TODAY, nodes=())
    clauses.read()
    alerts.raised()
    client = signed_in("province")
    answer, page = client.get("/cockpit.xlsx"), _text(client)
    book = load_workbook(BytesIO(b"".join(answer.streaming_content) if answer.streaming else answer.content))
    red = [row[1] for row in book["亮红灯事项"].iter_rows(min_row=3, values_only=True) if row[1]]
    assert red
    assert all(str(what) in page for what in red[:4])
    asked = [row for row in book["待办"].iter_rows(min_row=3, values_only=True) if row[1]]
    assert asked
    assert f"<b>{asked[0][0]}</b><span>{asked[0][1]}</span>" in page
    moved = [row[2] for row in book["近期变化"].iter_rows(min_row=3, values_only=True) if row[2]]
    assert "督办事项下达：超期的事" in " ".join(moved)
