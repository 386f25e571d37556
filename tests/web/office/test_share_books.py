"""Shares by a workbook: out with what is in force, in as a proposal, and what is refused at which cell."""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Callable
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jiju.core.periods import quarter
from jiju.rooms.people import acts as people
from jiju.rooms.programmes.models import Cascade, TargetShare
from jiju.spine.models import Entry
from jiju.web.uploads import LARGEST, LARGEST_BODY
from tests.factories import cascades, targets
from tests.web import small

pytestmark = pytest.mark.django_db
BOOK, TAKE = "/cascades/shares.xlsx?year=2024", "/cascades/take_shares"


@pytest.fixture
def in_march(db: None) -> None:
    """Zones with years of figures, on a day on which the year is not over."""
    targets.watched(quarter(2022, 1), quarter(2023, 4))
    people.move_demonstration(None, by=small.BY, at=small.AT, day=cascades.AT.date())


def text(response: Any) -> str:
    return unescape(response.content.decode())


def filled(client: Any, change: Callable[[Any], None] = lambda sheet: None) -> bytes:
    """The workbook as it is downloaded, changed and saved."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(BOOK).content))
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(client: Any, data: bytes | None, name: str = "shares.xlsx", **fields: str) -> Any:
    file = {} if data is None else {"file": SimpleUploadedFile(name, data)}
    return client.post(TAKE, {"idempotency_key": uuid.uuid4().hex, "year": "2024", **fields, **file})


def refused(answer: Any, *words: str) -> None:
    """Nothing is stored, and the page says each of these."""
    page = text(answer)
    assert answer.status_code == 422, page
    assert "工作簿没有导入，数据没有改变。" in page
    for said in words:
        assert said in page, page
    assert [c.state for c in Cascade.objects.order_by("pk")].count("proposed") == 0


def in_file(cell: str, value: Any) -> Callable[[Any], None]:
    return lambda sheet: sheet.__setitem__(cell, value)


def test_the_province_takes_the_book_out_and_in_and_another_person_approves(in_march: None, signed_in: Any) -> None:
    client = signed_in("province")
    page = text(client.get("/cascades/new?year=2024"))
    assert BOOK in page
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(BOOK).content)).worksheets[0]
    assert [sheet.cell(n, 1).value for n in (7, 8)] == [small.CITY, "220200"]
    assert (sheet["E7"].value, sheet["E4"].value) == (200, 500), "last year's figures grown as the target grows"
    answer = send(client, filled(client, lambda s: (s.__setitem__("E7", 260), s.__setitem__("E8", 240))))
    made = Cascade.objects.get()
    assert answer["Location"] == f"/cascades/{made.pk}"
    assert (made.state, made.kind, made.version) == ("proposed", "yearly", 1)
    shares = TargetShare.objects.filter(recipient__cascade=made, measure="revenue").order_by("recipient__position")
    assert [s.amount for s in shares] == [260, 240]
    told = json.loads(Entry.objects.get(action="programmes.propose_cascade").body)["data"]
    assert len(told["file"]) == 64, "the ledger keeps the digest of the file"
    assert "须由他人批准" in text(client.get(f"/cascades/{made.pk}"))
    assert Cascade.objects.filter(state="approved").count() == 0


def test_a_city_hands_its_share_on_by_its_own_book(in_march: None, signed_in: Any) -> None:
    cascades.approved()
    client = signed_in("city")
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(BOOK).content)).worksheets[0]
    heads = [c.value for c in sheet[6]]
    assert not any("集聚区总数" in str(h) for h in heads), "a city shares out no number of zones"
    zones = [sheet.cell(n, 1).value for n in range(7, sheet.max_row + 1)]
    assert zones
    assert all(str(z).startswith("Z") for z in zones)
    answer = send(client, filled(client))
    made = Cascade.objects.get(giver=small.CITY)
    assert (answer.status_code, made.state) == (302, "proposed")
    foreign = signed_in("province")
    answer = send(foreign, filled(client))
    assert answer.status_code == 422
    assert "A2" in text(answer)
    assert Cascade.objects.filter(giver="").count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (in_file("C7", "无"), ("分解!C7", "无")),
        (in_file("C7", -1), ("分解!C7", "不是有效数值")),
        (in_file("A7", "Z002"), ("分解!A7", "Z002")),
        (in_file("E7", 1.5), ("分解!E7", "小数")),
        (lambda s: s.delete_rows(7), ("Z001",)),
        (in_file("C7", 1), ("分解!C3", "总目标为300亿元")),
    ],
)
def test_what_is_wrong_in_a_citys_book_is_named_as_well(
    in_march: None, signed_in: Any, change: Callable[[Any], None], words: tuple[str, ...]
) -> None:
    """Z002 is another city's."""
    cascades.approved()
    client = signed_in("city")
    refused(send(client, filled(client, change)), *words)


