"""What stands in the way of a step of a round is said at its form, and what was typed stays."""

from __future__ import annotations

import io
from typing import Any

import pytest

from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Mark, Round
from jiju.spine.roles import Role
from tests.web import rounds, small
from tests.web.office.test_rounds import send, text


@pytest.mark.usefixtures("province")
class TestInPlace:
    """What stands in the way is said at the form, and what was typed stays."""

    def test_opening(self, signed_in: Any) -> None:
        made = rounds.opened_round()
        fields = {"scheme": f"{rounds.CODE} {made.scheme.number}", "period": "2024Q4", "name": "再开一轮的名称"}
        answer = send(signed_in("province"), "/rounds/open_round", **fields)
        assert answer.status_code == 409
        assert "再开一轮的名称" in answer.content.decode()
        assert Round.objects.count() == 1
        assert send(signed_in("province"), "/rounds/open_round", **fields | {"period": "x"}).status_code == 409

    def test_the_deeds_of_the_round(self, signed_in: Any) -> None:
        made = rounds.opened_round()
        client, at = signed_in("province"), f"/rounds/{made.pk}"
        cases = {
            "exempt": {"unit": "Z001", "reason": "太短的"}, "compute": {}, "give_up_round": {"reason": "太短的"},
            "raise_veto": {"unit": "Z001", "veto": "accident", "reason": "太短的", "evidence": "无"},
            "assign": {"unit": "Z001", "person": small.actor(Role.CITY).person},
        }  # fmt: skip
        for verb, fields in cases.items():
            answer = send(client, f"{at}/{verb}", **fields)
            assert answer.status_code == 409, verb
            page = answer.content.decode()
            assert page.count('class="fault here"') == 1, verb
            assert fields.get("reason", "") in page, verb
        answer = send(signed_in("city"), f"{at}/comment", unit="Z001", text="太短的")
        assert answer.status_code == 409
        assert "太短的" in answer.content.decode()
        made.refresh_from_db()
        assert made.state == "open"

    def test_a_veto_is_not_confirmed_by_who_raised_it(self, signed_in: Any) -> None:
        made = rounds.delivered()
        fields = {"unit": "Z001", "veto": "accident", "reason": rounds.WHY, "evidence": rounds.PROOF}
        client = signed_in("province")
        assert send(client, f"/rounds/{made.pk}/raise_veto", **fields).status_code == 302
        veto = made.vetoes.get()
        answer = send(client, f"/rounds/{made.pk}/vetoes/{veto.pk}/confirm_veto", answer="由本人自己确认的意见")
        assert answer.status_code == 409
        assert "由本人自己确认的意见" in answer.content.decode()
        other = rounds.vetoed(made, "Z003")
        for verb, pk, state in (("drop_veto", other.pk, "dropped"),):
            path = f"/rounds/{made.pk}/vetoes/{pk}/{verb}"
            assert send(client, path, answer="经核查不构成一票否决").status_code == 302
            other.refresh_from_db()
            assert other.state == state

    def test_a_mark(self, signed_in: Any) -> None:
        made = rounds.opened_round()
        acts.assign(made, by=rounds.province(), at=small.AT, unit="Z001", person=rounds.expert("expert").person)
        client, at = signed_in("expert"), f"/panel/{made.pk}/Z001"
        for points in ("120", "many"):
            answer = send(client, f"{at}/give_mark", item="vitality", kind="points", points=points, reason="现场核查")
            assert answer.status_code == 409
            page = answer.content.decode()
            assert f'value="{points}"' in page
            assert "现场核查" in page
        assert not Mark.objects.exists()

    def test_a_self_assessment_and_its_files(self, signed_in: Any) -> None:
        made = rounds.opened_round()
        client, at = signed_in("zone_head"), f"/rounds/{made.pk}"
        wrong = io.BytesIO(b"MZ not a paper")
        wrong.name = "材料.exe"
        answer = send(client, f"{at}/assess_self", **{"says-vitality": "已写的自述内容", "files": wrong})
        assert answer.status_code == 409
        assert "已写的自述内容" in answer.content.decode()
        assert made.participants.get(unit="Z001").state == "invited"

    def test_a_decision(self, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        made = rounds.delivered()
        monkeypatch.setattr("jiju.web.clock.now", lambda: rounds.AFTER_TERM)
        fields = {"held_on": "2025-02-24", "present": "甲 处长\n乙 处长", "absent": "", "votes_for": "2",
                  "votes_against": "0", "abstained": "0", "minutes": "会议纪要正文，一致同意评估结果，按程序办理。",
                  "reason-Z001": "已写的理由在这里"}  # fmt: skip
        answer = send(signed_in("province"), f"/rounds/{made.pk}/decide_round", **fields)
        assert answer.status_code == 409
        page = answer.content.decode()
        assert "乙 处长" in page
        assert "会议纪要正文" in page
        assert made.decisions.count() == 0


def test_who_scored_reads_why_somebody_else_rules(province: None, signed_in: Any) -> None:
    made = rounds.delivered()
    appeal = rounds.appealed(made)
    page = text(signed_in("province").get(f"/rounds/{made.pk}/appeals/{appeal.pk}"))
    assert "您核算过本轮结果。" in page
    client = signed_in("province")
    answer = send(
        client, f"/rounds/{made.pk}/appeals/{appeal.pk}/uphold_appeal", ruling="尝试自己裁定的意见", value="95"
    )
    assert answer.status_code == 409
    assert "成立" not in text(client.get(f"/rounds/{made.pk}/appeals/{appeal.pk}")).split("作出裁定")[0]
    rounds.upheld(appeal)
    shown = queries.appeal(small.actor(Role.ZONE_HEAD), made.pk, appeal.pk)
    assert shown.before is not None
    assert shown.after is not None
    assert shown.after.score != shown.before.score
    page = text(signed_in("zone_head").get(f"/rounds/{made.pk}/appeals/{appeal.pk}"))
    assert "裁定带来的变化" in page
    assert f"{shown.after.score:.2f}" in page
