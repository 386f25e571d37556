"""Lists of supervision and of targets as workbooks: the rows of the page, in its order, as far as its reader sees."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.core.periods import quarter
from jiju.rooms.oversight import acts
from jiju.rooms.people import acts as people
from tests.factories import alerts, cascades, quarterly, targets
from tests.factories import oversight as made
from tests.factories.oversight import by
from tests.web import small

pytestmark = pytest.mark.django_db


def book(client: Any, path: str) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each sheet between the heads and the notes."""
    response = client.get(path)
    assert response.status_code == 200, path
    assert "attachment" in response["Content-Disposition"]
    out = {}
    for sheet in load_workbook(io.BytesIO(response.content)):
        rows = list(sheet.iter_rows(min_row=3, values_only=True))
        ends = next(n for n, row in enumerate(rows) if all(v is None for v in row))
        out[sheet.title] = rows[:ends]
    return out


def text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


@pytest.fixture
def in_march(db: None) -> None:
    targets.watched(quarter(2022, 1), quarter(2023, 4))
    people.move_demonstration(None, by=small.BY, at=small.AT, day=cascades.AT.date())


def test_the_cascade_goes_from_the_province_to_the_zones_by_the_filters_of_the_page(
    in_march: None, signed_in: Any
) -> None:
    cascades.handed_on_approved()
    client = signed_in("province")
    asked = "?period=2024Q1&measure=revenue&basis=now"
    page, sheets = text(client, f"/targets{asked}"), book(client, f"/targets.xlsx{asked}")
    assert f'href="/targets.xlsx{asked}"' in page
    below, whole = sheets["分解目标"], sheets["逐级分解"]
    cities = [row[0] for row in below if row[0] not in ("分解合计", "总目标", "差额")]
    shown = re.findall(r'<tr><td><a href="\?[^"]*area=\d+[^"]*">([^<]+)</a>', page)
    assert cities == shown
    assert [row[0] for row in below][-3:] == ["分解合计", "总目标", "差额"]
    assert [(row[0], row[1]) for row in whole][0] == ("全省", "吉林省")
    assert [row[1] for row in whole if row[0] == "市（州）"] == cities
    of_city = book(client, f"/targets.xlsx{asked}&area=220100")["分解目标"]
    zones = [row[0] for row in of_city if row[0] not in ("分解合计", "总目标", "差额")]
    first = [row[1] for row in whole].index(cities[cities.index("长春")])
    assert [row[1] for row in whole[first + 1 : first + 1 + len(zones)]] == zones
    assert zones
    city = book(signed_in("city"), f"/targets.xlsx{asked}")
    assert [(r[0], r[1]) for r in city["逐级分解"]][0][0] == "市（州）"
    assert {r[0] for r in city["逐级分解"][1:]} == {"集聚区"}
    assert "逐级分解" not in book(signed_in("zone_head"), f"/targets.xlsx{asked}")
    assert signed_in("city").get(f"/targets.xlsx{asked}&area=220200").status_code == 404


def test_a_version_is_a_workbook_with_its_sums_and_its_road(in_march: None, signed_in: Any) -> None:
    one = cascades.approved()
    client = signed_in("province")
    rows = book(client, f"/cascades/{one.pk}.xlsx")["分解目标"]
    assert [row[0] for row in rows][-3:] == ["分解合计", "总目标", "差额"]
    for row in rows[:-3]:
        assert row[0] in text(client, f"/cascades/{one.pk}")
    assert [row[0] for row in book(client, f"/cascades/{one.pk}.xlsx")["形成过程"]] == ["提出人", "批准", "摘要值"]
    own = book(signed_in("city"), f"/cascades/{one.pk}.xlsx")["分解目标"]
    assert [row[0] for row in own] == ["市220100"]  # of the others neither shares nor sums
    assert [row[:3] for row in book(client, "/cascades.xlsx")["目标分解与下达"]] == [(2024, 1, "全省")]
    assert client.get("/cascades/999.xlsx").status_code == 404
    assert signed_in("other-city").get(f"/cascades/{one.pk}.xlsx").status_code == 200


