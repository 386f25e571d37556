"""待办: everything that is asked of somebody, from every room, by its term; the strip of the overview begins it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest

from jiju.rooms.oversight import acts
from jiju.web.office.asked import MOST, every_ask, frame
from tests.factories import alerts, cascades, clauses, quarterly, topics
from tests.factories import oversight as made
from tests.factories.oversight import AT, TODAY, by
from tests.web import small

pytestmark = pytest.mark.django_db


def _text(client: Any, path: str = "/todo") -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def _rows(page: str) -> list[tuple[int, str]]:
    """The count and the place of each row, as they stand on the page."""
    body = page[page.index('class="t todo"') :]
    found = re.findall(r'<td class="num fig">(\d+)</td><td><a class="b" href="([^"]+)"', body)
    return [(int(n), url) for n, url in found]


def _much() -> None:
    """Something of tasks, issues, alerts, clauses, shares and the quarterly analysis for the provincial office."""
    quarterly.quarterly_analysis()
    made.delivered()
    topics.answered()
    acts.assign_alert(alerts.raised(), by=by("province"), at=AT, unit="ORG-DRC")
    clauses.offered()
    cascades.agreed()


def test_every_room_that_asks_stands_there_with_its_count() -> None:
    _much()
    found = {a.url.split("?")[0]: a for a in every_ask(by("province-2"), TODAY)}
    assert {"/tasks", "/issues", "/alerts", "/clauses", "/cascades", "/quarterly"} <= set(found)
    assert all(a.count > 0 for a in found.values())


def test_who_proposed_the_shares_is_not_asked_to_approve_them() -> None:
    cascades.agreed()
    for who, asked in (("province", False), ("province-2", True)):
        urls = [a.url for a in every_ask(by(who), TODAY)]
        assert ("/cascades" in urls) is asked


def test_a_city_answers_for_the_shares_that_were_offered_to_it() -> None:
    cascades.proposed()
    asked = [a for a in every_ask(by("city"), TODAY) if a.url == "/cascades"]
    assert [a.count for a in asked] == [1]


def test_what_is_late_comes_first_then_by_the_day_then_without_one() -> None:
    _much()
    made.issued(lead="U220100", due=TODAY, responsible=(), nodes=())
    for who in ("province-2", "city", "county", "zone_head"):
        found = every_ask(by(who), TODAY)
        order = [(not a.is_late, a.day or date.max) for a in found]
        assert order == sorted(order), who


def test_the_strip_holds_the_first_five_and_leads_to_all() -> None:
    _much()
    who = by("province-2")
    every, shown = every_ask(who, TODAY), frame(who)
    assert len(every) > MOST
    assert shown["asks"] == every[:MOST]
    assert shown["ask_kinds"] == len(every)


def test_the_page_and_the_strip_say_the_same_numbers(signed_in: Any) -> None:
    _much()
    client = signed_in("province")
    listed = _rows(_text(client))
    strip = _text(client, "/cockpit").split('class="asks', 1)[1].split("</section>")[0]
    told = [(int(n), url) for url, n in re.findall(r'<a href="([^"]+)"><b>(\d+)</b>', strip)]
    assert told == listed[: len(told)]
    assert len(told) == min(len(listed), MOST)
    assert ('href="/todo"' in strip) is (len(listed) > MOST)


def test_the_menu_carries_the_number_of_the_page(signed_in: Any) -> None:
    _much()
    client = signed_in("province")
    page = _text(client)
    total = sum(n for n, _ in _rows(page))
    assert f'<span class="n">{total}</span></h2>' in page
    for path in ("/todo", "/tasks", "/clauses"):
        nav = _text(client, path).split("<nav", 1)[1].split("</nav>")[0]
        assert f'title="项待办">{total}<span class="sr"> 项待办</span>' in nav, path


def test_an_alert_stands_by_its_term_and_leads_to_what_is_asked(signed_in: Any) -> None:
    alerts.raised()
    found = [a for a in every_ask(by("city"), TODAY) if a.url.startswith("/alerts")]
    assert [(a.count, a.url, a.is_late) for a in found] == [(1, "/alerts?state=to_acknowledge", False)]
    assert found[0].day is not None
    client = signed_in("city")
    listed = _text(client, found[0].url)
    assert "测试集聚区005" in listed
    assert f"{found[0].day}前" in listed
    assert "没有符合条件的预警" in _text(client, "/alerts?state=to_answer")
    assert "没有符合条件的预警" in _text(signed_in("province"), found[0].url)


def test_every_place_that_it_leads_to_opens(signed_in: Any) -> None:
    _much()
    made.issued(title="请园区报送台账", lead="BZ001", responsible=(), nodes=())
    small.file_home()
    for role in ("province", "city", "county", "department", "zone_head", "zone_statistician"):
        client = signed_in(role)
        for _, url in _rows(_text(client)) if 'class="t todo"' in _text(client) else ():
            assert client.get(url.split("#")[0]).status_code == 200, (role, url)


def test_where_nothing_is_asked_it_says_so(province: None, signed_in: Any) -> None:
    page = _text(signed_in("administrator"))
    assert "今天没有要办的事" in page
    assert "有新的待办时" in page


def test_the_numbers_in_the_menu_say_what_they_count(province: None, signed_in: Any) -> None:
    made.found()
    made.issued(lead="U220100", due=TODAY + timedelta(days=3), responsible=(), nodes=())
    nav = _text(signed_in("city"), "/todo").split("<nav", 1)[1].split("</nav>")[0]
    assert 'title="件督办事项等您办理">1<span class="sr"> 件督办事项等您办理</span>' in nav
    english = unescape(signed_in("city", "en").get("/todo").content.decode())
    assert '>1<span class="sr"> task of supervision that waits for your step<' in english
