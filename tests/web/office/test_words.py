"""Pages speak Chinese by default and English on demand, and nothing of ours is left unsaid in either."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

SRC = Path(__file__).resolve().parents[3] / "src" / "jiju"
SAID = {
    "/cockpit": ("全省总览", "Overview of the province"),
    "/figures": ("目标与监测", "Targets and figures"),
    "/targets": ("目标分解与下达", "How targets are handed down"),
    "/targets/revenue/gap": ("可补缺口的集聚区", "Zones that would close the gap"),
    "/cascades": ("还没有下达目标", "Nothing has been handed down."),
    "/zones": ("集聚区与企业", "Zones and enterprises"),
    "/zones/Z001": ("企业同口径", "Same enterprises"),
    "/compare?zone=Z001": ("同类型、规模相近", "Of the same type, near in size"),
    "/search?q=Z": ("全拼、首字母", "pinyin or initials"),
    "/views": ("尚未保存视图", "No view is saved yet"),
    "/reporting": ("报送质量", "Quality of reporting"),
    "/plan": ("实施方案", "The plan"),
    "/clauses": ("条款落实", "Clause board"),
    "/clauses/M03.2": ("状态变化", "History of the light"),
    "/rounds": ("评估轮次", "Rounds of evaluation"),
    "/panel": ("核验材料、记录事项", "Prove documents, record cases"),
    "/tasks": ("督查督办", "Supervision"),
    "/tasks/load": ("各单位承办情况", "Load and record by unit"),
    "/alerts": ("监测预警", "Alerts"),
    "/alerts/rules": ("预警规则", "Rules of alerts"),
    "/tasks/new": ("所依据的批示", "Instruction that it comes from"),
    "/meetings": ("专班会议", "Meetings of the task force"),
    "/meetings/plan": ("由亮红灯事项生成的议题", "Agenda out of what is red"),
    "/task-force": ("工作专班", "Task force"),
    "/quarterly": ("起草运行分析", "Draft an analysis"),
    "/analysis": ("集聚分析", "Growth like for like"),
    "/analysis/specialisation": ("专业化", "Specialisation"),
    "/analysis/concentration": ("集中度", "Concentration"),
    "/analysis/spread": ("泰尔指数", "Theil index"),
    "/rankings/six-dimensions?period=2024Q4": ("怎么算", "How it was scored"),
}


def _text(response: Any) -> str:
    return unescape(response.content.decode())


def test_each_page_speaks_both_languages(province: None, signed_in: Any) -> None:
    chinese, english = signed_in("province"), signed_in("province", "en")
    for path, (in_chinese, in_english) in SAID.items():
        assert in_chinese in _text(chinese.get(path)), path
        assert in_english in _text(english.get(path)), path


def test_every_page_carries_the_mark_of_a_demonstration_and_the_switches(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    for path in SAID:
        text = _text(client.get(path))
        assert "演示数据" in text, path
        assert "English" in text, path
        assert "深色" in text, path
        assert 'href="#main"' in text, path


def test_no_page_carries_a_script_or_style_of_its_own(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    for path in SAID:
        response = client.get(path)
        for tag in re.findall(r"<script[^>]*>", _text(response)):
            assert "src=" in tag or 'type="application/json"' in tag, tag
        assert not re.search(r"<style|\sstyle=|\son\w+=", _text(response)), path
        assert "default-src 'self'" in response["Content-Security-Policy"]


def _catalogue() -> dict[str, Any]:
    """Every area's sentences, as they are compiled into the one catalogue that pages are shown with."""
    known = {}
    for area in sorted((SRC / "locale" / "zh_Hans").glob("*.po")):
        with area.open("rb") as file:
            known |= {m.id[0] if isinstance(m.id, tuple) else m.id: m for m in read_po(file, locale="zh_Hans") if m.id}
    return known


def _templates() -> list[Path]:
    own = (SRC / "web" / "templates").rglob("*.html")
    return [p for p in own if "desk" not in p.parts and not p.name.startswith("review")]


@pytest.mark.parametrize("template", _templates(), ids=lambda p: p.name)
def test_each_string_of_a_template_has_its_chinese(template: Path) -> None:
    known = _catalogue()
    for double, single in re.findall(r"""{%\s*translate\s+(?:"([^"]*)"|'([^']*)')""", template.read_text("utf-8")):
        said = (double or single).replace("%", "%%")
        assert said in known, said
        assert known[said].string, said