def test_what_is_asked_is_a_workbook_in_its_order(signed_in: Any) -> None:
    quarterly.quarterly_analysis()
    made.delivered()
    alerts.raised()
    client = signed_in("city")
    page = text(client, "/todo")
    listed = re.findall(r'<td class="num fig">(\d+)</td><td><a class="b" href="[^"]+">([^<]+)</a>', page)
    found = book(client, "/todo.xlsx")["待办"]
    assert [(str(n), what) for n, what, *_ in found] == listed
    assert any("预警" in what for _, what in listed)
    assert [row[0] for row in book(signed_in("province"), "/quarterly.xlsx")["季度运行分析"]] == ["2024年四季度"]


def test_one_task_one_alert_and_one_meeting_are_workbooks_for_whoever_sees_them(signed_in: Any) -> None:
    task = made.delivered()
    acts.return_task(task, by=by("province"), at=made.later(4), reason=made.WHY)
    sheets = book(signed_in("city"), f"/tasks/{task.pk}.xlsx")
    assert list(sheets) == ["督办事项", "节点", "办理与交付情况", "延期记录", "升级记录"]
    assert [row[0] for row in sheets["办理与交付情况"]] == ["节点1", "整体交付"]
    assert sheets["办理与交付情况"][1][-1] == made.WHY
    assert signed_in("other-city").get(f"/tasks/{task.pk}.xlsx").status_code == 404
    made.member()
    held = made.held(made.Resolved("各市一月底前报送平台台账，逐一核查。", "U220100", made.DUE))
    meeting = acts.record_meeting(made.planned(), by=by("province"), at=made.AT, held=held)
    sheets = book(signed_in("province"), f"/meetings/{meeting.pk}.xlsx")
    assert [row[1] for row in sheets["会议议题"]] == ["听取各市进展汇报"]
    assert [row[2] for row in sheets["决定事项"]] == ["长春市发改委"]
    assert [row[2] for row in sheets["出席情况"]] == ["出席"]
    assert signed_in("city").get(f"/meetings/{meeting.pk}.xlsx").status_code == 403


def test_an_alert_is_a_workbook_as_far_as_its_reader_sees_it(signed_in: Any) -> None:
    alert = alerts.raised()
    acts.answer_alert(alert, by=by("province"), at=made.AT, text=made.WHY)
    sheets = book(signed_in("city"), f"/alerts/{alert.pk}.xlsx")
    page = text(signed_in("city"), f"/alerts/{alert.pk}")
    assert all(row[1] in page for row in sheets["异常项"])
    assert [row[-1] for row in sheets["办理事项"]][-1] == made.WHY
    assert signed_in("other-city").get(f"/alerts/{alert.pk}.xlsx").status_code == 404


def test_what_is_laid_on_a_desk_says_whose_it_is_and_of_which_day(signed_in: Any) -> None:
    alert = alerts.raised()
    task, meeting = made.delivered(), made.planned()
    for path in (f"/tasks/{task.pk}", f"/meetings/{meeting.pk}", f"/alerts/{alert.pk}", "/clauses/M03.2"):
        page = text(signed_in("province"), path)
        assert re.search(r'<p class="onpaper">\S+　\S+　打印日期：2025-01-20</p>', page), path
        assert "jiju/paper" in page, path
    assert "省级主管部门" not in text(signed_in("city"), f"/alerts/{alert.pk}")  # it is not severe


def test_workbooks_speak_english_too(in_march: None, signed_in: Any) -> None:
    one = cascades.approved()
    client = signed_in("province", "en")
    sheets = book(client, "/targets.xlsx?period=2024Q1")
    assert list(sheets) == ["Targets", "Path", "Years", "Shares", "Cascade"]
    assert sheets["Path"][0][0].startswith("months 1")
    assert list(book(client, f"/cascades/{one.pk}.xlsx")) == ["Shares", "How it came about"]
    task = made.issued(origin=("figure", "revenue:2023Q4"))
    rows = dict(book(client, f"/tasks/{task.pk}.xlsx")["Tasks of supervision"])
    assert rows["Comes from"] == "营业收入, fourth quarter of 2023"
