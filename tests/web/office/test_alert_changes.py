"""What an alert's page says when the world went on: renamed, left, revised, handed over, and two rules of one cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from html import unescape
from typing import Any

import pytest

from jiju.rooms.oversight import acts, tasks
from jiju.rooms.oversight.models import Alert
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as persons
from jiju.rooms.people.shapes import Successor
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from tests.factories import alerts as made
from tests.factories.alerts import AT
from tests.factories.oversight import TODAY, by, later
from tests.web import small

pytestmark = pytest.mark.django_db
NEW = "长春数字服务集聚区"


@pytest.fixture
def alert() -> Alert:
    return made.raised(5)


def page(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return " ".join(unescape(response.content.decode()).split())


def zone(**changed: Any) -> None:
    registry.revise(replace(small.zone(5), since=TODAY, **changed), by=small.BY, at=AT)


def test_a_renamed_zone_is_told_by_both_names_and_found_by_the_new_one(alert: Alert, signed_in: Any) -> None:
    zone(name=NEW)
    for language, told in (("zh-hans", f"现名：{NEW}。"), ("en", f"It is called {NEW} now.")):
        shown = page(signed_in("city", language), f"/alerts/{alert.pk}")
        assert "测试集聚区005" in shown, language
        assert told in shown, language
    assert f"/alerts/{alert.pk}" in page(signed_in("city"), "/alerts?q=数字服务")


def test_a_zone_that_gave_way_is_told_with_who_took_its_place(alert: Alert, signed_in: Any) -> None:
    zone(until=TODAY + timedelta(days=1))
    registry.succeed("Z003", by=by("province"), at=AT, former="Z005", on=TODAY, reason="撤并")
    people.move_demonstration(None, by=small.BY, at=AT, day=TODAY + timedelta(days=1))
    assert "该集聚区已不存在，由测试集聚区003承接。" in page(signed_in("city"), f"/alerts/{alert.pk}")
    english = page(signed_in("city", "en"), f"/alerts/{alert.pk}")
    assert "The zone is gone; 测试集聚区003 took its place." in english
    assert "关闭预警" in page(signed_in("city"), f"/alerts/{alert.pk}")


def test_an_alert_that_a_revision_settled_says_why_and_leaves_the_list(alert: Alert, signed_in: Any) -> None:
    made.corrected(5, **{"10": Decimal(109)})
    tasks.read_every_alert(at=AT)
    shown = page(signed_in("county"), f"/alerts/{alert.pk}")
    for told in ("报表已修订", "异常已消失", "第 1 次修订", made.PROOF):
        assert told in shown, told
    assert "The report was revised since" in page(signed_in("county", "en"), f"/alerts/{alert.pk}")
    assert "没有符合条件的预警" in page(signed_in("county"), "/alerts")
    assert f"/alerts/{alert.pk}" in page(signed_in("county"), "/alerts?state=gone")


def test_an_alert_whose_owner_left_says_so_and_goes_to_the_successor(alert: Alert, signed_in: Any) -> None:
    acts.assign_alert(alert, by=by("province"), at=AT, unit="U220100", owner=by("city").person)
    left = by("city").name
    heir = Successor("city-new", "新同志", "quite a long password", "")
    holding = persons.posting(small.BY, "city", on=TODAY)
    people.hand_over(holding, by=small.BY, at=AT, to=heir, on=TODAY, document="调令1号")
    assert f"{left}已不在该单位任职，当日内将重新交办。" in page(signed_in("province"), f"/alerts/{alert.pk}")
    tasks.attend_alerts(on=TODAY, at=later(0))
    news.catch_up()
    shown = page(signed_in("province"), f"/alerts/{alert.pk}")
    assert "已不在该单位任职" not in shown
    for told in ("重新交办", "长春市发改委 新同志"):
        assert told in shown, told
    assert f"一条预警交您办理：{alert.subject_name}" in page(signed_in("city-new"), "/messages")


def test_only_units_that_see_the_alert_are_offered(alert: Alert, signed_in: Any) -> None:
    shown = page(signed_in("province"), f"/alerts/{alert.pk}")
    for unit, is_there in (("U220100", True), ("U220103", True), ("U220200", False), ("ORG-COM", False)):
        assert (f'<option value="{unit}">' in shown) is is_there, unit
