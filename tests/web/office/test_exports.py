"""What is exported is what is seen: a sheet for each table, the same lines, exact values."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from jiju.rooms.programmes import acts as programmes
from jiju.rooms.programmes import queries as programme_queries
from tests.web import small


def _book(client: Any, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200, path
    assert "attachment" in response["Content-Disposition"]
    return load_workbook(io.BytesIO(response.content))


def _text(client: Any, path: str) -> str:
    return unescape(client.get(path).content.decode())


def _rows(sheet: Any) -> list[tuple[Any, ...]]:
    """The rows between the heads and the notes."""
    found = []
    for row in sheet.iter_rows(min_row=3, values_only=True):
        if all(v is None for v in row):
            break
        found.append(row)
    return found


def test_the_overview_is_exported_whole_with_a_sheet_for_each_table(province: None, signed_in: Any) -> None:
    book = _book(signed_in("province"), "/cockpit.xlsx?period=2024Q4")
    assert book.sheetnames == ["目标", "增速", "报送", "地图", "需要关注的集聚区", "待办", "亮红灯事项", "近期变化"]
    names = [r[0] for r in _rows(book["目标"])]
    assert names == [r[0] for r in _rows(book["增速"])]
    assert len(names) == 4
    assert {r[0] for r in _rows(book["地图"])} == {"Z001", "Z002", "Z003", "Z004"}
    assert all(
        sheet["A1"].value.endswith(("2024年四季度（1—本季累计）", "2024年四季度报送")) for sheet in book.worksheets[:5]
    )


def test_the_sheets_hold_what_the_page_shows(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    book, page = _book(client, "/cockpit.xlsx?period=2024Q4"), _text(client, "/cockpit?period=2024Q4")
    total = _rows(book["报送"])[-1]
    shown = re.search(r'<tr class="tot"><td>[^<]*</td><td class="num">(\d+)</td><td class="num">(\d+)</td>', page)
    assert shown
    assert (total[1], total[2]) == (int(shown[1]), int(shown[2])) == (4, 3), (
        "of the form that the targets are read from"
    )
    assert [c.value for c in book["报送"][2]] == ["市（州）", "应报", "已提交", "填报中", "退回", "未开始"]
    for _, zone, _, growth, _ in _rows(book["地图"]):
        cell = re.search(rf'{zone}</a></td><td class="muted nowrap">[^<]*</td><td class="num">(.*?)</td>', page)
        assert cell
        assert (growth == "—") == ("void" in cell[1]), zone
        assert growth == "—" or f"{abs(Decimal(growth)):.1f}" in cell[1]


def test_a_city_gets_its_own_lines_only(province: None, signed_in: Any) -> None:
    book = _book(signed_in("city"), "/cockpit.xlsx?period=2024Q4")
    assert {r[0] for r in _rows(book["地图"])} == {"Z001", "Z003"}
    assert len(_rows(book["报送"])) == 2


def test_a_type_narrows_every_sheet(province: None, signed_in: Any) -> None:
    book = _book(signed_in("province"), "/cockpit.xlsx?period=2024Q4&type=T2")
    assert {r[0] for r in _rows(book["地图"])} == {"Z002", "Z004"}
    assert _rows(book["报送"])[-1][1] == 2


def test_the_overview_speaks_english_too(province: None, signed_in: Any) -> None:
    book = _book(signed_in("province", "en"), "/cockpit.xlsx")
    assert book.sheetnames == [
        "Targets", "Growth", "Reporting", "Map", "Zones to look at first", "To do", "What is red", "What moved",
    ]  # fmt: skip


def test_all_indicators_are_exported_as_they_are_seen(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    rows = _rows(_book(client, "/figures.xlsx?period=2024Q4").worksheets[0])
    page = _text(client, "/figures?period=2024Q4")
    names = re.findall(r'<td><a class="b"[^>]*>([^<]*)</a>', page)
    assert [r[1] for r in rows] == names
    revenue = next(r for r in rows if r[0] == "revenue")
    assert revenue[3] == 33000  # 10 + 11 + 12 thousand: the first zone has still to file
    assert revenue[7] == "B1 04"
    assert f"{revenue[3]:,.1f}" in page
    older = _rows(_book(client, "/figures.xlsx?period=2023Q4").worksheets[0])
    assert next(r for r in older if r[0] == "revenue")[3] != revenue[3]


def test_the_map_carries_its_review_number_once_it_is_given(province: None, signed_in: Any, tmp_path: Path) -> None:
    client = signed_in("province")
    assert "审图号：待填" in _text(client, "/cockpit")
    assert "Map review number: to be filled in" in _text(signed_in("province", "en"), "/cockpit")
    plan = programme_queries.plan().model_copy(update={"map_review_number": "试审字〔0000〕第0号", "digest": ""})
    programmes.load(plan.sealed(), by=small.BY, at=small.AT)
    assert "审图号：试审字〔0000〕第0号" in _text(client, "/cockpit")
    assert "待填" not in _text(client, "/cockpit").split("mapfoot")[1].split("</section>")[0]
