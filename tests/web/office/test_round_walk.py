"""One round from its opening to a correction of its final result, by what its people press, each in the own place."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest

from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.models import Decision, Result, Round
from jiju.rooms.people import acts as people
from jiju.rooms.people.shapes import Engagement
from jiju.spine import news
from jiju.spine.roles import Role
from tests.web import rounds, small
from tests.web.office.test_rounds import send, text

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
ZONES = ("Z002", "Z003", "Z004")


def engaged() -> None:
    """Two more persons of the province, a second expert, and a head for each zone."""
    more = [
        Engagement(f"province{n}", small.PASSWORD, f"省级{n}", Role.PROVINCE, "ORG-DRC", "all", (), date(2021, 1, 1),
                   is_demo=True)
        for n in (2, 3)
    ]  # fmt: skip
    more += [
        Engagement(f"head{z}", small.PASSWORD, f"负责人{z}", Role.ZONE_HEAD, "BZ001", "zone", (z,), date(2021, 1, 1),
                   is_demo=True)
        for z in ZONES
    ]  # fmt: skip
    people.engage(more, by=small.BY, at=small.AT)
    rounds.expert("expert2")


class Clock:
    """The moment at which pages are opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = small.AT
        monkeypatch.setattr("jiju.web.clock.now", lambda: self.at)

    def goes_to(self, moment: datetime) -> None:
        self.at = moment


def pressed(client: Any, path: str, **fields: Any) -> None:
    """A form is sent from a page that offers it, and is taken."""
    answer = send(client, path, **fields)
    assert answer.status_code == 302, f"{path}: {text(answer)[:900]}"


