"""A zone's own messy list: columns guessed, asked about and remembered; every change shown; entered when confirmed."""

from __future__ import annotations

import io
import re
import uuid
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from jiju.core.codes import credit_code
from jiju.engines.workbooks import guess, open_roster, read_roster
from jiju.rooms.registry import acts, queries
from jiju.rooms.registry.models import Tenancy
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.engines.test_workbooks_converted import needs_office, saved_as
from tests.factories.registry import enterprise_facts, uscc
from tests.web import small

ROSTER = "/zones/Z001/roster"
HOUSEHOLD = credit_code("92220103", "MA1ABCDE")
FULL = uscc(21).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
ROWS: list[list[Any]] = [
    [1, "企业00001", uscc(1), "I65", "规上", "2021-06-01", "否", "13900000000"],
    [2, " 长春 净月 软件有限公司 ", FULL, "６５１０ 应用软件开发", "是", datetime(2023, 3, 5), "否", ""],
    [3, "吉林(长春)物流有限公司", f"{uscc(22)[:8]} {uscc(22)[8:]}", "运输", "规下", "2022年3月", "", "约"],
    [4, "老张面馆", HOUSEHOLD.lower(), "", "", "2020.7.9", "个体户", ""],
    ["", "小计", "", "", "", "", "", ""],
    [5, "代码有误的企业", uscc(23)[:-1] + ("0" if uscc(23)[-1] != "0" else "1"), "", "否", "2022/1/2", "", ""],
    [6, "日子不明的企业", uscc(24), "", "否", "05/06/2022", "", ""],
    [7, "规模不明的企业", uscc(25), "", "中型", "20220102", "", ""],
    [8, "长春净月软件有限公司", uscc(21), "", "是", "2023-03-05", "", ""],
    [9, "甲商贸有限公司", uscc(26), "F51", "否", "2,022", "", ""],
    [10, "乙商贸有限公司", uscc(27), "F51", "×", "20220102", "", ""],
    [11, "丙商贸有限公司", uscc(28), "C51", "否", "20220102", "", ""],
    ["合 计", "", "", "", "", "", "", "11户"],
]


def messy() -> bytes:
    """Two title rows, two rows of heads with merged cells, a second sheet before it, and a row of sums below."""
    book = Workbook()
    book.active.title = "填表说明"
    book.active["A1"] = "本表由园区自行整理，企业名称以执照为准。"
    sheet = book.create_sheet("台账")
    sheet["A1"], sheet["A2"] = "测试集聚区001入驻企业台账（2024年）", "填报人：李某　　单位：户"
    for area in ("A1:H1", "A2:H2", "A3:A4", "B3:D3", "E3:E4", "F3:F4", "G3:G4", "H3:H4"):
        sheet.merge_cells(area)
    heads = {"A3": "序号", "B3": "企业基本信息", "E3": "是否规上", "F3": "入园时间", "G3": "是否个体", "H3": "联系电话"}
    for cell, head in (heads | {"B4": "单位名称", "C4": "统一社会\n信用代码", "D4": "所属行业"}).items():
        sheet[cell] = head
    for row in ROWS:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def check(data: bytes, name: str) -> None:
    table, fault = open_roster(data, name)
    assert fault is None
    assert table is not None
    assert table.sheet == "台账"
    fields = guess(table, {})
    assert fields == ("", "name", "uscc", "industry", "size", "since", "household", "")
    reading = read_roster(table, fields, date(2024, 12, 31))
    read = {r.facts["uscc"]: (r.cell, r.facts["name"], r.facts["industry"], r.facts["size"], r.facts["since"])
            for r in reading.rows}  # fmt: skip
    assert read == {
        uscc(1): ("C5", "企业00001", "I65", "above", "2021-06-01"),
        uscc(21): ("C6", "长春净月软件有限公司", "I6510", "above", "2023-03-05"),
        uscc(22): ("C7", "吉林（长春）物流有限公司", "", "small", "2022-03-01"),
        HOUSEHOLD: ("C8", "老张面馆", "", "small", "2020-07-09"),
        uscc(27): ("C15", "乙商贸有限公司", "F51", "small", "2022-01-02"),
    }
    assert [u.cell for u in reading.untaken] == ["C10", "F11", "E12", "C13", "F14", "D16"]
    assert all(str(u.reason) and u.name for u in reading.untaken)
    changed = {c.cell: (c.was, c.became) for c in reading.changes}
    assert changed["C6"] == (FULL, uscc(21))
    assert changed["C8"] == (HOUSEHOLD.lower(), HOUSEHOLD)
    assert changed["F7"] == ("2022年3月", "2022-03-01")
    assert changed["D7"] == ("运输", "")
    assert changed["E8"] == ("", "small")
    assert changed["G8"] == ("个体户", "是")
    assert changed.keys() & {"C5", "B5", "D5", "F5"} == set()


def test_a_messy_list_is_read_and_every_change_is_told() -> None:
    check(messy(), "台账.xlsx")


@pytest.mark.parametrize("kind", ["xls", "ods"])
@needs_office
def test_the_same_list_saved_by_another_program(kind: str, tmp_path: Path) -> None:
    check(saved_as(kind, messy(), tmp_path), f"台账.{kind}")


