"""Periods of reporting: a month, a quarter, a half-year, a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jiju.core.refusals import Malformed
from jiju.core.words import Word, word

Kind = Literal["month", "quarter", "half", "year"]
PER_YEAR: dict[Kind, int] = {"month": 12, "quarter": 4, "half": 2, "year": 1}
_MARK: dict[Kind, str] = {"month": "M", "quarter": "Q", "half": "H", "year": ""}
_QUARTERS = (
    word("first quarter of {year}"),
    word("second quarter of {year}"),
    word("third quarter of {year}"),
    word("fourth quarter of {year}"),
)
_HALVES = (word("first half of {year}"), word("second half of {year}"))
EARLIEST, LATEST = 1930, 2170  # years of periods that are written down
_PATTERN = re.compile(r"(\d{4})(?:([MQH])(\d{1,2}))?")


@dataclass(frozen=True, order=True)
class Period:
    """One period; written 2024, 2024H1, 2024Q3 or 2024M07, and ordered by time within its kind."""

    year: int
    number: int
    kind: Kind

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2200 and 1 <= self.number <= PER_YEAR[self.kind]):
            raise _not_a_period(f"{self.year}{_MARK[self.kind]}{self.number}")

    def __str__(self) -> str:
        if self.kind == "year":
            return str(self.year)
        width = 2 if self.kind == "month" else 1
        return f"{self.year}{_MARK[self.kind]}{self.number:0{width}d}"

    @property
    def name(self) -> Word:
        """The period's own name: 2024年三季度."""
        if self.kind == "month":
            return word("month {month} of {year}", year=self.year, month=self.number)
        if self.kind == "year":
            return word("year {year}", year=self.year)
        names = _QUARTERS if self.kind == "quarter" else _HALVES
        return Word(names[self.number - 1].text, {"year": self.year})

    @property
    def months(self) -> int:
        return 12 // PER_YEAR[self.kind]

    @property
    def last_month(self) -> int:
        return self.number * self.months

    @property
    def first_day(self) -> date:
        return date(self.year, self.last_month - self.months + 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.last_month, calendar.monthrange(self.year, self.last_month)[1])

    @property
    def is_first_of_year(self) -> bool:
        return self.number == 1

    def shift(self, steps: int) -> Period:
        """The period so many steps later (or earlier, when negative)."""
        per = PER_YEAR[self.kind]
        index = self.year * per + self.number - 1 + steps
        return Period(index // per, index % per + 1, self.kind)

    @property
    def previous(self) -> Period:
        return self.shift(-1)

    @property
    def next(self) -> Period:
        return self.shift(1)

    @property
    def year_before(self) -> Period:
        return Period(self.year - 1, self.number, self.kind)


def _not_a_period(text: str) -> Malformed:
    return Malformed(
        "period",
        word("“{text}” is not a period.", text=text),
        word("Write a year 2024, a half-year 2024H1, a quarter 2024Q3 or a month 2024M07."),
    )


def month(year: int, number: int) -> Period:
    return Period(year, number, "month")


def quarter(year: int, number: int) -> Period:
    return Period(year, number, "quarter")


def half(year: int, number: int) -> Period:
    return Period(year, number, "half")


def year(number: int) -> Period:
    return Period(number, 1, "year")


def parse(text: str) -> Period:
    """Read a period as written: one that has decades before and after it, which may be told beside it.

    Errors   Malformed when the text is none of the four kinds, or lies at the edge of what can be told
    """
    found = _PATTERN.fullmatch(text.strip().upper())
    if not found:
        raise _not_a_period(text)
    kind: Kind = {"M": "month", "Q": "quarter", "H": "half", None: "year"}[found[2]]  # type: ignore[assignment]  # the pattern admits only these four
    if not EARLIEST <= int(found[1]) <= LATEST:
        raise _not_a_period(text)
    return Period(int(found[1]), int(found[3] or 1), kind)


def between(first: Period, last: Period) -> list[Period]:
    """All periods from the first to the last, both included."""
    out = [first]
    while out[-1] < last:
        out.append(out[-1].next)
    return out if first <= last else []
