"""From a link to a signed form on a telephone; and nowhere else from there."""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from jiju.rooms.filings import acts
from jiju.rooms.filings.models import Extension, Filing
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine.roles import Role
from jiju.web.links import TRIES
from tests.web import small

CODE = small.POSTS[Role.ENTERPRISE][2][0]
TYPED = {"c01": "50.0", "c02": "2", "c03": "9", "c04": "7", "c05": "0"}
REACHED = {"filings/<int:pk>", "filings/<int:pk>/fill_in", "filings/<int:pk>/check", "filings/<int:pk>/keep",
           "filings/<int:pk>/explain", "filings/<int:pk>/certify",
           "filings/<int:pk>/ask_extension", "language/<slug:code>", "theme/<slug:name>",
           "l/leave", "l/<str:token>"}  # fmt: skip


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Failed tries of other tests are not counted here."""
    cache.clear()


@pytest.fixture
def asked(province: None) -> None:
    """The home zone's enterprise owes its short form."""
    firm = EnterpriseFacts(CODE, "测试企业", "", "small", small.HOME, small.date(2021, 6, 1))
    registry.enter([firm], by=small.BY, at=small.AT)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)


def key(n: int) -> dict[str, str]:
    return {"idempotency_key": f"0123456789abcdef{n:06d}"}


def issued(signed_in: Any, n: int = 1) -> str:
    """The address of a link, as the statistician's page shows it."""
    sent = {"unit": CODE, "form": "B2", "period": str(small.LIVE)}
    answer = signed_in("zone_statistician").post("/links/issue_link", sent | key(n))
    assert answer.status_code == 200
    found = re.search(r"http://testserver(/l/[^<]+)<", answer.content.decode())
    assert found
    return found[1]


def entered(address: str) -> tuple[Client, int]:
    """A telephone that opened a link, and the form it came to."""
    phone = Client()
    answer = phone.post(address)
    assert answer.status_code == 302
    return phone, int(answer["Location"].rsplit("/", 1)[1])


def said(response: Any) -> str:
    return unescape(response.content.decode())


def test_from_the_link_to_the_signed_form(asked: None, signed_in: Any) -> None:
    address = issued(signed_in)
    before = Client().get(address)
    for words in ("测试企业", "测试集聚区001", "统计法", "只用于统计", "分钟", "吉林省发展和改革委员会"):
        assert words in said(before), words
    assert Filing.objects.filter(form_code="B2").count() == 0  # a page that is read begins nothing
    phone, pk = entered(address)
    assert phone.get(f"/filings/{pk}").status_code == 200
    told = phone.post(f"/filings/{pk}/keep", TYPED | {"version": "1"} | key(2)).json()
    assert told["ready"]
    saved = phone.post(f"/filings/{pk}/fill_in", TYPED | {"version": str(told["version"])} | key(3))
    assert saved.status_code == 302
    assert phone.post(f"/filings/{pk}/certify", key(4))["Location"] == f"/filings/{pk}"
    filing = Filing.objects.get(pk=pk)
    assert (filing.state, filing.certified_by) == ("submitted", small.actor(Role.ENTERPRISE).person)
    assert "Link" not in phone.post(f"/filings/{pk}/certify", key(4))  # a receipt lies beyond the link


def test_the_telephone_asks_for_a_later_deadline_and_shows_the_answer(asked: None, signed_in: Any) -> None:
    phone, pk = entered(issued(signed_in))
    assert f"/filings/{pk}/ask_extension" in said(phone.get(f"/filings/{pk}"))
    short = phone.post(f"/filings/{pk}/ask_extension", {"reason": "来不及", "until": "2025-01-26"} | key(2))
    assert (short.status_code, Extension.objects.count()) == (409, 0)
    why = "会计请病假，凭证要到月底才能整理完毕。"
    phone.post(f"/filings/{pk}/ask_extension", {"reason": why, "until": "2025-01-26"} | key(3))
    made = Extension.objects.get()
    assert (made.unit_code, made.reason, made.asked_by) == (CODE, why, small.actor(Role.ENTERPRISE).person)
    waiting = said(phone.get(f"/filings/{pk}"))
    assert "申请延期至2025-01-26，待批复" in waiting
    assert f"/filings/{pk}/ask_extension" not in waiting
    city = small.actor(Role.CITY)
    acts.grant_extension(made, by=city, at=small.AT, until=made.until, answer="同意，请如期报送。")
    decided = said(phone.get(f"/filings/{pk}"))
    assert f"{city.name}同意延期至2025-01-26：同意，请如期报送。" in decided
    assert "1月26日" in decided


