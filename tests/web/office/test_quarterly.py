"""季度运行分析 on the screen: drafted, read with its marks, written on, settled; exported as it is seen."""

from __future__ import annotations

import io
import json
import uuid
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.test import Client

from jiju.rooms.oversight.models import PassageText, QuarterlyAnalysis
from tests.factories import quarterly as made

pytestmark = pytest.mark.django_db


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def test_an_analysis_goes_from_the_figures_to_a_settled_text(signed_in: Any) -> None:
    first, second = signed_in("province"), signed_in("province-2")
    assert "还没有运行分析" in text(first, "/quarterly")
    path = send(first, "/quarterly/draft_analysis", period="2024Q4").url
    page = text(first, path)
    assert "文中各数均与计算一致" in page
    assert "/figures/revenue?period=2024Q4" in page
    again = send(first, "/quarterly/draft_analysis", period="2024Q4")
    assert again.status_code == 409
    assert "已有2024年四季度运行分析" in unescape(again.content.decode())
    send(first, f"{path}/write_passage", key="ahead", text="力争全年突破987.6亿元。", read="1")
    page = text(first, path)
    assert "987.6亿元<small>非计算数</small>" in page
    assert "文中 1 个数与计算不符" in page
    moved = send(second, f"{path}/write_passage", key="ahead", text="另一稿。", read="1")
    assert moved.status_code == 409
    assert "另一稿。" in unescape(moved.content.decode())  # what was typed is not lost
    digest = made.digest(QuarterlyAnalysis.objects.get())
    own = send(first, f"{path}/settle_analysis", digest=digest, reason="按年度安排推算，出处见附件。")
    assert own.status_code == 409
    assert "请由本单位另一人审阅定稿" in unescape(own.content.decode())
    bare = send(second, f"{path}/settle_analysis", digest=digest)
    assert "有1个数与系统计算不符：987.6亿元" in unescape(bare.content.decode())
    send(second, f"{path}/settle_analysis", digest=digest, reason="按年度安排推算，出处见附件。")
    page = text(first, path)
    assert "已定稿" in page
    assert "按年度安排推算" in page
    assert "write_passage" not in page
    send(first, f"{path}/reopen_analysis", reason="省领导要求补充分析。")
    assert "起草中" in text(first, path)
    assert PassageText.objects.filter(key="ahead").count() == 2


def test_it_is_given_out_as_a_workbook_and_as_data(signed_in: Any) -> None:
    client = signed_in("province")
    path = send(client, "/quarterly/draft_analysis", period="2024Q4").url
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{path}.xlsx").content))
    assert len(book.sheetnames) >= 5
    last = book[book.sheetnames[-1]]
    assert any(row[5] == "revenue" for row in last.iter_rows(values_only=True))
    data = json.loads(client.get(f"{path}.json").content)
    assert [p["key"] for p in data["passages"]][0] == "whole"


def test_another_unit_and_a_zone_find_nothing(signed_in: Any) -> None:
    path = send(signed_in("province"), "/quarterly/draft_analysis", period="2024Q4").url
    for role in ("city", "county", "department"):
        for end in ("", ".xlsx", ".json"):
            assert signed_in(role).get(path + end).status_code == 404, role
        assert send(signed_in(role), f"{path}/write_passage", key="ahead", text="文字", read="1").status_code == 404
    for role in ("zone_head", "enterprise", "expert", "finance"):
        assert signed_in(role).get(path).status_code in (403, 404), role
    assert signed_in("auditor").get(path).status_code == 200
    assert "还没有运行分析" in text(signed_in("city"), "/quarterly")


def test_english_pages_keep_the_text_in_the_language_of_official_texts(signed_in: Any) -> None:
    path = send(signed_in("province"), "/quarterly/draft_analysis", period="2024Q4").url
    page = text(signed_in("province", "en"), path)
    assert "every number of the text is a computed one" in page
    assert "个集聚区数据审核通过" in page
