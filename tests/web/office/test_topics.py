"""Topics and issues on the screen: the matrix, a zone over time, an issue from the form to its settling."""

from __future__ import annotations

import io
import re
import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiju.core.nothing import Text
from jiju.core.periods import quarter
from jiju.rooms.oversight.models import Issue
from jiju.rooms.people import acts as people
from jiju.rooms.registry import acts as registry
from jiju.spine.models import Entry
from tests.engines import made_files
from tests.factories import oversight as tasks
from tests.factories import topics as made
from tests.factories.oversight import AT, TODAY, WHY, later
from tests.factories.topics import DUE, PROBLEM, SAID
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    small.make()
    tasks.base()


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def values(client: Client, path: str) -> list[Any]:
    book = openpyxl.load_workbook(io.BytesIO(client.get(path).content))
    return [cell.value for row in book.active.iter_rows() for cell in row if cell.value is not None]


def stand_on(moment: datetime) -> None:
    people.move_demonstration(None, by=small.BY, at=moment, day=moment.date())


def test_without_data_each_page_says_so(signed_in: Any) -> None:
    province = signed_in("province")
    assert "尚未布置，也没有填报" in text(province, "/topics")
    assert "尚未布置，也没有填报" in text(province, "/topics/Z001")
    assert "没有符合条件的问题" in text(province, "/issues")
    for path in ("/topics.xlsx", "/topics/Z001.xlsx", "/issues.xlsx"):
        assert province.get(path).status_code == 200
    assert province.get("/topics/Z999").status_code == 404


def test_the_matrix_shows_state_words_and_issues_and_is_narrowed_and_exported(signed_in: Any) -> None:
    made.asked_for()
    made.brought_in()
    made.brought_in(2, said=made.cells(**{"31": Text("受阻")}))
    made.raised()
    province = signed_in("province")
    shown = text(province, "/topics?period=2024Q4")
    assert (SAID in shown, "受阻" in shown, "1 个未解决问题" in shown) == (True, True, True)
    only = text(province, "/topics?period=2024Q4&light=bad&type=T2&city=220200&q=002")
    assert ("测试集聚区002" in only, "测试集聚区001" in only) == (True, False)
    assert "没有符合条件" in text(province, "/topics?period=2024Q4&city=220300") or "没有" in only
    assert province.get("/topics?light=purple").status_code == 404
    assert province.get("/topics?period=2024Q9").status_code == 404
    book = values(province, "/topics.xlsx?period=2024Q4&light=bad")
    assert ("测试集聚区002" in book, "测试集聚区001" in book, "受阻" in book) == (True, False, True)
    assert "测试集聚区002" not in text(signed_in("city"), "/topics?period=2024Q4")
    assert signed_in("other-city").get("/topics/Z001").status_code == 404
    assert signed_in("expert").get("/topics").status_code == 403


def test_the_page_of_a_zone_shows_the_quarters_the_figures_and_what_its_form_names(signed_in: Any) -> None:
    made.brought_in(1, quarter(2024, 3), said=made.cells(**{"12": Text("三季度完成选址。")}))
    made.brought_in(1)
    made.brought_in(form="B3", said={"04": 2 * made.Decimal(1)})
    county = signed_in("county")
    shown = text(county, "/topics/Z001")
    for said in ("三季度完成选址。", PROBLEM, "停工项目", "按计划，数据不符", "转为问题"):
        assert said in shown, said
    assert "转为问题" not in text(signed_in("auditor"), "/topics/Z001")
    assert PROBLEM in values(county, "/topics/Z001.xlsx")


