"""Supervision on the screen: tasks from issuing to closing, meetings whose decisions are tasks, the task force."""

from __future__ import annotations

import io
import re
import uuid
from datetime import timedelta
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import Postponement, RosterEntry, Task, TaskForceMeeting
from jiju.spine.models import Entry
from tests.engines import made_files
from tests.factories import oversight as made
from tests.factories.oversight import AT, DONE, DUE, PROOF, TODAY, WHY
from tests.web import small

pytestmark = pytest.mark.django_db
DAY = DUE.isoformat()


@pytest.fixture(autouse=True)
def province() -> None:
    small.make()
    made.base()


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def fields(**changes: Any) -> dict[str, Any]:
    return {
        "title": "补齐公共服务平台", "wanted": "核查各集聚区公共服务平台运行情况。", "lead": "U220100", "due": DAY,
        "origin_kind": "instruction", "origin_key": "省领导批示3号", "responsible": ["BZ001"],
        "what": ["完成台账", "", "", ""], "by": [DAY, "", "", ""],
    } | changes  # fmt: skip


def test_a_task_goes_from_the_form_to_its_closing(signed_in: Any) -> None:
    province, city, head = signed_in("province"), signed_in("city"), signed_in("zone_head")
    assert "批示" in text(province, "/tasks/new")
    sent = send(province, "/tasks/issue_task", **fields(owner="人员2"))
    task = Task.objects.get()
    path = f"/tasks/{task.pk}"
    assert sent.url == path
    assert "人员2" in text(city, path)
    assert "待签收事项" in text(city, "/tasks")
    assert "待签收事项" in text(city, "/cockpit")
    assert "签收事项" not in text(head, path)
    send(city, f"{path}/accept_task")
    refused = send(head, f"{path}/report_node", number="1", text="好", proof=PROOF)
    assert refused.status_code == 409
    assert f"{PROOF}</textarea>" in refused.content.decode()
    evidence = SimpleUploadedFile("台账.pdf", made_files.pdf())
    send(head, f"{path}/report_node", number="1", text=DONE, proof=PROOF, files=evidence)
    found = re.search(r'href="(/files/[^"]+)"', text(city, path))
    assert found is not None
    assert city.get(found[1]).status_code == 200
    assert signed_in("department").get(found[1]).status_code == 404
    assert "待交付事项" in text(city, "/tasks")
    send(city, f"{path}/deliver_task", text=DONE, proof=PROOF)
    assert send(city, f"{path}/close_task", outcome=WHY).status_code == 403
    assert send(province, f"{path}/return_task", outcome="短").status_code == 409
    send(province, f"{path}/return_task", outcome=WHY)
    assert f"退回：{WHY}" in text(city, path)
    send(city, f"{path}/deliver_task", text=DONE, proof=PROOF)
    send(province, f"{path}/close_task", outcome=WHY)
    assert "按期办结" in text(city, path)


def test_a_form_that_is_refused_keeps_what_was_typed_and_nothing_is_issued(signed_in: Any) -> None:
    province, before = signed_in("province"), Entry.objects.count()
    for changes in ({"wanted": "太短"}, {"owner": "无此人"}, {"due": "2020-01-01"}, {"due": ""}, {"lead": ""}):
        refused = send(province, "/tasks/issue_task", **fields(**changes))
        assert refused.status_code == 409, changes
        assert "补齐公共服务平台" in refused.content.decode()
        assert "完成台账" in refused.content.decode()
    assert send(signed_in("city"), "/tasks/issue_task", **fields(lead="U220200")).status_code == 409
    assert send(signed_in("zone_head"), "/tasks/issue_task", **fields()).status_code == 403
    assert (Entry.objects.count(), Task.objects.count()) == (before, 0)


def test_a_task_begins_on_the_page_of_a_figure_a_clause_or_a_rectification(signed_in: Any) -> None:
    province = signed_in("province")
    figure = "/figures/revenue?period=2024Q4&by=city"
    assert "/tasks/new?origin=figure:revenue:2024Q4" in text(province, figure)
    assert "33,000" in text(province, "/tasks/new?origin=figure:revenue:2024Q4")
    send(province, "/tasks/issue_task", **fields(origin_kind="figure", origin_key="revenue:2024Q4"))
    task = Task.objects.get()
    assert "补齐公共服务平台" in text(signed_in("city"), figure)
    assert "补齐公共服务平台" not in text(signed_in("department"), figure)
    small.file_home()
    assert "数据已修订" in text(signed_in("city"), f"/tasks/{task.pk}")
    assert "/tasks/new?origin=clause:S01.2" in text(province, "/plan")
    assert "定期召开工作会议" in text(province, "/tasks/new?origin=clause:S01.2")
    for wrong in ("clause:S99.9", "figure:revenue:2024Q9", "rumour:1", "rectification:7"):
        assert province.get(f"/tasks/new?origin={wrong}").status_code == 404


