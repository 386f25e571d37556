"""The pool of experts on the screen: listed, found, enlisted, revised, struck, exported."""

from __future__ import annotations

import io
import uuid
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.models import Expert, ExpertImport
from jiju.rooms.selections.shapes import Body, FormerPost, Kin
from jiju.web.office.expert_forms import as_typed, typed_facts
from tests.factories import selections_experts as made
from tests.factories.registry import uscc
from tests.web import rounds, small
from tests.web.office.lately import lead

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province_made() -> None:
    small.make()


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def test_an_expert_is_enlisted_from_the_form(signed_in: Any) -> None:
    by, client = made.person(1), signed_in("province")
    assert f'value="{by.person}"' in text(client, "/experts/new")
    fields = {
        "person": by.person, "title": "教授", "fields": "产业规划\n服务业经济", "employer": "某大学",
        "employer_code": uscc(1), "holdings": f"某公司，{uscc(2)}", "former": "旧单位，2023-05-01",
        "districts": "220103", "kin": "亲属甲，某企业",
    }  # fmt: skip
    wrong = send(client, "/experts/enlist_expert", **(fields | {"employer_code": "123"}))
    assert wrong.status_code == 409
    assert "某大学" in wrong.content.decode()
    assert not Expert.objects.exists()
    unreadable = send(client, "/experts/enlist_expert", **(fields | {"former": "旧单位，2023-15-01"}))
    assert unreadable.status_code == 409
    assert send(client, "/experts/enlist_expert", **fields).url == "/experts/E0001"
    facts = queries.expert(rounds.province(), "E0001").line.facts
    assert (facts.name, facts.fields) == (by.name, ("产业规划", "服务业经济"))
    assert facts.holdings == (Body(uscc(2), "某公司"),)
    assert facts.former[0].body == Body("", "旧单位")
    assert facts.kin == (Kin("亲属甲", Body("", "某企业")),)
    assert send(client, "/experts/E0001/confirm_expert").status_code == 409  # not by who wrote it
    second = lead(signed_in, 2)
    assert "拟入库" in text(second, "/experts/E0001")
    assert "E0001" in text(second, "/experts?state=waits")
    assert send(second, "/experts/E0001/confirm_expert").status_code == 302
    page = text(client, "/experts/E0001")
    for said in ("某大学", "旧单位", "2023-05-01", "亲属甲", "尚未被抽取。"):
        assert said in page
    assert f'value="{by.person}"' not in text(client, "/experts/new")


def test_facts_are_typed_as_they_are_read() -> None:
    facts = made.facts(
        1, holdings=(Body(uscc(2), "某公司"), Body("", "另一公司")), districts=("Z001", "220103"),
        former=(FormerPost(Body(uscc(3), "旧单位"), small.DAY), FormerPost(Body("", "更旧"))),
        kin=(Kin("亲属甲", Body(uscc(4), "某企业")), Kin("亲属乙", Body("", ""))),
    )  # fmt: skip
    assert typed_facts(as_typed(facts)) == facts


def test_an_entry_is_revised_and_struck_and_each_refusal_is_said_at_its_form(signed_in: Any) -> None:
    made.enlisted(1)
    client = signed_in("province")
    typed = as_typed(made.facts(1, title="研究员"))
    refused = send(client, "/experts/E0001/revise_expert", **(typed | {"fields": ""}))
    assert refused.status_code == 409
    assert "研究员" in refused.content.decode()
    assert send(client, "/experts/E0001/revise_expert", **typed).status_code == 302
    second = lead(signed_in, 2)
    send(second, "/experts/E0001/confirm_expert")
    page = text(client, "/experts/E0001")
    assert "研究员" in page
    assert "教授" in page
    assert send(client, "/experts/E0001/strike_expert", reason="短").status_code == 409
    send(client, "/experts/E0001/strike_expert", reason="本人书面申请退出专家库。")
    assert send(second, "/experts/E0001/decline_expert", reason="短").status_code == 409
    send(second, "/experts/E0001/decline_expert", reason="申请书未签字，退回补正。")
    assert "E0001" in text(client, "/experts")
    send(client, "/experts/E0001/strike_expert", reason="本人书面申请退出专家库。")
    send(second, "/experts/E0001/confirm_expert")
    assert "已出库" in text(client, "/experts/E0001")
    assert "E0001" not in text(client, "/experts")
    assert "E0001" in text(client, "/experts?state=struck")


def test_the_pool_is_found_by_conditions_in_the_address_and_exported_so(signed_in: Any) -> None:
    made.pool(4)
    client = signed_in("auditor")
    page = text(client, "/experts?field=服务业经济")
    assert "评审专家01" in page
    assert "评审专家02" not in page
    assert "清除条件" in page
    book = openpyxl.load_workbook(io.BytesIO(client.get("/experts.xlsx?q=专家02").content))
    cells = {str(c.value) for row in book.active.iter_rows() for c in row}
    assert "E0002" in cells
    assert "E0001" not in cells
    assert "专家入库" not in page


