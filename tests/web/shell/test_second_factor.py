"""The second factor: asked of those who pay or publish, never of demonstration accounts; lost ones are lifted."""

from __future__ import annotations

import re
import uuid
from html import unescape
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client

from jiju.config.safety import PAY_OR_PUBLISH, second_factor
from jiju.rooms.people import acts, queries, words
from jiju.rooms.people.models import Posting
from jiju.rooms.people.shapes import Engagement
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.web import small

SETUP, CODES, DOOR = "/accounts/2fa/activate/", "/accounts/2fa/recovery_codes/", "/accounts/2fa/authenticate/"


@pytest.fixture
def staff(province: None, settings: Any) -> None:
    """A director, a second administrator and a county clerk who are no demonstration accounts; roles must have it."""
    cache.clear()
    people = (
        ("director", Role.PROVINCE, "all", ()), ("keeper", Role.ADMINISTRATOR, "all", ()),
        ("clerk", Role.COUNTY, "county", (small.COUNTY,)),
    )  # fmt: skip
    acts.engage(
        [
            Engagement(name, small.PASSWORD, f"{name}某", role, "ORG-DRC", reach, codes, small.DAY.replace(year=2021))  # type: ignore[arg-type]  # reaches are those of the table
            for name, role, reach, codes in people
        ],
        by=small.BY,
        at=small.AT,
    )
    settings.JIJU_SECOND_FACTOR = PAY_OR_PUBLISH


def _text(response: Any) -> str:
    return unescape(response.content.decode())


def _sign_in(name: str) -> tuple[Client, Any]:
    client = Client()
    client.cookies["jiju_language"] = "zh-hans"
    return client, client.post("/accounts/login/", {"login": name, "password": small.PASSWORD})


def _code_now(secret: str) -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def _confirmed(client: Client, address: str) -> Any:
    """The page, after it was confirmed by the password that it is oneself."""
    asked = client.get(address)
    assert asked.status_code == 302, "how one signs in is changed only after the password was given again"
    page = client.get(asked["Location"])
    assert "确认本人" in _text(page)
    back = client.post("/accounts/reauthenticate/", {"password": small.PASSWORD, "next": address})
    assert back["Location"] == address
    return client.get(address)


def _set_up(client: Client) -> tuple[str, list[str]]:
    """The key and the recovery codes of somebody who sets a second factor up on its pages."""
    secret = re.search(r'<p class="hash">(\w+)</p>', _text(_confirmed(client, SETUP)))
    assert secret
    done = client.post(SETUP, {"code": _code_now(secret[1])})
    assert (done.status_code, done["Location"]) == (302, CODES)
    codes = re.findall(r"<li>(\d{8})</li>", _text(client.get(CODES)))
    cache.clear()  # the same thirty seconds may be used again by the next step of the test
    return secret[1], codes


def _authenticator(name: str) -> Authenticator:
    return Authenticator.objects.get(user__username=name, type="totp")


def test_who_pays_or_publishes_is_led_to_set_it_up_and_gets_nowhere_before(staff: None) -> None:
    client, entered = _sign_in("director")
    assert entered.status_code == 302
    for path in ("/", "/cockpit", "/posts", "/plan"):
        assert client.get(path)["Location"] == SETUP, path
    before = Entry.objects.count()
    refused = client.post("/review/pass_clean", {"idempotency_key": uuid.uuid4().hex})
    assert refused.status_code == 403
    assert "请先启用双因素认证" in _text(refused)
    assert Entry.objects.count() == before
    _set_up(client)
    assert client.get("/cockpit").status_code == 200
    assert Entry.objects.latest("seq").action == "people.add_second_factor"


def test_the_next_sign_in_asks_for_the_code_and_opens_nothing_without_it(staff: None) -> None:
    secret, _ = _set_up(_sign_in("director")[0])
    signed = Entry.objects.filter(action="people.sign_in").count()
    client, entered = _sign_in("director")
    assert entered["Location"] == DOOR
    assert client.get("/cockpit").status_code == 302
    assert "双因素认证" in _text(client.get(DOOR))
    wrong = client.post(DOOR, {"code": "000000" if _code_now(secret) != "000000" else "111111"})
    assert "验证码不正确" in _text(wrong)
    assert Entry.objects.filter(action="people.sign_in").count() == signed
    assert client.post(DOOR, {"code": _code_now(secret)}).status_code == 302
    assert client.get("/cockpit").status_code == 200
    assert Entry.objects.filter(action="people.sign_in").count() == signed + 1


def test_a_code_opens_once(staff: None) -> None:
    secret, _ = _set_up(_sign_in("director")[0])
    code = _code_now(secret)
    assert _sign_in("director")[0].post(DOOR, {"code": code}).status_code == 302
    again = _sign_in("director")[0].post(DOOR, {"code": code})
    assert again.status_code == 200
    assert "验证码不正确" in _text(again)


