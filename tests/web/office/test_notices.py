"""From the meeting to the plaque on the screen, and the public's pages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiju.rooms.selections import tasks
from jiju.rooms.selections.models import Objection, Title
from jiju.spine.models import Entry, Receipt
from jiju.web import clock
from tests.engines import made_files
from tests.rooms.selections.notices import turns
from tests.web.office.lately import UNITS, call, lead, noticed, send, stand, text

pytestmark = pytest.mark.django_db
AT, TODAY, OVER, WHY = turns.AT, turns.TODAY, turns.OVER, turns.WHY
MEETING = {
    "held_on": TODAY.isoformat(), "present": "甲 主任\n乙 副主任\n丙 处长", "absent": "", "votes_for": "3",
    "votes_against": "0", "abstained": "0", "minutes": "会议听取评审情况汇报，一致同意拟评选名单，按程序公示。",
}  # fmt: skip
TEXT = "该集聚区所报入驻企业名单与实际不符。"


@pytest.fixture(autouse=True)
def calendar(monkeypatch: pytest.MonkeyPatch, province: None) -> None:
    """The clock stands on the first day; titles are taken over."""
    stand(monkeypatch, AT)
    cache.clear()
    tasks.adopt_titles(on=TODAY, at=AT)


@pytest.fixture
def as_province(signed_in: Any) -> Any:
    """A browser of the n-th person of the province."""
    return lambda number: lead(signed_in, number)


def test_from_the_meeting_to_the_plaque(signed_in: Any, as_province: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made = call()
    recorder, publisher, issuer = as_province(1), as_province(2), as_province(3)
    path = f"/calls/{made.pk}"
    assert "提交会议的申报" in text(recorder, f"{path}/decision")
    refused = send(recorder, f"{path}/decide_call", chosen=["Z001"], **MEETING | {"votes_for": "1"})
    assert refused.status_code == 409
    assert "会议听取评审情况汇报" in refused.content.decode()  # what was typed stays
    assert re.search(r'value="Z001" checked', refused.content.decode())
    send(
        recorder,
        f"{path}/decide_call",
        chosen=list(UNITS),
        files=SimpleUploadedFile("纪要.png", made_files.png()),
        **MEETING,
    )
    assert "赞成 3 票" in text(recorder, f"{path}/decision")
    assert "公示由另一人发布" in text(recorder, f"{path}/notice")
    assert send(recorder, f"{path}/publish_notice").status_code == 409
    send(publisher, f"{path}/publish_notice")
    assert "剩 5 个工作日" in text(publisher, f"{path}/notice")
    assert send(issuer, f"{path}/issue_batch", batch="第一批", document="吉发改〔2025〕1号",
                effective_on=TODAY.isoformat()).status_code == 409  # fmt: skip
    stand(monkeypatch, OVER)
    assert "发文公布由另一人办理" in text(publisher, f"{path}/issue")
    day = OVER.date().isoformat()
    wrong = send(issuer, f"{path}/issue_batch", batch="第一批", document="", effective_on=day)
    assert 'value="第一批"' in wrong.content.decode()
    send(issuer, f"{path}/issue_batch", batch="第一批", document="吉发改〔2025〕1号", effective_on=day)
    assert send(issuer, f"{path}/hang_plaque", hung_on=day).status_code == 409
    send(issuer, f"{path}/hang_plaque", hung_on=day, unit=["Z001"], **{"plaque-Z001": "吉示范001"})
    assert "吉示范001" in text(issuer, f"{path}/issue")
    assert {t.unit for t in Title.objects.filter(library="key")} == set(UNITS)
    head = signed_in("zone_head")
    key = Title.objects.get(library="key", unit="Z001")
    assert "吉示范001" in text(head, f"/titles/{key.pk}")
    assert head.get(f"{path}/decision").status_code == 403
    assert signed_in("city").get(f"{path}/decision").status_code == 404


def test_a_decision_is_taken_back_with_a_reason(as_province: Any) -> None:
    made = turns.decided(call(), chosen=["Z001"]).call
    lead = as_province(1)
    assert send(lead, f"/calls/{made.pk}/take_decision_back", reason="误").status_code == 409
    send(lead, f"/calls/{made.pk}/take_decision_back", reason=WHY)
    page = text(lead, f"/calls/{made.pk}/decision")
    assert WHY in page
    assert "记录决策" in page


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_everybody_reads_a_notice_and_nothing_else(language: str) -> None:
    notice = noticed()
    client = Client()
    client.cookies["jiju_language"] = language
    listed = text(client, "/public/notices")
    page = text(client, f"/public/notices/{notice.pk}")
    assert ("公示" if language == "zh-hans" else "Public notice") in listed
    for shown in ("集聚区Z001", "长春市宽城区", "Z001运营公司", "吉林省发展和改革委员会服务业处"):
        assert shown in page
    for kept in ("委员1", "会议听取"):
        assert kept not in page
    assert client.get("/public/notices/999").status_code == 404
    assert client.post(f"/public/notices/{notice.pk}").status_code == 405
    assert client.get(f"/public/notices/{notice.pk}/raise_objection").status_code == 405


def test_the_public_objects_and_only_rulers_and_the_auditor_read_who(signed_in: Any, as_province: Any) -> None:
    notice, client = noticed(), Client()
    path = f"/public/notices/{notice.pk}/raise_objection"
    before = Entry.objects.count()
    refused = client.post(path, {"unit": "Z001", "text": TEXT})
    assert refused.status_code == 409
    assert "匿名异议须附证据" in refused.content.decode()
    assert f">{TEXT}</textarea>" in refused.content.decode()
    assert Entry.objects.count() == before
    done = client.post(path, {
        "unit": "Z001", "text": TEXT, "name": "李四", "contact": "13900000000",
        "files": SimpleUploadedFile("李四的证据.png", made_files.png()),
    })  # fmt: skip
    made = Objection.objects.get()
    assert made.digest in done.content.decode()
    assert "李四" not in done.content.decode()
    ruler, auditor, head = as_province(1), signed_in("auditor"), signed_in("zone_head")
    assert "李四" in text(ruler, f"/objections/{made.pk}")
    assert "李四" in text(auditor, f"/objections/{made.pk}")
    assert "李四" not in text(ruler, f"/calls/{notice.call_id}/notice")
    assert "李四" not in text(ruler, "/objections")
    assert head.get(f"/objections/{made.pk}").status_code == 404
    assert signed_in("city").get(f"/objections/{made.pk}").status_code == 403
    assert send(auditor, f"/objections/{made.pk}/uphold_objection", ruling=WHY).status_code == 403
    assert send(ruler, f"/objections/{made.pk}/uphold_objection", ruling="是").status_code == 409
    send(ruler, f"/objections/{made.pk}/uphold_objection", ruling=WHY)
    assert 'class="struck"' not in text(Client(), f"/public/notices/{notice.pk}")
    assert "/confirm_objection" not in text(ruler, f"/objections/{made.pk}")
    assert send(ruler, f"/objections/{made.pk}/confirm_objection").status_code == 409
    second = as_province(4)
    assert "/confirm_objection" in text(second, f"/objections/{made.pk}")
    send(second, f"/objections/{made.pk}/confirm_objection")
    assert 'class="struck"' in text(Client(), f"/public/notices/{notice.pk}")
    assert "该集聚区" not in text(Client(), f"/public/notices/{notice.pk}")


def test_an_objection_that_is_too_long_is_told_so_and_stays_typed() -> None:
    path = f"/public/notices/{noticed().pk}/raise_objection"
    long = {"text": "长" * 4001, "evidence": "证" * 2001, "name": "名" * 61, "contact": "1" * 121}
    for field, given in long.items():
        sent = {"unit": "Z001", "text": TEXT, "name": "李四", "contact": "139"} | {field: given}
        answer = Client().post(path, sent)
        page = answer.content.decode()
        assert answer.status_code == 409, field
        assert f"共 {len(given)} 个字，最多 {len(given) - 1} 个字。" in page
        assert "请精简后再提交" in page
        assert given in page
    assert Objection.objects.count() == 0


def test_a_ruler_may_dismiss(as_province: Any) -> None:
    made = turns.objected(noticed())
    ruler = as_province(1)
    send(ruler, f"/objections/{made.pk}/dismiss_objection", ruling=WHY)
    made.refresh_from_db()
    assert (made.state, made.ruling) == ("dismissed", WHY)
    assert WHY in text(ruler, f"/objections/{made.pk}")


def test_one_address_does_not_flood_the_page(signed_in: Any) -> None:
    notice, client = noticed(), Client()
    path = f"/public/notices/{notice.pk}/raise_objection"
    codes = [client.post(path, {"unit": "Z001", "text": f"{TEXT}{n}", "name": "李四"}).status_code for n in range(12)]
    assert codes == [200] * 10 + [429] * 2
    assert Objection.objects.count() == 10
    assert Client(REMOTE_ADDR="10.0.0.9").post(path, {"unit": "Z003", "text": TEXT, "name": "王五"}).status_code == 200
    assert send(signed_in("zone_head"), path, unit="Z003", text=f"{TEXT}又", name="王五").status_code == 200


def test_behind_ones_own_server_each_visitor_is_counted_and_none_chooses_an_address(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    path = f"/public/notices/{noticed().pk}/raise_objection"

    def sent(n: int, forwarded: str) -> int:
        fields = {"unit": "Z001", "text": f"{TEXT}{n}", "name": "李四"}
        return Client().post(path, fields, headers={"x-forwarded-for": forwarded}).status_code

    assert [sent(n, f"10.9.9.{n}, 10.0.0.7") for n in range(11)] == [200] * 10 + [429]
    assert sent(12, "10.0.0.8") == 200


def test_what_arrived_in_time_is_taken_though_it_waited(monkeypatch: pytest.MonkeyPatch) -> None:
    path = f"/public/notices/{noticed().pk}/raise_objection"
    monkeypatch.setattr(clock, "now", lambda: OVER)
    assert Client().post(path, {"unit": "Z001", "text": TEXT, "name": "李四"}).status_code == 200


def test_a_head_objects_signed_in_and_an_office_does_not(signed_in: Any) -> None:
    notice = noticed()
    path = f"/public/notices/{notice.pk}"
    head = signed_in("zone_head")
    send(head, f"{path}/raise_objection", unit="Z003", text=TEXT, name="王五")
    made = Objection.objects.get()
    assert (made.mark != "", Receipt.objects.filter(path__contains="objection").exists()) == (True, False)
    assert TEXT in text(head, f"/objections/{made.pk}")
    city = signed_in("city")
    assert "您以工作账号登录" in text(city, path)
    assert send(city, f"{path}/raise_objection", unit="Z003", text=f"{TEXT}。", name="王五").status_code == 403
    assert Objection.objects.count() == 1


def test_after_the_days_nobody_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = noticed()
    stand(monkeypatch, OVER)
    path = f"/public/notices/{notice.pk}"
    assert "提出异议" not in text(Client(), path)
    late = Client().post(f"{path}/raise_objection", {"unit": "Z001", "text": TEXT, "name": "李四"})
    assert late.status_code == 409
    assert "异议受理截至2025-01-26" in late.content.decode()


def test_scripts_and_formulas_stay_text(signed_in: Any, as_province: Any) -> None:
    evil = "<script>alert(1)</script>情况不实，请核查。"
    Client().post(
        f"/public/notices/{noticed().pk}/raise_objection", {"unit": "Z001", "text": evil, "name": "=HYPERLINK(1)"}
    )
    page = as_province(1).get(f"/objections/{Objection.objects.get().pk}").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page
