"""The clause board on the screen: who sees what, proofs and judgements from their pages, exports as seen."""

from __future__ import annotations

import io
import uuid
from datetime import timedelta
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiju.rooms.oversight.models import ClauseJudgement, ClauseOwner, ClauseProof
from jiju.spine.models import Entry
from tests.engines import made_files
from tests.factories import clauses as made
from tests.factories import programmes as plans
from tests.factories.clauses import DOCUMENT, SAID, TODAY, WHY
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    small.make()
    made.base()
    made.read()


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def proof(**changes: Any) -> dict[str, Any]:
    paper = SimpleUploadedFile("规划.pdf", made_files.pdf())
    return {"document": DOCUMENT, "said": SAID, "valid_from": "2024-06-01", "files": paper} | changes


def test_a_clause_without_a_day_says_that_it_ends_with_the_plan_on_board_page_plan_and_workbook(signed_in: Any) -> None:
    client = signed_in("province")
    for path in ("/clauses", "/clauses/M02.1"):
        page = text(client, path)
        assert "2024-12-31" in page
        assert "随方案期满" in page
    assert "随方案期满 2024-12-31" in text(client, "/plan?q=布局规划")
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/clauses.xlsx?q=布局规划").content)).active
    assert "随方案期满 2024-12-31" in [c.value for row in sheet.iter_rows() for c in row]
    plans.loaded(plans.qinghe())
    made.read()
    assert "长期有效" in text(client, "/clauses")
    assert "长期有效" in text(client, "/clauses/P1.3")
    assert "长期有效" in text(client, "/plan")
    assert "随方案期满 2025-11-30" in text(client, "/plan")


def test_what_cannot_be_told_is_not_called_late(signed_in: Any) -> None:
    """Releases were due with the plan, and the room that would know of them is not built."""
    page = text(signed_in("province"), "/clauses/S04.1")
    assert "2024-12-31" in page
    assert "无法判定" in page
    assert "超期" not in page


def test_the_board_shows_every_clause_by_urgency_by_clause_and_by_owner(signed_in: Any) -> None:
    client = signed_in("province")
    for by in ("", "?by=measure", "?by=owner"):
        shown = text(client, f"/clauses{by}")
        assert all(f"/clauses/{n}" in shown for n in ("M01.1", "M03.2", "S04.3")), by
    assert "未明确" in text(client, "/clauses/S01.1")
    assert "/clauses/M02.1" not in text(client, "/clauses?owner=ORG-ZMB")
    assert "没有符合条件的条款" in text(client, "/clauses?q=不存在的词")
    assert client.get("/clauses?light=purple").status_code == 404
    assert client.get("/clauses/M99.9").status_code == 404


def test_the_board_is_exported_as_it_is_seen(signed_in: Any) -> None:
    client = signed_in("city")
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/clauses.xlsx?measure=M02").content)).active
    assert sheet is not None
    cells = [[c.value for c in row] for row in sheet.iter_rows()]
    assert [row[0] for row in cells if str(row[0]).startswith("M02.")] == ["M02.1", "M02.2", "M02.3", "M02.4"]
    missing = openpyxl.load_workbook(io.BytesIO(client.get("/clauses/M01.3/missing.xlsx").content)).active
    assert missing is not None
    codes = {str(row[0].value) for row in missing.iter_rows()}
    assert "Z003" in codes
    assert "Z002" not in codes


