"""Schemes on the screen: read by everybody of the programme, written, tried, approved by another person, withdrawn."""

from __future__ import annotations

import uuid
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jiju.rooms.evaluations.models import Scheme
from jiju.spine.models import Entry
from tests.web import small

pytestmark = pytest.mark.usefixtures("province")
DRAFT = "/schemes/draft_scheme"


def send(client: Any, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(response: Any) -> str:
    return unescape(response.content.decode())


def written(client: Any, old: str = "at_least: 85", new: str = "at_least: 88") -> str:
    whole = client.get("/schemes/annual/1/file").content.decode()
    assert old in whole
    return str(whole.replace(old, new, 1))


def drafted(client: Any, **asked: str) -> Any:
    return send(client, DRAFT, text=written(client, **asked), verb="keep")


def test_the_list_tells_each_wording_and_its_state(signed_in: Any) -> None:
    drafted(signed_in("department"))
    page = text(signed_in("zone_head").get("/schemes"))
    for told in (
        "现代服务业集聚区年度综合评估",
        "市（州）服务业集聚区工作年度评估",
        "建议方案",
        "草稿",
        "/schemes/annual/2",
    ):
        assert told in page
    assert "起草新方案" not in page
    assert "起草新方案" in text(signed_in("province").get("/schemes"))


def test_a_scheme_is_read_in_words(signed_in: Any) -> None:
    page = text(signed_in("expert").get("/schemes/annual/1"))
    for told in (
        "税收（税金及附加与应交增值税合计） ÷ 期末用工人数 (万元/人)", "[tax] / [jobs]", "功效系数 60＋40",
        "占同类上限", "连续 2 次", "每类前2名且等次不低于良好",
        "提供虚假统计数据或申报材料",
        "每张迟报或未报的报表计一次", "入驻企业数 ≥ 30 户",
        "不足 3 个的类别", "随实施方案载入", "不是吉林省的正式规定", Scheme.objects.get(code="annual").digest,
    ):  # fmt: skip
        assert told in page, told
    assert "approve_scheme" not in page
    assert "Efficacy".lower() in text(signed_in("expert", "en").get("/schemes/annual/1"))


def test_faults_are_shown_with_their_line_and_nothing_is_kept(signed_in: Any) -> None:
    client, before = signed_in("department"), Scheme.objects.count()
    miswritten = written(client, old="indicator: enterprises", new="indicator: shops")
    line = next(n for n, row in enumerate(miswritten.splitlines(), 1) if "shops" in row)
    for verb in ("keep", "try"):
        response = send(client, DRAFT, text=miswritten, verb=verb)
        page = text(response)
        assert response.status_code == 422
        assert f"第{line}行" in page
        assert "本方案中没有指标“shops”" in page
        assert "indicator: shops" in page
        assert 'aria-invalid="true"' in page
    assert Scheme.objects.count() == before


def test_a_text_is_tried_before_it_is_kept(signed_in: Any) -> None:
    client, before = signed_in("department"), Entry.objects.count()
    page = text(send(client, DRAFT, text=written(client), verb="try", period="2024Q4"))
    for told in ("文本可以识别", "公共服务平台建设", "测试集聚区002", "试算不保存", "样本过少"):
        assert told in page, told
    assert Entry.objects.count() == before
    assert Scheme.objects.filter(code="annual").count() == 1


def test_a_file_is_taken_in_as_it_was_taken_out(signed_in: Any) -> None:
    client = signed_in("province")
    file = SimpleUploadedFile("scheme.yaml", written(client).encode())
    response = send(client, DRAFT, text="", verb="keep", file=file)
    assert response.status_code == 302
    assert response["Location"] == "/schemes/annual/2"


def test_two_persons_put_a_scheme_in_force_and_one_withdraws_it(signed_in: Any) -> None:
    department, province = signed_in("department"), signed_in("province")
    drafted(department)
    assert "approve_scheme" not in text(department.get("/schemes/annual/2"))
    send(province, "/schemes/annual/2/approve_scheme", effective_from="2025-01-01")
    assert Scheme.objects.get(code="annual", number=2).state == "approved"
    page = text(department.get("/schemes/annual/2?before=1"))
    for told in ("已生效", "自2025-01-01起", "at_least", ">85<", ">88<"):
        assert told in page, told
    send(province, "/schemes/annual/2/withdraw_scheme", reason="权重有误，另行起草。")
    assert "权重有误，另行起草。" in text(department.get("/schemes/annual/2"))


def test_why_a_scheme_cannot_be_approved_is_said_beside_the_button(signed_in: Any) -> None:
    province = signed_in("province")
    drafted(province)
    page = text(province.get("/schemes/annual/2"))
    assert "这份方案由您起草" in page
    assert "disabled" in page
    refused = send(province, "/schemes/annual/2/approve_scheme", effective_from="2025-01-01")
    assert refused.status_code == 409
    assert Scheme.objects.get(code="annual", number=2).state == "drafted"


def test_the_trial_tells_who_would_move(signed_in: Any) -> None:
    page = text(signed_in("auditor").get("/schemes/six-dimensions/1/trial?period=2024Q4&against=annual.1"))
    for told in ("位次变动", "对比位次", "测试集聚区002", "对比“现代服务业集聚区年度综合评估”"):
        assert told in page, told


def test_a_zone_is_held_against_the_conditions_and_answers_are_only_supposed(signed_in: Any) -> None:
    client, before = signed_in("zone_head"), Entry.objects.count()
    path = f"/schemes/annual/1/conditions?zone={small.HOME}&period=2023Q4"
    page = text(client.get(path))
    for told in ("尚不能判定", "入驻企业数 ≥ 30 户", "20 户", "(A 且 B) 且 C"):
        assert told in page, told
    judged = "有公共服务平台，制度健全"
    supposed = text(client.get(f"{path}&suppose=no:{judged}"))
    assert f'<option value="no:{judged}" selected>' in supposed
    assert "不符合" in supposed
    assert client.get("/schemes/annual/1/conditions?zone=Z002&period=2024Q4").status_code == 404
    assert Entry.objects.count() == before


@pytest.mark.parametrize("path", ["/schemes/annual/9", "/schemes/nonsense/1", "/schemes/annual/9/trial"])
def test_what_is_not_there_is_said_so(signed_in: Any, path: str) -> None:
    assert signed_in("province").get(path).status_code == 404