def test_an_adjustment_by_the_book_asks_for_its_reason(in_march: None, signed_in: Any) -> None:
    cascades.approved()
    client = signed_in("province")
    book = filled(client, lambda s: (s.__setitem__("E7", 290), s.__setitem__("E8", 210)))
    short = send(client, book, reason="涝")
    assert short.status_code == 409
    assert Cascade.objects.filter(state="proposed").count() == 0
    assert send(client, book, reason=cascades.WHY).status_code == 302
    assert Cascade.objects.get(version=2).kind == "adjustment"
    assert Cascade.objects.get(version=1).state == "approved", "in force until another person approves"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (in_file("E7", "五百"), ("分解!E7", "五百")),
        (in_file("E8", -5), ("分解!E8", "不是有效数值")),
        (in_file("G8", 4000.5), ("分解!G8", "小数")),
        (in_file("E7", 12.34567), ("分解!E7", "小数")),
        (in_file("E7", "=F7*2"), ("分解!E7", "公式")),
        (in_file("A8", "220999"), ("分解!A8", "220999")),
        (in_file("A8", small.CITY), ("分解!A8", "A7")),
        (in_file("B8", "另一市"), ("分解!A8", "另一市")),
        (in_file("A2", "jiju|book=shares|plan=jilin-2021|giver=220000|year=2023|version=0|target=x|"), ("A2", "2023")),
        (in_file("A2", "随便写的"), ("不是目标分解表",)),
        (in_file("E6", "收入"), ("营业收入（亿元）",)),
        (lambda s: s.delete_rows(8), ("220200",)),
        (lambda s: s.append(["220999", "丙市", 1, None, 1]), ("分解!A18", "丙市")),
        (in_file("E7", 100), ("分解!E3", "总目标为500亿元")),
    ],
)
def test_what_is_wrong_is_named_by_its_cell_and_nothing_is_stored(
    in_march: None, signed_in: Any, change: Callable[[Any], None], words: tuple[str, ...]
) -> None:
    client, before = signed_in("province"), Entry.objects.count()
    refused(send(client, filled(client, change)), *words)
    assert Entry.objects.count() == before


def test_all_that_is_wrong_is_told_at_once(in_march: None, signed_in: Any) -> None:
    client = signed_in("province")

    def spoil(sheet: Any) -> None:
        sheet["E7"], sheet["G8"], sheet["A9"] = "三百", -3, "999999"

    refused(send(client, filled(client, spoil)), "分解!E7", "分解!G8", "分解!A9", "220300")


def test_a_sum_that_falls_short_passes_with_its_reason(in_march: None, signed_in: Any) -> None:
    client = signed_in("province")
    book = filled(client, in_file("E7", 150))
    refused(send(client, book, gap_reason="少"), "分解!E3")
    assert send(client, book, gap_reason=cascades.LESS).status_code == 302


def test_a_book_of_before_another_version_came_is_refused(in_march: None, signed_in: Any) -> None:
    client = signed_in("province")
    old = filled(client)
    cascades.approved()
    refused(send(client, old, reason=cascades.WHY), "分解!A2", "第1版")


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"no workbook", "shares.xlsx"), (b"PK\x03\x04cut", "shares.xlsx"), (b"", "shares.xlsx"), (None, ""),
     (b"%PDF-1.7", "shares.pdf"), (b"x" * (LARGEST + 1), "shares.xlsx")],
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_refused(in_march: None, signed_in: Any, data: bytes | None, name: str) -> None:
    refused(send(signed_in("province"), data, name))


def test_fifty_megabytes_are_not_read(in_march: None, signed_in: Any) -> None:
    assert LARGEST < 50 * 1024 * 1024 < LARGEST_BODY
    refused(send(signed_in("province"), b"\0" * (50 * 1024 * 1024)), "10 MB")


def test_only_who_hands_down_takes_a_book_out_or_in(in_march: None, signed_in: Any) -> None:
    for name in ("county", "department", "zone_head", "expert"):
        client = signed_in(name)
        assert client.get(BOOK).status_code in (403, 404), name
        assert send(client, b"x").status_code in (403, 404), name
    assert signed_in("city").get(BOOK).status_code == 404, "nothing is handed to the city yet"
    assert signed_in("province").get("/cascades/shares.xlsx?year=2031").status_code == 404
    assert Cascade.objects.count() == 0


def test_a_year_that_is_over_is_refused_by_the_act(in_march: None, signed_in: Any) -> None:
    client = signed_in("province")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/cascades/shares.xlsx?year=2023").content))
    out = io.BytesIO()
    book.save(out)
    answer = send(client, out.getvalue(), year="2023")
    assert answer.status_code == 409
    assert Cascade.objects.count() == 0
