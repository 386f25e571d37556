"""The page of one workbook for all enterprises: out, back, what is wrong by cell, and who may open it."""

from __future__ import annotations

import io
import uuid
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from jiju.rooms.filings import acts
from jiju.rooms.filings.models import Filing
from jiju.rooms.registry import acts as registry
from tests.factories.registry import enterprise_facts
from tests.web import small

PAGE = "/desk/roll"


@pytest.fixture
def zone(province: None) -> None:
    registry.enter([enterprise_facts(n, small.HOME) for n in (1, 2)], by=small.BY, at=small.AT)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)


def text(response: Any) -> str:
    return unescape(response.content.decode())


def send(client: Any, data: bytes | None) -> Any:
    file = {} if data is None else {"file": SimpleUploadedFile("roll.xlsx", data)}
    return client.post(f"{PAGE}/B2/2024Q4", {"idempotency_key": uuid.uuid4().hex, **file})


def filled(client: Any, first: Any) -> bytes:
    book = load_workbook(io.BytesIO(client.get(f"{PAGE}/B2/2024Q4.xlsx").content))
    for column, value in zip((4, 6, 8, 10, 12), (first, 2, 9, 7, 0), strict=True):
        book.worksheets[0].cell(4, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_statistician_takes_it_out_and_in(zone: None, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    assert f'href="{PAGE}"' in text(client.get("/desk"))
    page = text(client.get(PAGE))
    assert "任何人不能代企业签名" in page
    assert "2 家企业应报" in page
    answer = send(client, filled(client, "５０"))
    page = text(answer)
    assert answer.status_code == 200
    assert "已填 1 份草稿" in page
    assert 'href="/receipts/' in page
    assert 'rel="receipt"' in answer["Link"]
    assert Filing.objects.get(form_code="B2").state == "draft"
    assert "已有 0 家报送，1 家在填，1 家未开始" in page


def test_what_is_wrong_is_said_by_cell_and_nothing_is_stored(zone: None, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    answer = send(client, filled(client, "约五十"))
    page = text(answer)
    assert answer.status_code == 422
    assert ">D4<" in page
    assert "约五十" in page
    assert not Filing.objects.filter(form_code="B2").exists()
    assert send(client, None).status_code == 422
    data = filled(client, None).replace(b"PK", b"XX")
    assert send(client, data).status_code == 422


def test_only_the_statistician_opens_it(zone: None, signed_in: Any) -> None:
    for role in ("zone_head", "enterprise", "county", "province", "auditor", "administrator"):
        client = signed_in(role)
        for path in (PAGE, f"{PAGE}/B2/2024Q4.xlsx"):
            assert client.get(path).status_code == 403, (role, path)
        assert send(client, b"").status_code == 403, role
    client = signed_in("zone_statistician", "en")
    assert "Nobody signs for an enterprise." in text(client.get(PAGE))
    for path in ("B1/2024Q4", "B2/2019Q1", "B2/soon"):
        assert client.get(f"{PAGE}/{path}.xlsx").status_code == 404, path
