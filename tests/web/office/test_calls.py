"""Calls on the screen: opened, applied for on a telephone, unsealed by two, checked, ranked, all in the browser."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import uuid
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiju.rooms.people import acts as people
from jiju.rooms.people.shapes import Engagement
from jiju.rooms.selections import queries
from jiju.rooms.selections.models import Application, Call, Version
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from jiju.web import clock
from tests.engines import made_files
from tests.factories import selections_calls as made
from tests.web import small

pytestmark = pytest.mark.django_db
WHY = made.WHY


class Watch:
    """The clock of the server, to be set."""

    at: datetime = small.AT


@pytest.fixture(autouse=True)
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    own = Watch()
    monkeypatch.setattr(clock, "now", lambda: own.at)
    monkeypatch.setattr(clock, "arrived", lambda: own.at)
    monkeypatch.setattr(clock, "today", lambda: own.at.date())
    return own


@pytest.fixture
def second(province: None, signed_in: Any) -> Client:
    """A second person of the province."""
    people.engage(
        [Engagement("second", small.PASSWORD, "第二人", Role.PROVINCE, "ORG-DRC", "all", (), small.zone(1).since,
                    is_demo=True)], by=small.BY, at=small.AT,
    )  # fmt: skip
    return signed_in("second")  # type: ignore[no-any-return]  # a browser


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def opened(signed_in: Any, **fields: Any) -> Call:
    given = {"procedure": "demonstration", "name": "2025年示范区评选", "closes_on": "2025-02-10", "period": ""} | fields
    done = send(signed_in("province"), "/calls/open_call", **given)
    assert done.status_code == 302, done.content.decode()[-3000:]
    return Call.objects.get()


def answers(call: Call) -> dict[str, str]:
    return {f"q-{k}": v for k, v in (made.ANSWERS | {"drive": "带动三个乡镇。", "model": "平台共享。"}).items()
            if k not in ("area", "boundary", "leading", "enterprises", "jobs", "platform", "plan")}  # fmt: skip


def begun(signed_in: Any, call: Call) -> Application:
    done = send(signed_in("zone_statistician"), f"/calls/{call.pk}/start_application", unit="Z001")
    assert done.status_code == 302
    return Application.objects.get()


def filled(signed_in: Any, found: Application) -> Application:
    files = {f"m-{m}": SimpleUploadedFile(f"{m}.png", made_files.png()) for m in ("book", "cases", "blind")}
    done = send(
        signed_in("zone_statistician"), f"/applications/{found.pk}/fill_in_application", expected=found.draft_number,
        **answers(found.call), **files,
    )  # fmt: skip
    assert done.status_code == 302, unescape(done.content.decode())[-4000:]
    found.refresh_from_db()
    return found


def agreed(client: Client, found: Application) -> dict[str, Any]:
    """What the form of submitting carries."""
    page = text(client, f"/applications/{found.pk}/write")
    said = re.search(r'name="agreed" value="([^"]+)"', page)
    assert said
    return {"agreed": said[1], "expected": found.draft_number}


def submitted(signed_in: Any, call: Call) -> Application:
    found, head = filled(signed_in, begun(signed_in, call)), signed_in("zone_head")
    done = send(head, f"/applications/{found.pk}/submit", **agreed(head, found))
    assert done.status_code == 302
    return found


def unsealed(signed_in: Any, call: Call, second: Client, watch: Watch) -> None:
    watch.at = call.closes_at + timedelta(minutes=2)
    assert send(signed_in("province"), f"/calls/{call.pk}/ask_unsealing").status_code == 302
    assert send(second, f"/calls/{call.pk}/unseal").status_code == 302


def test_a_call_is_opened_and_what_stands_in_the_way_is_said_at_its_form(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    assert "还没有申报通知" in text(client, "/calls")
    done = send(client, "/calls/open_call", procedure="demonstration", name="2025年示范区评选", closes_on="2025-01-02")
    assert done.status_code == 409
    assert "2025年示范区评选" in done.content.decode()
    call = opened(signed_in)
    page = text(client, f"/calls/{call.pk}")
    assert call.seed_digest in page
    assert "市（州）推荐" in page
    for wrong in ({"procedure": "none"}, {"period": "2024X"}, {"closes_on": ""}, {"closes_on": "2025-13-45"}):
        given = {"procedure": "demonstration", "name": "又一次评选", "closes_on": "2025-03-10"} | wrong
        assert send(client, "/calls/open_call", **given).status_code in (404, 409)
    assert Call.objects.count() == 1
    for role in ("city", "county", "zone_head", "auditor", "expert", "administrator"):
        assert send(signed_in(role), "/calls/open_call", procedure="demonstration").status_code == 403


def test_a_zone_writes_saves_and_submits_sealed_and_keeps_a_receipt(province: None, signed_in: Any) -> None:
    call = opened(signed_in)
    assert "start_application" in text(signed_in("zone_statistician"), f"/calls/{call.pk}")
    found = begun(signed_in, call)
    assert "start_application" not in text(signed_in("zone_statistician"), f"/calls/{call.pk}"), "it takes part already"
    writer, head = signed_in("zone_statistician"), signed_in("zone_head")
    assert "测试集聚区001" in text(writer, f"/applications/{found.pk}/write")
    early = send(head, f"/applications/{found.pk}/submit", expected=found.draft_number, agreed="是")
    assert early.status_code == 409
    assert "没有附件" in unescape(early.content.decode())
    filled(signed_in, found)
    stale = send(writer, f"/applications/{found.pk}/fill_in_application", expected=1, **{"q-drive": "被盖掉的"})
    assert stale.status_code == 409
    assert "被盖掉的" in stale.content.decode()  # what was typed stays to be copied
    assert send(writer, f"/applications/{found.pk}/submit", **agreed(head, found)).status_code == 403
    done = head.post(f"/applications/{found.pk}/submit", {"idempotency_key": "k" * 20, **agreed(head, found)})
    again = head.post(f"/applications/{found.pk}/submit", {"idempotency_key": "k" * 20, **agreed_again(found)})
    assert (done.status_code, again.status_code, Version.objects.count()) == (302, 302, 1)
    proof = json.loads(head.get(f"/applications/{found.pk}/versions/1/receipt").content)
    assert json.loads(proof["entry"])["data"]["digest"] == Version.objects.get().digest
    assert proof["proof"] is not None
    assert "已提交" in text(head, "/applications")


def agreed_again(found: Application) -> dict[str, Any]:
    return {"agreed": queries.procedure_of(found.call).commitment, "expected": found.draft_number}


def test_nobody_reads_it_before_two_persons_opened_it(signed_in: Any, second: Client, watch: Watch) -> None:
    call = opened(signed_in)
    found = submitted(signed_in, call)
    attached = re.search(r"/files/[^\"]+", text(signed_in("zone_head"), f"/applications/{found.pk}"))
    assert attached
    for role in ("province", "city", "county", "auditor"):
        page = text(signed_in(role), f"/applications/{found.pk}")
        assert "乙投资公司" not in page
        assert "已密封" in page
        assert signed_in(role).get(attached[0]).status_code == 404
    for role in ("expert", "administrator", "enterprise"):
        assert signed_in(role).get(f"/applications/{found.pk}").status_code == 403
        assert signed_in(role).get(attached[0]).status_code == 404
    assert send(signed_in("province"), f"/calls/{call.pk}/ask_unsealing").status_code == 409
    watch.at = call.closes_at + timedelta(minutes=2)
    assert send(signed_in("zone_head"), f"/applications/{found.pk}/take_back").status_code == 409
    assert send(signed_in("administrator"), f"/calls/{call.pk}/unseal").status_code == 403
    assert send(signed_in("province"), f"/calls/{call.pk}/ask_unsealing").status_code == 302
    assert send(signed_in("province"), f"/calls/{call.pk}/unseal").status_code == 409
    assert "确认启封" in text(second, f"/calls/{call.pk}")
    assert send(second, f"/calls/{call.pk}/unseal").status_code == 302
    assert "乙投资公司" in text(signed_in("city"), f"/applications/{found.pk}")
    assert signed_in("city").get(attached[0]).status_code == 200


def test_the_city_ranks_and_the_department_passes_it_on(signed_in: Any, second: Client, watch: Watch) -> None:
    call = opened(signed_in)
    found = submitted(signed_in, call)
    unsealed(signed_in, call, second, watch)
    city = signed_in("city")
    where = f"/calls/{call.pk}/lists/city/220100"
    assert "测试集聚区001" in text(city, where)
    assert city.get(f"/calls/{call.pk}/lists/city/220200").status_code == 404
    refused = send(city, f"{where}/recommend", document="", **{f"rank-{found.pk}": "1"})
    assert refused.status_code == 409
    assert send(signed_in("province"), f"{where}/recommend", document="长发改1号").status_code == 403
    done = send(city, f"{where}/recommend", document="长发改〔2025〕1号", **{f"rank-{found.pk}": "1"})
    assert done.status_code == 302
    assert "长发改〔2025〕1号" in text(city, where)
    found.refresh_from_db()
    assert (found.stage, found.rank) == ("departments", 1)
    book = openpyxl.load_workbook(io.BytesIO(city.get(f"/calls/{call.pk}/applications.xlsx").content))
    cells = [c.value for row in book.active.iter_rows() for c in row]
    assert "测试集聚区001" in cells
    assert "乙投资公司" not in cells


def test_an_office_checks_hands_back_and_refuses_on_the_page(signed_in: Any, second: Client, watch: Watch) -> None:
    call = opened(signed_in)
    found = submitted(signed_in, call)
    unsealed(signed_in, call, second, watch)
    path = f"/applications/{found.pk}"
    people.engage(
        [Engagement("lead", small.PASSWORD, "主管", Role.DEPARTMENT, "ORG-COM", "types", ("T1",), small.zone(1).since,
                    is_demo=True)], by=small.BY, at=small.AT,
    )  # fmt: skip
    send(
        signed_in("city"),
        f"/calls/{call.pk}/lists/city/220100/recommend",
        document="长发改1号",
        **{f"rank-{found.pk}": "1"},
    )
    lead = signed_in("lead")
    page = text(lead, path)
    assert "退回" in page
    assert send(lead, f"{path}/hand_back", said="改").status_code == 409
    assert send(signed_in("city"), f"{path}/hand_back", said=WHY).status_code == 409
    assert send(lead, f"{path}/hand_back", said=WHY).status_code == 302
    head = signed_in("zone_head")
    assert WHY in text(head, f"{path}/write")
    found.refresh_from_db()
    assert send(head, f"{path}/complete", **agreed(head, found)).status_code == 302
    assert f"{path}/versions/2" in text(lead, path)
    assert send(lead, f"{path}/refuse", reason="否").status_code == 409
    assert send(lead, f"{path}/record_visit", visited_on="2025-02-10", report=WHY * 3).status_code == 409
    assert send(lead, f"{path}/refuse", reason=WHY).status_code == 302
    assert WHY in text(head, path)


def test_pages_only_show(signed_in: Any, second: Client, watch: Watch, query_count: Any) -> None:
    call = opened(signed_in)
    found = submitted(signed_in, call)
    unsealed(signed_in, call, second, watch)
    before = Entry.objects.count()
    paths = (
        "/calls", f"/calls/{call.pk}", f"/calls/{call.pk}?state=going&stage=city", f"/applications/{found.pk}",
        f"/applications/{found.pk}/versions/1", f"/calls/{call.pk}/lists/city/220100",
    )  # fmt: skip
    for path in paths:
        for role in ("province", "city"):
            text(signed_in(role), path)
            text(signed_in(role, "en"), path)
    assert signed_in("province").get(f"/calls/{call.pk}?state=none").status_code == 404
    assert signed_in("province").get(f"/applications/{found.pk}/versions/9").status_code == 404
    assert Entry.objects.count() == before


def test_a_receipt_is_checked_without_the_program(signed_in: Any, province: None, tmp_path: Any) -> None:
    call = opened(signed_in)
    found = submitted(signed_in, call)
    kept = tmp_path / "receipt.json"
    kept.write_bytes(signed_in("zone_head").get(f"/applications/{found.pk}/versions/1/receipt").content)
    done = subprocess.run([sys.executable, "tools/verify_receipt.py", str(kept)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    kept.write_text(kept.read_text().replace("selections.submit", "selections.refuse"))
    done = subprocess.run([sys.executable, "tools/verify_receipt.py", str(kept)], capture_output=True, text=True)
    assert done.returncode == 1
    for role in ("city", "expert"):
        assert signed_in(role).get(f"/applications/{found.pk}/versions/9/receipt").status_code in (403, 404)


def test_the_page_of_a_call_asks_no_more_for_more_applications(db: None, signed_in: Any, query_count: Any) -> None:
    small.make()
    few, many = made.walked(made.going("R001"), "county"), made.going("R002", "R003", "R004", name="另一批次的认定")
    client = signed_in("province")
    client.get(f"/calls/{few.pk}")
    with query_count() as one:
        text(client, f"/calls/{few.pk}")
    with query_count() as three:
        text(client, f"/calls/{many.pk}")
    assert len(three) <= len(one)


@pytest.mark.parametrize("number", ["9" * 20, "9" * 5000, "-1", "x"])
def test_a_file_that_is_not_there_is_not_left_out(province: None, signed_in: Any, number: str) -> None:
    found = begun(signed_in, opened(signed_in))
    done = send(
        signed_in("zone_statistician"), f"/applications/{found.pk}/fill_in_application", expected=found.draft_number,
        drop=number,
    )  # fmt: skip
    assert done.status_code == 409
    assert "其中一个文件不存在" in unescape(done.content.decode())
