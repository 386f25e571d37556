"""On the review page: whoever filled a form in by the zone's workbook reads who passes it; the head may pass it."""

from __future__ import annotations

import uuid
from html import unescape
from typing import Any

import pytest

from jiju.rooms.filings import acts
from jiju.rooms.filings.models import Filing
from jiju.spine.roles import Role
from tests.rooms.filings.test_rolling import FIRM, both, sheet_of, take, zone
from tests.web import small

__all__ = ["zone"]  # the fixture


@pytest.fixture
def signed(zone: None) -> Filing:
    take(sheet_of(both))
    filing = Filing.objects.get(unit_code=FIRM, form_code="B2", period=str(small.LIVE))
    return acts.certify(filing, by=small.actor(Role.ENTERPRISE), at=small.AT)  # type: ignore[no-any-return]  # what the act gives back


def text(client: Any, path: str) -> str:
    return unescape(client.get(path).content.decode())


def test_the_statistician_reads_who_passes_it_and_has_no_button(signed: Filing, signed_in: Any) -> None:
    page = text(signed_in("zone_statistician"), f"/review/{signed.pk}")
    assert "须由另一人审核：副统计员或集聚区负责人" in page
    assert 'value="pass_zone"' not in page
    assert "another person passes it" in text(signed_in("zone_statistician", "en"), f"/review/{signed.pk}")


def test_the_head_finds_it_under_the_review_of_enterprises_and_passes_it(signed: Filing, signed_in: Any) -> None:
    head = signed_in("zone_head")
    page = text(head, "/review")
    assert "测试企业" in page
    assert 'value="pass_zone"' in page
    key = {"idempotency_key": str(uuid.uuid4())}
    head.post(f"/review/{signed.pk}/decide", {"verb": "pass_zone"} | key)
    assert Filing.objects.get(pk=signed.pk).state == "zone_passed"
