"""A library of experts and a review drawn in a test, as a reader sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from jiju.engines.draws import Applicant, Candidate, Pool, Stratum

SEED = "福彩双色球2024075 03 08 17 21 29 33 09 / 2024年第1轮"
ON = date(2024, 7, 3)
LIBRARY = """
    code | fields            | employer
    E01  | 现代物流          | 吉林大学
    E02  | 现代物流          | 省社科院
    E03  | 现代物流 文化旅游 | 长春师大
    E04  | 现代物流          | 吉林大学
    E05  | 文化旅游          | 省社科院
    E06  | 现代物流          | 吉林大学
    E07  | 现代物流 文化旅游 | 东北师大
    E08  | 现代物流          | 运营公司甲
"""
REVIEWED = (
    Applicant("A1", zone="Z1", bodies=("运营公司甲",), legal_persons=("K1",), shareholders=("投资公司乙", "K2")),
)
WANTED = (Stratum("现代物流", wanted=3, reserves=2), Stratum("文化旅游", wanted=1, reserves=1))


def rows(table: str) -> list[list[str]]:
    """The rows below the head, cell by cell."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()][1:]


def library(table: str = LIBRARY) -> tuple[Candidate, ...]:
    return tuple(Candidate(code, code, tuple(fields.split()), employer) for code, fields, employer in rows(table))


def pool(**other: Any) -> Pool:
    """The review of this chapter: three of logistics, one of culture, at most two from one employer."""
    whole = Pool(library(), REVIEWED, WANTED, on=ON, per_employer=2)
    return replace(whole, **other)


def one(**other: Any) -> Candidate:
    """A candidate without any conflict, but for what is said."""
    return replace(Candidate("E99", "", ("现代物流",), "外省大学"), **other)
