"""The page of the quality of reporting: what it shows, narrows and exports, and the visits that are recorded on it."""

from __future__ import annotations

import io
import json
import re
import uuid
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.config.commands import run
from jiju.core.periods import quarter
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Visit
from jiju.spine.roles import Role
from jiju.web import marks
from tests.rooms.filings.ways import SIGNED, explained, walk
from tests.web import small

VISIT = {
    "zone": small.HOME, "day": "2025-01-20", "first": "检查员甲", "second": "检查员乙", "checked": ["B1 2024Q4"],
    "findings": "一户企业没有统计台账。", "remedy": "补齐统计台账。", "remedy_by": "2025-01-30",
}  # fmt: skip


def text(response: Any) -> str:
    return unescape(response.content.decode())


def send(client: Any, path: str, **said: Any) -> Any:
    return client.post(path, {"idempotency_key": uuid.uuid4().hex} | said)


@pytest.fixture
def signed(province: None) -> Any:
    """The home zone's form, sent with a doubled payroll that was explained."""
    by = small.actor(Role.ZONE_STATISTICIAN)
    filing = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    high = small.cells(9) | {"09": small.cells(18)["09"]}
    acts.fill_in(filing, by=by, at=small.AT, cells=high, expected_version=filing.version)
    return walk(explained(filing), *SIGNED)


def rows(page: str, part: int) -> dict[str, list[str]]:
    """The lines of the part-th table: name and the cells after it, without marks."""
    body = re.findall(r"<tbody>(.*?)</tbody>", page, re.S)[part]
    out = {}
    for line in re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.S):
        cells = [re.sub(r"<[^>]+>", "", c).strip() for c in re.findall(r"<td[^>]*>(.*?)</td>", line, re.S)]
        out[cells[0]] = cells[1:]
    return out


def test_cities_and_zones_stand_with_their_counts_and_score(signed: Any, signed_in: Any) -> None:
    page = text(signed_in("province").get("/reporting?period=2024Q4"))
    cities, zones, parts = (rows(page, n) for n in range(3))
    assert list(cities)[-1] == "合计"
    assert cities["合计"][2:4] == ["4", "4"]
    # score, bar, owed, sent, complete, on time, first pass, handed back, queries, age, revisions, explained
    assert zones["测试集聚区001"] == ["长春", "94.0", "", "1", "1", "100.0", "100.0", "—", "0", "0", "—", "0", "1"]
    assert zones["测试集聚区002"][1] == "—", "of what was brought in without times, too little can be judged"
    assert parts["及时率"][0] == "30"
    assert "暂计：报送期限前只评已报部分" in page
    assert "已过报送期限" in text(signed_in("province").get("/reporting?period=2023Q4"))


def test_a_zone_that_is_chosen_shows_how_its_score_is_made(signed: Any, signed_in: Any) -> None:
    page = text(signed_in("province").get("/reporting?period=2024Q4&zone=Z001"))
    parts = rows(page, 2)
    # one finding on fourteen cells: 1 − 1 ÷ 14 ÷ 0.2 = 64.3 %; (30 + 20 + 6.43) ÷ 60 = 94.0 %
    assert parts["核查意见少"][2:4] == ["64.3", "6.4"]
    assert parts["一次通过率"][2:4] == ["—", "—"]
    assert "得分 94.0" in page
    rules = rows(page, 3)
    assert rules["B1-H02"][-2] == "1"
    assert rules["B1-H02"][2:-2] == ["—"] * 7, "no count is not a count of nought"


def test_a_city_narrows_the_zones_and_the_conditions_can_be_cleared(signed: Any, signed_in: Any) -> None:
    client = signed_in("province")
    page = text(client.get("/reporting?city=吉林"))
    assert set(rows(page, 1)) == {"测试集聚区002", "测试集聚区004"}
    assert "清除条件" in page
    assert client.get("/reporting?period=2024Q9").status_code == 404


def test_a_zone_sees_itself_and_records_no_visit(signed: Any, signed_in: Any) -> None:
    page = text(signed_in("zone_head").get("/reporting?period=2024Q4"))
    assert set(rows(page, 1)) == {"测试集聚区001"}
    assert 'name="first"' not in page
    assert send(signed_in("zone_head"), "/reporting/record_visit", **VISIT).status_code == 403