def test_an_expert_who_is_not_there_is_not_found(signed_in: Any) -> None:
    assert signed_in("province").get("/experts/E0099").status_code == 404
    assert send(signed_in("province"), "/experts/E0099/strike_expert", reason="x" * 20).status_code == 404


def test_only_the_province_changes_the_pool(signed_in: Any) -> None:
    made.enlisted(1)
    for role in ("auditor", "city", "expert", "administrator"):
        for path in (
            "/experts/enlist_expert", "/experts/E0001/revise_expert", "/experts/E0001/strike_expert",
            "/experts/E0001/confirm_expert", "/experts/E0001/decline_expert", "/experts/imports/import_experts",
            "/experts/imports/1/confirm_expert_import", "/experts/imports/1/decline_expert_import",
        ):  # fmt: skip
            assert send(signed_in(role), path).status_code == 403, (role, path)


def test_more_experts_cost_no_more_questions(signed_in: Any, query_count: Any) -> None:
    client, counts = signed_in("province"), []
    for first, last in ((1, 3), (4, 9)):
        for n in range(first, last + 1):
            made.enlisted(n)
        client.get("/experts")
        with query_count() as count:
            rows = text(client, "/experts").count("<tr")
        counts.append((len(count), rows))
    assert counts[0][0] == counts[1][0]
    assert counts[1][1] == counts[0][1] + 6


def test_more_workbooks_cost_no_more_questions(signed_in: Any, query_count: Any) -> None:
    client, counts = signed_in("province"), []
    for first, last in ((1, 2), (3, 7)):
        for n in range(first, last + 1):
            acts.import_experts(
                made.book(made.facts(n)), by=rounds.province(), at=made.AT, name="专家.xlsx", file_digest=f"{n:064}"
            )
        client.get("/experts/imports")
        with query_count() as count:
            text(client, "/experts/imports")
        counts.append(len(count))
    assert counts[0] == counts[1]


def filled(client: Client, *changes: tuple[str, str]) -> SimpleUploadedFile:
    """The workbook as it goes out, with some cells typed into."""
    got = client.get("/experts/imports/template.xlsx")
    assert got.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(got.content))
    for cell, value in changes:
        book.worksheets[0][cell] = value
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("专家.xlsx", out.getvalue())


def test_a_workbook_goes_out_comes_in_whole_and_is_confirmed_by_another(signed_in: Any) -> None:
    made.enlisted(1)
    made.person(2)
    client, second = signed_in("province"), lead(signed_in, 2)
    row = next(
        r[0].row for r in openpyxl.load_workbook(
            io.BytesIO(client.get("/experts/imports/template.xlsx").content)
        ).worksheets[0].iter_rows(min_row=3) if r[1].value == "评审专家02"
    )  # fmt: skip
    wrong = send(client, "/experts/imports/import_experts", file=filled(client, (f"D{row}", ""), (f"C{row}", "教授")))
    assert wrong.status_code == 422
    assert f'<td class="n" data-l="单元格">D{row}</td>' in wrong.content.decode()
    assert send(client, "/experts/imports/import_experts").status_code == 422
    assert Expert.objects.count() == 1
    good = filled(client, (f"D{row}", "产业规划\n服务业经济"), (f"E{row}", "某大学"), (f"H{row}", "旧单位，2023-05-01"))
    assert send(client, "/experts/imports/import_experts", file=good).status_code == 302
    taken = ExpertImport.objects.get()
    assert "待第二人确认" in text(client, "/experts/imports")
    assert send(client, f"/experts/imports/{taken.pk}/confirm_expert_import").status_code == 409
    assert "整体确认或退回" in text(second, "/experts/E0002")
    assert send(second, f"/experts/imports/{taken.pk}/decline_expert_import", reason="短").status_code == 409
    assert send(second, f"/experts/imports/{taken.pk}/confirm_expert_import").status_code == 302
    facts = queries.expert(rounds.province(), "E0002").line.facts
    assert (facts.fields, facts.former[0].body.name) == (("产业规划", "服务业经济"), "旧单位")
    same = send(client, "/experts/imports/import_experts", file=filled(client))
    assert (same.status_code, "没有变更" in same.content.decode()) == (422, True)


def test_a_declined_workbook_says_why_and_the_auditor_reads_it(signed_in: Any) -> None:
    taken = acts.import_experts(
        made.book(made.facts(1)), by=rounds.province(), at=made.AT, name="专家.xlsx", file_digest="d" * 64
    )
    why = "来源未核实，退回重报。"
    assert send(lead(signed_in, 2), f"/experts/imports/{taken.pk}/decline_expert_import", reason=why).status_code == 302
    page = text(signed_in("auditor"), "/experts/imports")
    assert why in page
    assert "import_experts" not in page
    assert signed_in("city").get("/experts/imports").status_code == 403
    assert signed_in("auditor").get("/experts/imports/template.xlsx").status_code == 403
