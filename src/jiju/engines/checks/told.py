"""Reads what a text tells of growth: “营业收入……同比增长12.3%”. What could be meant in another way is not read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

SENTENCES = re.compile(r"[。！？!?；;\r\n]+")
TO = "[-—–~～至到]"
# Growth of a part of the year, or against the period before.
ALONE = re.compile(rf"本季|当季|单季|本月|当月|环比|(?<!前)[二三四]季度|(?<![-—–~～至到\d])\d{{1,2}}月(?!\s*{TO})")
# What may stand before the figure's name: whose figure it is, and of how long, must be this form's own.
BEFORE = (
    rf"(?:^|[\s，,：:、（(]|实现|完成|累计|集聚区|园区|全区|入驻企业|{TO}\s*\d{{1,2}}月(?:份)?|上半年|前三季度|全年|总)"
)
AMOUNT = r"[累计合计达到为实现完成约共是了的\s]*(?:\d[\d,.，]*\s*(?:亿元|万元|千元|元))?[，,（(、\s]*"
SINCE = r"(?:同比|比上年同期|较上年同期|与上年同期相比|比去年同期|较去年同期)[，,\s]*"
UP, DOWN = "增长|增加|提高|上升", "下降|减少|降低|回落"
RATE = rf"(?:({UP}|{DOWN})[了约为至到近\s]*(\d{{1,6}}(?:\.\d{{1,4}})?)\s*[%％]|(持平))"


@dataclass(frozen=True)
class Told:
    """A growth that a text tells.

    Units    percent; step: one in the last digit that was told
    """

    percent: Decimal
    step: Decimal

    def agrees(self, computed: Decimal, within: Decimal) -> bool:
        """Whether it is the computed growth, as far as the text rounds."""
        return abs(self.percent - computed) <= max(within, self.step / 2)


@lru_cache(maxsize=64)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(BEFORE + re.escape(name) + AMOUNT + SINCE + RATE)


def told_in(text: str, name: str) -> tuple[Told, ...]:
    """Every growth against the year before that a text tells of a figure, in the words by which it is called.

    Missing  a sentence that speaks of a quarter or month alone tells nothing of the figure since January
    """
    sentences = (s for s in SENTENCES.split(text) if not ALONE.search(s))
    return tuple(_told(*found) for s in sentences for found in _pattern(name).findall(s))


def _told(way: str, rate: str, level: str) -> Told:
    if level:
        return Told(Decimal(0), Decimal(1))
    percent = Decimal(rate)
    step = Decimal(1).scaleb(int(percent.as_tuple().exponent))
    return Told(-percent if way in DOWN.split("|") else percent, step)