def test_an_issue_goes_from_the_form_to_its_settling(signed_in: Any) -> None:
    made.brought_in()
    county, city = signed_in("county"), signed_in("city")
    page = text(county, "/topics/Z001")
    filing = re.search(r'name="filing" value="(\d+)"', page)
    assert filing is not None
    sent = send(county, "/topics/Z001/raise_issue", filing=filing[1], row="33")
    issue = Issue.objects.get()
    path = f"/issues/{issue.pk}"
    assert sent.url == path
    again = send(county, "/topics/Z001/raise_issue", filing=filing[1], row="33")
    assert (again.status_code, Issue.objects.count()) == (409, 1)
    assert "个问题未定责任" in text(county, "/tasks")
    fields = {"unit": "U220100", "person": "人员2", "due": DUE.isoformat()}
    refused = send(county, f"{path}/own_issue", **fields)
    assert refused.status_code == 409  # a county gives nothing to its city
    assert DUE.isoformat() in refused.content.decode()
    send(city, f"{path}/own_issue", **fields)
    assert "个问题待答复" in text(city, "/cockpit")
    assert send(city, f"{path}/answer_issue", text="好").status_code == 409
    send(city, f"{path}/answer_issue", text=WHY, files=SimpleUploadedFile("台账.pdf", made_files.pdf()))
    (file,) = re.findall(r'href="(/files/[^"]+)"', text(county, path))
    assert county.get(file).status_code == 200
    assert signed_in("finance").get(file).status_code in (403, 404)
    assert send(city, f"{path}/close_issue", reason=WHY).status_code == 403
    assert "个问题的答复待认定" in text(county, "/issues")
    send(county, f"{path}/close_issue", reason=WHY)
    assert "已解决" in text(county, "/issues?state=closed") or "已办结" in text(county, "/issues?state=closed")
    send(county, f"{path}/reopen_issue", reason=WHY)
    assert Issue.objects.get().state == "owned"
    shown = text(signed_in("province"), path)
    assert f"/tasks/new?origin=issue:{issue.pk}" in shown
    assert PROBLEM in values(county, "/issues.xlsx?state=open")


def test_raising_in_words_of_ones_own_keeps_what_was_typed_when_refused(signed_in: Any) -> None:
    head, before = signed_in("zone_head"), Entry.objects.count()
    refused = send(head, "/topics/Z001/raise_issue", topic="projects", what="太短")
    assert (refused.status_code, "太短" in refused.content.decode()) == (409, True)
    assert send(head, "/topics/Z003/raise_issue", topic="projects", what=PROBLEM).status_code == 404
    assert send(signed_in("auditor"), "/topics/Z001/raise_issue", topic="projects", what=PROBLEM).status_code == 403
    assert (Entry.objects.count(), Issue.objects.count()) == (before, 0)
    send(head, "/topics/Z001/raise_issue", topic="projects", what=PROBLEM)
    assert Issue.objects.get().raised_unit == "BZ001"


def test_a_zone_and_its_county_are_asked_on_desk_and_overview_once_it_was_due(signed_in: Any) -> None:
    made.asked_for()
    assert "个方面未填写" not in text(signed_in("zone_head"), "/desk")
    stand_on(later(30))
    assert "个方面未填写" in text(signed_in("zone_head"), "/desk")
    county = text(signed_in("county"), "/cockpit")
    assert "个集聚区跟踪情况未填写" in county
    assert "light=missing" in county
    assert "测试集聚区001" in text(signed_in("county"), "/topics?period=2024Q4&light=missing")
    assert "个集聚区跟踪情况未填写" not in text(signed_in("province"), "/cockpit")


def test_a_zone_that_left_and_one_that_was_renamed_say_so(signed_in: Any) -> None:
    made.brought_in()
    issue = made.raised()
    registry.revise(replace(small.zone(1), since=TODAY, name="改名集聚区"), by=small.BY, at=AT)
    province = signed_in("province")
    assert "曾用名" in text(province, "/topics/Z001")
    assert "现名改名集聚区" in text(province, f"/issues/{issue.pk}")
    registry.revise(replace(small.zone(1), since=TODAY + timedelta(days=1), status="removed"), by=small.BY, at=AT)
    stand_on(later(2))
    shown = text(province, "/topics/Z001")
    assert ("已退出" in shown, "提出问题" in shown) == (True, False)
    assert send(province, "/topics/Z001/raise_issue", topic="projects", what=PROBLEM).status_code == 409
