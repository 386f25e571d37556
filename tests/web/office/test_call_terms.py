"""A case is opened for zones that are named, a call gets more time, and each version is read as it was submitted."""

from __future__ import annotations

from datetime import date, datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client

from jiju.core import workdays
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.models import Application, Call
from jiju.spine.models import Entry
from jiju.web import clock
from tests.factories import selections_calls as made
from tests.web.office.lately import send, text
from tests.web.office.pages import ROLES

pytestmark = pytest.mark.usefixtures("province")
WHY = made.WHY
CASE = {"procedure": "entry", "name": "储备集聚区转正第一批", "units": ["R001", "R003"], "reason": WHY}
MORE = {"closes_on": "2025-02-20", "reason": WHY}


def stand(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    """Let the clock of the pages stand at a moment, that of requests that come in too."""
    monkeypatch.setattr(clock, "now", lambda: at)
    monkeypatch.setattr(clock, "arrived", lambda: at)
    monkeypatch.setattr(clock, "today", lambda: at.date())


@pytest.fixture(autouse=True)
def calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    stand(monkeypatch, made.AT)


@pytest.fixture
def reserve(province: None) -> None:
    """Some zones stand in the reserve."""
    made.province_with_reserve()


def refused(client: Client, path: str, sent: dict[str, Any]) -> str:
    """The page of a refusal, and nothing was written."""
    before = Entry.objects.count()
    answer = send(client, path, **sent)
    assert answer.status_code == 409
    assert Entry.objects.count() == before
    return unescape(answer.content.decode())


def test_the_province_opens_a_case_and_its_zones_stand_at_the_first_stage(reserve: None, signed_in: Any) -> None:
    done = send(signed_in("province"), "/calls/open_case", **CASE)
    call = Call.objects.get()
    assert (done.status_code, done["Location"]) == (302, f"/calls/{call.pk}")
    assert {(a.unit, a.state, a.stage) for a in Application.objects.all()} == {
        ("R001", "going", "city"), ("R003", "going", "city"),
    }  # fmt: skip
    page = text(signed_in("province"), f"/calls/{call.pk}")
    assert CASE["name"] in page
    assert WHY in page
    city = signed_in("city")
    assert CASE["name"] in text(city, "/calls")
    assert f'/applications/{made.of(call, "R001").pk}"' in text(city, f"/calls/{call.pk}")


@pytest.mark.parametrize(("wrong", "says"), [
    ({"units": []}, "未选择集聚区。"),
    ({"units": ["R001", "Z999"]}, "目前没有代码为Z999的集聚区。"),
    ({"units": ["Z001"]}, "测试集聚区001 不能参加申报。"),
    ({"reason": "转正"}, "请说明启动的理由。"),
    ({"name": "转正"}, "请填写名称。"),
    ({"procedure": "recognition"}, "不以这种方式启动。"),
    ({"procedure": "none"}, "您的范围内没有这条记录。"),
])  # fmt: skip
def test_what_stands_against_a_case_is_said_at_its_form_and_what_was_typed_stays(
    reserve: None, signed_in: Any, wrong: dict[str, Any], says: str
) -> None:
    sent = CASE | wrong
    page = refused(signed_in("province"), "/calls/open_case", sent)
    form = page[page.index('id="open_case"') :]
    assert says in form
    assert f'value="{sent["name"]}"' in form
    assert f">{sent['reason']}</textarea>" in form
    for unit in sent["units"]:
        if unit != "Z999":  # there is no such zone to be chosen
            assert f'<option value="{unit}" selected>' in form
    assert Call.objects.count() == 0


def test_a_zone_stands_in_one_case_at_a_time(reserve: None, signed_in: Any) -> None:
    client = signed_in("province")
    assert send(client, "/calls/open_case", **CASE).status_code == 302
    refused(client, "/calls/open_case", CASE | {"name": "储备集聚区转正第二批"})
    assert Call.objects.count() == 1


def test_only_the_province_opens_cases_and_extends_calls(reserve: None, signed_in: Any) -> None:
    call = made.called()
    before = Entry.objects.count()
    for role in sorted(set(ROLES) - {"province"}):
        client = signed_in(role)
        assert send(client, "/calls/open_case", **CASE).status_code == 403, role
        assert send(client, f"/calls/{call.pk}/extend_call", **MORE).status_code == 403, role
    assert Entry.objects.count() == before
    assert 'id="open_case"' not in text(signed_in("city"), "/calls")


def test_a_call_gets_more_time_before_its_end(reserve: None, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    call, client = made.called(), signed_in("province")
    path = f"/calls/{call.pk}/extend_call"
    for wrong in ({"closes_on": ""}, {"closes_on": "2025-02-30"}, {"closes_on": "2025-02-09"}, {"reason": "延期"}):
        sent = MORE | wrong
        page = refused(client, path, sent)
        fold = page[: page.index(f'action="{path}"')]
        assert fold[fold.rindex("<details") :].startswith("<details open>")
        assert f'name="closes_on" value="{sent["closes_on"]}"' in page
        assert f'name="reason" value="{sent["reason"]}"' in page
    done = send(client, path, **MORE)
    assert (done.status_code, done["Location"]) == (302, f"/calls/{call.pk}")
    call.refresh_from_db()
    assert call.closes_at == workdays.end_of(date(2025, 2, 20))
    assert "2025-02-20 18:00" in text(signed_in("zone_head"), f"/calls/{call.pk}")
    stand(monkeypatch, call.closes_at)  # at the last moment it is over
    refused(client, path, {"closes_on": "2025-03-20", "reason": WHY})
    assert send(client, "/calls/999/extend_call", **MORE).status_code == 404


def test_a_case_has_no_last_moment_to_be_moved(reserve: None, signed_in: Any) -> None:
    call = made.case("R001")
    assert "extend_call" not in text(signed_in("province"), f"/calls/{call.pk}")
    refused(signed_in("province"), f"/calls/{call.pk}/extend_call", MORE)


def completed() -> Application:
    """An application that was handed back and sent again with another shareholder."""
    found = made.of(made.going("R001"))
    acts.hand_back(found, by=made.county, at=made.OPENED, said=WHY)
    again = made.filled(made.of(found.call), shareholders="丁投资公司")
    commitment = queries.procedure_of(found.call).commitment
    acts.complete(again, by=made.head("R001"), at=made.OPENED, agreed=commitment, expected=again.draft_number)
    return again


def test_each_version_is_read_as_it_was_submitted(
    reserve: None, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand(monkeypatch, made.OPENED)
    at = f"/applications/{completed().pk}/versions"
    for role in ("province", "city", "county", "auditor"):
        first, second = (text(signed_in(role), f"{at}/{n}") for n in (1, 2))
        assert ("乙投资公司" in first, "丁投资公司" in first) == (True, False), role
        assert "原为：乙投资公司" not in first
        assert ("原为：乙投资公司" in second, "丁投资公司" in second) == (True, True), role
    for role in ("zone_head", "zone_statistician", "department"):  # of another zone, of another type
        assert signed_in(role).get(f"{at}/1").status_code == 404
    for role in ("enterprise", "expert", "administrator", "finance"):
        assert signed_in(role).get(f"{at}/1").status_code == 403
    for number in (0, 3):
        assert signed_in("province").get(f"{at}/{number}").status_code == 404


def test_a_version_stays_sealed_until_the_call_is_opened(reserve: None, signed_in: Any) -> None:
    found = made.submitted(made.called())
    for role in ("province", "city", "county", "auditor"):
        page = text(signed_in(role), f"/applications/{found.pk}/versions/1")
        assert ("已密封" in page, "乙投资公司" in page) == (True, False), role
