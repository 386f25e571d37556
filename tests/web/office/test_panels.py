"""Panels on the screen: from the fixed pool over draw, recusal and discussion to the closed result."""

from __future__ import annotations

import io
import json
import uuid
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiju.engines import draws
from jiju.rooms.people import acts as people
from jiju.rooms.people.shapes import Engagement
from jiju.rooms.selections import acts
from jiju.rooms.selections.models import Panel
from jiju.rooms.selections.shapes import Tie
from jiju.spine.roles import Role
from tests.engines import made_files
from tests.factories import selections_experts as made
from tests.rooms.selections.experts import applying
from tests.web import small

pytestmark = pytest.mark.django_db
TIE = Tie("cooperation", "曾受托编制该集聚区规划")


@pytest.fixture(autouse=True)
def province_made() -> None:
    small.make()
    made.pool()
    others = [
        Engagement(name, small.PASSWORD, said, Role.PROVINCE, "ORG-DRC", "all", (), made.SINCE, is_demo=True)
        for name, said in (("second", "第二人"), ("third", "第三人"))
    ]
    people.engage(others, by=small.BY, at=small.AT)


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def drawn() -> Panel:
    return made.drawn(made.prepared(applying.unsealed()))


def test_one_person_fixes_the_pool_and_another_draws(signed_in: Any) -> None:
    call, client = applying.unsealed(), signed_in("province")
    assert "个批次待抽取专家" in text(client, "/panels")
    made_ = send(client, f"/panels/calls/{call.pk}/prepare_draw")
    panel = Panel.objects.get()
    assert made_.url == f"/panels/{panel.pk}"
    page = text(client, f"/panels/{panel.pk}")
    assert "须由省级主管部门的另一人抽取" in page
    assert panel.pool_digest in page
    assert send(client, f"/panels/{panel.pk}/draw_panel").status_code == 409
    second = signed_in("second")
    assert "个评审组待另一人抽取" in text(second, "/panels")
    send(second, f"/panels/{panel.pk}/draw_panel")
    panel.refresh_from_db()
    page = text(client, f"/panels/{panel.pk}")
    for said in (panel.seed, panel.secret, panel.record_digest, f"jiju selections redraw {call.pk} --json", "待声明"):
        assert said in page
    kept = client.get(f"/panels/{panel.pk}/record.json")
    assert draws.redraw(kept.content.decode()).holds
    assert "attachment" in kept["Content-Disposition"]


def test_what_stands_in_the_way_is_said_at_the_call(signed_in: Any) -> None:
    call, client = applying.unsealed(Z001={"platform": "春晓运营1有限公司建成平台。"}), signed_in("province")
    applying.moved(call, "Z002", stage="formal")
    page = text(client, "/panels")
    assert "尚有 1 件未到达：测试集聚区002" in page
    assert "固定候选名单</button>" not in page
    assert send(client, f"/panels/calls/{call.pk}/prepare_draw").status_code == 409
    applying.moved(call, "Z002", stage="experts")
    assert "公共服务平台建设和服务情况" in text(client, "/panels")
    refused = send(client, f"/panels/calls/{call.pk}/prepare_draw", despite="不管")
    assert refused.status_code == 409
    assert "不管</textarea>" in refused.content.decode()
    assert send(client, f"/panels/calls/{call.pk}/prepare_draw", despite="已通知申报单位更正。").status_code == 302
    assert send(client, "/panels/calls/999/prepare_draw").status_code == 404


