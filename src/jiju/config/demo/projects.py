"""The projects of each zone, line by line, in a form that asks for them as a list; its rows add them up.

Which column is which is told by its kind: money that stays (the total), that runs on (done so far), that begins again
each year (this year's, a part of what is done; and what was paid in). A form without such a list is left to people.

Units    money in thousands of yuan (千元, whole numbers)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from jiju.config.demo.economy import Ints
from jiju.config.demo.names import MARKS
from jiju.config.demo.returns import Cells
from jiju.core.lines import LineCell
from jiju.core.nothing import Answer, Nothing, Text
from jiju.core.periods import Period
from jiju.core.quantities import UNITS
from jiju.rooms.programmes.shapes import Form, FormList, Plan, Row

SHARE = 0.7  # of a zone's investment goes into its projects
LEAST = 6_000  # a project's total at least
WORKS = ("生产线", "厂房扩建", "产业园标准厂房", "研发中心", "仓储物流中心", "技术改造", "检测平台")
TRADES = (
    "13 农副食品加工业",
    "27 医药制造业",
    "36 汽车制造业",
    "39 电子设备制造业",
    "59 装卸搬运和仓储业",
    "65 软件业",
)
SUMMED = re.compile(r"sum_of\(\[(\w+)\.(\w+)\]\) = \[(\w+)\] within \d+")
COUNTED = re.compile(r"count_of\(\[(\w+)\.\w+\]\) = \[(\w+)\]")
CHOSEN = re.compile(r"count_of\(\[(\w+)\.\w+\] where \[(\w+)\] = [“\"](\w+)[”\"]\) = \[(\w+)\]")


@dataclass(frozen=True)
class Project:
    """One project over the quarters.

    Shape    done: (quarters,), so far at each quarter's end; stops, ends: quarter indices, beyond the last for never
    """

    name: str
    code: str
    trade: str
    nature: int
    first: int
    stops: int
    ends: int
    total: int
    before: int  # done before the first quarter
    done: Ints
    paid: float


def projects_of(investment: Ints, rng: np.random.Generator, label: str) -> list[Project]:
    """Share out a zone's investment, quarter by quarter alone, among projects that come, stop and are finished."""
    count, quarters = int(rng.integers(3, 9)), len(investment)
    first = np.where(rng.random(count) < 0.6, 0, rng.integers(0, quarters, count))
    first[0] = 0
    stops = np.where(rng.random(count) < 0.08, rng.integers(1, quarters + 1, count), quarters)
    ends = np.where(rng.random(count) < 0.3, np.minimum(first + rng.integers(3, 9, count), quarters), quarters)
    at, weight = np.arange(quarters), rng.lognormal(0, 0.6, count)
    busy = (first[:, None] <= at) & (at < stops[:, None]) & (at < ends[:, None])
    heavy = weight[:, None] * busy
    alone = np.floor(investment * SHARE * heavy / np.maximum(heavy.sum(axis=0), 1e-9)).astype(np.int64)
    before = np.rint(np.where(first == 0, rng.uniform(0, 4, count) * alone[:, 0], 0)).astype(np.int64)
    done = before[:, None] + np.cumsum(alone, axis=1)
    total = np.rint(done[:, -1] / np.where(ends < quarters, rng.uniform(0.9, 1, count), rng.uniform(0.25, 0.85, count)))
    ends = np.where(total < LEAST, quarters, ends)  # what is smaller than a project is not finished yet
    named = [f"{label}{MARKS[a]}{MARKS[b]}" for a, b in rng.integers(len(MARKS), size=(count, 2))]
    return [
        Project(
            f"{named[n]}{WORKS[n % len(WORKS)]}项目", f"{2201000000000000 + int(rng.integers(10**9)):d}",
            TRADES[rng.integers(len(TRADES))], int(rng.integers(3)), int(first[n]), int(stops[n]), int(ends[n]),
            int(max(total[n], LEAST)), int(before[n]), done[n], float(rng.uniform(0.85, 1.1)),
        )
        for n in range(count)
    ]  # fmt: skip


