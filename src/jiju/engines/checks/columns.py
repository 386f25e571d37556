"""The fast evaluator: many filings at once, column by column.

Numbers are judged in binary floating point, each with the bound of its error. What is not surely right is asked again
of the plain evaluator, in exact decimals, so that both always agree and only the doubtful cost time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from jiju.core.findings import Finding
from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.engines.checks.judging import Judge
from jiju.engines.checks.plain import holds
from jiju.engines.checks.rules import Compiled, RuleSet
from jiju.engines.checks.sheets import NOBODY, Cells, Peers, Sheet

Values = Mapping[str, Sequence[Value]]


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
class ColumnSheet:
    """Many filings of one form and period: each row's values, filing after filing.

    Shape    every sequence has one entry a filing; group: the label of its peers; sums, others, years: by form
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
    group: Sequence[str] = ()

    def row(self, index: int) -> Sheet:
        """One filing, for the plain evaluator."""
        sides = (self.now, self.before, self.year_ago, self.before_year_ago)
        now, before, ago, earlier = (_Row(side, index) for side in sides)
        sums, others, years = (
            {form: _Row(values, index) for form, values in side.items()}
            for side in (self.sums, self.others, self.years)
        )
        lower = {form: below.of.get(index, []) for form, below in self.lower.items()}
        return Sheet(self.period, now, before, ago, earlier, sums, lower, others, years, self.peers(index))

    def peers(self, index: int) -> Peers:
        return self._groups[self.group[index]] if len(self.group) else NOBODY

    @cached_property
    def _groups(self) -> dict[str, Peers]:
        members = defaultdict(list)
        for index, label in enumerate(self.group):
            members[label].append(index)
        return {label: Peers([_Row(self.now, i) for i in theirs]) for label, theirs in members.items()}


class _Row(Mapping[str, Value]):
    """One filing's values, each taken out of its column when a rule looks at it."""

    __slots__ = ("_columns", "_index")

    def __init__(self, columns: Values, index: int) -> None:
        self._columns, self._index = columns, index

    def __getitem__(self, code: str) -> Value:
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
    for compiled in rules.rules:
        yield from _breaches(rules, compiled, sheet, judge)


def _breaches(rules: RuleSet, compiled: Compiled, sheet: ColumnSheet, judge: Judge) -> Iterator[tuple[int, Finding]]:
    for index in np.flatnonzero(judge.may_break(compiled.rule)):
        one = replace(sheet.row(int(index)), restarts=judge.restarts)
        if holds(compiled.rule, one) is False:
            yield int(index), rules.finding(compiled, one)