def test_a_recovery_code_opens_once_and_all_are_shown_once(staff: None) -> None:
    client = _sign_in("director")[0]
    _, codes = _set_up(client)
    assert len(set(codes)) == 10
    later = _text(client.get(CODES))
    assert not any(code in later for code in codes)
    assert _sign_in("director")[0].post(DOOR, {"code": codes[0]}).status_code == 302
    cache.clear()
    assert "验证码不正确" in _text(_sign_in("director")[0].post(DOOR, {"code": codes[0]}))
    assert client.post("/accounts/2fa/recovery_codes/new/").status_code == 302
    fresh = re.findall(r"<li>(\d{8})</li>", _text(client.get(CODES)))
    assert len(fresh) == 10
    assert not set(fresh) & set(codes)


def test_who_must_have_it_cannot_give_it_up_and_who_need_not_can(staff: None) -> None:
    director, clerk = _sign_in("director")[0], _sign_in("clerk")[0]
    assert clerk.get("/review").status_code == 200
    for client in (director, clerk):
        _set_up(client)
    kept = director.post("/accounts/2fa/deactivate/")
    assert "您的岗位要求双因素认证" in _text(kept)
    assert _authenticator("director")
    assert clerk.post("/accounts/2fa/deactivate/").status_code == 302
    assert Entry.objects.latest("seq").action == "people.drop_second_factor"
    assert not Authenticator.objects.filter(user__username="clerk").exists()
    assert _sign_in("clerk")[0].get("/review").status_code == 200


def test_a_demonstration_account_is_never_asked_and_cannot_have_one(staff: None) -> None:
    client, entered = _sign_in("province")
    assert entered.status_code == 302
    assert client.get("/cockpit").status_code == 200
    assert "/accounts/2fa/" not in _text(client.get("/cockpit"))
    for path in ("/accounts/2fa/", SETUP, CODES):
        answer = client.get(path)
        assert answer.status_code == 403, path
        assert "演示账号不使用双因素认证" in _text(answer)
    assert not Authenticator.objects.exists()


def test_the_key_is_stored_encrypted_and_survives_a_change_of_the_secret(staff: None, settings: Any) -> None:
    secret, codes = _set_up(_sign_in("director")[0])
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = str(cursor.fetchall())
    assert secret not in stored
    assert not any(code in stored for code in codes)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-" * 6
    assert _authenticator("director").wrap().validate_code(_code_now(secret))


def _post_of(name: str) -> Posting:
    return Posting.objects.get(person__accounts__username=name)


def test_a_lost_one_is_lifted_by_the_administrator_with_a_reason(staff: None) -> None:
    _set_up(_sign_in("director")[0])
    keeper = _sign_in("keeper")[0]
    _set_up(keeper)
    address = f"/posts/{_post_of('director').pk}"
    assert "解除双因素认证" in _text(keeper.get(address))
    sent = keeper.post(f"{address}/reset_second_factor", {"idempotency_key": uuid.uuid4().hex, "reason": "本人到场"})
    assert sent.status_code == 302
    assert not Authenticator.objects.filter(user__username="director").exists()
    entry = Entry.objects.latest("seq")
    assert entry.action == "people.reset_second_factor"
    assert "本人到场" in entry.body
    assert _sign_in("director")[0].get("/cockpit")["Location"] == SETUP


def test_what_stands_in_the_way_of_lifting(staff: None) -> None:
    _set_up(_sign_in("director")[0])
    _set_up(_sign_in("keeper")[0])
    by = queries.actor_of(get_user_model().objects.get(username="keeper").pk, on=small.DAY)
    assert by is not None
    before = (Entry.objects.count(), Authenticator.objects.count())
    for name, reason, refusal in (
        ("keeper", "本人到场", words.NotYours), ("director", "  ", words.DocumentIsMissing),
        ("clerk", "本人到场", words.NoSecondFactor),
    ):  # fmt: skip
        with pytest.raises(refusal):
            acts.reset_second_factor(_post_of(name), by=by, at=small.AT, reason=reason)
    with pytest.raises(words.NotYours):
        acts.reset_second_factor(_post_of("director"), by=small.actor(Role.PROVINCE), at=small.AT, reason="本人到场")
    assert (Entry.objects.count(), Authenticator.objects.count()) == before


@pytest.mark.parametrize(
    ("text", "production", "roles"),
    [
        (None, True, PAY_OR_PUBLISH), (None, False, frozenset()), ("none", True, frozenset()),
        ("auditor, county", False, frozenset({"auditor", "county"})),
    ],
)  # fmt: skip
def test_the_setting_names_the_roles(text: str | None, production: bool, roles: frozenset[str]) -> None:
    assert second_factor(text, production=production) == roles


def test_a_role_that_there_is_not_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="boss"):
        second_factor("province,boss", production=True)
