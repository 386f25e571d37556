"""Names are found by themselves, a part, pinyin, initials or code, however they are typed, and quickly."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiju.engines.lookup import Entry, Index, folded, spelled, terms_of

NAMES = {
    "Z1": "长春新区现代物流园", "Z2": "吉林市博宇医药物流集散中心", "E1": "长春启瑞宏咨询服务有限公司",
    "E2": "重庆银行长春分行", "E3": "ABC（12）科技公司", "E4": "绿园供应链", "E5": "百分之五十%_商行", "E6": "女娲旅游",
}  # fmt: skip
CODES = {"E1": "91220106MA0000007X", "E2": "91220103MA012HJ228"}
INDEX = Index(Entry(k, (n,), (k, *([CODES[k]] if k in CODES else []))) for k, n in NAMES.items())


@pytest.mark.parametrize(("question", "first"), [
    ("长春新区现代物流园", "Z1"), ("现代物流", "Z1"), ("医药 吉林", "Z2"), ("zhangchun", None),
    ("changchunxinqu", "Z1"), ("CCXQ", "Z1"), ("wlyjszx", None), ("wljszx", "Z2"),
    ("91220106ma0000007x", "E1"), ("91220103", "E2"), ("MA012", "E2"), ("0007X", "E1"), ("007X", None),
    ("ＡＢＣ１２", "E3"), ("abc(12)", "E3"), ("長春新區", "Z1"), ("綠園供應鏈", "E4"), ("chongqing", "E2"),
    ("nvwa", "E6"), ("  现代   物流 ", "Z1"), ("z1", "Z1"), ("没有这个", None), ("'", None), ("%", None),
    ("_", None), ("", None),
    ("百分之五十%", "E5"), ("' or 1=1 --", None), ("\\", None), ("长" * 10_000, None), ("\x00\n", None),
])  # fmt: skip
def test_a_question_finds(question: str, first: str | None) -> None:
    found = INDEX.find(question)
    assert (found[0].key if found else None) == first


def test_a_whole_name_comes_before_a_part_and_a_part_before_pinyin() -> None:
    index = Index([Entry("a", ("物流",)), Entry("b", ("物流园",)), Entry("c", ("长春物流",)), Entry("d", ("无柳",))])
    assert [h.key for h in index.find("物流")] == ["a", "b", "c"]
    assert [h.key for h in index.find("wuliu")] == ["a", "d", "b", "c"]


def test_pinyin_is_met_only_from_the_beginning_of_a_syllable() -> None:
    assert Index([Entry("a", ("长春",))]).find("hangchun") == []


def test_what_may_not_be_found_does_not_push_out_what_may() -> None:
    index = Index(Entry(f"{n}", (f"物流{n}",)) for n in range(500))
    assert [h.key for h in index.find("物流", within=lambda k: k == "499", most=5)] == ["499"]


def test_a_former_name_finds_the_thing() -> None:
    index = Index([Entry("a", ("新名称园区", "旧称集聚区"), ("Z9", "Z7"))])
    assert index.find("旧称")[0].key == "a"
    assert index.find("z7")[0].key == "a"


def test_terms_are_few_and_folded() -> None:
    assert terms_of("Ａ b  a B") == ("a", "b")
    assert len(terms_of(" ".join("abcdefghijkl"))) == 6
    assert folded("（12）Ａ 园") == "12a园"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_may_be_asked_of_any_name(name: str, question: str) -> None:
    index = Index([Entry("a", (name,)), Entry("b", ("长春",))])
    assert {h.key for h in index.find(question)} <= {"a", "b"}
    if folded(name) and len(name) <= 40 and len(terms_of(name)) == 1:
        assert "a" in {h.key for h in index.find(name)}


def test_ten_thousand_names_answer_well_within_a_keystroke() -> None:
    parts = "物流商贸科技会展咨询软件传媒仓储旅游设计金融教育医药餐饮检测认证广告法律会计保洁维修租赁"
    places, words = "长吉松白通四辽延梅公敦集磐", "丰泰宏远启瑞佳鼎信诚博凯安嘉"
    names = [f"{a}{b}{c}服务有限公司" for a in places for b in words for c in parts]
    names = (names * 2)[:10_000]
    spelled.cache_clear()
    index = Index(Entry(str(n), (name,), (f"9122{n:014d}",)) for n, name in enumerate(names))
    start = time.perf_counter()
    for question in ("changfeng", "cfw", "长丰物", "9122000000", "服务", "有限公司", "不存在", "gongsi", "延 凯", "z"):
        index.find(question)
    assert (time.perf_counter() - start) / 10 < 0.25


def test_initials_that_begin_a_name_come_before_those_within_one() -> None:
    index = Index([Entry("within", ("松原仓储园",)), Entry("begins", ("长春汽车贸易物流园区",))])
    assert [h.key for h in index.find("cc")] == ["begins", "within"]
