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


DEPUTY = {"document": ORDER, "dated": "2025-01-06", "on": "2025-01-10", "username": "deputy", "name": "副任某",
          "phone": "", "password": SECRET}  # fmt: skip


def _appoint(client: Any, address: str, **said: str) -> Any:
    return client.post(f"{address}/appoint_deputy", {"idempotency_key": uuid.uuid4().hex, **DEPUTY, **said})


def test_a_deputy_is_appointed_shown_and_works_under_their_own_name(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    address = _post(client)
    page = _text(client.get(_appoint(client, address)["Location"]))
    assert "已任命副任某为副统计员" in page
    assert "任命副统计员</h2>" not in page, "there is one, so no second is offered"
    listed = _text(client.get("/posts?role=zone_statistician"))
    assert re.search(r"副统计员</td><td[^>]*><b>副任某</b>", listed)
    assert "2025-01-06" in listed
    zone = _text(client.get("/zones/Z001"))
    assert "<b>副任某</b>　副统计员" in zone
    door = Client()
    assert door.login(username="deputy", password=SECRET)
    desk = _text(door.get("/desk"))
    assert '<div class="b">副任某</div>' in desk
    assert "副统计员" in desk
    sent = door.post(
        "/filings/start",
        {"idempotency_key": uuid.uuid4().hex, "form": "B1", "period": str(small.LIVE), "unit": small.HOME},
    )
    history = _text(door.get(sent["Location"]))
    assert "<b>副任某</b> 副统计员　打开报表" in history


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"document": " "}, "交接须有任免文件。"),
        ({"dated": "2025-02-01"}, "文件日期为 2025-02-01，尚未到。"),
        ({"dated": "soon"}, "“soon”不是日期"),
        ({"username": "zone_statistician"}, "统计员和副统计员须为两人。"),
    ],
    ids=["no document", "dated ahead", "no day", "the statistician"],
)
def test_a_refused_deputy_is_said_at_its_form(
    province: None, signed_in: Any, said: dict[str, str], sentence: str
) -> None:
    client = signed_in("administrator")
    address, before = _post(client), Entry.objects.count()
    response = _appoint(client, address, **said)
    assert response.status_code == 409
    form = _text(response).split('id="deputy"')[1]
    assert sentence in form
    assert "<details open>" in form
    assert Entry.objects.count() == before


def test_a_second_deputy_is_refused(province: None, signed_in: Any) -> None:
    client = signed_in("administrator")
    address = _post(client)
    _appoint(client, address)
    response = _appoint(client, address, username="third", name="三任某")
    assert response.status_code == 409
    assert Entry.objects.filter(action="people.appoint_deputy").count() == 1


def test_trainings_stand_on_the_post(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    address = _post(client)
    said = {"subject": "服务业统计报表制度", "trained_on": "2024-11-20", "certificate": "演示-07"}
    key = {"idempotency_key": uuid.uuid4().hex}
    page = _text(client.get(client.post(f"{address}/record_training", key | said)["Location"]))
    assert re.search(r"<b>服务业统计报表制度</b>　<span[^>]*>2024-11-20</span><br><span[^>]*>演示-07", page)
    ahead = client.post(
        f"{address}/record_training", {"idempotency_key": uuid.uuid4().hex, **said, "trained_on": "2026-01-01"}
    )
    assert ahead.status_code == 409
    assert "2026-01-01 还没有到。" in _text(ahead)
    assert (
        signed_in("city").post(f"{address}/record_training", {"idempotency_key": uuid.uuid4().hex, **said}).status_code
        == 403
    )


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