def test_a_refused_extension_says_by_whom_and_why_and_may_be_asked_for_again(asked: None, signed_in: Any) -> None:
    phone, pk = entered(issued(signed_in))
    why = "会计请病假，凭证要到月底才能整理完毕。"
    phone.post(f"/filings/{pk}/ask_extension", {"reason": why, "until": "2025-01-26"} | key(2))
    by = small.actor(Role.CITY)
    acts.refuse_extension(Extension.objects.get(), by=by, at=small.AT, answer="全省汇总在即，请按期报送。")
    shown = said(signed_in("enterprise").get(f"/filings/{pk}"))
    assert f"{by.name}未同意延期：全省汇总在即，请按期报送。" in shown
    assert f"/filings/{pk}/ask_extension" in shown
    assert f"refused by {by.name}" in said(signed_in("enterprise", "en").get(f"/filings/{pk}"))


def test_nobody_asks_for_another_unit(asked: None, signed_in: Any) -> None:
    _, pk = entered(issued(signed_in))
    sent = {"reason": "会计请病假，凭证要到月底才能整理完毕。", "until": "2025-01-26"}
    for role, status in (("zone_statistician", 409), ("zone_head", 403), ("county", 403)):
        assert signed_in(role).post(f"/filings/{pk}/ask_extension", sent | key(5)).status_code == status, role
    assert Extension.objects.count() == 0


def test_a_link_for_what_is_no_period_is_refused(asked: None, signed_in: Any) -> None:
    sent = {"unit": CODE, "form": "B2", "period": "2024-13"}
    assert signed_in("zone_statistician").post("/links/issue_link", sent | key(1)).status_code == 404
    assert not apps.get_model("filings", "Link").objects.exists()


def every_address(found: Any = None, before: str = "") -> list[str]:
    """The patterns of all addresses."""
    out = []
    for entry in (found or get_resolver()).url_patterns:
        at = before + str(entry.pattern)
        out += every_address(entry, at) if isinstance(entry, URLResolver) else [at]
        assert isinstance(entry, URLResolver | URLPattern)
    return out


def test_every_other_address_is_refused_to_whoever_came_in_by_a_link(asked: None, signed_in: Any) -> None:
    phone, pk = entered(issued(signed_in))
    others = [a for a in every_address() if a not in REACHED]
    assert len(others) > 60
    for pattern in others:
        path = "/" + re.sub(r"<int:\w+>", str(pk), re.sub(r"<(str|slug):\w+>", "Z001", pattern))
        for answer in (phone.get(path), phone.post(path, key(9))):
            assert answer.status_code == 403, path
            assert "link-reaches-no-further" in said(answer), path
    assert phone.get(f"/filings/{pk + 1}").status_code == 403
    assert phone.get(f"/filings/{pk}").status_code == 200


def test_a_foreign_form_stays_closed(asked: None, signed_in: Any) -> None:
    phone, pk = entered(issued(signed_in))
    other = Filing.objects.exclude(pk=pk).order_by("pk").first()
    assert other is not None
    assert phone.get(f"/filings/{other.pk}").status_code == 403
    assert phone.post(f"/filings/{other.pk}/keep", TYPED | {"version": "1"} | key(5)).status_code == 403


