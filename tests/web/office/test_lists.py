"""Lists on the pages: typed, checked, kept and compared line by line; reviewed beside their past; as a workbook."""

from __future__ import annotations

import io
import uuid
from decimal import Decimal
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jiju.core.nothing import Text
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import projects
from tests.rooms.filings.ways import REVIEWED, explained, walk

pytestmark = pytest.mark.usefixtures("province")


@pytest.fixture
def filing(province: None) -> Any:
    return projects.fill(projects.begun(), projects.now())


def send(client: Any, filing: Any, verb: str, **fields: Any) -> Any:
    """The same as a browser: a field's name may hold what a keyword cannot."""
    typed = {f"c{name.replace('_', '/')}": value for name, value in fields.items()}
    return client.post(
        f"/filings/{filing.pk}/{verb}", {"idempotency_key": str(uuid.uuid4()), "version": filing.version} | typed
    )


def stored(filing: Any) -> Any:
    return queries.cells_of(Filing.objects.get(pk=filing.pk))


def test_the_form_shows_its_lines_with_heads_marks_and_an_empty_line(filing: Any, signed_in: Any) -> None:
    page = unescape(signed_in("zone_statistician").get(f"/filings/{filing.pk}").content.decode())
    assert 'name="cP/1/08"' in page
    assert 'value="1,400.0"' in page
    assert "上期 1,000.0" in page
    assert 'data-line="3"' in page, "the empty line"
    assert page.count("data-drop") == 1, "a line that stood there before is not removed but says why it ends"
    for mark in ("甲", "壬", "万元　4"):
        assert mark in page


def test_a_line_is_checked_while_it_is_typed_and_nothing_is_stored(filing: Any, signed_in: Any) -> None:
    client, entries = signed_in("zone_statistician"), Entry.objects.count()
    told = send(client, filing, "check", P_1_09="200", P_3_02="丁园").json()
    assert told["rows"]["P/1/09"]["worst"] == "blocks"
    assert "B3-P01" in told["rows"]["P/1/09"]["note"]
    assert "重点项目第1行（甲厂）" in told["rows"]["P/1/09"]["note"]
    assert told["rows"]["P/3/02"]["note"] == ""
    assert told["lists"]["P"]["count"].strip() in {"3 行", "3行"}
    assert "300.0" in told["lists"]["P"]["foot"]
    assert (Entry.objects.count(), "P/3/02" in stored(filing)) == (entries, False)


def test_a_pause_keeps_a_line_and_removes_one_that_was_emptied(filing: Any, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    told = send(client, filing, "keep", P_3_02="丁园", P_3_05="2024年9月", P_3_07="1,000").json()
    assert (stored(filing)["P/3/05"], stored(filing)["P/3/07"]) == (Text("2024-09"), Decimal(1000))
    filing.version = told["version"]
    send(client, filing, "keep", P_3_02="", P_3_05="", P_3_07="")
    assert "P/3/02" not in stored(filing)


def test_what_cannot_be_read_in_a_line_is_said_there_and_stored_nowhere(filing: Any, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    told = send(client, filing, "check", P_1_08="约1400", P_1_06="明年", P_1_11="停了").json()
    assert [c for c, row in told["rows"].items() if row["worst"] == "blocks"][-3:] == ["P/1/06", "P/1/08", "P/1/11"]
    assert send(client, filing, "fill_in", P_1_08="约1400").status_code == 422
    assert stored(filing)["P/1/08"] == Decimal(1400)


def test_the_second_of_two_persons_compares_cells_of_lines(filing: Any, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    send(client, filing, "keep", P_1_08="1,401")
    response = send(client, filing, "fill_in", P_1_08="1,402", P_3_02="丁园")
    page = unescape(response.content.decode())
    assert response.status_code == 409
    assert page.count('<select class="f" name="c') == 2
    assert 'name="cP/3/02"' in page
    assert 'value="1402" selected' in page


def test_a_reviewer_sees_lines_beside_their_past_and_asks_about_a_cell(filing: Any, signed_in: Any) -> None:
    explained(filing)
    walk(filing, *REVIEWED[:2])
    client = signed_in("county")
    page = unescape(client.get(f"/review/{filing.pk}?cell=P/2/11").content.decode())
    assert "P/2/11 形象进度" in page
    assert "上期 1,000.0" in page
    assert '<input class="f cellin' not in page
    typed = {"idempotency_key": str(uuid.uuid4()), "field": "P/2/11", "question": "为何停工？", "due": "2025-01-25"}
    assert client.post(f"/review/{filing.pk}/raise_query", typed).status_code == 302
    assert "为何停工" in signed_in("zone_statistician").get(f"/filings/{filing.pk}").content.decode()


def test_a_revision_of_a_line_is_ordered_on_its_page(filing: Any, signed_in: Any) -> None:
    explained(filing)
    walk(filing, *REVIEWED, (acts.accept, Role.PROVINCE))
    client = signed_in("zone_statistician")
    assert 'name="cP/1/03"' in client.get(f"/filings/{filing.pk}/order_revision").content.decode()
    typed = {
        "idempotency_key": str(uuid.uuid4()), "cP/1/03": "35 专用设备制造业",
        "reason": "行业代码原报有误，已与备案文件核对过。", "proof": "投资项目备案证，演示文号，第1页。",
    }  # fmt: skip
    assert client.post(f"/filings/{filing.pk}/order_revision", typed).status_code == 302
    page = client.get(f"/filings/{filing.pk}").content.decode()
    assert "P/1/03 所属行业大类" in page


def test_the_workbook_takes_the_whole_list_and_marks_what_is_wrong(filing: Any, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/filings/{filing.pk}/template.xlsx").content))
    sheet = book["P 重点项目"]
    assert [sheet.cell(n, 3).value for n in (8, 9, 10)] == ["甲厂", "乙库", None]
    assert sheet.cell(8, 15).value == 1000, "what was reported last stands beside"
    sheet.cell(8, 9).value = 1500
    for column in range(2, 15):
        sheet.cell(9, column).value = None
    out = io.BytesIO()
    book.save(out)
    typed = {"idempotency_key": str(uuid.uuid4()), "file": SimpleUploadedFile("b3.xlsx", out.getvalue())}
    assert client.post(f"/filings/{filing.pk}/workbook", typed).status_code == 302
    assert stored(filing)["P/1/08"] == Decimal(1500)
    assert "P/2/02" not in stored(filing), "a row that was emptied is no line"
    marked = openpyxl.load_workbook(io.BytesIO(client.get(f"/filings/{filing.pk}/marked.xlsx").content))
    assert "上期" in marked["P 重点项目"]["A3"].comment.text, "a lost line is said above the list"
    assert "强制性" in marked["B3"]["D16"].comment.text


def test_english_pages_say_it_in_english(filing: Any, signed_in: Any) -> None:
    page = signed_in("zone_statistician", "en").get(f"/filings/{filing.pk}").content.decode()
    assert "Add a line" in page
    assert "last period 1,000.0" in page
