"""What the pages and the workbooks show is what was filed."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from html import unescape
from typing import Any

import openpyxl
import pytest

from jiju.core.periods import quarter
from jiju.rooms.evaluations.shapes import ScorePart
from jiju.rooms.figures import queries
from jiju.rooms.programmes.checks import read_plan
from jiju.spine.roles import Role
from jiju.web.office.formulas import decimals, formula
from tests.web import small


def _text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(response.content.decode())))


def _rows(response: Any) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


def test_the_workbook_holds_the_exact_figures_that_the_page_rounds(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    rows = _rows(client.get("/figures/revenue.xlsx?period=2024Q4&by=zone"))
    figures = {row[0]: row[2] for row in rows if row[0] and str(row[0]).startswith("测试")}
    assert figures == {"测试集聚区002": 10_000, "测试集聚区003": 11_000, "测试集聚区004": 12_000}
    assert "33,000.0" in _text(client.get("/figures/revenue?period=2024Q4&by=zone"))


def test_an_export_says_that_it_is_a_demonstration(province: None, signed_in: Any) -> None:
    rows = _rows(signed_in("province").get("/zones.xlsx"))
    assert any("演示数据" in str(row[0]) for row in rows)


def test_an_export_is_narrowed_as_the_page_is(province: None, signed_in: Any) -> None:
    rows = _rows(signed_in("province").get("/zones.xlsx?type=T2"))
    assert {row[0] for row in rows if str(row[0]).startswith("Z0")} == {"Z002", "Z004"}


def test_growth_over_the_same_zones_stands_beside_the_total(province: None, signed_in: Any) -> None:
    text = _text(signed_in("province").get("/figures/revenue?period=2024Q4&by=city"))
    assert "同口径增长（%） +10.0" in text  # zones 2 to 4: 33,000 against 30,000
    assert "总量增长（%） 未报齐" in text  # against 38,000 with zone 1, which has not filed yet, it would be no growth


def test_while_a_zone_is_awaited_no_growth_of_the_total_is_told(province: None, signed_in: Any) -> None:
    client, by, period = signed_in("province"), small.actor(Role.PROVINCE), quarter(2024, 4)
    assert queries.awaited(by, "revenue", period, "city") == {small.CITY: 1}, "Z001 reported the fourth quarter of 2023"
    assert queries.awaited(by, "revenue", period, "zone") == {"Z001": 1}
    assert "未报齐" in _text(client.get("/figures/revenue?period=2024Q4&by=city"))
    assert "未报齐" in _text(client.get("/figures?period=2024Q4"))
    growth = {row[0]: row[3] for row in _rows(client.get("/figures/revenue.xlsx?period=2024Q4&by=province"))}
    assert "未报齐" in growth.values()
    assert "未报齐" not in _text(client.get("/figures/revenue?period=2024Q3&by=city"))


def test_a_number_opens_to_the_filings_below_it(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    page = client.get("/figures/revenue?period=2024Q4&by=type").content.decode()
    link = re.search(r'href="(/figures/revenue/T2[^"]*)"', page)
    assert link
    text = _text(client.get(unescape(link[1])))
    assert "测试集聚区002" in text
    assert "测试集聚区004" in text
    assert "测试集聚区003" not in text


def test_what_has_not_been_filed_is_nothing_and_not_zero(province: None, signed_in: Any) -> None:
    text = _text(signed_in("zone_head").get("/figures/revenue?period=2024Q4&by=zone"))
    assert "本辖区这一期还没有已验收的数据" in text  # the zone has not filed: nothing, not zero
    assert "营业收入（万元） —" in text


def test_the_filters_of_the_zones_live_in_the_address(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    text = _text(client.get("/zones?type=T2&city=220200&q=002"))
    assert "测试集聚区002" in text
    assert "测试集聚区004" not in text
    assert "清除条件" in text
    assert "没有符合条件的集聚区" in _text(client.get("/zones?q=无此名"))


def test_an_opened_score_shows_its_formula(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    closed = _text(client.get("/rankings/six-dimensions?period=2024Q4&type=T2"))
    opened = _text(client.get("/rankings/six-dimensions?period=2024Q4&type=T2&open=Z002"))
    assert "60＋40×" not in closed
    assert "60＋40×" in opened
    assert "建议方案" in opened


SCHEME = read_plan(small.PLAN).schemes[0]


def _part(value: str | None, worst: str, best: str, unit: str = "万元") -> ScorePart:
    number = None if value is None else Decimal(value)
    return ScorePart("i", "d", "n", unit, number, Decimal(worst), Decimal(best), Decimal(60), Decimal(5), Decimal(3))


@pytest.mark.parametrize(
    ("part", "written"),
    [
        (_part("2318.4", "410", "4260"), "60＋40×1,908.40÷3,850.00"),
        (_part("28", "12", "52", "户"), "60＋40×16÷40"),
        (_part(None, "410", "4260"), "—"),
        (_part("7", "7", "7"), "60＋40"),
    ],
)
def test_a_formula_can_be_checked_by_hand(part: ScorePart, written: str) -> None:
    assert formula(part, SCHEME) == written


def test_counts_have_no_decimals() -> None:
    assert (decimals(_part("1", "0", "2", "户")), decimals(_part("1", "0", "2", "%"))) == (0, 2)


def test_the_cockpit_follows_an_acceptance(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    before = _text(client.get("/cockpit?period=2024Q4"))
    small.file_home()
    after = _text(client.get("/cockpit?period=2024Q4"))
    assert "营业收入 亿元 3.3" in before
    assert "营业收入 亿元 4.2" in after


def test_the_periods_offered_have_ended(province: None, signed_in: Any) -> None:
    page = signed_in("province").get("/cockpit").content.decode()
    offered = re.findall(r'<option value="(\d{4}Q\d)"', page)
    assert offered[0] == str(quarter(2024, 4))
    assert offered[-1] == str(quarter(2022, 1))