def test_a_round_is_walked_by_its_people(province: None, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, scheme = Clock(monkeypatch), rounds.scheme()
    engaged()
    first, second, third = (signed_in(name) for name in ("province", "province2", "province3"))
    assert f'value="{rounds.CODE} {scheme.number}"' in first.get("/rounds").content.decode()
    pressed(first, "/rounds/open_round", scheme=f"{rounds.CODE} {scheme.number}", period="2024Q4",
            name="2024年四季度评估", assess_self_by="2025-02-10")  # fmt: skip
    made = Round.objects.get()
    at = f"/rounds/{made.pk}"
    _assessed(signed_in, at)
    _judged(signed_in, made, first, second)
    clock.goes_to(rounds.LATER)
    pressed(first, f"{at}/compute")
    news.catch_up()
    assert "份评估单待送达" in text(first.get(at))
    pressed(first, f"{at}/deliver")
    _appealed(signed_in, made, third)
    _vetoed(signed_in, made, second)
    pressed(first, f"{at}/recompute", reason="一票否决已确认，重新核算。")
    news.catch_up()
    clock.goes_to(rounds.AFTER_TERM)
    _decided(made, first, second)
    _corrected(made, first, second)
    assert "一致" in text(signed_in("auditor").get(f"{at}/decision"))
    assert queries.replay(small.actor(Role.AUDITOR), made.pk).ok


def _assessed(signed_in: Any, at: str) -> None:
    """Each head says something of every item, the first one in two sittings and with a file."""
    for name in ("zone_head", *(f"head{z}" for z in ZONES)):
        client = signed_in(name)
        page = client.get(f"{at}/assess").content.decode()
        items = re.findall(r'name="says-([\w-]+)"', page)
        says = {f"says-{i}": "本项完成情况良好" for i in items} | {f"evidence-{i}": rounds.PROOF for i in items}
        if name == "zone_head":
            paper = _paper()
            pressed(client, f"{at}/assess_self", **{f"says-{items[0]}": "先写一项", "files": paper})
            page = text(client.get(f"{at}/assess"))
            assert f"1 ／{len(items)}" in page
            assert "总结.pdf" in page
        pressed(client, f"{at}/assess_self", **says)
        assert f"{len(items)} ／{len(items)}" in text(client.get(f"{at}/assess"))


def _paper() -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile  # needs the settings that the tests wake first

    return SimpleUploadedFile("总结.pdf", PDF, content_type="application/pdf")


def _judged(signed_in: Any, made: Round, first: Any, second: Any) -> None:
    """Two experts score what was assigned; the province proves the check-lists; the city comments."""
    for n, unit in enumerate(("Z001", *ZONES)):
        for name in rounds.EXPERTS:
            pressed(first, f"/rounds/{made.pk}/assign", unit=unit, person=rounds.expert(name).person)
            client = signed_in(name)
            assert unit in client.get(f"/panel/{made.pk}").content.decode()
            pressed(client, f"/panel/{made.pk}/{unit}/give_mark", item="vitality", kind="points",
                    points=str(90 - 6 * n), reason="现场核查情况良好")  # fmt: skip
        fields = {"item": "platform", "kind": "checklist", "line": ["built"], "proof-built": "平台照片及名册"}
        pressed(second, f"/panel/{made.pk}/{unit}/give_mark", reason="逐项核验", **fields)
    pressed(signed_in("city"), f"/rounds/{made.pk}/comment", unit="Z001", text="全年报送及时，项目进度符合预期。")


def _appealed(signed_in: Any, made: Round, third: Any) -> None:
    """The head reads the sheet and appeals; somebody without a part in the round upholds."""
    sheet, at = f"/rounds/{made.pk}/units/Z001", f"/rounds/{made.pk}"
    head = signed_in("zone_head")
    page = head.get(sheet).content.decode()
    assert "全年报送及时，项目进度符合预期。" in page
    assert f"{sheet}/raise_appeal" in page
    fields = {"item": "platform", "reason": "平台服务台账齐全，应予认定。", "evidence": rounds.PROOF}
    pressed(head, f"{sheet}/raise_appeal", **fields)
    assert send(head, f"{sheet}/raise_appeal", **fields).status_code == 409
    appeal = made.appeals.get()
    assert "公共服务平台" in text(third.get(at))
    pressed(third, f"{at}/appeals/{appeal.pk}/uphold_appeal", value="100", ruling="经复核，服务台账齐全，予以认定。")
    news.catch_up()
    page = text(head.get(sheet))
    assert "申诉后" in page
    assert "第 2 版" in page


def _vetoed(signed_in: Any, made: Round, second: Any) -> None:
    fields = {
        "unit": "Z003",
        "veto": "accident",
        "reason": "园区发生重大安全事故。",
        "evidence": "应急管理部门通报第3号",
    }
    pressed(signed_in("city"), f"/rounds/{made.pk}/raise_veto", **fields)
    veto = made.vetoes.get()
    pressed(second, f"/rounds/{made.pk}/vetoes/{veto.pk}/confirm_veto", answer="经核查属实，予以确认。")


def _decided(made: Round, first: Any, second: Any) -> None:
    """The decision is recorded, taken back, recorded again with its minutes, and made final by another person."""
    at = f"/rounds/{made.pk}"
    near = re.findall(r'name="reason-(\w+)"', first.get(f"{at}/decision").content.decode())
    fields = {
        "held_on": "2025-02-24", "present": "甲 主任\n乙 处长\n丙 处长", "absent": "丁 处长", "votes_for": "3",
        "votes_against": "0", "abstained": "0", "minutes": "会议听取了评估情况汇报，一致同意评估结果，按程序办理。",
    } | {f"reason-{u}": "综合现场核查情况，维持评定结果。" for u in near}  # fmt: skip
    assert "项集体决策待记录" in text(first.get(at))
    pressed(first, f"{at}/decide_round", **fields)
    assert "项决策待定稿" in text(second.get(at))
    assert "项决策待定稿" not in text(first.get(at))
    assert "决策由您记录" in text(first.get(f"{at}/decision"))
    assert send(first, f"{at}/finalise_round").status_code == 409
    pressed(second, f"{at}/take_decision_back", reason="纪要有误，撤回后重新记录。")
    pressed(first, f"{at}/decide_round", **fields, files=_paper())
    assert Decision.objects.filter(taken_back_by="").get().minutes_file
    pressed(second, f"{at}/finalise_round")
    news.catch_up()
    page = text(second.get(f"{at}/decision"))
    assert "甲" in page
    assert "纪要有误，撤回后重新记录。" in page
    assert "总结.pdf" in page


def _corrected(made: Round, first: Any, second: Any) -> None:
    """Two corrections are asked for by one person; another refuses one and approves the other."""
    at = f"/rounds/{made.pk}"
    before = Result.objects.count()
    asked = {"unit": "Z002", "reason": "清单核验时漏记一行。", "evidence": rounds.PROOF}
    for item, value in (("platform", "100"), ("vitality", "70")):
        pressed(first, f"{at}/ask_correction", item=item, value=value, **asked)
    one, other = made.corrections.order_by("pk")
    answer = send(first, f"{at}/corrections/{one.pk}/approve_correction", answer="由本人批准的意见。")
    assert answer.status_code == 409
    pressed(second, f"{at}/corrections/{one.pk}/approve_correction", answer="经复核属实，同意更正。")
    pressed(second, f"{at}/corrections/{other.pk}/refuse_correction", answer="依据不足，维持原结果。")
    news.catch_up()
    assert Result.objects.count() == before + 1
    standing = queries.round_(small.actor(Role.AUDITOR), made.pk, on=small.DAY).decisions[0]
    assert standing.version == before  # the members decided on the version before the correction
    page = text(first.get(f"{at}/decision"))
    assert "经复核属实，同意更正。" in page
    assert "依据不足，维持原结果。" in page