def test_a_column_is_known_by_its_contents_alone_and_by_what_was_said_before() -> None:
    book = Workbook()
    book.active.append(["单位名称", "编号", "规模", "注"])
    book.active.append(["甲", uscc(1), "规上", "2024-01-01"])
    out = io.BytesIO()
    book.save(out)
    table, _ = open_roster(out.getvalue(), "t.xlsx")
    assert table is not None
    assert guess(table, {}) == ("name", "uscc", "size", "")
    assert guess(table, {"注": "since", "规模": ""}) == ("name", "uscc", "", "since")


def test_a_first_record_with_a_wrong_code_is_a_record_and_no_head() -> None:
    book = Workbook()
    for row in (["企业", "信用代码", "规模"], ["某企业管理公司", "9122O101", "规上"], ["某企业", "无", "规上"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    table, _ = open_roster(out.getvalue(), "t.xlsx")
    assert table is not None
    assert table.heads == ("企业", "信用代码", "规模")
    assert [u.cell for u in read_roster(table, guess(table, {}), date(2024, 1, 1)).untaken] == ["B2", "B3"]


def test_what_is_no_list_is_refused() -> None:
    out = io.BytesIO()
    Workbook().save(out)
    for data, rule in ((out.getvalue(), "ROSTER-ABSENT"), (b"PK\x03\x04", "FILE-BROKEN"), (b"", "FILE-EMPTY")):
        table, fault = open_roster(data, "t.xlsx")
        assert table is None
        assert fault is not None
        assert fault.rule == rule
        assert str(fault.remedy)


def test_a_list_of_more_than_five_thousand_rows_is_refused() -> None:
    book = Workbook()
    book.active.append(["单位名称", "信用代码"])
    for n in range(5_001):
        book.active.append([f"企业{n}", "x"])
    out = io.BytesIO()
    book.save(out)
    table, fault = open_roster(out.getvalue(), "t.xlsx")
    assert table is None
    assert fault is not None
    assert fault.rule == "ROSTER-LONG"


@pytest.fixture
def firms(province: None) -> None:
    acts.enter([enterprise_facts(1), enterprise_facts(2)], by=small.BY, at=small.AT)


def text(response: Any) -> str:
    return unescape(response.content.decode())


def send(client: Any, query: str = "", **more: Any) -> Any:
    return client.post(ROSTER + query, {"idempotency_key": uuid.uuid4().hex, **more})


def fields_of(page: str) -> dict[str, str]:
    """What the page would send: the kept list, the day and the choice of each column."""
    out = {"kept": str(re.search(r'name="kept" value="([^"]+)"', page)[1])}  # type: ignore[index]  # it stands there
    for name, options in re.findall(r'<select[^>]*name="(col\d+)">(.*?)</select>', page, re.S):
        chosen = re.search(r'value="(\w*)" selected', options)
        out[name] = chosen[1] if chosen else ""
    return out | {"since": "2024-12-31"}


def test_it_is_guessed_asked_confirmed_and_remembered(firms: None, signed_in: Any) -> None:
    client, before = signed_in("zone_statistician"), Entry.objects.count()
    assert f'href="{ROSTER}"' in text(client.get("/zones/Z001/enterprises"))
    page = text(send(client, file=SimpleUploadedFile("台账.xlsx", messy())))
    assert "4 家是新企业，将予登记；1 家已在册，不作改动；6 行不能导入。" in page
    assert "在册但名单里没有的" in page
    assert "企业00002" in page
    assert ">D7<" in page
    assert Entry.objects.count() == before
    fields = fields_of(page)
    assert fields["col7"] == ""
    export = send(client, "?step=changes", **fields)
    sheet = load_workbook(io.BytesIO(export.content)).worksheets[0]
    assert ["台账", "C6"] in [[r[0], r[1]] for r in sheet.iter_rows(min_row=3, values_only=True)]
    again = text(send(client, **(fields | {"col2": "", "step": "look"})))
    assert "请指定哪一列是" in again
    done = text(send(client, **(fields | {"step": "take"})))
    assert "已登记 4 家企业" in done
    assert "1 家已在册，不作改动；6 家不能登记。" in done
    assert Entry.objects.count() == before + 1
    assert Tenancy.objects.filter(zone__code="Z001", until__isnull=True).count() == 6
    kept = queries.column_map(small.actor(Role.ZONE_STATISTICIAN), "Z001", small.DAY)
    assert (kept["单位名称"], kept["联系电话"]) == ("name", "")
    twice = send(client, **(fields | {"step": "take"}))
    assert twice.status_code == 422
    assert "这份名单里没有新企业" in text(twice)
    assert Entry.objects.count() == before + 1


def test_a_list_that_was_not_read_here_is_not_entered(firms: None, signed_in: Any) -> None:
    client, before = signed_in("zone_statistician"), Entry.objects.count()
    fields = fields_of(text(send(client, file=SimpleUploadedFile("台账.xlsx", messy()))))
    for kept in ("nonsense", fields["kept"][:-3] + "abc"):
        assert send(client, **(fields | {"kept": kept, "step": "take"})).status_code == 409
    assert send(client, file=SimpleUploadedFile("t.xlsx", b"x")).status_code == 422
    assert send(client).status_code == 422
    assert Entry.objects.count() == before


def test_only_the_statistician_of_the_zone_opens_it(firms: None, signed_in: Any) -> None:
    for role in ("zone_head", "county", "province", "enterprise", "auditor", "administrator"):
        client = signed_in(role)
        assert client.get(ROSTER).status_code == 403, role
        assert send(client).status_code == 403, role
    client = signed_in("zone_statistician", "en")
    assert client.get("/zones/Z002/roster").status_code == 404
    assert "Take in our own list" in text(client.get(ROSTER))
