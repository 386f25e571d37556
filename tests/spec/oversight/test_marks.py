"""季度运行分析: every number of the text is held against the computed ones.

These are computed: 营业收入 321.44 亿元, its growth −3.14 %; 物流园 grew by 8.2 %; 8,123 户; 17.2 万人; 30 个 fell.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core.words import word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.shapes import Cited, Source

SOURCE = Source("revenue", "2023Q3", 7, "/figures/revenue")


def cited(key: str, amount: str, unit: str, subject: str = "", *, signed: str = "") -> Cited:
    return Cited(key, word("营业收入"), subject, Decimal(amount), unit, 1, SOURCE, is_signed=bool(signed))


COMPUTED = (
    cited("now", "321.44", "亿元"), cited("growth", "-3.14", "%", signed="yes"),
    cited("park", "8.2", "%", "物流园", signed="yes"), cited("firms", "8123", "户"), cited("jobs", "17.2", "万人"),
    cited("fell", "30", "个"), cited("points", "5.1", "百分点"), cited("film", "1", "亿元", "836数字影视园"),
)  # fmt: skip


def marks(text: str, earlier: tuple[Cited, ...] = ()) -> list[tuple[str, str]]:
    return [(m.text, m.kind) for m in checks.marked(text, COMPUTED, earlier) if m.kind != "plain"]


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        # as it is written: rounded, in another unit, with thousands, in full width, in characters
        ("营业收入321.4亿元", "321.4亿元", "computed"),
        ("营业收入321亿元", "321亿元", "computed"),
        ("营业收入3214400万元", "3214400万元", "computed"),
        ("入驻企业8,123户", "8,123户", "computed"),
        ("入驻企业８１２３户", "８１２３户", "computed"),
        ("用工172000人", "172000人", "computed"),
        ("用工十七点二万人", "十七点二万人", "computed"),
        ("有三十家下降", "三十家", "computed"),
        ("拉动5.1个百分点", "5.1个百分点", "computed"),
        ("营业收入３，２１４，４００万元", "３，２１４，４００万元", "computed"),
        ("营业收入3 214 400万元", "3 214 400万元", "computed"),
        ("营业收入321.4亿", "321.4亿", "computed"),
        ("营业收入321亿4400万元", "321亿4400万元", "computed"),
        ("营业收入三百二十一亿四千四百万元", "三百二十一亿四千四百万元", "computed"),
        ("企业0.8123万户", "0.8123万户", "computed"),
        ("用工17.2万余人", "17.2万余人", "computed"),
        ("用工172千人", "172千人", "computed"),
        # the verb says the sign
        ("营业收入同比下降3.1%", "3.1%", "computed"),
        ("营业收入同比增长3.1%", "3.1%", "turned"),
        ("营业收入同比3.1%", "3.1%", "turned"),
        ("增速为-3.1%", "-3.1%", "computed"),
        ("同比降幅3.1%", "3.1%", "computed"),
        ("同比负增长3.1%", "3.1%", "computed"),
        ("同比负3.1%", "负3.1%", "computed"),
        ("比上年低3.1%", "3.1%", "computed"),
        ("物流园同比+8.2%", "8.2%", "computed"),
        ("物流园增速8.2%", "8.2%", "computed"),
        ("物流园增长百分之八点二", "百分之八点二", "computed"),
        ("物流园跌8.2%", "8.2%", "turned"),
        # a number of a unit stands where the unit is named
        ("物流园增长8.2%", "8.2%", "computed"),
        ("全省增长8.2%", "8.2%", "elsewhere"),
        ("全省稳定。物流园增长8.2%", "8.2%", "computed"),
        # what was not computed
        ("营业收入321.5亿元", "321.5亿元", "stray"),
        ("营业收入321.4万元", "321.4万元", "stray"),
        ("拉动5.1%", "5.1%", "stray"),
        ("约三成企业减产", "三成", "stray"),
        ("增长千分之三", "千分之三", "stray"),
        ("占三分之一", "三分之一", "stray"),
        ("增长一倍", "一倍", "stray"),
        ("翻两番", "两番", "stray"),
        ("召开会议30次", "30次", "stray"),
        ("新增企业30户", "30户", "stray"),
        ("有二十个集聚区", "二十个", "stray"),
        ("GDP5.2%", "5.2%", "stray"),
        ("2024.9亿元", "2024.9亿元", "stray"),
    ],
)  # fmt: skip
def test_a_number_is_the_computed_one_or_says_why_not(text: str, number: str, kind: str) -> None:
    assert marks(text) == [(number, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年1—9月",
        "2023年三季度",
        "截至9月末",
        "吉发改〔2023〕12号",
        "第3批",
        "2023-10-25",
        "10月25日前",
        "2021—2024年",
        "1至9月",
        "２０２４．９．３０",
        "2024/9/30 8:30",
        "二〇二四年九月三十日24时",
        "2024Q3",
        "前3个季度，近3年，15个工作日",
        "吉发改[2021]123号",
        "GB/T 4754—2017",
        "第十二家，第12位",
        "1.推进项目。\n（2）稳定就业；3、其他",
        "A4纸、5G、4A级景区、B1表、Z001",
        "五个方面，四项目标",
        "一方面",
        "一个百分",
    ],
)
def test_years_days_quarters_and_documents_are_no_figures(text: str) -> None:
    assert marks(text) == []


def test_what_was_right_when_it_was_drafted_says_what_it_is_now() -> None:
    before = (cited("now", "318.96", "亿元"),)
    (mark,) = (m for m in checks.marked("营业收入319.0亿元", COMPUTED, before) if m.kind != "plain")
    assert mark.kind == "overtaken"
    assert mark.now is not None
    assert mark.now.amount == Decimal("321.44")


def test_the_pieces_are_the_text() -> None:
    text = "营业收入321.4亿元，同比下降3.1%；另有三十家、40家。"
    assert "".join(m.text for m in checks.marked(text, COMPUTED)) == text
