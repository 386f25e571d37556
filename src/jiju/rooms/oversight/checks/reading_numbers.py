"""Numbers in a Chinese text: where they stand, what they are, and which of them only name a time or a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

PLAIN = str.maketrans(
    "０１２３４５６７８９．％－−–—壹贰叁肆伍陆柒捌玖拾佰仟", "0123456789.%----一二三四五六七八九十百千"
)
UNITS = "万亿元|亿元|万元|千元|元|万人次|万人|人次|人|个百分点|百分点|%|倍|成|万户|户次|户|家|个|件|项|万㎡|㎡|公顷|亩"
NAMING = re.compile(
    r"〔\d{4}〕\d*号?|第\d+|\d{4}-\d{1,2}-\d{1,2}|\d{4}年度?|\d{1,2}-\d{1,2}月|\d{1,2}月(?:份|底|末)?|\d{1,2}日|\d季度|\d+号"
)
FIGURE = re.compile(rf"(?P<minus>(?<![\d-])-)?(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{UNITS})?")
SPELT = re.compile(
    r"(?P<part>百分之)?(?P<digits>[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?)"
    r"(?P<unit>个百分点|亿元|万元|万人|户次|户|家|人|成|倍|件)?"
)
DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
UP = ("增长", "增加", "上升", "提高", "拉动", "高于", "多于", "超出", "超过", "快于", "多")
DOWN = ("下降", "减少", "回落", "降低", "下滑", "低于", "少于", "慢于", "不足", "负增长", "拉低", "少")
COUNTS = frozenset({"个", "家", "户", "件", "项"})
STOPS = "，。；！？、\n"


@dataclass(frozen=True)
class Number:
    """A number as it was written.

    Shape    start, end: its place in the text, unit included; direction: 1 or −1 when a verb before it says so
    Units    as written; empty where none is
    """

    start: int
    end: int
    amount: Decimal
    decimals: int
    unit: str
    direction: int


def numbers_in(text: str) -> Iterator[Number]:
    """Every number that tells an amount, in the order of the text; years, days and document numbers do not."""
    plain = text.translate(PLAIN)
    taken = [m.span() for m in NAMING.finditer(plain)]
    found = [m for m in FIGURE.finditer(plain) if not _within(m.start("digits"), taken)]
    spelt = [m for m in SPELT.finditer(plain) if (m["unit"] or m["part"]) and _spelt(m["digits"]) >= 2]
    for m in sorted([*found, *spelt], key=lambda one: one.start()):
        yield _number(text, m)


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _number(text: str, m: re.Match[str]) -> Number:
    digits, groups = m["digits"], m.groupdict()
    is_spelt = digits[0] in DIGITS or digits[0] in TENS
    amount = _spelt(digits) if is_spelt else Decimal(digits.replace(",", ""))
    unit = "%" if groups.get("part") else (m["unit"] or "").replace("个百分点", "百分点")
    decimals = len(digits.partition("点" if is_spelt else ".")[2])
    minus = -1 if groups.get("minus") else 0
    return Number(m.start(), m.end(), amount, decimals, unit, minus or _direction(text, m.start()))


def _spelt(digits: str) -> Decimal:
    """A number in characters: 二十三, 一百零五, 三点五."""
    whole, _, part = digits.partition("点")
    total, at = 0, 0
    for c in whole:
        if c in TENS:
            total, at = total + (at or 1) * TENS[c], 0
        else:
            at = at * 10 + DIGITS[c] if at and c in DIGITS else DIGITS[c]
    return Decimal(f"{total + at}.{''.join(str(DIGITS[c]) for c in part)}" if part else total + at)


def _direction(text: str, at: int) -> int:
    """Which way the nearest verb before a number points, within its own clause."""
    start = max((text.rfind(s, 0, at) for s in STOPS), default=-1) + 1
    before = text[start:at]
    last = max(((before.rfind(w) + len(w), n) for n, words in ((1, UP), (-1, DOWN)) for w in words if w in before),
               default=(0, 0))  # fmt: skip
    return last[1]


def sentence_at(text: str, at: int) -> str:
    """The sentence around a place in the text."""
    start = max(text.rfind(s, 0, at) for s in "。；\n") + 1
    ends = [e for e in (text.find(s, at) for s in "。；\n") if e >= 0]
    return text[start : min(ends, default=len(text))]
