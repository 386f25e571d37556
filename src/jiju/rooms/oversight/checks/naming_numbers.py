"""Numbers of a Chinese text that name something and tell no amount: days, spans, documents, codes, points of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

SPELT = "零〇一二两三四五六七八九十百千"
YEAR = r"(?:19|20)\d\d"
MEASURED = r"(?![\d.,]*\s*(?:%|‰|[十百千万亿]|元|人|名|户|家|个))"  # what is followed by a unit is an amount after all
BEGINS = r"(?:^|(?<=[。；\n]))\s*"  # of a line or sentence

NAMING = re.compile(
    "|".join([
        # days, hours, periods and spans of them
        rf"{YEAR}-{YEAR}年?", rf"{YEAR}[./-](?:1[0-2]|0?[1-9])(?:[./-]\d{{1,2}})?(?!\d){MEASURED}",
        rf"{YEAR}年?[QqHh][1-4]", r"\d{4}年度?", r"[〇零一二三四五六七八九]{4}年",
        r"\d{1,2}(?:-|至|到)\d{1,2}(?:月份?|日|季度)", r"\d{1,2}月(?:份|底|末|初)?", r"\d{1,2}日", r"\d季度",
        r"\d{1,2}:\d\d", r"\d{1,2}时(?:\d{1,2}分)?",
        rf"(?:\d{{1,2}}|[{SPELT}]{{1,3}})个(?:月|季度|工作日|星期|周)", r"(?<!\d)\d{1,2}年",
        # documents, places in an order, points of a list
        r"[〔\[【(]\d{4}[〕\]】)]\d*号?", r"\d+号", rf"第\s?(?:\d+|[{SPELT}]+)",
        rf"{BEGINS}\d{{1,2}}[.、)](?!\d)", rf"{BEGINS}\(\d{{1,2}}\)",
        # codes: A4, B1, Z001, GB/T 4754-2017, 5G, 4A
        r"(?:GB|DB|ISO|IEC)[A-Za-z/\d]*\s?\d[\d.-]*", rf"[A-Za-z]\d[\d.-]*{MEASURED}", r"\d[A-Z](?![A-Za-z])",
    ]),
    re.MULTILINE,
)  # fmt: skip


def named_in(plain: str) -> Iterator[tuple[int, int]]:
    """Where a text only names: from and to, in its order."""
    return (m.span() for m in NAMING.finditer(plain))
