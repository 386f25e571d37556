"""Invented names of zones, enterprises and people, and valid credit codes."""

from __future__ import annotations

import numpy as np

from jiju.core.codes import credit_code

PLACES = (
    "北辰",
    "松江里",
    "云岭",
    "南溪",
    "东岭",
    "柳影",
    "双泉",
    "净湖",
    "云杉",
    "二道河",
    "新民",
    "北原",
    "青禾",
    "望江",
    "白桦",
    "金穗",
    "长岭",
    "石门",
    "河湾",
    "春晖",
    "雁鸣",
    "玉泉",
    "林海",
    "清河",
    "向阳",
    "临湖",
)
MARKS = (
    "恒",
    "瑞",
    "达",
    "盛",
    "源",
    "泰",
    "信",
    "佳",
    "宏",
    "博",
    "启",
    "安",
    "丰",
    "嘉",
    "远",
    "诚",
    "创",
    "凯",
    "鼎",
    "科",
)
TRADES = (
    "物流",
    "商贸",
    "供应链",
    "仓储",
    "文化传媒",
    "信息技术",
    "科技",
    "电子商务",
    "人力资源",
    "旅游服务",
    "会展",
    "设计",
    "咨询服务",
    "软件",
)
# The industry of GB/T 4754 that a trade in a name stands for.
INDUSTRIES = {
    "物流": "G54", "商贸": "F51", "供应链": "G58", "仓储": "G59", "文化传媒": "R87", "信息技术": "I65", "科技": "M75",
    "电子商务": "I64", "人力资源": "L72", "旅游服务": "L72", "会展": "L72", "设计": "M74",
    "咨询服务": "L72", "软件": "I65",
}  # fmt: skip
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN_FIRST, GIVEN_SECOND = (
    "立国志启文建思海明晓雪丽永春景家子振宏世嘉少庆玉",
    "新栋远明博军涛哲燕梅华生平林辉峰杰宁敏静东波成安",
)
TRIES = 40  # a province of thousands of zones runs out of names; then two persons may share one
CODE_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def zone_name(rng: np.random.Generator, county: str, kind: str, taken: set[str]) -> str:
    """A zone's name that no other zone has."""
    base = f"{county}{PLACES[rng.integers(len(PLACES))]}{kind}"
    name, n = base, 1
    while name in taken:
        n += 1
        name = f"{base}（{n}号园）"
    taken.add(name)
    return name


def enterprise_name(rng: np.random.Generator, county: str, ending: str) -> str:
    mark = "".join(MARKS[i] for i in rng.integers(len(MARKS), size=3))
    trade = TRADES[rng.integers(len(TRADES))]
    return f"{county}{mark}{trade}{ending}"


def industry_of(name: str) -> str:
    """The industry that the trade in an invented enterprise's name stands for."""
    return next(code for trade, code in INDUSTRIES.items() if trade in name)


def person_name(rng: np.random.Generator, taken: set[str]) -> str:
    """A name that nobody has yet: where two persons are needed, two names tell them apart."""
    for _ in range(TRIES):
        name = "".join(part[rng.integers(len(part))] for part in (SURNAMES, GIVEN_FIRST, GIVEN_SECOND))
        if name not in taken:
            break
    taken.add(name)
    return name


def enterprise_code(number: int, place: str, *, prefix: str) -> str:
    """The credit code of the n-th invented enterprise; both check characters hold.

    Shape    prefix: "91" an enterprise, "92" a household business
    """
    digits = ""
    for _ in range(6):
        number, rest = divmod(number, len(CODE_DIGITS))
        digits = CODE_DIGITS[rest] + digits
    return credit_code(prefix + place, "MA" + digits)
