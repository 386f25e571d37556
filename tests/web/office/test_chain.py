"""The page of a zone says who leads it, who supervises it and who runs it, and which post is vacant."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from jiju.core import periods
from jiju.core.nothing import Text
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings import queries
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.spine.actors import Place
from jiju.spine.roles import Role
from tests.web import small

YEARS = (periods.year(2023), periods.year(2024))


def _chain(client: Any, code: str) -> list[str]:
    """The lines of the chain as they are read, without marks."""
    text = unescape(client.get(f"/zones/{code}").content.decode())
    found = re.search(r'<ol class="tiers">(.*?)</ol>', text, re.S)
    assert found
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", li)).strip() for li in found[1].split("</li>")[:-1]]


def _runs(period: periods.Period, name: str, code: str = small.HOME) -> HistoricFiling:
    cells = {"11": Text(name), "12": Text("国有公司")}
    return HistoricFiling("A1", period, code, "测试集聚区001", Place(small.CITY, small.COUNTY, code, "T1"), cells,
                          "accepted")  # fmt: skip


def test_each_tier_names_its_body_its_part_and_whom_to_call(province: None, signed_in: Any) -> None:
    head, office = small.actor(Role.ZONE_HEAD).name, small.actor(Role.PROVINCE).name
    lines = _chain(signed_in("province"), small.HOME)
    tiers = ["省级", "省级", "市（州）", "县（市、区）", "集聚区", "集聚区"]
    assert [line.split(" ")[0] for line in lines] == tiers
    for line, said in zip(lines, (
        ("省发改委", "统筹全省，牵头本类型", office), ("省交通厅", "共同牵头", "空缺"),
        ("长春市", "属地管理", small.actor(Role.CITY).name), ("宽城区", small.actor(Role.COUNTY).name),
        ("测试集聚区001管理机构", "具体管理", head, small.actor(Role.ZONE_STATISTICIAN).name), ("尚未报送", "运营机构"),
    ), strict=True):  # fmt: skip
        for word in said:
            assert word in line, line
    page = unescape(signed_in("province").get(f"/zones/{small.HOME}").content.decode())
    assert "1 个岗位空缺" in page


def test_posts_that_nobody_holds_are_counted_and_shown(province: None, signed_in: Any) -> None:
    lines = _chain(signed_in("province"), "Z002")
    assert [("空缺" in line) for line in lines] == [False, True, True, True, False]


def test_the_operator_is_who_the_newest_accepted_form_says(province: None, signed_in: Any) -> None:
    for period in YEARS:
        filings.open_period(None, by=small.BY, at=small.AT, form_code="A1", period=period)
    for period, name in zip(YEARS, ("旧运营公司", "长春新区运营公司"), strict=True):
        filings.bring_in([_runs(period, name)], by=small.BY, at=small.AT)
    assert "长春新区运营公司" in _chain(signed_in("county"), small.HOME)[-1]
    assert "国有公司" in _chain(signed_in("county"), small.HOME)[-1]
    by = small.actor(Role.PROVINCE)
    assert queries.told(by, small.HOME, small.DAY)["operator"].period == YEARS[1]
    assert queries.told(by, "Z002", small.DAY) == {}


def test_the_chain_is_in_english_too(province: None, signed_in: Any) -> None:
    lines = _chain(signed_in("city", "en"), small.HOME)
    assert lines[0].startswith("provincial 省发改委 leads the programme and zones of this type")
    assert "operator" in lines[-1]