def test_the_export_holds_what_the_page_shows(signed: Any, signed_in: Any) -> None:
    client = signed_in("province")
    send(client, "/reporting/record_visit", **VISIT)
    book = load_workbook(io.BytesIO(client.get("/reporting.xlsx?period=2024Q4").content))
    assert book.sheetnames == ["市（州）", "集聚区", "审核规则", "现场检查"]
    heads = [c.value for c in book["集聚区"][2]]
    zone = next(r for r in book["集聚区"].iter_rows(values_only=True) if r[0] == "Z001")
    line = dict(zip(heads, zone, strict=True))
    assert (line["得分"], line["应报"], line["核查意见"], line["指标格数"]) == (94, 1, 1, 14)
    visits = list(book["现场检查"].iter_rows(min_row=3, values_only=True))[0]
    assert visits[:3] == ("测试集聚区001", "2025-01-20", "检查员甲、检查员乙")
    narrowed = load_workbook(io.BytesIO(client.get("/reporting.xlsx?period=2024Q4&city=吉林").content))["集聚区"]
    assert {r[0] for r in narrowed.iter_rows(min_row=3, values_only=True) if str(r[0]).startswith("Z0")} == {
        "Z002",
        "Z004",
    }


def test_a_visit_is_recorded_and_closed_on_the_page(province: None, signed_in: Any) -> None:
    client = signed_in("county")
    page = text(client.get(send(client, "/reporting/record_visit", **VISIT)["Location"]))
    assert "已登记现场检查" in page
    assert "检查员甲、检查员乙" in page
    assert "2025-01-30前" in page
    made = Visit.objects.get()
    assert f"/reporting/visits/{made.pk}/close_visit" not in text(signed_in("city").get("/reporting"))
    done = send(client, f"/reporting/visits/{made.pk}/close_visit", outcome="台账已补齐。")
    assert "台账已补齐。" in text(client.get(done["Location"]))
    assert Visit.objects.get().state == "closed"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"second": ""}, "现场检查须由两人以上进行"),
        ({"checked": []}, "现场检查须写明所查报表和报告期。"),
        ({"checked": ["B1 soon"]}, "soon"),
        ({"remedy_by": "2025-01-01"}, "不早于检查日"),
        ({"day": "2025-02-01"}, "2025-02-01 还没有到。"),
        ({"zone": "Z002"}, "您的范围内没有这条记录。"),
    ],
    ids=["one visitor", "nothing checked", "no period", "before", "ahead", "elsewhere"],
)
def test_a_refused_visit_is_said_at_its_form_and_keeps_what_was_typed(
    province: None, signed_in: Any, said: dict[str, Any], sentence: str
) -> None:
    response = send(signed_in("county"), "/reporting/record_visit", **(VISIT | said))
    assert response.status_code == 409
    form = text(response).split('id="visits"')[1]
    assert sentence in form
    assert "一户企业没有统计台账。" in form
    assert ('value="B1 2024Q4" checked' in form) == ("checked" not in said)
    assert Visit.objects.count() == 0


def test_an_open_visit_past_its_day_is_shown_as_overdue(province: None, signed_in: Any) -> None:
    send(signed_in("county"), "/reporting/record_visit", **(VISIT | {"day": "2025-01-02", "remedy_by": "2025-01-10"}))
    assert '<span class="light bad">超期</span>' in text(signed_in("province").get("/reporting"))


def test_columns_share_an_axis_and_tell_nought_from_nothing() -> None:
    drawn = marks.columns([None, 0, 2, 4], 4, "B1-H02")
    assert re.findall(r'class="(g-\w+)" x="(\d+)" y="[\d.]+" width="8" height="([\d.]+)"', drawn) == [
        ("g-none", "2", "1"), ("g-acc", "14", "0.0"), ("g-acc", "26", "10.0"), ("g-acc", "38", "20.0"),
    ]  # fmt: skip


def test_the_command_line_tells_the_same(signed: Any, capsys: Any) -> None:
    assert run(["filings", "quality", "--period", "2024Q4", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["weights"] == {
        "timeliness": 30, "completeness": 20, "first_pass": 20, "queries": 10, "revisions": 10, "findings": 10,
    }  # fmt: skip
    now = small.AT + timedelta(hours=1)
    shown = queries.reporting_quality(small.BY, "B1", small.LIVE, now=now)
    assert [z["code"] for z in told["zones"]] == [z.code for z in shown.zones]
    home = next(z for z in told["zones"] if z["code"] == small.HOME)
    assert (home["score"], home["explained"], home["on_time"]) == (94.0, 1, 1)
    assert told["violations"][0]["counts"]["2024Q4"] == 1
    assert run(["filings", "count", "--period", "2024Q3"]) == 0
    counted = queries.violations(small.BY, "B1", quarter(2024, 4))
    assert all(line.counts[-2] is not None for line in counted[1])
    assert run(["filings", "quality", "--period", "2024Q4", "--form", "X9"]) == 1