def test_each_sees_the_own_tasks_and_the_list_is_narrowed_and_exported(signed_in: Any) -> None:
    made.issued()
    made.issued(title="只给商务厅办", lead="ORG-COM", responsible=(), nodes=())
    city, province = signed_in("city"), signed_in("province")
    assert "只给商务厅办" not in text(city, "/tasks")
    only = Task.objects.get(title="只给商务厅办")
    assert city.get(f"/tasks/{only.pk}").status_code == 404
    assert send(city, f"/tasks/{only.pk}/accept_task").status_code == 404
    shown = text(province, "/tasks?unit=ORG-COM")
    assert ("只给商务厅办" in shown, "补齐公共服务平台" in shown) == (True, False)
    assert province.get("/tasks?light=purple").status_code == 404
    book = openpyxl.load_workbook(io.BytesIO(province.get("/tasks.xlsx?unit=ORG-COM").content))
    values = [cell.value for row in book.active.iter_rows() for cell in row]
    assert ("只给商务厅办" in values, "补齐公共服务平台" in values) == (True, False)


def test_a_later_term_is_asked_for_and_decided_on_the_page(signed_in: Any) -> None:
    task, city, province = made.accepted(), signed_in("city"), signed_in("province")
    path, day = f"/tasks/{task.pk}", (DUE + timedelta(days=9)).isoformat()
    assert send(city, f"{path}/ask_longer", to_day=DAY, reason=WHY).status_code == 409
    send(city, f"{path}/ask_longer", to_day=day, reason=WHY)
    asked = Postponement.objects.get()
    assert day in text(province, path)
    send(province, f"{path}/postponements/{asked.pk}/keep_term", answer=WHY)
    assert Task.objects.get().due == DUE
    send(city, f"{path}/ask_longer", to_day=day, reason=WHY)
    asked = Postponement.objects.get(state="asked")
    assert send(signed_in("other-city"), f"{path}/postponements/{asked.pk}/extend_task", answer=WHY).status_code == 404
    send(province, f"{path}/postponements/{asked.pk}/extend_task", answer=WHY)
    assert Task.objects.get().due.isoformat() == day


def test_a_task_is_given_to_others_or_withdrawn_on_the_page(signed_in: Any) -> None:
    task, province = made.issued(), signed_in("province")
    path = f"/tasks/{task.pk}"
    refused = send(province, f"{path}/reassign_task", lead="U220103", owner="无此人", reason=WHY)
    assert refused.status_code == 409
    send(province, f"{path}/reassign_task", lead="U220103", owner="人员3", reason=WHY)
    assert "宽城区发改局" in text(province, path)
    assert "截至" in text(province, path)
    send(province, f"{path}/withdraw_task", reason=WHY)
    assert "已撤销" in text(province, path)


def test_the_load_is_shown_and_exported(signed_in: Any) -> None:
    acts.close_task(made.delivered(), by=made.by("province"), at=AT, outcome=WHY)
    province = signed_in("province")
    assert "100.0" in text(province, "/tasks/load")
    book = openpyxl.load_workbook(io.BytesIO(province.get("/tasks/load.xlsx").content))
    assert any(cell.value == "长春市发改委" for row in book.active.iter_rows() for cell in row)


def test_a_meeting_goes_from_its_agenda_to_tasks(signed_in: Any) -> None:
    province = signed_in("province")
    assert "没有登记专班负责人" in text(province, "/task-force")
    sent = {"unit": "ORG-DRC", "person": "province-2某", "part": "head", "since": TODAY.isoformat()}
    assert send(province, "/task-force/enter_roster", **sent, document="").status_code == 409
    send(province, "/task-force/enter_roster", **sent, document="专班文件1号")
    member = RosterEntry.objects.get()
    plan = {"held_on": TODAY.isoformat(), "title": "第一次专班会议"}
    assert "目标亮红灯" in text(province, "/meetings/plan")
    assert send(province, "/meetings/plan_meeting", **plan, own="").status_code == 409
    red = re.findall(r'name="line" value="([^"]+)"', text(province, "/meetings/plan"))
    lines = ["own:听取各市汇报", red[1], red[0]]
    send(province, "/meetings/plan_meeting", **plan, line=lines, own="部署下一步工作")
    meeting = TaskForceMeeting.objects.get()
    path = f"/meetings/{meeting.pk}"
    assert f"/tasks/new?origin={red[0]}" in text(province, path)
    assert "要求" in text(province, f"/tasks/new?origin={red[0]}")
    shown = text(signed_in("department"), path)
    spoken = re.findall(r'class="item">.*?</span><span>(?:<a[^>]*>)?([^<]+)', shown)
    assert (spoken[0], spoken[-1], len(spoken)) == ("听取各市汇报", "部署下一步工作", 4)
    assert [i.ident for i in queries.agenda_of(meeting)][1:3] == [red[1], red[0]]
    said = {"minutes": "会议听取了各市进展汇报，研究了下一步工作。", "present": [member.person]}
    rows = {
        "text": ["各市月底前报送台账并核查", "肯定前期工作"], "lead": ["U220100", ""],
        "due": ["", ""], "is_word": ["2"],
    }  # fmt: skip
    refused = send(province, f"{path}/record_meeting", **said, **rows)
    assert refused.status_code == 409
    assert "第 1 项决定没有期限" in refused.content.decode()
    assert "各市月底前报送台账并核查" in refused.content.decode()
    assert Task.objects.count() == 0
    send(province, f"{path}/record_meeting", **said, **rows | {"due": [DAY, ""]})
    task = Task.objects.get()
    assert f"/tasks/{task.pk}" in text(province, path)
    assert "待签收事项" in text(signed_in("city"), "/tasks")
    send(province, f"/task-force/{member.pk}/leave_roster", until=TODAY.isoformat(), reason="工作调动")
    assert "工作调动" in text(province, "/task-force")
    assert signed_in("city").get(path).status_code == 403
    for path, said in (("/meetings.xlsx", "第一次专班会议"), ("/task-force.xlsx", "工作调动")):
        book = openpyxl.load_workbook(io.BytesIO(province.get(path).content))
        assert said in [cell.value for row in book.active.iter_rows() for cell in row]


