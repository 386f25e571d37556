"""The frame of every page: menu by role, switches, the door, refusals."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from jiju.spine.models import Entry, Receipt
from tests.web import small

MENU = {
    "province": [
        "/cockpit",
        "/todo",
        "/review",
        "/periods",
        "/messages",
        "/reporting",
        "/zones",
        "/candidates",
        "/totals",
        "/targets",
        "/figures",
        "/rounds",
        "/calls",
        "/grants",
        "/tasks",
        "/clauses",
        "/alerts",
        "/analysis",
        "/quarterly",
        "/plan",
        "/rules",
        "/posts",
    ],
    "department": [
        "/cockpit", "/todo", "/messages", "/reporting", "/zones", "/targets", "/figures", "/rounds", "/calls",
        "/grants", "/tasks", "/clauses", "/alerts", "/analysis", "/quarterly", "/plan", "/rules",
    ],  # fmt: skip
    "zone_statistician": [
        "/desk",
        "/cockpit",
        "/todo",
        "/review",
        "/links",
        "/messages",
        "/reporting",
        "/zones",
        "/candidates",
        "/targets",
        "/figures",
        "/rounds",
        "/calls",
        "/grants",
        "/tasks",
        "/clauses",
        "/alerts",
        "/analysis",
        "/plan",
    ],
    "enterprise": ["/desk", "/messages"],
    "expert": ["/panel", "/messages", "/schemes", "/plan"],
    "finance": ["/todo", "/zones", "/figures", "/grants", "/clauses", "/plan"],
    "auditor": [
        "/ledger", "/cockpit", "/todo", "/reporting", "/zones", "/totals", "/targets", "/figures", "/rounds", "/calls",
        "/grants", "/tasks", "/clauses", "/alerts", "/analysis", "/quarterly", "/plan",
    ],  # fmt: skip
    "administrator": ["/home", "/zones", "/figures", "/schemes", "/plan", "/posts", "/mail"],
}  # fmt: skip
FIRST = {
    "province": "/cockpit",
    "department": "/cockpit",
    "city": "/cockpit",
    "county": "/cockpit",
    "zone_head": "/desk",
    "zone_statistician": "/desk",
    "enterprise": "/desk",
    "expert": "/panel",
    "finance": "/finance",
    "auditor": "/ledger",
    "administrator": "/home",
}


@pytest.fixture(autouse=True)
def _no_failed_attempts_are_remembered() -> None:
    cache.clear()


def _text(response: Any) -> str:
    return unescape(response.content.decode())


def _menu(response: Any) -> list[str]:
    nav = re.search(r'<nav class="nav1".*?</nav>', response.content.decode(), re.S)
    assert nav
    return re.findall(r'href="([^"]+)"', nav[0])


def test_each_role_is_led_to_its_own_first_page(province: None, signed_in: Any) -> None:
    for role, path in FIRST.items():
        assert signed_in(role).get("/")["Location"] == path, role


def test_the_menu_holds_what_the_role_may_open_and_all_of_it_opens(province: None, signed_in: Any) -> None:
    for role, wanted in MENU.items():
        client = signed_in(role)
        assert _menu(client.get(FIRST[role])) == wanted, role
        for path in wanted:
            assert client.get(path, follow=True).status_code == 200, f"{role} {path}"


def test_whoever_is_asked_nothing_reads_what_comes_next(province: None, signed_in: Any) -> None:
    text = _text(signed_in("expert").get("/home"))
    assert "今天没有要办的事" in text
    assert "有评审材料分派给您时" in text


def test_the_switches_set_a_cookie_and_come_back(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    entries, receipts = Entry.objects.count(), Receipt.objects.count()
    response = client.get("/language/en?next=/zones%3Ftype%3DT1")
    assert (response.status_code, response["Location"]) == (302, "/zones?type=T1")
    assert "Zones and enterprises" in _text(client.get("/zones"))
    client.get("/theme/dark?next=/zones")
    assert 'data-bs-theme="dark"' in _text(client.get("/zones"))
    assert (Entry.objects.count(), Receipt.objects.count()) == (entries, receipts)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil"])
def test_a_switch_never_leads_to_another_house(db: None, elsewhere: str) -> None:
    assert Client().get("/language/en", {"next": elsewhere})["Location"] == "/"


def test_a_switch_that_does_not_exist_is_refused(db: None) -> None:
    assert Client().get("/language/xx").status_code == 404
    assert Client().get("/theme/pink").status_code == 404


def _sign_in(name: str, password: str, **more: str) -> Any:
    return Client().post("/accounts/login/", {"login": name, "password": password} | more)


def test_a_sign_in_opens_the_house_and_stands_in_the_ledger(province: None) -> None:
    response = _sign_in("auditor", small.PASSWORD)
    assert (response.status_code, response["Location"]) == (302, "/")
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.action, entry.account) == ("people.sign_in", "auditor")


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(province: None) -> None:
    def answer(name: str, password: str) -> str:
        page = _text(_sign_in(name, password)).replace(f'value="{name}"', "")
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)

    assert answer("auditor", "not-the-password") == answer("nobody", "not-the-password")
    assert Entry.objects.filter(action="people.sign_in").count() == 0


def test_demonstration_accounts_do_not_open_a_real_house(province: None, settings: Any) -> None:
    settings.JIJU_PRODUCTION = True
    response = _sign_in("auditor", small.PASSWORD)
    assert response.status_code == 200
    assert "用户名与密码不相符" in _text(response)
    assert "演示账号" not in _text(Client().get("/accounts/login/"))


def test_too_many_wrong_passwords_close_the_door_for_a_while(province: None) -> None:
    answers = [_sign_in("auditor", "not-the-password") for _ in range(6)]
    assert answers[0].status_code == 200
    last = _sign_in("auditor", small.PASSWORD)
    assert last.status_code in (200, 429)
    assert "请一刻钟后再试" in _text(last), "the right password is not called wrong"
    assert "密码不相符" not in _text(last)
    assert Entry.objects.filter(action="people.sign_in").count() == 0


def test_nobody_signs_up(db: None) -> None:
    for response in (
        Client().get("/accounts/signup/"),
        Client().post("/accounts/signup/", {"username": "x"}),
    ):
        assert response.status_code == 403
        assert "这里不能开户" in _text(response)


def test_signing_out_takes_a_post(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/cockpit").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/cockpit").status_code == 302


def test_an_account_without_a_post_is_told_so_and_not_led_in_circles(
    province: None, signed_in: Any, monkeypatch: Any
) -> None:
    client = signed_in("province")
    monkeypatch.setattr("jiju.web.actor.people.actor_of", lambda *_, **__: None)
    response = client.get("/")
    assert response.status_code == 403
    assert "今天没有登记任职" in _text(response)


def test_the_program_says_that_it_lives(db: None) -> None:
    assert Client().get("/healthz").json() == {"status": "ok"}
    assert Client().get("/readyz").json() == {"status": "ok"}


def test_an_address_without_a_page_says_so(db: None) -> None:
    response = Client().get("/no/such/page")
    assert response.status_code == 404
    assert "这个地址没有页面" in _text(response)
