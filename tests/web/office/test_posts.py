"""A post is handed over on its page, by a document; what stands in the way is said at the form."""

from __future__ import annotations

import re
import uuid
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from jiju.rooms.people import queries
from jiju.spine.models import Entry, Receipt
from jiju.spine.roles import Role
from tests.web import small

ORDER = "吉服办〔2025〕1号"
SECRET = "seven-green-lanterns"  # a first password
NEW = {"document": ORDER, "on": "2025-01-20", "username": "new", "name": "新任某", "phone": "", "password": SECRET}


def _text(response: Any) -> str:
    return unescape(response.content.decode())


def _post(client: Any, role: Role = Role.ZONE_STATISTICIAN) -> str:
    """The address of a post, as the list gives it."""
    text = _text(client.get(f"/posts?role={role.value}"))
    found = re.search(r'href="(/posts/\d+)"', text)
    assert found, text
    return found[1]


def _send(client: Any, address: str, **said: str) -> Any:
    return client.post(f"{address}/hand_over", {"idempotency_key": uuid.uuid4().hex, **NEW, **said})


def test_the_list_says_who_holds_what_since_when(province: None, signed_in: Any) -> None:
    client = signed_in("administrator")
    row = re.search(r"<tbody><tr>(.*?)</tr>", _text(client.get("/posts?role=zone_head")), re.S)
    assert row
    for said in ("测试集聚区001管理机构", "Z001", "集聚区负责人", small.actor(Role.ZONE_HEAD).name, "2021-01-01"):
        assert said in row[1], said
    assert "没有符合条件的岗位" in _text(client.get("/posts?q=没有这个人"))


@pytest.mark.parametrize("role", ["administrator", "province"])
def test_the_new_holder_signs_in_and_the_old_one_no_longer(province: None, signed_in: Any, role: str) -> None:
    client = signed_in(role)
    address = _post(client)
    sent = _send(client, address)
    assert sent.status_code == 302
    page = _text(client.get(sent["Location"]))
    assert "已交接给 新任某" in page
    assert page.index("2021-01-01—2025-01-20") < page.index("2025-01-20 起")
    assert ORDER in page
    door = Client()
    assert door.login(username="new", password=SECRET)
    assert door.get("/desk").status_code == 200
    assert not Client().login(username="zone_statistician", password=small.PASSWORD)
    held = queries.statistician_of("Z001", on=small.DAY)
    assert held
    assert (held.name, held.document) == ("新任某", ORDER)
    assert "已于 2025-01-20 交接" in _text(client.get(address))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"document": " "}, "交接须有任免文件。"),
        ({"on": "2025-01-21"}, "2025-01-21 还没有到。"),
        ({"on": "2020-01-01"}, "该任职在那一天无效。"),
        ({"on": "tomorrow"}, "“tomorrow”不是日期"),
        ({"name": ""}, "还没有登录名 new。"),
        ({"password": "short"}, "初始密码过短"),
        ({"username": "zone_statistician"}, "不能把岗位交接给本人。"),
    ],
    ids=["no document", "ahead", "before it began", "no day", "unknown", "weak", "oneself"],
)
def test_a_refusal_stands_at_the_form_and_keeps_what_was_typed(
    province: None, signed_in: Any, said: dict[str, str], sentence: str
) -> None:
    client = signed_in("administrator")
    address, before = _post(client), Entry.objects.count()
    response = _send(client, address, **said)
    text = _text(response)
    assert response.status_code == 409
    assert sentence in text
    assert f'value="{said.get("username", "new")}"' in text
    assert SECRET not in text
    assert 'name="document"' in text
    assert Entry.objects.count() == before
    assert not get_user_model().objects.filter(username="new").exists()


def test_the_first_password_is_kept_nowhere(province: None, signed_in: Any) -> None:
    client = signed_in("administrator")
    address, key = _post(client), uuid.uuid4().hex
    _send(client, address, idempotency_key=key)
    kept = Receipt.objects.get(pk=key)
    again = _send(client, address, idempotency_key=key, password="another-password-entirely")
    assert again["Idempotency-Replayed"] == "true"  # the digest that is kept does not know the password
    assert SECRET.encode() not in bytes(kept.content)
    assert not [e for e in Entry.objects.order_by("seq") if SECRET in e.body]


def test_posts_above_the_province_are_not_there_for_it(province: None, signed_in: Any) -> None:
    administrator, office = signed_in("administrator"), signed_in("province")
    for role in (Role.PROVINCE, Role.AUDITOR, Role.ADMINISTRATOR):
        address = _post(administrator, role)
        assert administrator.get(address).status_code == 200
        assert office.get(address).status_code == 404
        assert _send(office, address).status_code == 404
    assert "审计" not in re.findall(r'<select class="f" name="role".*?</select>', _text(office.get("/posts")), re.S)[0]


def test_nobody_else_hands_over(province: None, signed_in: Any) -> None:
    address = _post(signed_in("administrator"))
    for role in ("city", "county", "zone_head", "auditor", "department"):
        client = signed_in(role)
        assert client.get(address).status_code == 403
        assert _send(client, address).status_code == 403


def test_the_area_of_a_post_is_named(province: None, signed_in: Any) -> None:
    client = signed_in("administrator")
    expected = {
        Role.CITY: "长春市",
        Role.COUNTY: "宽城区",
        Role.ZONE_HEAD: "测试集聚区001",
        Role.DEPARTMENT: "商务综合服务区",
    }
    for role, name in expected.items():
        facts = _text(client.get(_post(client, role))).split('<dl class="facts">')[1].split("</dl>")[0]
        assert name in facts, role