def test_the_agenda_is_rearranged_before_the_meeting_is_planned_and_nothing_is_written(signed_in: Any) -> None:
    province, before = signed_in("province"), Entry.objects.count()
    first = re.findall(r'name="line" value="([^"]+)"', text(province, "/meetings/plan"))

    def press(move: str, lines: list[str], **more: Any) -> list[str]:
        answer = send(province, "/meetings/plan/arrange", move=move, line=lines, title="第一次会议", **more)
        assert answer.status_code == 200
        assert 'value="第一次会议"' in answer.content.decode()
        return re.findall(r'name="line" value="([^"]+)"', unescape(answer.content.decode()))

    assert press(f"down {first[0]}", first)[:2] == [first[1], first[0]]
    assert press(f"up {first[1]}", first)[:2] == [first[1], first[0]]
    assert press(f"up {first[0]}", first) == first
    without = press(f"out {first[0]}", first)
    assert without == first[1:]
    assert press(f"back {first[0]}", without) == [*first[1:], first[0]]
    assert press("add", without, own="听取汇报\n\n研究政策") == [*without, "own:听取汇报", "own:研究政策"]
    assert press("out own:听取汇报", [*without, "own:听取汇报"]) == without
    assert press("fly away", first) == first
    assert send(signed_in("department"), "/meetings/plan/arrange").status_code == 403
    assert (Entry.objects.count(), TaskForceMeeting.objects.count()) == (before, 0)
    gone = send(province, "/meetings/plan_meeting", held_on=TODAY.isoformat(), title="第一次会议", line=["task:999"])
    assert gone.status_code == 409
    assert "已不在红灯之列" in gone.content.decode()


def test_the_words_of_a_task_are_corrected_on_its_page_until_it_is_accepted(signed_in: Any) -> None:
    task, province, city = made.issued(), signed_in("province"), signed_in("city")
    path, better = f"/tasks/{task.pk}", "核查平台运行情况，三月底前报送。"
    assert "更正事项" not in text(city, path)
    refused = send(province, f"{path}/amend_task", title="平台台账", wanted=better, reason="")
    assert refused.status_code == 409
    assert better in refused.content.decode()
    send(province, f"{path}/amend_task", title="平台台账", wanted=better, reason=WHY)
    shown = text(city, path)
    assert (better in shown, "更正前" in shown, "逐一建立台账并报送" in shown) == (True, True, True)
    send(city, f"{path}/accept_task")
    assert "更正事项" not in text(province, path)


def test_a_red_light_on_the_overview_leads_to_a_task(signed_in: Any) -> None:
    province = signed_in("province")
    link = re.search(r'href="(/tasks/new\?origin=light:[^"]+)"', text(province, "/cockpit?period=2024Q4"))
    assert link is not None
    assert "目标预警" in text(province, link[1])
    assert "origin=light" not in text(signed_in("city"), "/cockpit?period=2024Q4")


def test_a_meeting_is_called_off(signed_in: Any) -> None:
    meeting, province = made.planned(), signed_in("province")
    send(province, f"/meetings/{meeting.pk}/call_off_meeting", reason="与省里会议冲突")
    assert "与省里会议冲突" in text(province, f"/meetings/{meeting.pk}")
    assert "called off" in text(signed_in("auditor", "en"), "/meetings")


def test_a_zone_finds_what_is_asked_on_its_desk_and_in_the_menu(signed_in: Any) -> None:
    made.issued(lead="BZ001", responsible=(), nodes=())
    page = text(signed_in("zone_head"), "/desk")
    assert "待签收事项" in page
    assert re.search(r'href="/tasks"[^>]*>督查督办<span class="cnt"[^>]*>1<', page)
