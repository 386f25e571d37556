"""The rules of a form on the screen: tried on past reports, drafted, switched on by another person, as a file."""

from __future__ import annotations

import re
import uuid
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jiju.rooms.filings.models import RuleVersion

TYPED = {
    "id": "B1-U01", "severity": "asks", "row": "10", "text": "[10] / [01] <= 5.4",
    "states": "户均用工不超过5.4人", "remedy": "请核对用工人数。",
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("province")


def send(client: Any, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(response: Any) -> str:
    return unescape(response.content.decode())


def test_every_form_stands_in_the_list_with_what_it_asks(signed_in: Any) -> None:
    page = text(signed_in("province").get("/rules"))
    row = re.search(r'href="/rules/B1".*?</tr>', page, re.S)
    assert row is not None
    cells = re.findall(r'<td class="num[^>]*>([\d,]+)</td>', row[0])
    assert cells == ["4", "14", "0", "56", "224", "27"]  # zones, rows, known, typed a year, in all, rules


def test_trying_tells_how_many_and_whom_and_keeps_nothing(signed_in: Any) -> None:
    page = text(signed_in("department").get("/rules/B1", TYPED | {"try": "1"}))
    assert re.findall(r'<td class="num fig" data-l="[^"]*">(\d+)</td>', page) == ["3", "2", "3"]
    assert "Z004" in page
    assert not RuleVersion.objects.exists()


def test_what_cannot_be_read_is_said_beside_the_text_and_nothing_is_kept(signed_in: Any) -> None:
    response = send(signed_in("department"), "/rules/B1/draft_rule", **(TYPED | {"text": "[10] <= [04"}))
    assert response.status_code == 422
    assert 'aria-invalid="true"' in text(response)
    assert "[10] <= [04" in text(response)
    assert not RuleVersion.objects.exists()


def test_two_persons_put_a_rule_in_force_and_one_takes_it_out(signed_in: Any) -> None:
    department, province = signed_in("department"), signed_in("province")
    send(department, "/rules/B1/draft_rule", **TYPED)
    version = RuleVersion.objects.get()
    assert "switch_rule_on" not in text(department.get("/rules/B1"))
    send(province, "/rules/B1/switch_rule_on", version=version.pk)
    assert RuleVersion.objects.get(pk=version.pk).state == "on"
    send(province, "/rules/B1/switch_rule_off", rule="B1-U01", reason="与B1-H04重复。")
    assert [v.state for v in RuleVersion.objects.order_by("number")] == ["on", "off"]


def test_the_file_that_is_taken_out_can_be_edited_and_taken_in(signed_in: Any) -> None:
    client = signed_in("province")
    given = client.get("/rules/B1/file").content.decode()
    edited = given.replace("abs(growth([10])) <= 50%", "abs(growth([10])) <= 60%")
    assert edited != given
    send(client, "/rules/B1/draft_rules", file=SimpleUploadedFile("rules.yaml", edited.encode()))
    assert [(v.rule, v.state) for v in RuleVersion.objects.all()] == [("B1-H03", "drafted")]
    broken = SimpleUploadedFile("rules.yaml", b"rules: [1")
    assert send(client, "/rules/B1/draft_rules", file=broken).status_code == 422


@pytest.mark.parametrize("role", ["city", "county", "zone_statistician", "enterprise", "expert"])
def test_nobody_else_opens_the_rules(signed_in: Any, role: str) -> None:
    assert signed_in(role).get("/rules/B1").status_code == 403