def test_a_proof_goes_from_the_owner_to_the_province(signed_in: Any) -> None:
    city, province, other = signed_in("city"), signed_in("province"), signed_in("other-city")
    path = f"/clauses/{made.PROVED}"
    assert f"{path}/prove_clause" in text(city, path)
    refused = send(city, f"{path}/prove_clause", **proof(said="好"))
    assert (refused.status_code, ClauseProof.objects.count()) == (409, 0)
    assert f'value="{DOCUMENT}"' in unescape(refused.content.decode())
    assert send(city, f"{path}/prove_clause", **proof()).status_code == 302
    found = ClauseProof.objects.get()
    assert DOCUMENT in text(province, path)
    assert DOCUMENT not in text(other, path)
    for client, verb, wanted in (
        (city, "accept_proof", 403),
        (other, "refuse_proof", 403),
        (province, "accept_proof", 409),
    ):
        assert send(client, f"/clauses/proofs/{found.pk}/{verb}", answer="好").status_code == wanted
    send(province, f"/clauses/proofs/{found.pk}/refuse_proof", answer="缺发文字号，请补正后再报。")
    assert "缺发文字号" in text(city, path)
    send(city, f"{path}/prove_clause", **proof())
    newest = ClauseProof.objects.order_by("-pk")[0]
    send(province, f"/clauses/proofs/{newest.pk}/accept_proof", answer=WHY)
    assert list(ClauseProof.objects.order_by("pk").values_list("state", flat=True)) == ["refused", "accepted"]
    unit = send(city, "/clauses/M01.1/prove_clause", **proof())
    assert unit.status_code == 409
    assert "不承担" in unescape(unit.content.decode())


def test_a_judgement_is_recorded_and_confirmed_by_another(signed_in: Any) -> None:
    first, second = signed_in("province"), signed_in("province-2")
    path = f"/clauses/{made.JUDGED}"
    until = (TODAY + timedelta(days=100)).isoformat()
    assert send(first, f"{path}/judge_clause", outcome="met", reason="好", valid_until=until).status_code == 409
    assert send(signed_in("department"), f"{path}/judge_clause", outcome="met", reason=WHY,
                valid_until=until).status_code == 409  # fmt: skip
    send(first, f"{path}/judge_clause", outcome="met", reason=WHY, valid_until=until)
    pk = ClauseJudgement.objects.get().pk
    assert "confirm_judgement" not in text(first, path)
    assert send(first, f"/clauses/judgements/{pk}/confirm_judgement", answer=WHY).status_code == 409
    assert (
        send(second, f"/clauses/judgements/{pk}/contest_judgement", answer="尚未逐家核对，不能确认。").status_code
        == 302
    )
    send(first, f"{path}/judge_clause", outcome="met", reason=WHY, valid_until=until)
    newest = ClauseJudgement.objects.order_by("-pk")[0]
    send(second, f"/clauses/judgements/{newest.pk}/confirm_judgement", answer=WHY)
    assert ClauseJudgement.objects.order_by("-pk")[0].state == "standing"


def test_the_province_names_who_a_generic_body_is(signed_in: Any) -> None:
    client = signed_in("province")
    assert "name_owner" not in text(signed_in("city"), "/clauses/S01.1")
    wrong = send(client, "/clauses/S01.1/name_owner", organisation="ORG-TF", units=["ORG-DRC"], reason="定")
    assert (wrong.status_code, ClauseOwner.objects.count()) == (409, 0)
    send(client, "/clauses/S01.1/name_owner", organisation="ORG-TF", units=["ORG-DRC"], reason=WHY)
    assert "未明确" not in text(client, "/clauses/S01.1")
    assert "由省里明确" in text(client, "/clauses/S01.1")


def test_a_task_begins_at_the_clause_and_the_menu_leads_to_the_board(signed_in: Any) -> None:
    province = signed_in("province")
    assert "/tasks/new?origin=clause:M03.2" in text(province, "/clauses/M03.2")
    assert "公共服务平台全覆盖" in text(province, "/tasks/new?origin=clause:M03.2")
    assert 'href="/clauses"' in text(province, "/cockpit")
    before = Entry.objects.count()
    text(signed_in("zone_head"), "/clauses?mine=1")
    assert Entry.objects.count() == before


def test_what_waits_for_a_room_says_so_in_both_languages(signed_in: Any) -> None:
    assert "尚未建成" in text(signed_in("province"), "/clauses/M03.1")
    assert "is not built yet" in text(signed_in("province", "en"), "/clauses/M03.1")
