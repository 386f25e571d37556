"""The pages of the analysis show what the room tells, refusals in words, marks beside a table, and export it all."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.rooms.registry import acts as registry
from jiju.web import axes, charts
from tests.factories.registry import uscc
from tests.web import gathered, small

GROWTH, AREAS = "/analysis?period=2024Q4", "/analysis/specialisation?period=2024Q4"
FEW, SPREAD = "/analysis/concentration?period=2024Q4", "/analysis/spread?period=2024Q4"


@pytest.fixture
def gathering(db: None) -> None:
    gathered.make()


def _text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def _row(text: str, name: str) -> str:
    found = next((r for r in re.findall(r"<tr[^>]*>.*?</tr>", text, re.S) if f">{name}<" in r), "")
    assert found, name
    return re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", found))


def _rows(client: Any, path: str) -> dict[str, list[tuple[Any, ...]]]:
    response = client.get(path)
    assert response.status_code == 200, path
    assert "attachment" in response["Content-Disposition"]
    book = load_workbook(io.BytesIO(response.content))
    return {
        s.title: [r for r in s.iter_rows(min_row=3, values_only=True) if any(v is not None for v in r)] for s in book
    }


def test_growth_shows_its_parts_and_says_why_a_line_is_not_told(gathering: None, signed_in: Any) -> None:
    text = _text(signed_in("province"), GROWTH)
    assert "640.0 +20.0 +70.0 0.0 −40.0 690.0 +7.8 +3.3" in _row(text, "长春市")
    assert "同口径增长至少需要 4 个单位中 4 个的数据，现有 3 个" in _row(text, "四平市")
    assert "11 ／12" in _row(text, "吉林省")
    assert "有 1 个单位未报" in text
    assert 'aria-label="2023Q4 1,170.0，前后均在 +64.0，新增 +70.0，退出 0.0，区划调整 0.0，2024Q4 1,304.0"' in text


def test_another_line_can_be_opened_by_its_address(gathering: None, signed_in: Any) -> None:
    client = signed_in("province")
    assert 'aria-label="2023Q4 300.0，前后均在 +30.0' in _text(client, f"{GROWTH}&open=220200")
    assert 'aria-label="2023Q4 92.0，前后均在 +10.0，新增 +10.0，退出 −12.0' in _text(
        client, f"{GROWTH}&by=zone&open=Z001"
    )
    assert 'aria-label="2023Q4 1,170.0' in _text(client, f"{GROWTH}&open=nowhere")


def test_quotients_stand_with_their_figure_interval_and_reference(gathering: None, signed_in: Any) -> None:
    text = _text(signed_in("province"), f"{AREAS}&open=220100")
    assert "1.50 60" in _row(text, "长春市")
    assert "区位商至少需要 4 个单位中 4 个的数据" in _row(text, "四平市")
    assert "全省集聚区 11／12 个已验收" in text
    assert "不是全省经济" in text
    detail = text.split('id="area"')[1]
    assert re.search(r"60 60\.0 40\.0 1\.50 \d\.\d\d—\d\.\d\d", _row(detail, "现代物流园"))


def test_a_zone_sees_its_own_part_and_no_areas(gathering: None, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    text = _text(client, GROWTH)
    assert "+12.5" in _row(text, "测试集聚区001")
    assert "测试集聚区002" not in text
    assert "/analysis/spread" not in text
    assert client.get(AREAS).status_code == client.get(SPREAD).status_code == 403
    assert client.get(f"{GROWTH}&by=city").status_code == 404


def test_no_enterprise_is_named_and_outsiders_meet_a_closed_line(gathering: None, signed_in: Any) -> None:
    for role in ("province", "auditor", "zone_head"):
        for path in (GROWTH, f"{GROWTH}&by=zone", FEW):
            if role == "zone_head" and path == GROWTH:
                continue
            text = _text(signed_in(role), path)
            assert not any(uscc(n) in text or f"企业{n}<" in text for n in gathered.FIRMS), (role, path)
    inside, outside = (_text(signed_in(role), FEW) for role in ("province", "auditor"))
    assert "前" in inside
    assert re.search(r"6 0 6,4\d\d", _row(inside, "测试集聚区002"))
    assert "不予显示" in _row(outside, "测试集聚区002")
    assert "1,800" in _row(outside, "测试集聚区001")
    sheet = _rows(signed_in("auditor"), "/analysis/concentration.xlsx?period=2024Q4")["集中度"]
    closed = next(r for r in sheet if r[0] == "Z002")
    assert closed[3:8] == ("—",) * 5
    assert closed[8].startswith("不予显示")


def test_what_is_exported_is_what_is_seen_with_exact_values(gathering: None, signed_in: Any) -> None:
    client = signed_in("province")
    growth = _rows(client, "/analysis.xlsx?period=2024Q4")["同口径增长"]
    a = next(r for r in growth if r[0] == "长春市")
    assert a[:8] == ("长春市", 5, 640, 20, 70, 0, -40, 690)
    assert a[9] == 3.33
    assert next(r for r in growth if r[0] == "四平市")[-1].startswith("同口径增长至少需要")
    areas = _rows(client, "/analysis/specialisation.xlsx?period=2024Q4")
    assert list(areas) == ["区位商", "克鲁格曼指数", "空间基尼系数"]
    assert next(r for r in areas["区位商"] if r[:2] == ("长春市", "现代物流园"))[2:6] == (60, 60, 40, 1.5)
    assert next(r for r in areas["克鲁格曼指数"] if r[0] == "长春市")[3] == pytest.approx(0.4)
    spread = _rows(client, "/analysis/spread.xlsx?period=2024Q4")
    assert list(spread) == ["泰尔指数", "偏离—份额", "EG 指数"]
    moved = next(r for r in spread["偏离—份额"] if r[0] == "长春市")
    assert moved[1] == 50
    assert sum(Decimal(str(v)) for v in moved[2:5]) == 50


def test_a_city_meets_its_own_lines_beside_the_province(gathering: None, signed_in: Any) -> None:
    client = signed_in("city")
    text = _text(client, GROWTH)
    assert "1,304.0" in _row(text, "吉林省")
    assert "吉林市" not in text
    assert "本地区" in _text(client, f"{GROWTH}&by=type")
    assert "吉林市" not in _text(client, AREAS) + _text(client, SPREAD) + _text(client, FEW)


def test_a_department_is_told_that_no_whole_area_is_its_own(gathering: None, signed_in: Any) -> None:
    client = signed_in("department")
    assert "克鲁格曼指数</th>" not in _text(client, AREAS)
    assert "本部门范围内没有完整的地区" in _text(client, SPREAD)
    assert "本部门范围内没有完整的地区" in _text(client, f"{AREAS}&parts=section")


def test_the_pages_speak_english_too(gathering: None, signed_in: Any) -> None:
    client = signed_in("province", "en")
    said = {
        GROWTH: "like for like +5.5 %",
        AREAS: "it is not the province’s economy",
        FEW: "no enterprise’s share or name",
        SPREAD: "not told from chance",
    }
    for path, words in said.items():
        assert words in _text(client, path), path


def test_more_zones_and_enterprises_cost_no_more_questions(gathering: None, signed_in: Any, query_count: Any) -> None:
    client, counts = signed_in("province"), []
    paths = (GROWTH, f"{GROWTH}&by=zone", AREAS, f"{AREAS}&parts=section", FEW, SPREAD)
    for more in (False, True):
        if more:
            registry.establish([replace(gathered.zone("Z009"), code="Z100")], by=small.BY, at=small.AT)
            firms = [replace(gathered.firm(1), uscc=uscc(n), zone="Z100") for n in range(100, 140)]
            registry.enter(firms, by=small.BY, at=small.AT)
        for path in paths:
            client.get(path)
            with query_count() as count:
                client.get(path)
            counts.append(len(count))
    assert counts[: len(paths)] == counts[len(paths) :]
    assert max(counts) < 30


def test_what_the_address_names_wrongly_is_refused(gathering: None, signed_in: Any) -> None:
    client = signed_in("province")
    for path in ("by=colour", "figure=colour", "figure=tax_rate", "by=zone&figure=leading_revenue", "period=2024Q9"):
        assert client.get(f"/analysis?{path}").status_code == 404, path
    assert client.get("/analysis/specialisation?parts=colour").status_code == 404
    assert client.get("/analysis/specialisation?level=colour").status_code == 404
    assert client.get("/analysis/specialisation?parts=section&figure=leading_revenue").status_code == 404
    assert client.get("/analysis/concentration?area=999999").status_code == 404


def test_marks_share_one_axis_and_leave_out_what_is_absent() -> None:
    assert axes.span([Decimal(-4), None, 3.0]) == 4
    assert axes.span([]) == 1
    both = axes.beside(Decimal(4), Decimal(-4), 4.0, "A")
    assert 'cx="97.0%"' in both
    assert 'x1="3.0%"' in both
    assert "circle" not in axes.beside(None, None, 1.0, "A")
    assert 'x="2.0%" y="7" width="48.0%"' in axes.signed_bar(Decimal(-2), 2.0, "A")
    assert 'cx="50.0%"' in axes.around_one(1.0, 0.5, 2.0, "A")
    assert 'cx="3.0%"' in axes.around_one(0.0, None, None, "A")
    assert 'cx="97.0%"' in axes.around_one(50.0, None, None, "A")
    assert 'class="dot"' in axes.around_one(1.0, None, None, "A")


def test_a_waterfall_of_totals_above_zero_keeps_its_axis_there() -> None:
    bars = [
        charts.Bar("a", Decimal(1), is_total=True),
        charts.Bar("b", Decimal(9)),
        charts.Bar("c", Decimal(10), is_total=True),
    ]
    assert "from 0" in charts.waterfall(bars, "A", "from {base}", 0)
