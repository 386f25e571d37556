"""What follows from a final round, on the screen: proposals, rectification, removal, false figures, history."""

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

from jiju.rooms.evaluations.models import Falsehood, Proposal, Rectification, Removal
from jiju.rooms.people import acts as people
from jiju.rooms.people.shapes import Engagement
from jiju.rooms.registry import queries as registry
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.office import consequences
from tests.engines import made_files
from tests.factories import following as made
from tests.rooms.evaluations import final
from tests.web import small

pytestmark = pytest.mark.django_db
WHY = made.WHY
LISTS = ("/rectifications", "/removals", "/falsehoods", "/zones/Z003/history")


@pytest.fixture(autouse=True)
def after_the_term(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration's clock stands on the day on which the round became final."""
    monkeypatch.setattr(clock, "now", lambda: made.AT)
    monkeypatch.setattr(clock, "today", lambda: made.TODAY)


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


@pytest.fixture
def second(signed_in: Any) -> Any:
    """A browser of a second person of the province."""

    def sign_in() -> Client:
        people.engage(
            [Engagement("second", small.PASSWORD, "第二人", Role.PROVINCE, "ORG-DRC", "all", (), small.zone(1).since,
                        is_demo=True)], by=small.BY, at=small.AT,
        )  # fmt: skip
        return signed_in("second")

    return sign_in


def test_proposals_stand_by_kind_with_why_and_are_decided_on_their_page(signed_in: Any) -> None:
    award, client = made.proposal("award"), signed_in("province")
    page = text(client, f"/rounds/{award.round_id}/proposals")
    for said in ("奖补候选", "取消称号", "一票否决：重大安全事故", "第 1 名（共 2 家），在前 2 名之内", "待决定 8 项"):
        assert said in page
    assert client.get("/proposals").url == f"/rounds/{award.round_id}/proposals"
    refused = send(client, f"/proposals/{award.pk}/decline_proposal", reason="短")
    assert refused.status_code == 409
    assert "短</textarea>" in refused.content.decode()
    assert Proposal.objects.get(pk=award.pk).state == "proposed"
    send(client, f"/proposals/{award.pk}/take_up_proposal", reason="")
    assert "已采纳" in text(client, f"/proposals/{award.pk}")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/rounds/{award.round_id}/proposals.xlsx").content))
    assert any(cell.value == "奖补候选" for row in book.active.iter_rows() for cell in row)


def test_each_sees_the_proposals_of_the_own_area_and_a_zone_only_what_is_decided(signed_in: Any) -> None:
    found = made.proposal("rectify")
    path = f"/rounds/{found.round_id}/proposals"
    assert ">测试集聚区001<" not in text(signed_in("zone_head"), path)
    assert signed_in("zone_head").get(f"/proposals/{found.pk}").status_code == 404
    made.taken("rectify")
    assert ">测试集聚区001<" in text(signed_in("zone_head"), path)
    assert "测试集聚区002" not in text(signed_in("county"), path)
    assert "测试集聚区001" not in text(signed_in("department"), path)
    assert "测试集聚区002" in text(signed_in("auditor"), path)
    assert signed_in("province").get("/rounds/99/proposals").status_code == 404


def test_a_rectification_goes_from_the_order_to_the_judgement(signed_in: Any) -> None:
    found, province, head = made.taken("rectify"), signed_in("province"), signed_in("zone_head")
    day = (made.TODAY + timedelta(days=30)).isoformat()
    refused = send(province, f"/proposals/{found.pk}/order_rectification", what=["补齐运行记录"], by=[""], due=day)
    assert refused.status_code == 409
    assert "补齐运行记录</textarea>" in refused.content.decode()
    send(province, f"/proposals/{found.pk}/order_rectification", what=["补齐运行记录", ""], by=[day, ""], due=day)
    order = Rectification.objects.get()
    assert f"/rectifications/{order.pk}" in text(head, "/rectifications")
    assert "项整改待报告" in text(head, "/rectifications")
    assert (
        send(head, f"/rectifications/{order.pk}/report_rectification", done=["已"], proof=["佐证"]).status_code == 409
    )
    send(head, f"/rectifications/{order.pk}/report_rectification", done=["已经补齐记录"], proof=["平台日志一册"])
    assert "您是下达人" in text(province, f"/rectifications/{order.pk}")
    assert send(province, f"/rectifications/{order.pk}/pass_rectification", outcome=WHY).status_code == 409
    city = signed_in("city")
    assert "不通过</button>" not in text(city, f"/rectifications/{order.pk}")
    assert send(city, f"/rectifications/{order.pk}/fail_rectification", outcome=WHY).status_code == 409
    send(city, f"/rectifications/{order.pk}/pass_rectification", outcome=WHY)
    assert WHY in text(head, f"/rectifications/{order.pk}")


def test_a_task_is_issued_out_of_a_rectification(signed_in: Any) -> None:
    order, province = made.ordered(), signed_in("province")
    asked = f"/tasks/new?origin=rectification:{order.pk}"
    assert asked in text(province, f"/rectifications/{order.pk}")
    assert order.unit_name in text(province, asked)
    assert "/tasks/new" not in text(signed_in("zone_head"), f"/rectifications/{order.pk}")


def test_a_title_ends_step_by_step_on_its_page(signed_in: Any, second: Any) -> None:
    found, province, head = made.taken("remove"), signed_in("province"), signed_in("zone_head")
    send(province, f"/proposals/{found.pk}/give_notice", reason=WHY)
    case = Removal.objects.get()
    path = f"/removals/{case.pk}"
    assert "申请听证" in text(head, path)
    send(head, f"{path}/ask_hearing", wish=WHY)
    assert "您是本案上一环节的经办人" in text(province, path)
    other, day = second(), made.TODAY.isoformat()
    refused = send(other, f"{path}/record_hearing", held_on=day, attended="", said="听证情况正常，双方充分陈述。")
    assert refused.status_code == 409
    assert "双方充分陈述" in refused.content.decode()
    send(other, f"{path}/record_hearing", held_on=day, attended="主持人\n负责人", said="双方充分陈述，记录在案。")
    members = {"present": "甲 主任\n乙 副主任\n丙 处长", "absent": "", "held_on": day}
    minutes = {"minutes": "会议审议了该集聚区的评估结果，同意取消称号。"}
    votes = {"votes_for": "1", "votes_against": "2", "abstained": "0"}
    assert send(province, f"{path}/decide_removal", **members, **minutes, **votes).status_code == 409
    votes |= {"votes_for": "3", "votes_against": "0"}
    send(province, f"{path}/decide_removal", **members, **minutes, **votes)
    assert send(province, f"{path}/confirm_removal", effective_on=day).status_code == 409
    refused = send(other, f"{path}/confirm_removal", effective_on=day)
    assert "公示" in refused.content.decode()  # the plan asks for a public notice, which ends the title
    assert "转入公示" in text(province, path)
    assert send(head, f"{path}/open_removal").status_code == 403
    send(other, f"{path}/open_removal")
    assert "已进入公示程序" in text(province, path)
    after = made.noticed_publicly()
    assert registry.zone(small.actor(Role.PROVINCE), small.HOME, after).status == registry.REMOVED
    assert "不得重新申报" in text(head, path)
    assert "已取消称号" in text(head, f"/zones/{small.HOME}/history")


def test_files_go_with_a_report_and_are_opened_by_whoever_sees_the_case(signed_in: Any) -> None:
    order, head, city = made.ordered(), signed_in("zone_head"), signed_in("city")
    path = f"/rectifications/{order.pk}/report_rectification"
    said = {"done": ["已经补齐记录", "已经清退企业"], "proof": ["平台日志一册", "注销登记回执"]}
    refused = send(head, path, **said, files=SimpleUploadedFile("日志.exe", b"MZ\x90"))
    assert refused.status_code == 409
    assert "已经补齐记录</textarea>" in refused.content.decode()
    send(head, path, **said, files=SimpleUploadedFile("平台日志.pdf", made_files.pdf()))
    page = text(city, f"/rectifications/{order.pk}")
    assert "平台日志.pdf" in page
    found = re.search(r'href="(/files/[^"]+)"', page)
    assert found is not None
    assert city.get(found[1]).status_code == 200
    assert signed_in("department").get(found[1]).status_code == 404


def test_a_title_is_kept_by_another_person(signed_in: Any, second: Any) -> None:
    case = made.noticed()
    assert send(signed_in("province"), f"/removals/{case.pk}/keep_title", reason=WHY).status_code == 409
    send(second(), f"/removals/{case.pk}/keep_title", reason=WHY)
    assert "保留称号的理由" in text(signed_in("zone_head"), f"/removals/{case.pk}")


def test_a_finding_is_raised_and_decided_by_two_and_shows_what_rests_on_it(signed_in: Any, second: Any) -> None:
    made.followed()
    auditor, province = signed_in("auditor"), signed_in("province")
    fields = {
        "unit": "Z003",
        "period": str(small.LIVE),
        "figures": "税收多报三成，约120万元",
        "evidence": "税务机关完税证明与报表不符",
    }
    refused = send(auditor, "/falsehoods/raise_falsehood", **(fields | {"evidence": ""}))
    assert refused.status_code == 409
    assert "税收多报三成" in refused.content.decode()
    before = Entry.objects.count()
    assert send(auditor, "/falsehoods/raise_falsehood", **(fields | {"unit": "Z999"})).status_code == 404
    assert Entry.objects.count() == before
    send(auditor, "/falsehoods/raise_falsehood", **fields)
    found = Falsehood.objects.get()
    assert "2024年四季度评估" in text(province, "/falsehoods")
    assert f"/tasks/new?origin=falsehood:{found.pk}" in text(province, "/falsehoods")
    assert "origin=falsehood" not in text(auditor, "/falsehoods")
    assert send(signed_in("city"), f"/falsehoods/{found.pk}/confirm_falsehood", answer=WHY).status_code == 403
    send(province, f"/falsehoods/{found.pk}/confirm_falsehood", answer=WHY)
    assert Falsehood.objects.get().state == "confirmed"
    dropped = made.raised()
    at = f"/falsehoods/{found.pk}/give_notice_on_finding"
    assert at not in text(province, "/falsehoods")  # who confirmed it does not give notice
    assert send(province, at, reason=WHY).status_code == 409
    other = second()
    assert at in text(other, "/falsehoods")
    refused = send(other, at, reason="短")
    assert (refused.status_code, "短</textarea>" in refused.content.decode()) == (409, True)
    case = send(other, at, reason=WHY)
    assert "数据造假" in text(signed_in("auditor"), case["Location"])
    assert "数据造假" in text(signed_in("auditor"), "/removals")
    send(other, f"/falsehoods/{dropped.pk}/drop_falsehood", answer=WHY)
    assert Falsehood.objects.get(pk=dropped.pk).state == "dropped"


def test_the_history_of_a_zone_tells_grades_proposals_and_cases(signed_in: Any) -> None:
    made.reported()
    made.heard()
    made.confirmed()
    page = text(signed_in("zone_head"), f"/zones/{small.HOME}/history")
    for said in ("2024年四季度评估", "不合格", "整改", "退出", "已采纳"):
        assert said in page
    assert signed_in("zone_head").get("/zones/Z002/history").status_code == 404
    assert "False figures" in text(signed_in("auditor", "en"), "/zones/Z002/history")


def test_lists_ask_the_store_no_more_often_for_more_rows(signed_in: Any, query_count: Any) -> None:
    """The same pages with one of each, and with two."""
    small.make()
    client, found = signed_in("province"), []
    for year, removed in ((2023, "Z003"), (2021, "Z004")):
        round_ = _one_of_each(year, removed)
        counts = []
        for path in (
            f"/rounds/{round_}/proposals",
            "/rectifications",
            "/removals",
            "/falsehoods",
            "/zones/Z003/history",
        ):
            text(client, path)
            with query_count() as count:
                rows = text(client, path).count("<tr")
            counts.append((len(count), rows))
        found.append(counts)
    few, many = found
    assert [n for n, _ in few] == [n for n, _ in many]
    assert all(a < b for (_, a), (_, b) in zip(few[1:], many[1:], strict=True))


def _one_of_each(year: int, removed: str) -> int:
    """A round in which two zones fell: one of everything that is listed."""
    fallen = [final.standing(unit, "50", "不合格", 1) for unit in ("Z003", "Z004")]
    final.final(str(year - 1), fallen)
    round_ = final.final(str(year), [*fallen, final.standing("Z001", "90", "优秀", 2)])
    found = final.proposed(round_, made.AT)
    by = made.rounds.province()
    tasks = [made.TaskOrdered("补齐运行记录", made.TODAY)]
    taken = made.acts.take_up_proposal(found["rectify", "Z003"], by=by, at=made.AT, reason=WHY)
    made.acts.order_rectification(taken, by=by, at=made.AT, tasks=tasks, due=made.TODAY)
    removing = made.acts.take_up_proposal(found["remove", removed], by=by, at=made.AT, reason=WHY)
    made.acts.give_notice(removing, by=by, at=made.AT, reason=WHY)
    facts = made.FalsehoodFacts("Z003", str(year), "税收总额多报三成，约一百万元", "完税证明与报表不符，差额巨大")
    made.acts.raise_falsehood(facts, by=by, at=made.AT)
    return int(round_.pk)


@pytest.mark.parametrize(
    ("judged", "says"),
    [("holds", "every condition holds by the figures"), ("", "a person judges what no figure tells")],
)
def test_a_proposal_for_entry_says_who_settles_its_conditions(judged: str, says: str) -> None:
    told = consequences.WHY["admit"]({"condition": "入园条件", "judged": judged})
    assert [str(one) for one in told][1] == says