class ProjectForm:
    """The quarterly form of a zone that asks for projects line by line, as the demonstration fills it in."""

    def __init__(self, form: Form, listed: FormList, quarters: list[Period]) -> None:
        self.form, self.list, self.quarters = form, listed, quarters
        numbers = [c for c in listed.columns if c.is_number]
        self.total = next(c for c in numbers if c.prefill)
        self.done = next(c for c in numbers if not c.prefill and not c.cumulative)
        self.year = next(c for c in numbers if c.cumulative and c.of == self.done.code)
        self.paid = next(c for c in numbers if c.cumulative and c.of is None)
        self.progress = next(
            c for c in listed.columns if c.kind == "choice" and not c.prefill and c.code != listed.ends
        )

    @classmethod
    def of(cls, plan: Plan, quarters: list[Period]) -> ProjectForm | None:
        """The first such form of a plan, or nothing."""
        for form in plan.newest_forms:
            for listed in form.lists if form.level == "zone" and form.period == "quarter" else ():
                try:
                    return cls(form, listed, quarters)
                except StopIteration:  # the list asks for something else
                    continue
        return None

    def is_asked(self, q: int) -> bool:
        return self.form.valid_from <= self.quarters[q].last_day

    def cells(self, projects: list[Project], q: int) -> Cells:
        """The whole form of one quarter: a line for each project that has begun, and the rows that add them up."""
        began = max(n for n in range(q + 1) if n == 0 or self.quarters[n].is_first_of_year)  # the year's first quarter
        there = [p for p in projects if p.first <= q and p.ends >= began]
        lines = [self._line(p, q, began) for p in there]
        rows = self._rows(there, lines, q, began)
        if q == began and q and self.is_asked(q - 1):
            lines += [self._last_line(p) for p in projects if p.first < q and q - 4 <= p.ends < began]
        out: Cells = {}
        for number, line in enumerate(lines, start=1):
            out |= {str(LineCell(self.list.code, number, code)): value for code, value in line.items()}
        return dict(sorted((rows | out).items()))

    def _line(self, p: Project, q: int, began: int) -> Cells:
        this_year = int(p.done[q] - (p.done[began - 1] if began else p.before))
        known = {
            self.total.code: p.total, self.done.code: int(p.done[q]), self.year.code: this_year,
            self.paid.code: int(this_year * p.paid),
        }  # fmt: skip
        words = self._words(p, q)
        return {c.code: _money(known[c.code], c) if c.code in known else words(c) for c in self.list.columns}

    def _last_line(self, p: Project) -> Cells:
        """A project that was finished last year: it says so once, and is not carried on."""
        said: Cells = {c.code: Nothing.BLANK for c in self.list.columns}
        said |= {self.list.key[0]: Text(p.code), self.list.title: Text(p.name)}
        ends = self.list.by_code.get(self.list.ends or "")
        return said | ({ends.code: Text(ends.choices[0])} if ends is not None else {})

    def _words(self, p: Project, q: int) -> Callable[[Row], Answer]:
        months = iter(
            (self._month(p.first, -18 if p.first == 0 else 0), self._month(min(p.ends, len(self.quarters)), 6))
        )
        titles = {self.list.key[0]: p.code, self.list.title: p.name}

        def say(column: Row) -> Answer:
            if column.code in titles:
                return Text(titles[column.code])
            if column.kind == "month":
                return Text(next(months))
            if column.code == self.progress.code:
                return Text(self._state(p, q))
            if column.kind == "choice" and column.prefill:
                return Text(column.choices[p.nature % len(column.choices)])
            return Text(p.trade) if column.kind == "text" and column.prefill else Nothing.BLANK

        return say

    def _month(self, q: int, shift: int) -> str:
        """A month near a quarter, so many months off."""
        first = self.quarters[0].first_day
        months = first.year * 12 + first.month - 1 + q * 3 + shift
        return f"{months // 12}-{months % 12 + 1:02d}"

    def _state(self, p: Project, q: int) -> str:
        """The choice that says how far the project is, told by its words; the second one where none says it."""
        said = "停" if p.stops <= q else "竣" if p.ends <= q else "主体" if p.done[q] * 2 > p.total else "开工"
        choices = self.progress.choices
        return next((c for c in choices if said in c), choices[min(1, len(choices) - 1)])

    def _rows(self, there: list[Project], lines: list[Cells], q: int, began: int) -> Cells:
        """The fixed rows, as the form's own rules say that they add up; other counts by their names."""
        texts = [rule.text for rule in self.form.rules]
        out: Cells = {row.code: Decimal(_counted(row, there, q, began)) for row in self.form.numbers}
        for text in texts:
            if (found := SUMMED.fullmatch(text)) and found[1] == self.list.code:
                out[found[3]] = sum((x for line in lines if isinstance(x := line[found[2]], Decimal)), Decimal(0))
            elif (found := COUNTED.fullmatch(text)) and found[1] == self.list.code:
                out[found[2]] = Decimal(len(lines))
            elif (found := CHOSEN.fullmatch(text)) and found[1] == self.list.code:
                out[found[4]] = Decimal(sum(line[found[2]] == Text(found[3]) for line in lines))
        return out


def _counted(row: Row, there: list[Project], q: int, began: int) -> int:
    if "新开工" in row.name:
        return sum(p.first > 0 and began <= p.first <= q for p in there)
    return sum(began <= p.ends <= q for p in there) if "竣工" in row.name else 0


def _money(thousands: int, column: Row) -> Decimal:
    shift = (UNITS["千元"].factor / UNITS[column.unit].factor).adjusted()
    return Decimal(thousands).scaleb(shift)
