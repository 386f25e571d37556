"""Alerts on the screen: the list with its conditions, one alert from raising to closing, the rules with their rates."""

from __future__ import annotations

import io
import re
import uuid
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.test import Client

from jiju.rooms.oversight.models import Alert, Task
from jiju.spine.models import Entry
from tests.factories import alerts as made
from tests.factories.oversight import DUE, TODAY, WHY

pytestmark = pytest.mark.django_db


@pytest.fixture
def alert() -> Alert:
    return made.raised(5)


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def test_an_alert_goes_from_the_list_to_its_closing(alert: Alert, signed_in: Any) -> None:
    city, county, path = signed_in("city"), signed_in("county"), f"/alerts/{alert.pk}"
    assert "测试集聚区005" in text(city, "/alerts")
    page = text(city, path)
    for shown in ("集聚区报表内部不平衡", "9,000", "确认预警", "交办", "转为督办", "台账第"):
        assert shown in page, shown
    assert send(city, f"{path}/acknowledge_alert").url == path
    send(city, f"{path}/assign_alert", unit="U220103", owner="人员3", said="请核对用工人数")
    assert "交办单位：宽城区发改局 人员3" in text(city, path)
    refused = send(county, f"{path}/answer_alert", text="没事")
    assert refused.status_code == 409
    assert "没事</textarea>" in refused.content.decode()
    send(county, f"{path}/answer_alert", text=WHY)
    assert "您本人已对该预警作出说明" in text(county, path)
    answer = send(county, f"{path}/close_alert", reason="explained", words=WHY)
    assert answer.status_code == 409
    send(city, f"{path}/close_alert", reason="explained", words=WHY)
    alert.refresh_from_db()
    assert (alert.state, alert.closing) == ("closed", WHY)
    assert "没有符合条件的预警" in text(city, "/alerts")
    assert "测试集聚区005" in text(city, "/alerts?state=closed")


def test_an_alert_is_put_off_and_a_wrong_day_is_refused(alert: Alert, signed_in: Any) -> None:
    city, path, before = signed_in("city"), f"/alerts/{alert.pk}/snooze_alert", Entry.objects.count()
    for until in ("", TODAY.isoformat(), "2031-01-01", "日"):
        assert send(city, path, until=until, said=WHY).status_code == 409
    assert Entry.objects.count() == before
    assert send(city, path, until=DUE.isoformat(), said=WHY).status_code == 302
    assert f"暂缓至 {DUE.isoformat()}" in " ".join(
        text(city, f"/alerts/{alert.pk}").replace('<span class="n">', "").split()
    )


def test_conditions_narrow_the_list_and_its_workbook_alike(alert: Alert, signed_in: Any) -> None:
    province = signed_in("province")
    for kept in ("", "?kind=ratio", "?severity=serious", "?city=220100", "?zone_type=T1", "?period=2024Q4", "?q=005"):
        assert "测试集聚区005" in text(province, f"/alerts{kept}"), kept
        book = openpyxl.load_workbook(io.BytesIO(province.get(f"/alerts.xlsx{kept}").content))
        cells = [str(c.value) for row in book.active.iter_rows() for c in row]
        assert any("测试集聚区005" in c for c in cells), kept
        assert "2024年四季度" in cells, kept
    for other in ("?kind=unit", "?severity=severe", "?city=220200", "?period=2024Q3", "?q=Z9", "?state=gone"):
        assert "没有符合条件的预警" in text(province, f"/alerts{other}"), other
    for wrong in ("?kind=x", "?state=x", "?severity=x"):
        assert province.get(f"/alerts{wrong}").status_code == 404


def test_out_of_sight_is_like_missing_and_a_zone_takes_no_step_of_an_office(alert: Alert, signed_in: Any) -> None:
    head, department = signed_in("zone_head"), signed_in("department")
    assert head.get(f"/alerts/{alert.pk}").status_code == 404
    assert department.get(f"/alerts/{alert.pk}").status_code == 404
    assert send(head, f"/alerts/{alert.pk}/answer_alert", text=WHY).status_code == 404
    for verb in ("acknowledge_alert", "assign_alert", "snooze_alert", "close_alert"):
        assert send(head, f"/alerts/{alert.pk}/{verb}").status_code == 403
    alert.refresh_from_db()
    assert alert.state == "raised"


def test_what_was_found_stands_in_the_page_and_is_no_list_of_the_search(alert: Alert, signed_in: Any) -> None:
    """The box of the search lists what it found in a class of that name, laid over the page."""
    page = text(signed_in("city"), f"/alerts/{alert.pk}")
    assert len(re.findall(r'class="[^"]*\bfound\b', page)) == 1
    assert re.search(r'<p class="pad-x what">[^<]*9,000', page)


def test_what_the_zone_said_when_it_reported_stands_on_the_page(signed_in: Any) -> None:
    path = f"/alerts/{made.explained().pk}"
    for who in ("county", "zone_head"):
        page = text(signed_in(who), path)
        for told in ("填报单位的说明", made.EXPLAINED, "期末用工人数", "人员5", "2025-01-20 09:00"):
            assert told in page, (who, told)
    assert "What the unit said of it" in text(signed_in("city", "en"), path)


def test_sentences_of_a_page_end_and_say_periods_as_the_house_does(alert: Alert, signed_in: Any) -> None:
    for path in ("/alerts", f"/alerts/{alert.pk}"):
        shown = text(signed_in("city"), path)
        assert "（2024年四季度）" in shown, path
        assert "2024Q4）" not in shown, path
        assert not re.search(r"[一-鿿%）]\.(<|\s)", shown), path
    assert "(2024Q4)" in text(signed_in("city", "en"), f"/alerts/{alert.pk}")


def test_a_task_is_made_of_an_alert_and_stands_on_its_page(alert: Alert, signed_in: Any) -> None:
    province = signed_in("province")
    assert "测试集聚区005，2024年四季度" in text(province, f"/tasks/new?origin=alert:{alert.pk}")
    send(province, "/tasks/issue_task", title="核实预警情况", wanted="核实集聚区用工人数，逐户核对并报送情况。",
         lead="U220100", due=DUE.isoformat(), origin_kind="alert", origin_key=str(alert.pk))  # fmt: skip
    task = Task.objects.get()
    assert f"/tasks/{task.pk}" in text(province, f"/alerts/{alert.pk}")
    assert f"/alerts/{alert.pk}" in text(province, f"/tasks/{task.pk}")


def test_the_rules_say_what_they_cost_in_both_languages(alert: Alert, signed_in: Any) -> None:
    page = text(signed_in("city"), "/alerts/rules")
    assert "83.33" in page
    assert "近3期12份中1份" in page
    english = text(signed_in("city", "en"), "/alerts/rules")
    assert "1 of 12 in 3 periods" in english
    assert "year_ago([04])" in english
    book = openpyxl.load_workbook(io.BytesIO(signed_in("city").get("/alerts/rules.xlsx").content))
    assert any(c.value == "AL-Z02" for row in book.active.iter_rows() for c in row)
