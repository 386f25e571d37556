"""The page of totals: what the zones of a county have sent together, the total that is stated, and the standards."""

from __future__ import annotations

import io
import uuid
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.rooms.filings.models import ReferenceTotal
from tests.web import small

pytestmark = pytest.mark.usefixtures("province")
TOTAL = {
    "reference": "county_services", "period": "2024Q4", "place": small.COUNTY, "amount": "10,000.5",
    "source": "区统计局2024年四季度服务业统计表", "source_day": "2025-01-18",
}  # fmt: skip


def text(response: Any) -> str:
    return unescape(response.content.decode())


def send(client: Any, **said: str) -> Any:
    return client.post("/totals/state_total", {"idempotency_key": uuid.uuid4().hex} | TOTAL | said)


def test_a_county_states_its_total_on_the_page(signed_in: Any) -> None:
    client = signed_in("county")
    before = text(client.get("/totals?period=2024Q4"))
    assert "总量未填报" in before
    assert "11,000.0" in before
    assert "吉林市" not in before.split("月最低工资标准")[0]
    assert send(client).status_code == 302
    page = text(client.get("/totals?period=2024Q4"))
    for said in ("集聚区之和超过全县", "10,000.5", TOTAL["source"], "2025-01-18", "总量已填报"):
        assert said in page, said
    send(client, amount="52000", source="区统计局更正函")
    page = text(client.get("/totals?period=2024Q4"))
    assert "不超过全县" in page
    assert "此前填报" in page


def test_what_stands_in_the_way_is_said_at_the_form_and_what_was_typed_stays(signed_in: Any) -> None:
    client = signed_in("county")
    for said, sentence in (
        ({"amount": "很多"}, "大于零的数"), ({"amount": "-3"}, "大于零的数"), ({"source": "表"}, "来源至少写"),
        ({"source_day": "2025-02-30"}, "2025-02-30"), ({"source_day": "2025-02-01"}, "晚于今天"),
    ):  # fmt: skip
        response = send(client, **said)
        assert response.status_code == 409
        assert sentence in text(response)
        assert f'value="{said.get("amount", TOTAL["amount"])}"' in text(response)
    assert ReferenceTotal.objects.count() == 0


@pytest.mark.parametrize("said", [{"place": "220202"}, {"reference": "gdp"}, {"period": "2024Q9"}])
def test_what_is_not_there_or_out_of_reach_is_not_found(signed_in: Any, said: dict[str, str]) -> None:
    assert send(signed_in("county"), **said).status_code == 404


@pytest.mark.parametrize("role", ["province", "auditor"])
def test_who_only_looks_has_no_form(signed_in: Any, role: str) -> None:
    client = signed_in(role)
    assert "state_total" not in client.get("/totals").content.decode()
    assert send(client).status_code == 403


def test_the_standards_stand_there_with_places_days_and_source(signed_in: Any) -> None:
    page = text(signed_in("county").get("/totals"))
    for said in ("月最低工资标准", "1,880", "长春市", "2021-12-01—", "2017-10-01—2021-11-30", "待核"):
        assert said in page, said


def test_the_table_goes_out_as_a_workbook(signed_in: Any) -> None:
    client = signed_in("city")
    send(client)
    book = load_workbook(io.BytesIO(client.get("/totals.xlsx?period=2024Q4").content))
    cells = [str(c.value) for row in book.active.iter_rows() for c in row if c.value is not None]
    assert {"宽城区", "11000", "10000.5", "集聚区之和超过全县"} <= set(cells)
