"""A page is saved from the menu, stands in the menu, opens where it was saved, and shows each reader their own area."""

from __future__ import annotations

import io
import uuid
from html import unescape
from typing import Any

from openpyxl import load_workbook

from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import SavedView
from jiju.spine.records import opened
from jiju.spine.roles import Role
from tests.factories import oversight as made
from tests.web import small


def _send(client: Any, path: str, **said: str) -> Any:
    return client.post(path, {"idempotency_key": uuid.uuid4().hex, **said})


def _text(response: Any) -> str:
    return unescape(response.content.decode())


def test_a_page_is_saved_listed_opened_renamed_shared_and_deleted(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    here = "/zones?city=220100&q=集聚区"
    text = _text(client.get(here))
    assert 'href="/views?address=%2Fzones%3Fcity%3D220100' in text
    form = _text(client.get("/views", {"address": "/zones?city=220100"}))
    assert 'value="/zones?city=220100"' in form
    assert _send(client, "/views/save_view", address="/zones?city=220100", name="长春").status_code == 302
    (view,) = queries.views(small.actor(Role.PROVINCE))
    assert f'href="/views/{view.id}"' in _text(client.get("/cockpit"))
    sent = client.get(f"/views/{view.id}")
    assert (sent.status_code, sent["Location"]) == (302, "/zones?city=220100")
    _send(client, f"/views/{view.id}/rename_view", name="长春市")
    _send(client, f"/views/{view.id}/share_view")
    assert "长春市" in _text(client.get("/views"))
    assert "本单位" in _text(client.get("/views"))
    book = load_workbook(io.BytesIO(client.get("/views.xlsx").content)).worksheets[0]
    assert ("长春市", "/zones?city=220100") in [row[:2] for row in book.iter_rows(values_only=True)]
    _send(client, f"/views/{view.id}/keep_view")
    _send(client, f"/views/{view.id}/delete_view")
    assert queries.views(small.actor(Role.PROVINCE)) == []


def test_what_leads_elsewhere_is_refused_in_words(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    for address in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        assert "这不是本系统的页面" in _text(client.get("/views", {"address": address}))
        refused = _send(client, "/views/save_view", address=address, name="x")
        assert refused.status_code == 400
        assert "这不是本系统的页面" in _text(refused)
    assert queries.views(small.actor(Role.PROVINCE)) == []


def test_an_address_that_was_stored_otherwise_is_not_followed(province: None, signed_in: Any) -> None:
    made.found()
    view = made.viewed()
    with opened():
        SavedView.objects.filter(pk=view.pk).update(address="//evil.example")
    assert signed_in("province").get(f"/views/{view.pk}").status_code == 404


def test_a_shared_view_shows_each_reader_their_own_area(province: None, signed_in: Any) -> None:
    made.found()
    view = made.viewed("city", "区外集聚区", "/zones/Z002")
    client = signed_in("city")
    assert client.get(f"/views/{view.pk}", follow=True).status_code == 404  # out of the city's area, saved or not
    assert signed_in("county").get(f"/views/{view.pk}").status_code == 404


def test_roles_without_saved_views_have_no_page_and_no_menu(province: None, signed_in: Any) -> None:
    for role in ("expert", "enterprise", "administrator"):
        client = signed_in(role)
        assert client.get("/views").status_code == 403, role
    assert "/views" not in _text(signed_in("expert").get("/home"))


def test_more_views_cost_no_more_questions(province: None, signed_in: Any, query_count: Any) -> None:
    made.found()
    client, counts = signed_in("province"), []
    for more in (1, 9):
        for n in range(more):
            made.viewed(name=f"视图{more}-{n}")
        client.get("/views")
        with query_count() as count:
            client.get("/views")
        counts.append(len(count))
    assert counts[0] == counts[1]


def test_a_view_whose_condition_names_something_gone_says_so_and_leads_on(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    for address, gone in (
        ("/tasks?unit=U999", "U999"), ("/issues?topic=gone", "gone"), ("/topics?type=T99", "T99"),
        ("/topics?city=999999", "999999"), ("/alerts?city=999999", "999999"), ("/alerts?period=2019Q1", "2019Q1"),
        ("/zones?city=999999", "999999"),
    ):  # fmt: skip
        view = made.viewed(name=address, address=address)
        text = _text(client.get(f"/views/{view.pk}", follow=True))
        assert f'<option value="{gone}" selected>' in text, address
        assert "清除" in text, address
    for address in ("/cockpit?type=T99", "/targets?measure=gone", "/tasks?light=gone", "/compare?zone=Z999"):
        view = made.viewed(name=address, address=address)
        response = client.get(f"/views/{view.pk}", follow=True)
        assert response.status_code == 404, address
        bare = address.split("?")[0]
        assert f'<a class="btn" href="{bare}">不带筛选条件打开</a>' in _text(response), address
        assert client.get(bare).status_code == 200
    assert "不带筛选条件打开" not in _text(client.get("/zones/Z999"))  # there is nothing to take away


def test_whoever_may_not_open_the_page_of_a_shared_view_is_told_who_may(province: None, signed_in: Any) -> None:
    view = made.viewed("zone_head", "报表", "/links")
    acts.share_view(view, by=made.by("zone_head"), at=made.AT)
    assert signed_in("zone_statistician").get(f"/views/{view.pk}", follow=True).status_code == 200
    refused = signed_in("zone_head").get(f"/views/{view.pk}", follow=True)
    assert refused.status_code == 403
    assert "由以下角色办理" in _text(refused)
    assert signed_in("city").get(f"/views/{view.pk}").status_code == 404
