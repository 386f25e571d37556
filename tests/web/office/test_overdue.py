"""Who is overdue, and the notice that is printed: for the unit and the offices above it, its number left open."""

from __future__ import annotations

import io
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.rooms.filings.models import Reminder
from jiju.web import clock
from tests.rooms.filings.reminding import DUE, evening, morning, remind
from tests.web import small

LIST = f"/reporting/overdue/B1/{small.LIVE}"
DAY = timedelta(days=1)


@pytest.fixture
def late(province: None, monkeypatch: pytest.MonkeyPatch) -> Reminder:
    """Five days after the deadline: the home zone has not sent, and a notice was issued to it."""
    for n in (-3, 1, 3, 5):
        remind(DUE + n * DAY)
    monkeypatch.setattr(clock, "now", lambda: morning(DUE + 6 * DAY))
    return Reminder.objects.get(rung="T+5")


def text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def test_the_list_names_who_has_not_sent_with_days_rung_and_notice(late: Reminder, signed_in: Any) -> None:
    for role in ("province", "city", "county", "zone_head", "zone_statistician"):
        page = text(signed_in(role), LIST)
        for said in ("测试集聚区001", "2025-01-26 18:00", "超期 6 天", "T+5", f"/notices/{late.pk}"):
            assert said in page, (role, said)
        assert "测试集聚区003" not in page


def test_on_the_day_of_the_deadline_it_is_said_that_its_hour_has_passed(
    late: Reminder, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: evening(DUE))
    assert "已过截止时间" in text(signed_in("county"), LIST)
    assert "已过截止时间" in text(signed_in("zone_statistician"), "/desk")
    assert "past its hour" in text(signed_in("province", "en"), "/periods")


def test_whoever_has_sent_or_lies_elsewhere_is_not_in_the_list(late: Reminder, signed_in: Any) -> None:
    assert "没有逾期未报本表的单位" in text(signed_in("department"), LIST)
    assert "No unit of your area is overdue" in text(signed_in("department", "en"), LIST)


def test_before_the_deadline_nobody_is_overdue(province: None, signed_in: Any) -> None:
    assert "没有逾期未报本表的单位" in text(signed_in("province"), LIST)


def test_an_address_that_names_no_form_or_period_is_refused(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    for path in ("/reporting/overdue/B9/2024Q4", "/reporting/overdue/B1/2024Q9", "/reporting/overdue/B1/2024Q9.xlsx"):
        assert client.get(path).status_code == 404, path


def test_the_list_goes_out_as_a_workbook(late: Reminder, signed_in: Any) -> None:
    response = signed_in("county").get(f"{LIST}.xlsx")
    rows = list(load_workbook(io.BytesIO(response.content)).active.values)
    assert any(r[:2] == ("Z001", "测试集聚区001") and r[4] == 6 and r[6] == "已发出" for r in rows)


def test_the_notice_is_read_by_its_unit_and_the_offices_above_it(late: Reminder, signed_in: Any) -> None:
    for role in ("province", "city", "county", "zone_head", "zone_statistician", "auditor"):
        page = text(signed_in(role), f"/notices/{late.pk}")
        for said in (
            "关于报送2024年四季度《服务业集聚区主要经济指标》的催报通知书", "测试集聚区001：", "省发改委",
            "应于2025年1月26日18:00前报送", "截至2025年1月31日尚未报送，已逾期5天",
            "此前已催报2次：2025年1月23日、2025年1月27日。",
        ):  # fmt: skip
            assert said in page, (role, said)


def test_the_number_of_a_notice_is_left_open(late: Reminder, signed_in: Any) -> None:
    page = text(signed_in("county"), f"/notices/{late.pk}")
    assert "（待编号）" in page
    assert "〔2025〕" not in page


def test_the_notice_speaks_english_too(late: Reminder, signed_in: Any) -> None:
    page = text(signed_in("zone_head", "en"), f"/notices/{late.pk}")
    assert "To 测试集聚区001:" in page
    assert "before 2025-01-26 18:00" in page
    assert "number to be given" in page


def test_a_notice_is_not_there_for_other_units(late: Reminder, signed_in: Any) -> None:
    assert signed_in("enterprise").get(f"/notices/{late.pk}").status_code == 404
    assert signed_in("department").get(f"/notices/{late.pk}").status_code == 404
    assert signed_in("expert").get(f"/notices/{late.pk}").status_code == 403
    assert signed_in("province").get("/notices/999999").status_code == 404


def test_messages_lead_to_the_notice_and_to_the_list(late: Reminder, signed_in: Any) -> None:
    assert f"/notices/{late.pk}" in text(signed_in("zone_statistician"), "/messages")
    assert LIST in text(signed_in("county"), "/messages")
    assert LIST in text(signed_in("province"), "/periods")
    assert LIST in text(signed_in("county"), f"/reporting?form=B1&period={small.LIVE}")
