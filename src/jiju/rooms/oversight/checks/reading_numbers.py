"""Numbers in a Chinese text: where they stand, what they are, and which way the words before them point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jiju.rooms.oversight.checks.naming_numbers import SPELT, named_in

PLAIN = str.maketrans(
    "０１２３４５６７８９．％－−–—～~＋／：（）壹贰叁肆伍陆柒捌玖拾佰仟萬億",
    "0123456789.%------+/:()一二三四五六七八九十百千万亿",
)
DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
GREAT = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
SAME = {"个百分点": "百分点", "名": "人", "位": "人", "平方米": "㎡"}
FIRM = ("元", "人次", "户次", "户", "家", "人", "成", "倍", "件", "㎡", "平方米", "公顷", "亩", "番")
LOOSE = (
    "个",
    "项",
    "名",
    "位",
    "次",
    "场",
    "天",
    "条",
    "类",
    "种",
    "座",
    "处",
    "台",
    "辆",
    "吨",
    "公里",
    "米",
    "期",
    "批",
)
UNIT = "个百分点|百分点|%|‰|" + "|".join(sorted((*FIRM, *LOOSE), key=len, reverse=True))
AMOUNT = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d[\d,]*)(?:\.\d+)?"
FIGURE = re.compile(
    rf"(?P<minus>(?<![\d-])-|负)?(?P<part>百分之|千分之|\d+分之)?(?:(?P<great>{AMOUNT})\s?亿\s?(?=\d[\d.,]*\s?万))?"
    rf"(?P<digits>{AMOUNT})\s*(?P<scale>万亿|[十百千]?[万亿]|千(?!米|克|瓦))?[多余]?\s*(?P<unit>{UNIT})?"
)
WORDED = re.compile(
    rf"(?P<part>[{SPELT}]+分之)?(?P<digits>[一二两三四五六七八九十百千][{SPELT}万亿]*"
    rf"(?:点[零〇一二三四五六七八九]+[万亿]?)?)[多余]?(?P<unit>{UNIT})?"
)
UP = (
    "增长", "增加", "上升", "提高", "拉动", "高于", "多于", "超出", "超过", "快于", "增幅", "增速", "涨幅", "升幅",
    "增长率",
)  # fmt: skip
DOWN = (
    "下降", "减少", "回落", "降低", "下滑", "低于", "少于", "慢于", "不足", "负增长", "拉低", "降幅", "跌幅", "减幅",
    "下跌", "缺口", "还差", "相差", "落后",
)  # fmt: skip
CLOSE = dict.fromkeys("+多高快增升涨", 1) | dict.fromkeys("少低慢降减跌差", -1)  # only right before the number
STOPS = "，。；！？、\n"
LEAST = {"倍": 1, "番": 1, "成": 1} | dict.fromkeys(LOOSE, 10)  # 五个方面 and 一家 tell no amount, 二十个 and 一倍 do


@dataclass(frozen=True)
class Number:
    """A number as it was written.

    Shape    start, end: its place in the text, unit included; scale: 万 or 亿 before the unit; direction: 1 or −1 when
             a verb before it says so
    Units    as written; empty where none is; 分之 for a share that is told as a fraction
    """

    start: int
    end: int
    amount: Decimal
    decimals: int
    unit: str
    direction: int
    scale: Decimal = Decimal(1)


def numbers_in(text: str) -> Iterator[Number]:
    """Every number that tells an amount, in the order of the text; years, days and document numbers do not."""
    plain = text.translate(PLAIN)
    taken = list(named_in(plain))
    found = [m for m in FIGURE.finditer(plain) if not _within(m.start("digits"), taken)]
    worded = [m for m in WORDED.finditer(plain) if _tells(m) and not _within(m.start("digits"), taken)]
    for m in sorted([*found, *worded], key=lambda one: one.start()):
        yield _number(text, m)


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _tells(m: re.Match[str]) -> bool:
    """Whether a number in characters tells an amount: with a share or a unit, and more than one of it."""
    amount, scale = _worded(m["digits"])
    return bool(m["part"]) or (bool(m["unit"]) and amount * scale >= LEAST.get(m["unit"], 2))


def _number(text: str, m: re.Match[str]) -> Number:
    digits, groups = m["digits"], m.groupdict()
    is_worded = digits[0] in DIGITS or digits[0] in TENS
    amount, scale = _worded(digits) if is_worded else (_plain(digits), _scale(groups.get("scale") or ""))
    if groups.get("great"):  # 3亿2000万 is 32000万
        amount += _plain(groups["great"]) * 10_000
    decimals = len(re.sub("[万亿]", "", digits).partition("点" if is_worded else ".")[2])
    minus, unit = -1 if groups.get("minus") else 0, _unit(m)
    return Number(m.start(), m.end(), amount, decimals, unit, minus or _direction(text, m.start()), scale)


def _unit(m: re.Match[str]) -> str:
    """The unit as it is compared: a share by its base, names of one unit as one."""
    part = (m["part"] or "").removesuffix("分之")
    if part:
        return {"百": "%", "千": "‰", "100": "%", "1000": "‰"}.get(part, "分之")
    return SAME.get(m["unit"] or "", m["unit"] or "")


def _plain(digits: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", digits))


def _scale(word: str) -> Decimal:
    """What 万, 亿, 百万 multiply by."""
    out = Decimal(1)
    for c in word:
        out *= GREAT.get(c, Decimal(TENS.get(c, 1)))
    return out


def _worded(digits: str) -> tuple[Decimal, Decimal]:
    """A number in characters with the scale that it ends in: 二十三, 三点五, 三亿二千万 (32000 of 万)."""
    whole, point, part = digits.partition("点")
    if point:
        scale = GREAT.get(part[-1], Decimal(1))
        return Decimal(f"{_section(whole)}.{''.join(str(DIGITS[c]) for c in part if c in DIGITS)}"), scale
    scale = GREAT.get(whole[-1], Decimal(1))
    total, section = Decimal(0), ""
    for c in whole:
        if c not in GREAT:
            section += c
            continue
        # 三万亿 is three of 万 of 亿; 三亿二千万 is three of 亿 and two thousand of 万
        total = (total + _section(section)) * GREAT[c] if c == "亿" else total + _section(section) * GREAT[c]
        section = ""
    return (total + _section(section)) / scale, scale


def _section(digits: str) -> int:
    """A number below ten thousand: 一百零五."""
    total, at = 0, 0
    for c in digits:
        if c in TENS:
            total, at = total + (at or 1) * TENS[c], 0
        elif c in DIGITS:
            at = at * 10 + DIGITS[c] if at else DIGITS[c]
    return total + at


def _direction(text: str, at: int) -> int:
    """Which way the nearest verb before a number points, within its own clause."""
    start = max((text.rfind(s, 0, at) for s in STOPS), default=-1) + 1
    before = text[start:at].translate(PLAIN).rstrip()
    if before and before[-1] in CLOSE:
        return CLOSE[before[-1]]
    ways = ((w, n) for n, words in ((1, UP), (-1, DOWN)) for w in words if w in before)
    return max(((before.rfind(w) + len(w), len(w), n) for w, n in ways), default=(0, 0, 0))[2]


def sentence_at(text: str, at: int) -> str:
    """The sentence around a place in the text."""
    start = max(text.rfind(s, 0, at) for s in "。；\n") + 1
    ends = [e for e in (text.find(s, at) for s in "。；\n") if e >= 0]
    return text[start : min(ends, default=len(text))]
