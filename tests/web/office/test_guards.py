"""Who may open which page, and how far each sees."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.web.office.pages import PAGES, ROLES


def test_each_page_opens_for_its_roles_and_for_nobody_else(province: None, signed_in: Any) -> None:
    for role in ROLES:
        client = signed_in(role)
        for path, allowed in PAGES.items():
            wanted = 200 if role in allowed else 403
            assert client.get(path).status_code == wanted, f"{role} {path}"


def test_whoever_is_not_signed_in_is_led_to_the_door(province: None) -> None:
    for path in PAGES:
        response = Client().get(path)
        assert response.status_code == 302, path
        assert response["Location"].startswith("/accounts/login/"), path


def test_pages_take_no_posts(province: None, signed_in: Any) -> None:
    client = signed_in("auditor")
    for path in PAGES:
        key = {"idempotency_key": "0123456789abcdef" + str(len(path))}
        assert client.post(path, key).status_code in (403, 405), path


def test_a_county_sees_its_own_zones_only(province: None, signed_in: Any) -> None:
    text = signed_in("county").get("/zones").content.decode()
    assert "测试集聚区001" in text
    assert "测试集聚区002" not in text


def test_a_zone_out_of_reach_is_answered_as_one_that_is_not_there(province: None, signed_in: Any) -> None:
    client = signed_in("county")
    there, nowhere = client.get("/zones/Z002"), client.get("/zones/Z999")
    assert there.status_code == nowhere.status_code == 404
    assert client.get("/zones/Z001").status_code == 200


def test_a_refusal_says_who_may(province: None, signed_in: Any) -> None:
    response = signed_in("enterprise", "en").get("/cockpit")
    text = response.content.decode()
    assert response.status_code == 403
    assert "You are signed in as enterprise, who may not do this." in text
    assert "provincial office" in text
    assert "Nothing was changed." in text


def test_what_the_address_names_wrongly_is_refused_with_a_remedy(province: None, signed_in: Any) -> None:
    client = signed_in("province", "en")
    for path in ("/cockpit?period=2024Q9", "/cockpit?type=T99", "/figures/nonsense", "/figures/revenue?by=colour",
                 "/rankings/nonsense?period=2024Q4", "/figures/revenue/nowhere?by=city&period=2024Q4"):  # fmt: skip
        response = client.get(path)
        assert response.status_code == 404, path
        assert "What helps:" in response.content.decode(), path
