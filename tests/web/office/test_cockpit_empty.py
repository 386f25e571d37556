"""With little or nothing there yet, after a zone left or a unit was renamed, no page of oversight breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest

from jiju.config import wiring
from jiju.rooms.filings import acts as filings
from jiju.rooms.people import acts as people
from jiju.rooms.people.models import Unit
from jiju.rooms.programmes import acts as programmes
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.records import opened
from tests.web import small

pytestmark = pytest.mark.django_db
PAGES = ("/cockpit", "/cockpit?since=2020-01-01", "/cockpit.xlsx", "/wall", "/wall/now", "/targets", "/targets.xlsx",
         "/targets/revenue/gap", "/clauses", "/alerts", "/alerts/rules", "/topics", "/issues", "/tasks")  # fmt: skip
OFFICES = ("province", "city", "county", "department", "auditor")
ZONES = ("zone_head", "zone_statistician")


def _bare() -> None:
    """The plan, people and four zones; nobody has reported anything."""
    wiring.wire()
    programmes.load(read_plan(small.PLAN), by=small.BY, at=small.AT)
    people.mark_demonstration(None, by=small.BY, at=small.AT, day=small.DAY)
    news.catch_up()
    small.found_people()
    registry.establish([small.zone(n) for n in range(1, 5)], by=small.BY, at=small.AT)
    news.catch_up()


def _one_quarter() -> None:
    """The same, and one quarter was accepted."""
    _bare()
    batch = [small.filed(small.zone(n), small.LIVE, 5 + n) for n in range(1, 5)]
    filings.bring_in(batch, by=small.BY, at=small.AT)
    news.catch_up()


def _left() -> None:
    """The small province, whose first zone left in December."""
    small.make()
    registry.revise(replace(small.zone(1), status="removed", since=date(2024, 12, 1)), by=small.BY, at=small.AT)
    news.catch_up()


def _renamed() -> None:
    """The small province, where the city's office and a zone have other names since the year's turn."""
    small.make()
    with opened():  # no act of the room of people renames a unit yet
        Unit.objects.filter(code="U220100").update(name="长春市发展改革委", short_name="长春市发展改革委")
    registry.revise(replace(small.zone(1), name="更名集聚区", since=date(2025, 1, 2)), by=small.BY, at=small.AT)
    news.catch_up()


def _opened(signed_in: Any) -> dict[tuple[str, str], int]:
    found = {}
    for role in (*OFFICES, *ZONES):
        client = signed_in(role)
        for path in (*PAGES, *(("/quarterly",) if role in OFFICES else ())):
            found[role, path] = client.get(path).status_code
    return found


@pytest.mark.parametrize("made", [_bare, _one_quarter, _left, _renamed])
def test_every_page_opens(db: None, signed_in: Any, made: Callable[[], None]) -> None:
    made()
    assert {page: status for page, status in _opened(signed_in).items() if status != 200} == {}


def _text(client: Any, path: str = "/cockpit") -> str:
    return unescape(client.get(path).content.decode())


def test_without_data_each_list_says_so(db: None, signed_in: Any) -> None:
    _bare()
    page = _text(signed_in("province"))
    for words in ("没有未办结的严重预警", "没有超期的督办事项", "没有滞后或有风险的条款"):
        assert words in page
    zone = _text(signed_in("zone_head"))
    for words in ("本集聚区没有未办结的预警", "本集聚区没有缺项的条款", "尚无排名"):
        assert words in zone


def test_with_one_quarter_nothing_is_compared_and_the_figures_stand(db: None, signed_in: Any) -> None:
    _one_quarter()
    page = _text(signed_in("province"), "/cockpit?period=2024Q4")
    assert "无上年数 4" in page
    assert "作预测" in page or "不作预测" in page


def test_a_zone_that_left_is_told_so_and_stands_on_no_map(db: None, signed_in: Any) -> None:
    _left()
    assert "已退出" in _text(signed_in("zone_head"))
    assert '"code": "Z001"' not in _text(signed_in("province"), "/cockpit")


def test_a_renamed_zone_stands_under_its_new_name(db: None, signed_in: Any) -> None:
    _renamed()
    assert "更名集聚区" in _text(signed_in("province"), "/compare?zone=Z001")
    assert _text(signed_in("city")).count("长春市发展改革委") > 0
