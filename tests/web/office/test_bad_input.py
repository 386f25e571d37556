"""Bad input at the desk: what cannot be meant is said at its cell, and of a refused request nothing is stored."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from jiju.core.nothing import Nothing
from jiju.engines.workbooks import write_template
from jiju.rooms.filings import acts, checks, queries
from jiju.rooms.filings.models import Filing, Window
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.uploads import LARGEST
from tests.web import small

TYPED = {f"c{code}": "不适用" if code == "11" else format(value, "f") if isinstance(value, Decimal) else ""
         for code, value in small.cells(9).items()}  # fmt: skip


@pytest.fixture
def filing(province: None) -> Filing:
    """The home zone's form of the quarter, begun."""
    by = small.actor(Role.ZONE_STATISTICIAN)
    made = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    return acts.fill_in(made, by=by, at=small.AT, cells=small.cells(9), expected_version=made.version)  # type: ignore[no-any-return]  # what the act gives back


def send(client: Any, filing: Filing, verb: str = "fill_in", **fields: Any) -> Any:
    version = Filing.objects.get(pk=filing.pk).version
    known = {"idempotency_key": str(uuid.uuid4()), "version": str(version)}
    return client.post(f"/filings/{filing.pk}/{verb}", TYPED | known | fields)


def untouched(act: Callable[[], Any]) -> Any:
    """What an action answers; no filing and no entry was written by it."""
    before = (Entry.objects.count(), list(Filing.objects.order_by("pk").values_list()))
    answer = act()
    assert (Entry.objects.count(), list(Filing.objects.order_by("pk").values_list())) == before
    return answer


@pytest.mark.parametrize(
    "typed",
    ["1e5", "1E+2", "NaN", "inf", "-inf", "0x10", "12,5", "1.2.3", "十二", "5-", "1" * 25, "1" + "0" * 15, "#REF!",
     "=1+1", "<b>1</b>", "{{7*7}}", "\u202e12", "1\u200b2"],
)  # fmt: skip
def test_what_is_no_number_is_said_at_its_cell(filing: Filing, signed_in: Any, typed: str) -> None:
    answer = untouched(lambda: send(signed_in("zone_statistician"), filing, c04=typed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<b>1</b>" not in page
    assert "04 营业收入" in unescape(page)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("１２３", "123"), ("1,234", "1234"), (" 7 ", "7"), ("−5", "-5"), ("0.10", "0.10"), ("-0", "0")],
)
def test_what_can_be_meant_is_read_exactly(filing: Filing, signed_in: Any, typed: str, value: str) -> None:
    assert send(signed_in("zone_statistician"), filing, c04=typed).status_code == 302
    assert queries.cells_of(Filing.objects.get(pk=filing.pk))["04"] == Decimal(value)