def test_withdrawing_ends_the_session_and_the_link(asked: None, signed_in: Any) -> None:
    address = issued(signed_in)
    phone, pk = entered(address)
    link = apps.get_model("filings", "Link").objects.get()
    answer = signed_in("zone_statistician").post(f"/links/{link.pk}/withdraw_link", key(6))
    assert answer.status_code == 302
    assert "link-dead" in said(phone.post(f"/filings/{pk}/keep", TYPED | {"version": "1"} | key(7)))
    assert Filing.objects.get(pk=pk).version == 1
    assert phone.get(f"/filings/{pk}").status_code == 302  # to the door
    assert phone.post(address).status_code == 404


def answered(address: str) -> str:
    """The page of an address without the address itself, which the switches of language and theme come back to."""
    return said(Client().get(address)).replace(quote(address, safe=""), "")


def test_unknown_withdrawn_and_replaced_links_are_answered_alike(asked: None, signed_in: Any) -> None:
    replaced, live = issued(signed_in, 1), issued(signed_in, 2)
    link = apps.get_model("filings", "Link").objects.get()
    unknown = answered("/l/" + "x" * 22)
    assert answered(replaced) == unknown
    acts.withdraw_link(link, by=small.actor(Role.ZONE_STATISTICIAN), at=small.AT)
    assert answered(live) == unknown
    assert Client().get(live).status_code == 404


def test_guessing_is_throttled(asked: None, signed_in: Any) -> None:
    address = issued(signed_in)
    assert [Client().get(f"/l/{n}").status_code for n in range(TRIES)] == [404] * TRIES
    assert Client().get("/l/one-more").status_code == 429
    assert Client().post(address).status_code == 429
    assert Client(REMOTE_ADDR="10.1.2.3").get(address).status_code == 200


def test_the_token_is_in_no_log_and_in_no_table(
    asked: None, signed_in: Any, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    address = issued(signed_in)
    token = address.rsplit("/", 1)[1]
    phone, pk = entered(address)
    phone.get(f"/filings/{pk}")
    phone.post(address)
    link = apps.get_model("filings", "Link").objects.get()
    acts.withdraw_link(link, by=small.actor(Role.ZONE_STATISTICIAN), at=small.AT)
    assert phone.get(address).status_code == 404
    assert Client(enforce_csrf_checks=True).post(address).status_code == 403
    out = capsys.readouterr()
    logged = "".join(r.getMessage() + str(r.args) for r in caplog.records if r.name != "django.db.backends")
    assert "link" in logged + out.out + out.err
    assert token not in logged + out.out + out.err
    for model in apps.get_models():
        for row in model._default_manager.order_by("pk").values():
            assert not [v for v in row.values() if token in str(v)], model.__name__


def test_a_repeat_of_issuing_does_not_show_the_token_again(asked: None, signed_in: Any) -> None:
    token = issued(signed_in, 1).rsplit("/", 1)[1]
    sent = {"unit": CODE, "form": "B2", "period": str(small.LIVE)}
    again = signed_in("zone_statistician").post("/links/issue_link", sent | key(1))
    assert again["Idempotency-Replayed"] == "true"
    assert token not in said(again)
    assert "只显示一次" in said(again) or "已经显示过" in said(again)


def test_whoever_is_signed_in_does_not_open_a_link(asked: None, signed_in: Any) -> None:
    address = issued(signed_in)
    answer = signed_in("zone_statistician", "en").post(address)
    assert answer.status_code == 403
    assert "You are signed in on this machine" in said(answer)
    assert Filing.objects.filter(form_code="B2").count() == 0


def test_another_zone_withdraws_nothing(asked: None, signed_in: Any) -> None:
    issued(signed_in)
    link = apps.get_model("filings", "Link").objects.get()
    for role in ("county", "enterprise", "zone_head"):
        assert signed_in(role).post(f"/links/{link.pk}/withdraw_link", key(8)).status_code == 403
    link.refresh_from_db()
    assert link.withdrawn_at is None
