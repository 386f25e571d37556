"""Deadlines on the screen: an extension asked for and decided, a period closed and opened again by two persons."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from jiju.rooms.filings import acts, checks
from jiju.rooms.filings.models import Extension, Message, Reopening, Window
from jiju.spine.roles import Role
from tests.factories import filings as made
from tests.factories.reminding import message
from tests.web import small

pytestmark = pytest.mark.usefixtures("province")
WHY = "统计员住院，一月底前由副统计员接手填报。"


def send(client: Any, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def test_a_unit_asks_on_its_desk_and_the_city_grants(signed_in: Any) -> None:
    zone, city = signed_in("zone_statistician"), signed_in("city")
    assert f"/desk/ask_extension/B1/{small.LIVE}" in text(zone, "/desk")
    until = str(Window.objects.get(form_code="B1", period=str(small.LIVE)).due_at.date() + timedelta(days=9))
    send(zone, f"/desk/ask_extension/B1/{small.LIVE}", reason=WHY, until=until)
    assert f"申请延期至{until}，待批复" in text(zone, "/desk")
    asked = Extension.objects.get()
    assert WHY in text(city, "/periods")
    send(city, f"/periods/extensions/{asked.pk}", verb="grant_extension", until=until, answer="同意。")
    assert Extension.objects.get().state == "granted"
    assert f"延期至{until}" in text(zone, "/desk")


def test_a_closed_period_shows_who_closed_it_and_that_another_person_opens_it(signed_in: Any) -> None:
    made.reopening()
    page = text(signed_in("province"), "/periods")
    assert "须由另一人开放" in page
    assert "/reopen_period" not in page


def test_a_period_that_ran_out_is_told_from_one_that_somebody_closed(signed_in: Any) -> None:
    ran_out = Window.objects.get(form_code="B1", period=str(small.LIVE.previous))
    closed = Window.objects.get(form_code="B1", period=str(small.LIVE.year_before))
    by = small.actor(Role.PROVINCE)
    acts.close_period(closed, by=by, at=small.AT)
    page, english = text(signed_in("province"), "/periods"), text(signed_in("province", "en"), "/periods")
    moment = ran_out.closes_at.astimezone(checks.ZONE).strftime("%Y-%m-%d %H:%M")
    assert f'到期自动截止 <span class="n muted">{moment}</span>' in page
    assert f"由{by.name}关闭" in page
    assert "ran out on its own" in english
    assert f"closed by {by.name}" in english


def test_a_period_that_ran_out_is_opened_again_like_one_that_was_closed(signed_in: Any) -> None:
    ran_out = Window.objects.get(form_code="B1", period=str(small.LIVE.previous))
    client = signed_in("province")
    assert f"/periods/{ran_out.pk}/ask_reopening" in text(client, "/periods")
    send(client, f"/periods/{ran_out.pk}/ask_reopening", reason=WHY, until=str(small.DAY + timedelta(days=5)))
    assert Reopening.objects.get().window_id == ran_out.pk
    assert f"/periods/{ran_out.pk}/ask_reopening" not in text(client, "/periods")
    assert "/ask_reopening" not in text(signed_in("city"), "/periods")


def test_messages_are_read_and_marked(signed_in: Any) -> None:
    told, head = message(), signed_in("zone_head")
    page = text(head, "/messages")
    assert "未读" in page
    unread = Message.objects.filter(to_role="zone_head", read_at=None).count()
    assert re.search(rf'消息<span class="cnt"[^>]*>{unread}<', page)
    assert f'name="message" value="{told.pk}"' in page
    send(head, "/messages/read", message=[str(m.pk) for m in Message.objects.order_by("pk")])
    assert Message.objects.get(pk=told.pk).read_at is not None
    assert f'name="message" value="{told.pk}"' not in text(head, "/messages")
    assert '消息<span class="cnt"' not in text(head, "/messages")


def test_the_inbox_without_messages_says_what_will_stand_there(signed_in: Any) -> None:
    assert "没有消息" in text(signed_in("zone_statistician"), "/messages")