def test_a_negative_count_is_stored_and_blocks_the_signature(filing: Filing, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    send(client, filing, c10="-3")
    answer = send(client, filing, "certify")
    assert Filing.objects.get(pk=filing.pk).state == "draft"
    assert answer.status_code == 409


def test_an_empty_cell_is_no_zero(filing: Filing, signed_in: Any) -> None:
    send(signed_in("zone_statistician"), filing, c04="")
    assert queries.cells_of(Filing.objects.get(pk=filing.pk))["04"] is Nothing.BLANK


def test_a_cell_that_is_sent_twice_is_refused(filing: Filing, signed_in: Any) -> None:
    answer = untouched(lambda: send(signed_in("zone_statistician"), filing, c04=["1", "900"]))
    assert answer.status_code == 422
    assert "重复提交" in unescape(answer.content.decode())


@pytest.mark.parametrize("number", ["", "abc", "²", "-5", "1.5", "9" * 18, "9" * 20, "1" * 5000])
def test_a_number_that_names_nothing_is_refused_and_never_a_fault(filing: Filing, signed_in: Any, number: str) -> None:
    client = signed_in("zone_statistician")
    words = "已与企业逐户核对原始凭证，数据属实，附核对记录。"
    assert untouched(lambda: send(client, filing, version=number, c04="7")).status_code == 409
    for verb, fields in (
        ("explain", {"finding": number, "text": words}),
        ("ask_waiver", {"finding": number, "reason": words}),
        ("answer_query", {"query": number, "answer": words, "evidence": words}),
    ):
        assert untouched(lambda verb=verb, fields=fields: send(client, filing, verb, **fields)).status_code == 404


def test_a_null_character_is_refused_wherever_it_stands(filing: Filing, signed_in: Any) -> None:
    client, reviewer = signed_in("zone_statistician"), signed_in("county")
    for fields in ({"c04": "7\x00"}, {"c0\x004": "7"}):
        answer = untouched(lambda fields=fields: send(client, filing, **fields))
        assert answer.status_code == 400
        assert "不能显示的字符" in answer.content.decode()
    for address in ("/review?search=%00", "/review/explanations?search=a%00b", "/figures/%00", "/zones/Z0%0001"):
        assert reviewer.get(address).status_code == 400, address


def test_what_the_form_does_not_ask_is_not_stored(filing: Filing, signed_in: Any) -> None:
    more = {"c99": "1", "state": "accepted", "unit_code": "Z002", "zone_code": "Z002", "certified_by": "P1",
            "submitted_at": "2020-01-01", "at": "2020-01-01", "id": "1"}  # fmt: skip
    before = Filing.objects.get(pk=filing.pk)
    send(signed_in("zone_statistician"), filing, **more)
    after = Filing.objects.get(pk=filing.pk)
    assert "99" not in queries.cells_of(after)
    assert (after.state, after.unit_code, after.zone_code, after.certified_by, after.submitted_at) == (
        before.state, before.unit_code, before.zone_code, "", None
    )  # fmt: skip


@pytest.mark.parametrize(
    ("form", "period", "unit", "status"),
    [("B1", "2025Q1", "Z001", 409), ("B1", "2099Q4", "Z001", 409), ("B9", "2024Q4", "Z001", 409),
     ("B1", "2024Q4", "Z002", 404), ("B1", "2024-13", "Z001", 404), ("B1", "", "Z001", 404)],
)  # fmt: skip
def test_no_form_is_begun_for_a_period_that_was_not_opened_or_for_another_unit(
    province: None, signed_in: Any, form: str, period: str, unit: str, status: int
) -> None:
    sent = {"idempotency_key": str(uuid.uuid4()), "form": form, "period": period, "unit": unit}
    answer = untouched(lambda: signed_in("zone_statistician").post("/filings/start", sent))
    assert answer.status_code == status


# --- by the moment -----------------------------------------------------------------------------------------------


def test_what_arrives_in_the_last_moment_is_taken_and_at_the_closing_no_more(
    filing: Filing, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment of arrival counts, by the server's clock; what the sender says of the time is not read."""
    window, client = Window.objects.get(form_code="B1", period=str(small.LIVE)), signed_in("zone_statistician")
    tick = timedelta(microseconds=100_000)

    def now(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    now(window.closes_at - tick)
    assert send(client, filing, c13="31").status_code == 302
    now(window.closes_at)
    early = {"at": str(window.closes_at - 2 * tick), "c13": "32"}
    assert untouched(lambda: send(client, filing, **early)).status_code == 409
    assert queries.cells_of(Filing.objects.get(pk=filing.pk))["13"] == 31


@pytest.mark.parametrize(("before", "late"), [(timedelta(microseconds=1), False), (timedelta(0), True)])
def test_a_form_signed_at_the_deadline_is_late_and_just_before_it_is_not(
    filing: Filing, signed_in: Any, monkeypatch: pytest.MonkeyPatch, before: timedelta, late: bool
) -> None:
    due = Window.objects.get(form_code="B1", period=str(small.LIVE)).due_at
    by = small.actor(Role.ZONE_STATISTICIAN)
    for one in queries.open_asks(by, filing.pk):
        acts.explain(filing, by=by, at=small.AT, finding=one, text="已与企业逐户核对，数据属实，增长来自新投产项目。")
    monkeypatch.setattr(clock, "now", lambda: due - before)
    send(signed_in("zone_statistician"), filing, "certify")
    send(signed_in("zone_head"), filing, "endorse")
    sent = Filing.objects.get(pk=filing.pk).submitted_at
    assert sent == due - before
    assert checks.is_late(due, sent) is late


# --- workbooks ---------------------------------------------------------------------------------------------------


def upload(client: Any, filing: Filing, data: bytes, name: str = "B1.xlsx") -> Any:
    file = SimpleUploadedFile(name, data)
    key = {"idempotency_key": str(uuid.uuid4()), "file": file}
    return client.post(f"/filings/{filing.pk}/workbook", key)


def workbook(filing: Filing, old: str = "", new: str = "") -> bytes:
    """The template as it is downloaded, filled in, its identity changed."""
    by = small.actor(Role.ZONE_STATISTICIAN)
    book = load_workbook(io.BytesIO(write_template(queries.template_of(by, filing.pk))))
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("jiju|"):
                assert not old or old in cell.value
                cell.value = cell.value.replace(old, new) if old else cell.value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("old", "new"),
    [("unit=Z001", "unit=Z002"), ("version=1", "version=0"), ("period=2024Q4", "period=2024Q3"),
     ("period=2024Q4", "period=2099Q4"), ("form=B1", "form=B3")],
)  # fmt: skip
def test_a_workbook_of_another_unit_version_period_or_form_is_refused(
    filing: Filing, signed_in: Any, old: str, new: str
) -> None:
    data = workbook(filing, old, new)
    answer = untouched(lambda: upload(signed_in("zone_statistician"), filing, data))
    assert answer.status_code == 409


def test_the_unchanged_workbook_is_taken(filing: Filing, signed_in: Any) -> None:
    assert upload(signed_in("zone_statistician"), filing, workbook(filing)).status_code in {200, 302}
    assert Filing.objects.get(pk=filing.pk).source != "page"


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.xlsx",
        "..\\..\\x.xlsx",
        "a\r\nSet-Cookie: x.xlsx",
        "\u202exslx.xlsx",
        "CON.xlsx",
        "长" * 300 + ".xlsx",
    ],
)
def test_the_name_of_a_file_leads_nowhere(filing: Filing, signed_in: Any, name: str) -> None:
    answer = upload(signed_in("zone_statistician"), filing, workbook(filing), name)
    assert answer.status_code in {200, 302, 400, 422}
    assert "Set-Cookie: x" not in str(answer.headers)
    stored = Filing.objects.get(pk=filing.pk)
    assert not [v for v in vars(stored).values() if isinstance(v, str) and ("passwd" in v or "CON" in v)]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut off", b"<html>", b"\0" * (LARGEST + 1)])
def test_what_is_no_workbook_or_too_large_is_refused_with_a_sentence(
    filing: Filing, signed_in: Any, data: bytes
) -> None:
    answer = untouched(lambda: upload(signed_in("zone_statistician"), filing, data))
    assert answer.status_code in {413, 422}
    assert "Traceback" not in answer.content.decode()


def test_a_file_that_was_not_sent_is_asked_for(filing: Filing, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    sent = {"idempotency_key": str(uuid.uuid4())}
    assert untouched(lambda: client.post(f"/filings/{filing.pk}/workbook", sent)).status_code == 422
