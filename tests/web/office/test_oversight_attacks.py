"""Attacks on the pages of oversight: what is not one's own, by number, file, search, post, and what is sent beside."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape
from openpyxl import load_workbook

from jiju.rooms.oversight import acts, tasks
from jiju.rooms.oversight.models import Alert, Delivery, Task, TaskForceMeeting
from jiju.rooms.oversight.shapes import IssueFacts, Resolved
from jiju.spine.files import Upload, attached_to
from jiju.spine.models import Entry
from tests.engines import made_files
from tests.factories import alerts, clauses
from tests.factories import oversight as made
from tests.factories.oversight import AT, DONE, DUE, PROOF, WHY, by
from tests.web import small
from tests.web.office.pages import PAGES, ROLES

SECRET = "长春内部督办"


def post(client: Any, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid4()), **fields})


@pytest.fixture
def city(province: None) -> dict[str, int]:
    """What the city of Changchun has of each kind, and nobody beside it: numbers by what they are."""
    made.found()
    alerts.reported(5, **alerts.ODD)
    tasks.read_every_alert(at=AT)
    facts = made.facts(title=SECRET, wanted=f"{SECRET}，{WHY}", responsible=(), nodes=())
    task = acts.issue_task(None, by=by("city"), at=AT, facts=facts)
    acts.accept_task(task, by=by("city"), at=AT)
    file = SimpleUploadedFile("内部.pdf", made_files.pdf(), "application/pdf")
    acts.deliver_task(task, by=by("city"), at=AT, text=DONE, proof=PROOF, uploads=[upload(file)])
    issue = acts.raise_issue(
        None, by=by("county"), at=AT, facts=IssueFacts("projects", "Z001", f"{SECRET}，用地未落实")
    )
    analysis = acts.draft_analysis(None, by=by("city"), at=AT, period=small.LIVE)
    view = made.viewed("city", name=SECRET)
    proof = clauses.offered()
    return {
        "tasks": task.pk, "issues": issue.pk, "alerts": Alert.objects.get(subject="Z005").pk, "quarterly": analysis.pk,
        "views": view.pk, "proofs": proof.pk,
    }  # fmt: skip


def upload(file: SimpleUploadedFile) -> Upload:
    return Upload(file.name or "", file.read())


def plain(page: Any) -> str:
    """A page without what differs from one answer to the next."""
    text = page.content.decode()
    text = re.sub(r"编号为\d+", "", text)
    text = re.sub(r'(name="(csrfmiddlewaretoken|idempotency_key)" value|nonce|next)="?[^"&]*"?', "", text)
    return re.sub(r"/(tasks|issues|alerts|quarterly|views)(/|%2F)\d+", "", text.replace("%2F", "/"))


# --- out of sight is like missing -------------------------------------------------------------------------------------


def test_what_another_city_has_is_answered_as_what_is_not_there(city: dict[str, int], signed_in: Any) -> None:
    client = signed_in("other-city")
    for kind in ("tasks", "issues", "alerts", "quarterly", "views"):
        for tail in ("", *((".json", ".xlsx") if kind == "quarterly" else ())):
            there, nowhere = client.get(f"/{kind}/{city[kind]}{tail}"), client.get(f"/{kind}/98765{tail}")
            assert (there.status_code, nowhere.status_code) == (404, 404), kind
            assert plain(there) == plain(nowhere), kind
    assert signed_in("city").get(f"/tasks/{city['tasks']}").status_code == 200


POSTS: dict[str, tuple[str, ...]] = {
    "tasks": ("accept_task", "amend_task", "report_node", "deliver_task", "return_task", "close_task", "ask_longer",
              "withdraw_task", "reassign_task"),
    "issues": ("own_issue", "answer_issue", "close_issue", "reopen_issue"),
    "alerts": ("acknowledge_alert", "assign_alert", "snooze_alert", "answer_alert", "close_alert"),
    "quarterly": ("write_passage", "refresh_analysis", "settle_analysis", "reopen_analysis"),
    "views": ("rename_view", "share_view", "keep_view", "delete_view"),
}  # fmt: skip
SENT = {"reason": WHY, "outcome": WHY, "text": WHY, "proof": WHY, "words": WHY, "lead": "U220200", "unit": "U220200",
        "title": "另一标题", "wanted": WHY, "to_day": "2025-03-01", "due": "2025-03-01", "until": "2025-02-01",
        "said": WHY, "number": "1", "key": "whole", "read": "1", "name": "我的"}  # fmt: skip


@pytest.mark.parametrize("who", ["other-city", "department"])
def test_nobody_takes_a_step_with_what_is_out_of_sight(city: dict[str, int], signed_in: Any, who: str) -> None:
    client = signed_in(who)
    before = Entry.objects.count()
    for kind, verbs in POSTS.items():
        for verb in verbs:
            answer = post(client, f"/{kind}/{city[kind]}/{verb}", **SENT)
            nowhere = post(client, f"/{kind}/98765/{verb}", **SENT)
            assert answer.status_code == nowhere.status_code == 404, (kind, verb)
    assert Entry.objects.count() == before


def test_search_lists_counts_and_workbooks_tell_nothing_of_another_city(city: dict[str, int], signed_in: Any) -> None:
    client = signed_in("other-city")
    for path in ("/tasks", "/issues", "/views", f"/search?q={SECRET}", f"/search/suggest?q={SECRET}", "/tasks/load",
                 f"/tasks?q={SECRET}", "/cockpit", "/cockpit?since=2024-01-01", "/alerts?state=all",
                 "/alerts?state=all&q=Z005", "/topics", "/quarterly", "/wall", "/clauses"):  # fmt: skip
        page = client.get(path)
        text = page.content.decode().replace(f'value="{SECRET}"', "").replace(f"“{SECRET}”", "")
        assert page.status_code == 200, path
        assert "测试集聚区005" not in text, path
        assert f"{SECRET}<" not in text, path
    for path in ("/tasks.xlsx", "/issues.xlsx", "/views.xlsx", "/alerts.xlsx?state=all", "/topics.xlsx",
                 "/cockpit.xlsx", "/clauses.xlsx", f"/search.xlsx?q={SECRET}"):  # fmt: skip
        rows = [row for sheet in load_workbook(BytesIO(client.get(path).content)) for row in sheet.values][3:]
        told = str(rows)
        assert SECRET not in told, path
        assert "测试集聚区005" not in told, path


def test_a_file_is_opened_by_whoever_sees_what_it_belongs_to(city: dict[str, int], signed_in: Any) -> None:
    delivery = Delivery.objects.get(task=city["tasks"])
    meeting = recorded()
    files = {
        "delivery": attached_to(Delivery._meta.label, [str(delivery.pk)])[str(delivery.pk)][0],
        "minutes": attached_to(TaskForceMeeting._meta.label, [str(meeting.pk)])[str(meeting.pk)][0],
        "proof": attached_to("oversight.ClauseProof", [str(city["proofs"])])[str(city["proofs"])][0],
    }
    seen = {"delivery": {"city", "province", "auditor"}, "minutes": {"province", "department", "auditor"},
            "proof": {"city", "province", "auditor"}}  # fmt: skip
    for kind, file in files.items():
        for who in ("city", "other-city", "department", "zone_head", "expert", "province", "auditor"):
            answer = signed_in(who).get(f"/files/{file.id}/{file.name}")
            assert (answer.status_code == 200) == (who in seen[kind]), (kind, who)


def recorded() -> TaskForceMeeting:
    made.member()
    held = made.held(Resolved("各市一月底前报送平台台账，逐一核查。", "U220100", DUE))
    file = upload(SimpleUploadedFile("纪要.pdf", made_files.pdf(), "application/pdf"))
    return acts.record_meeting(made.planned(), by=by("province"), at=AT, held=held, uploads=[file])


# --- no page writes -------------------------------------------------------------------------------------------------


def test_no_page_that_is_opened_writes(city: dict[str, int], signed_in: Any) -> None:
    own = [f"/{kind}/{pk}" for kind, pk in city.items() if kind != "proofs"]
    for who in ROLES:
        client = signed_in(who)
        before = Entry.objects.count()
        for path in (*PAGES, *own):
            client.get(path)
        assert Entry.objects.count() == before, who


def test_verbs_take_no_get(city: dict[str, int], signed_in: Any) -> None:
    client = signed_in("city")
    before = Entry.objects.count()
    for kind, verbs in POSTS.items():
        for verb in verbs:
            assert client.get(f"/{kind}/{city[kind]}/{verb}").status_code in (403, 405), verb
    assert Entry.objects.count() == before


# --- what is sent ---------------------------------------------------------------------------------------------------


def test_a_task_takes_nothing_but_what_is_asked(city: dict[str, int], signed_in: Any) -> None:
    beside = {"id": "77", "pk": "77", "state": "closed", "issued_by": "P-AUDITOR", "accepted_by": "P-AUDITOR",
              "delivered_on": "2024-01-01", "closed_by": "P-AUDITOR", "issuer": "ORG-DRC"}  # fmt: skip
    asked = {"title": "补齐公共服务平台", "wanted": WHY, "origin_kind": "instruction", "origin_key": "批示3号",
             "lead": "U220103", "due": DUE.isoformat()}  # fmt: skip
    assert post(signed_in("city"), "/tasks/issue_task", **asked, **beside).status_code == 302
    task = Task.objects.latest("pk")
    assert (task.state, task.issued_by, task.accepted_by, task.delivered_on) == ("issued", by("city").person, "", None)
    assert task.pk != 77
    assert task.parties.get(part="issuer").unit == "U220100"


def test_the_same_form_sent_twice_is_done_once(city: dict[str, int], signed_in: Any) -> None:
    client, key = signed_in("city"), str(uuid4())
    asked = {"title": "补齐公共服务平台", "wanted": WHY, "origin_kind": "instruction", "origin_key": "批示3号",
             "lead": "U220103", "due": DUE.isoformat(), "idempotency_key": key}  # fmt: skip
    first, second = (client.post("/tasks/issue_task", asked) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Task.objects.filter(title="补齐公共服务平台").count() == 1


@pytest.mark.parametrize("number", ["99999999999999999999", "-1", "²", "1.5", "x" * 500])
def test_numbers_that_are_none_find_nothing(city: dict[str, int], signed_in: Any, number: str) -> None:
    client = signed_in("province")
    for kind in ("tasks", "issues", "alerts", "meetings", "quarterly", "views", "cascades"):
        assert client.get(f"/{kind}/{number}").status_code == 404, kind
    for origin in ("alert", "issue", "meeting", "rectification", "falsehood"):
        assert client.get("/tasks/new", {"origin": f"{origin}:{number}"}).status_code == 404, origin


@pytest.mark.parametrize("text", ["{{ 7*7 }}{% now 'Y' %}经核对材料属实", "<img src=x onerror=alert(1)>经核对材料属实"])
def test_what_looks_like_a_page_is_printed_as_text(city: dict[str, int], signed_in: Any, text: str) -> None:
    client = signed_in("city")
    asked = {"title": text, "wanted": text, "origin_kind": "instruction", "origin_key": "批示3号", "lead": "U220103",
             "due": DUE.isoformat()}  # fmt: skip
    assert post(client, "/tasks/issue_task", **asked).status_code == 302
    post(client, f"/issues/{city['issues']}/own_issue", unit="U220100", person=by("city").person, due=DUE.isoformat())
    post(client, f"/issues/{city['issues']}/answer_issue", text=text)
    post(client, f"/alerts/{city['alerts']}/answer_alert", text=text)
    post(client, f"/quarterly/{city['quarterly']}/write_passage", key="ahead", text=text, read="1")
    for path in (f"/tasks/{Task.objects.latest('pk').pk}", "/tasks", f"/issues/{city['issues']}",
                 f"/alerts/{city['alerts']}", f"/quarterly/{city['quarterly']}"):  # fmt: skip
        page = client.get(path).content.decode()
        assert "<img src=x" not in page, path
        assert escape(text) in page or escape(text).replace("&#x27;", "'") in page, path


@pytest.mark.parametrize("name", ["=HYPERLINK(1)补齐平台", "@SUM(A1)补齐平台", "+cmd|' /C calc'!A0", "-2+3补齐平台"])
def test_what_looks_like_a_formula_leaves_as_text(city: dict[str, int], signed_in: Any, name: str) -> None:
    client = signed_in("city")
    asked = {"title": name, "wanted": WHY, "origin_kind": "instruction", "origin_key": name, "lead": "U220103",
             "due": DUE.isoformat()}  # fmt: skip
    assert post(client, "/tasks/issue_task", **asked).status_code == 302
    made.viewed("city", name=name, address="/tasks")
    acts.raise_issue(None, by=by("county"), at=AT, facts=IssueFacts("projects", "Z001", f"{name}，用地指标未落实"))
    for path in ("/tasks.xlsx", "/views.xlsx", "/issues.xlsx"):
        cells = [c for row in load_workbook(BytesIO(client.get(path).content)).active for c in row]
        held = [c for c in cells if name in str(c.value)]
        assert held, path
        assert {c.data_type for c in held} == {"s"}, path


EDGES = ("1900Q1", "1900", "2200Q4", "9999Q4", "2019Q4", "2024M02", "2024H1", "٢٠٢٤Q1")


@pytest.mark.parametrize("who", ["province", "city", "zone_head"])
def test_periods_and_days_at_the_edge_are_answered_with_a_page_or_a_sentence(
    province: None, signed_in: Any, who: str
) -> None:
    client = signed_in(who)
    for period in EDGES:
        for path in ("/cockpit?period=", "/cockpit.xlsx?period=", "/targets?period=", "/targets/revenue/gap?period=",
                     "/wall?period=", "/compare?zone=Z001&to=", "/compare?from=", "/topics?period=",
                     "/tasks/new?origin=figure:revenue:", "/tasks/new?origin=light:revenue:"):  # fmt: skip
            assert client.get(path + period).status_code in (200, 403, 404), path + period
    for day in ("0001-01-01", "1949-09-30", "2024-02-29", "2023-02-29", "9999-12-31"):
        assert client.get(f"/cockpit?since={day}").status_code in (200, 404), day


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_address_that_only_takes_a_step_says_so_when_it_is_opened(
    province: None, signed_in: Any, language: str
) -> None:
    """After a reload or a late sign-in: a page that says what helps, and never a blank one."""
    client = signed_in("province")
    client.cookies["jiju_language"] = language
    for path in ("/alerts/1/close_alert", "/tasks/1/accept_task", "/meetings/1/record_meeting"):
        found = client.get(path)
        assert (found.status_code, found.headers["Allow"]) == (405, "POST")
        assert (
            "请打开该事项的页面" if language == "zh-hans" else "Open the page of the matter"
        ) in found.content.decode()
