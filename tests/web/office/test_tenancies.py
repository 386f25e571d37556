"""Enterprises are listed, taken in and ended on their pages; what stands in the way is said at the form."""

from __future__ import annotations

import io
import re
import uuid
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.rooms.registry import acts, queries
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.registry import enterprise_facts, uscc
from tests.web import small

LIST = "/zones/Z001/enterprises"


def _text(response: Any) -> str:
    return unescape(response.content.decode())


def _send(client: Any, address: str, **said: str) -> Any:
    return client.post(address, {"idempotency_key": uuid.uuid4().hex, **said})


@pytest.fixture
def firms(province: None) -> None:
    facts = [enterprise_facts(n) for n in range(60)] + [enterprise_facts(3, "Z002"), enterprise_facts(70, "Z004")]
    acts.enter(facts, by=small.BY, at=small.AT)


def _tenancy(number: int) -> str:
    by = small.actor(Role.PROVINCE)
    (found,) = queries.tenancies(by, "Z001", small.DAY, search=uscc(number), state="ever").rows
    return f"/tenancies/{found.id}"


def test_the_list_is_paged_searched_and_exported_as_it_is_narrowed(firms: None, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    text = _text(client.get(LIST))
    assert "60 家企业" in text
    assert len(set(re.findall(r'href="(/tenancies/\d+)"', text))) == 50
    assert len(set(re.findall(r'href="(/tenancies/\d+)"', _text(client.get(f"{LIST}?page=2"))))) == 10
    assert "企业00007" in _text(client.get(f"{LIST}?q={uscc(7)}"))
    assert "没有符合条件的企业" in _text(client.get(f"{LIST}?state=left"))
    sheet = load_workbook(io.BytesIO(client.get(f"{LIST}.xlsx?q=企业0005").content)).worksheets[0]
    named = [r[1] for r in sheet.iter_rows(min_row=3, max_row=12, values_only=True)]
    assert sorted(named) == [f"企业0005{n}" for n in range(10)]


@pytest.mark.parametrize("role", ["zone_statistician", "county", "province"])
def test_one_is_taken_in_and_ended_again(firms: None, signed_in: Any, role: str) -> None:
    client = signed_in(role)
    sent = _send(client, "/zones/Z001/admit", uscc=uscc(99), name="新入驻企业", size="above", since="2025-01-02")
    assert sent.status_code == 302, _text(sent)
    page = _text(client.get(sent["Location"]))
    assert "已登记入驻：新入驻企业。" in page
    assert "不在其他集聚区登记。" in page
    left = _send(client, f"{sent['Location']}/leave", on="2025-01-20", reason="登记有误")
    assert left.status_code == 302
    page = _text(client.get(left["Location"]))
    assert "已于 2025-01-20 迁出。" in page
    assert f'action="{sent["Location"]}/leave"' not in page
    assert "登记有误" in _text(client.get(f"{LIST}?state=left"))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"uscc": uscc(99)[:-1]}, "18"),
        ({"uscc": uscc(5)}, "企业00005"),
        ({"name": " "}, "没有填写企业名称。"),
        ({"since": "2025-01-21"}, "2025-01-21 还没有到。"),
        ({"since": "soon"}, "“soon”不是日期"),
    ],
    ids=["code", "another's", "name", "ahead", "no day"],
)
def test_what_cannot_be_taken_in_is_said_at_the_form(
    firms: None, signed_in: Any, said: dict[str, str], sentence: str
) -> None:
    client, before = signed_in("zone_statistician"), Entry.objects.count()
    typed = {"uscc": uscc(99), "name": "新入驻企业", "industry": "I65", "size": "small", "since": "2025-01-02"}
    response = _send(client, "/zones/Z001/admit", **(typed | said))
    text = _text(response)
    assert response.status_code == 409
    fault = re.search(r'<div class="fault">(.*?)</div>', text, re.S)
    assert fault
    assert sentence in fault[1]
    assert 'value="I65"' in text
    assert Entry.objects.count() == before


def test_a_refused_end_is_said_at_the_form_and_keeps_what_was_typed(firms: None, signed_in: Any) -> None:
    client, before = signed_in("county"), Entry.objects.count()
    response = _send(client, f"{_tenancy(1)}/leave", on="2025-01-21", reason="迁往外省")
    text = _text(response)
    assert response.status_code == 409
    assert "2025-01-21 还没有到。" in text
    assert 'value="迁往外省"' in text
    assert Entry.objects.count() == before


def test_others_see_the_tenancy_and_cannot_end_it(firms: None, signed_in: Any) -> None:
    address = _tenancy(1)
    for role in ("city", "zone_head", "auditor", "administrator"):
        client = signed_in(role)
        text = _text(client.get(address))
        assert "您只能查看。" in text, role
        assert _send(client, f"{address}/leave", on="2025-01-20", reason="x").status_code == 403, role
        assert 'id="admit"' not in _text(client.get(LIST)), role
        assert _send(client, "/zones/Z001/admit", uscc=uscc(99)).status_code == 403, role
    assert signed_in("department").get(address).status_code == 404  # a zone of another department's type
    assert _send(signed_in("county"), "/zones/Z002/admit", uscc=uscc(99)).status_code == 404


def test_who_stands_in_two_zones_opens_to_both(firms: None, signed_in: Any) -> None:
    for role, links in (("province", 2), ("city", 1), ("county", 1)):
        client = signed_in(role)
        text = _text(client.get("/tenancies/double"))
        assert "1 家企业" in text
        assert "测试集聚区001" in text
        assert "测试集聚区002" in text
        found = re.findall(r'href="(/tenancies/\d+)"', text)
        assert len(found) == links, role
        assert ("不在您的辖区" in text) == (links == 1)
        for link in found:
            assert "企业00003" in _text(client.get(link))
        sheet = load_workbook(io.BytesIO(client.get("/tenancies/double.xlsx").content)).worksheets[0]
        assert [r[3] for r in sheet.iter_rows(min_row=3, max_row=4, values_only=True)] == ["Z001", "Z002"]
    assert 'href="/tenancies/double"' not in _text(signed_in("zone_statistician").get("/zones"))


def test_the_list_speaks_english_too(firms: None, signed_in: Any) -> None:
    client = signed_in("county", "en")
    assert "60 enterprises" in _text(client.get(LIST))
    assert "End the tenancy" in _text(client.get(_tenancy(3)))
    assert "one enterprise" in _text(client.get("/tenancies/double"))


def test_who_opens_the_list_of_a_zone(firms: None, signed_in: Any) -> None:
    opened = {"department": 404, "enterprise": 403, "expert": 403}
    for role in (*opened, "province", "city", "county", "zone_head", "zone_statistician", "auditor", "administrator"):
        client = signed_in(role)
        for path in (LIST, f"{LIST}.xlsx", _tenancy(1)):
            assert client.get(path).status_code == opened.get(role, 200), (role, path)
