"""The fast evaluator: many filings at once, column by column.

Numbers are judged in binary floating point, each with the bound of its error. What is not surely right is asked again
of the plain evaluator, in exact decimals, so that both always agree and only the doubtful cost time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np

from jiju.core.findings import Finding
from jiju.core.nothing import Answer, Nothing
from jiju.core.periods import Period
from jiju.engines.checks.judging import Judge
from jiju.engines.checks.plain import holds
from jiju.engines.checks.rules import Compiled, RuleSet
from jiju.engines.checks.sheets import NOBODY, Cells, Peers, Reference, Sheet

Values = Mapping[str, Sequence[Answer]]


@dataclass(frozen=True)
class Below:
    """The filings of the level below: whose each is (the index of a filing here), and their values."""

    owner: Sequence[int]
    values: Values

    @cached_property
    def of(self) -> dict[int, list[Cells]]:
        """The cells of the level below by the filing here that they belong to, in their order."""
        out: dict[int, list[Cells]] = defaultdict(list)
        for index, owner in enumerate(self.owner):
            out[owner].append(_Row(self.values, index))
        return out


@dataclass(frozen=True)
class Lines:
    """The lines of one list in many filings, each as a filing of its own: whose it is, and its number there.

    Missing  without: the filings whose form has no such list
    """

    owner: Sequence[int]
    numbers: Sequence[int]
    sheet: ColumnSheet
    without: frozenset[int] = frozenset()

    @cached_property
    def of(self) -> dict[int, dict[int, Sheet]]:
        """The lines of each filing here that has any, by their number."""
        out: dict[int, dict[int, Sheet]] = defaultdict(dict)
        for index, (owner, number) in enumerate(zip(self.owner, self.numbers, strict=True)):
            out[owner][number] = self.sheet.row(index)
        return out

    def sums(self, code: str, count: int) -> list[Answer]:
        """A column added up for each filing: nought without lines, absent where no line answers it."""
        lines, answered = [0] * count, [0] * count
        totals = [Decimal(0)] * count
        for owner, x in zip(self.owner, self.sheet.now.get(code, ()), strict=False):
            lines[owner] += 1
            if isinstance(x, Decimal):
                answered[owner] += 1
                totals[owner] += x
        there = (i not in self.without and (answered[i] or not lines[i]) for i in range(count))
        return [total if known else Nothing.BLANK for total, known in zip(totals, there, strict=True)]


@dataclass(frozen=True)
class ColumnSheet:
    """Many filings of one form and period: each row's values, filing after filing.

    Shape    every sequence has one entry a filing; group: the label of its peers; sums, others, years: by form;
             given: by name; neighbours: what the other zones of each one's county have sent
    Missing  what is absent is a kind of nothing; without `group` nobody has peers
    """

    period: Period
    count: int
    now: Values
    before: Values = field(default_factory=dict)
    year_ago: Values = field(default_factory=dict)
    before_year_ago: Values = field(default_factory=dict)
    sums: Mapping[str, Values] = field(default_factory=dict)
    others: Mapping[str, Values] = field(default_factory=dict)
    years: Mapping[str, Values] = field(default_factory=dict)
    lower: Mapping[str, Below] = field(default_factory=dict)
    lists: Mapping[str, Lines] = field(default_factory=dict)
    group: Sequence[str] = ()
    others_same: Mapping[str, Values] = field(default_factory=dict)
    others_ago: Mapping[str, Values] = field(default_factory=dict)
    given: Mapping[str, Sequence[Reference | None]] = field(default_factory=dict)
    neighbours: Below | None = None

    def row(self, index: int) -> Sheet:
        """One filing, for the plain evaluator."""
        sides = (self.now, self.before, self.year_ago, self.before_year_ago)
        now, before, ago, earlier = (_Row(side, index) for side in sides)
        sums, others, years, others_same, others_ago = (
            {form: _Row(values, index) for form, values in side.items()}
            for side in (self.sums, self.others, self.years, self.others_same, self.others_ago)
        )
        lower = {form: below.of.get(index, []) for form, below in self.lower.items()}
        lists = {c: lines.of.get(index, {}) for c, lines in self.lists.items() if index not in lines.without}
        given = {name: one for name, known in self.given.items() if (one := known[index]) is not None}
        return Sheet(
            self.period, now, before, ago, earlier, sums, lower, others, years, self.peers(index), lists,
            others_same=others_same, others_ago=others_ago, given=given,
            neighbours=self.neighbours.of.get(index, ()) if self.neighbours else (),
        )  # fmt: skip

    def peers(self, index: int) -> Peers:
        return self._groups[self.group[index]] if len(self.group) else NOBODY

    @cached_property
    def _groups(self) -> dict[str, Peers]:
        members = defaultdict(list)
        for index, label in enumerate(self.group):
            members[label].append(index)
        return {label: Peers([_Row(self.now, i) for i in theirs]) for label, theirs in members.items()}


class _Row(Mapping[str, Answer]):
    """One filing's values, each taken out of its column when a rule looks at it."""

    __slots__ = ("_columns", "_index")

    def __init__(self, columns: Values, index: int) -> None:
        self._columns, self._index = columns, index

    def __getitem__(self, code: str) -> Answer:
        return self._columns[code][self._index]

    def get(self, code: str, default: Any = None) -> Any:
        """As every mapping has it, without raising on the way: many a rule looks for what is not there."""
        column = self._columns.get(code)
        return default if column is None else column[self._index]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


def check_columns(rules: RuleSet, sheet: ColumnSheet) -> Iterator[tuple[int, Finding]]:
    """Every finding of every filing as (filing, finding), rule by rule."""
    judge = Judge(sheet, rules.restarts(sheet.period))
    inside = {c: Judge(lines.sheet, rules.restarts(sheet.period, c)) for c, lines in sheet.lists.items()}
    for compiled in rules.rules:
        if not compiled.list:
            yield from _breaches(rules, compiled, sheet, judge)
        elif compiled.list in inside:
            yield from _breaches_in_lines(rules, compiled, sheet.lists[compiled.list], inside[compiled.list])


def _breaches(rules: RuleSet, compiled: Compiled, sheet: ColumnSheet, judge: Judge) -> Iterator[tuple[int, Finding]]:
    for index in np.flatnonzero(judge.may_break(compiled.rule)):
        one = replace(sheet.row(int(index)), restarts=judge.restarts)
        if holds(compiled.rule, one) is False:
            yield int(index), rules.finding(compiled, one)


def _breaches_in_lines(rules: RuleSet, compiled: Compiled, lines: Lines, judge: Judge) -> Iterator[tuple[int, Finding]]:
    for index in map(int, np.flatnonzero(judge.may_break(compiled.rule))):
        one = replace(lines.sheet.row(index), restarts=judge.restarts)
        if holds(compiled.rule, one) is False:
            yield lines.owner[index], rules.finding(compiled, one, lines.numbers[index])