def test_a_tie_is_shown_and_the_expert_replaced(signed_in: Any) -> None:
    panel, client = drawn(), signed_in("province")
    seat = made.here(panel)[0]
    acts.declare(panel, by=made.sitter(seat), at=made.AT, ties=made.ties(panel, Z002=TIE))
    assert "名专家声明回避，待更换" in text(client, "/panels")
    page = text(client, f"/panels/{panel.pk}")
    assert "测试集聚区002：合作、咨询或受托关系，曾受托编制该集聚区规划" in page
    path, code = f"/panels/{panel.pk}/recuse", seat.expert.code
    refused = send(client, path, expert=code, evidence="短")
    assert refused.status_code == 409
    assert "短</textarea>" in refused.content.decode()
    proof = SimpleUploadedFile("证明.pdf", made_files.pdf())
    assert send(client, path, expert=code, evidence=made.EVIDENCE, files=proof).status_code == 302
    page = text(client, f"/panels/{panel.pk}")
    assert f"替换 {code}" in page
    assert "专家声明：" in page
    assert "证明.pdf" in page
    link = page.split('href="/files/')[1].split('"')[0]
    assert client.get(f"/files/{link}").status_code == 200
    assert signed_in("city").get(f"/files/{link}").status_code == 404
    assert signed_in(made.sitter(seat).account).get(f"/files/{link}").status_code == 404


def test_a_challenge_is_ruled_on_by_another_person(signed_in: Any) -> None:
    panel, client = drawn(), signed_in("province")
    seat, other = made.here(panel)[:2]
    code, at = seat.expert.code, f"/panels/{panel.pk}"
    assert "固定候选名单或抽取本评审组的人员不得" in text(client, at)
    assert send(client, f"{at}/recuse", expert=code, evidence=made.EVIDENCE).status_code == 409
    second = signed_in("second")
    assert send(second, f"{at}/recuse", expert=code, evidence=made.EVIDENCE).status_code == 302
    assert "名被质疑专家待另一人裁定" in text(client, "/panels")
    page = text(second, at)
    assert "由您提出质疑，须由另一人裁定" in page
    assert f"{at}/confirm_recusal" not in page
    assert send(second, f"{at}/confirm_recusal", expert=code).status_code == 409
    assert f"{at}/keep_expert" in text(client, at)
    assert send(client, f"{at}/keep_expert", expert=code, reason="短").status_code == 409
    assert send(client, f"{at}/keep_expert", expert=code, reason=made.EVIDENCE).status_code == 302
    send(second, f"{at}/recuse", expert=other.expert.code, evidence=made.EVIDENCE)
    third = signed_in("third")
    assert f"{at}/confirm_recusal" in text(third, at)
    assert send(third, f"{at}/confirm_recusal", expert=other.expert.code).status_code == 302
    assert f"替换 {other.expert.code}" in text(client, at)


def test_the_discussion_is_recorded_and_the_panel_closed(signed_in: Any) -> None:
    panel, client = made.signed(drawn(), {"A-01": 9, "A-02": 5, "A-03": 7}), signed_in("province")
    assert "个评审组已全部签字，待结束" in text(client, "/panels")
    path = f"/panels/{panel.pk}/record_discussion"
    fields = {"held_on": "2025-01-20", "attended": "评审专家01\n评审专家02", "text": made.TALK}
    assert send(client, path, **(fields | {"text": "短"})).status_code == 409
    assert send(client, path, **(fields | {"held_on": "x"})).status_code == 409
    send(client, path, **fields)
    assert made.TALK in text(client, f"/panels/{panel.pk}")
    assert client.get(f"/panels/{panel.pk}/result").status_code == 409
    send(client, f"/panels/{panel.pk}/close_panel")
    page = text(signed_in("auditor"), f"/panels/{panel.pk}/result")
    for said in ("90.00", "70.00", "50.00", "低于合格线", "全部专家的平均分"):
        assert said in page
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/panels/{panel.pk}/result.xlsx").content))
    assert book.sheetnames == ["得分", "评分项", "专家"]
    values = [c.value for row in book["得分"].iter_rows() for c in row]
    assert "A-01" in values
    assert 90 in values
    assert send(client, f"/panels/{panel.pk}/close_panel").status_code == 409


def test_a_panel_is_closed_only_when_all_is_signed(signed_in: Any) -> None:
    panel, client = made.declared(drawn()), signed_in("province")
    page = text(client, f"/panels/{panel.pk}")
    assert "结束评审（" not in page
    refused = send(client, f"/panels/{panel.pk}/close_panel")
    assert refused.status_code == 409
    assert "尚缺 15 份" in unescape(refused.content.decode())


def test_a_panel_is_given_up_with_a_reason(signed_in: Any) -> None:
    panel, client = drawn(), signed_in("province")
    assert "须由另一人终止" in text(client, f"/panels/{panel.pk}")
    assert "give_up_panel" not in text(client, f"/panels/{panel.pk}")
    refused = send(client, f"/panels/{panel.pk}/give_up_panel", reason="备选专家不足，需要重新抽取。")
    assert refused.status_code == 409
    assert "任何人不得单独反复抽取直至结果合意" in unescape(refused.content.decode())
    client = signed_in("third")
    assert "须由另一人终止" not in text(client, f"/panels/{panel.pk}")
    assert send(client, f"/panels/{panel.pk}/give_up_panel", reason="短").status_code == 409
    send(client, f"/panels/{panel.pk}/give_up_panel", reason="备选专家不足，需要重新抽取。")
    assert "备选专家不足，需要重新抽取。" in text(client, f"/panels/{panel.pk}")
    assert "个批次待抽取专家" in text(client, "/panels")
    again = made.drawn(made.prepared(panel.call))
    page = text(client, f"/panels/{again.pk}")
    assert '此前终止的评审组数</dt><dd class="n">1</dd>' in page
    assert again.seed_digest in page
    assert again.seed_digest != panel.seed_digest
    again.call.refresh_from_db()
    assert again.call.seed_digest in text(client, f"/calls/{again.call_id}")


def test_no_score_is_on_any_page_before_the_closing(signed_in: Any) -> None:
    panel = made.declared(drawn())
    seat = made.here(panel)[0]
    secret = {"base": made.Decimal("13.57")}
    acts.score(panel, by=made.sitter(seat), at=made.AT, code="A-01", points=secret, remark="独有的评语在此")
    assert "13.57" in text(signed_in(made.sitter(seat).account), f"/panel/reviews/{panel.pk}/A-01")
    others = [made.sitter(s).account for s in made.here(panel)[1:]]
    paths = [
        "/panels",
        f"/panels/{panel.pk}",
        "/panel",
        f"/panel/reviews/{panel.pk}",
        f"/panel/reviews/{panel.pk}/A-01",
    ]
    for user in ("province", "second", "auditor", *others):
        for path in (*paths, f"/panels/{panel.pk}/result", f"/panels/{panel.pk}/record.json"):
            told = signed_in(user).get(path).content.decode()
            assert "13.57" not in told, (user, path)
            assert "独有的评语" not in told, (user, path)


def test_panels_are_for_the_province_and_the_auditor(signed_in: Any) -> None:
    panel = drawn()
    gets = ("", "/record.json", "/result", "/result.xlsx")
    posts = (
        "draw_panel",
        "recuse",
        "confirm_recusal",
        "keep_expert",
        "record_discussion",
        "close_panel",
        "give_up_panel",
    )
    for user in (
        "city",
        "department",
        "county",
        "zone_head",
        "administrator",
        made.sitter(made.here(panel)[0]).account,
    ):
        client = signed_in(user)
        assert {client.get(f"/panels/{panel.pk}{path}").status_code for path in gets} == {403}
        assert {send(client, f"/panels/{panel.pk}/{verb}").status_code for verb in posts} == {403}
    auditor = signed_in("auditor")
    assert {send(auditor, f"/panels/{panel.pk}/{verb}").status_code for verb in posts} == {403}
    assert auditor.get(f"/panels/{panel.pk}").status_code == 200
    assert "/ledger/entries/" in text(auditor, f"/panels/{panel.pk}")
    assert auditor.get("/panels/999").status_code == 404
    assert json.loads(auditor.get(f"/panels/{panel.pk}/record.json").content)["seed"] == panel.seed


def test_more_panels_cost_no_more_questions(signed_in: Any, query_count: Any) -> None:
    client, counts = signed_in("auditor"), []
    for many in (1, 3):
        for _ in range(many):
            drawn()
        client.get("/panels")
        with query_count() as count:
            rows = text(client, "/panels").count("<tr")
        counts.append((len(count), rows))
    assert counts[1][0] == counts[0][0]
    assert counts[1][1] == counts[0][1] + 3
