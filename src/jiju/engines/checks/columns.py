"""The fast evaluator: many filings at once, column by column.

Numbers are judged in binary floating point with a margin far wider than its error. What is not surely right is asked
again of the plain evaluator, in exact decimals, so that both always agree and only the doubtful cost time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np

from jiju.core.findings import Finding
from jiju.core.nothing import Nothing, Value
from jiju.core.periods import Period
from jiju.engines.checks import nodes as n
from jiju.engines.checks.plain import COPIED_LEAST, SLIP, holds
from jiju.engines.checks.rules import Compiled, RuleSet
from jiju.engines.checks.sheets import Sheet

Column = np.ndarray[Any, np.dtype[np.float64]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
Values = Mapping[str, Sequence[Value]]
MARGIN = 1e-9  # relative; a sum of a few hundred doubles errs by far less


@dataclass(frozen=True)
class ColumnSheet:
    """Many filings of one form and period: each row's values, filing after filing.

    Shape    every sequence has one entry a filing; what is absent is a kind of nothing
    """

    period: Period
    count: int
    now: Values
    before: Values = field(default_factory=dict)
    year_ago: Values = field(default_factory=dict)

    def row(self, index: int) -> Sheet:
        """One filing, for the plain evaluator."""
        sides = ({c: v[index] for c, v in side.items()} for side in (self.now, self.before, self.year_ago))
        now, before, ago = sides
        return Sheet(self.period, now, before, ago)


def check_columns(rules: RuleSet, sheet: ColumnSheet) -> Iterator[tuple[int, Finding]]:
    """Every finding of every filing as (filing, finding), rule by rule. Rules over the level below are not asked."""
    columns = _Columns(sheet)
    for compiled in rules.rules:
        if any(isinstance(leaf, n.SumOf) for leaf in n.leaves(compiled.rule.must)):
            continue
        yield from _breaches(rules, compiled, sheet, columns)


def _breaches(
    rules: RuleSet, compiled: Compiled, sheet: ColumnSheet, columns: _Columns
) -> Iterator[tuple[int, Finding]]:
    for index in np.flatnonzero(~columns.surely(compiled.rule.must)):
        one = sheet.row(int(index))
        if holds(compiled.rule, one) is False:
            yield int(index), rules.finding(compiled, one)


class _Columns:
    """The columns as doubles; NaN is absent."""

    def __init__(self, sheet: ColumnSheet) -> None:
        self.sheet = sheet
        self._made: dict[tuple[str, str], Column] = {}

    def surely(self, node: n.Condition) -> Mask:
        """Where the condition is surely no breach: true beyond the margin, or not to be judged."""
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            match node:
                case n.Compare(relation, left, right, within):
                    return self._compare(relation, self.number(left), self.number(right), float(within))
                case n.Between(inner, low, high):
                    x, a, b = self.number(inner), self.number(low), self.number(high)
                    return self._compare(">=", x, a, 0.0) & self._compare("<=", x, b, 0.0) | np.isnan(x + a + b)
                case n.Both(left, right):
                    return self.surely(left) & self.surely(right)
                case n.NotSlipped(code, factors):
                    return self._not_slipped(code, factors)
                case n.NotCopied(codes):
                    return self._not_copied(codes)
        return np.zeros(self.sheet.count, dtype=bool)  # the rest is rare: asked plainly, row by row

    def _compare(self, relation: n.Relation, left: Column, right: Column, within: float) -> Mask:
        gap = left - right
        edge = MARGIN * (np.abs(left) + np.abs(right) + abs(within) + 1)
        sure = {
            "<=": gap <= within - edge, ">=": -gap <= within - edge, "<": gap < -edge, ">": gap > edge,
            "=": np.abs(gap) <= within - edge, "!=": np.abs(gap) > within + edge,
        }[relation]  # fmt: skip
        # Equal doubles of equal decimals are surely equal: both sides are cells or literals rounded the same way.
        same = (gap == 0) if relation in {"<=", ">=", "="} and within == 0 else np.zeros(len(gap), dtype=bool)
        return np.asarray(sure | same | np.isnan(gap))

    def _not_slipped(self, code: str, factors: tuple[Decimal, ...]) -> Mask:
        now, before = self.cells("now", code), self.cells("previous", code)
        out = np.ones(self.sheet.count, dtype=bool)
        for factor in factors:
            there = before * float(factor)
            out &= np.abs(now - there) > np.abs(there) * (float(SLIP) + MARGIN)
        return np.asarray(out | np.isnan(now + before) | (before == 0))

    def _not_copied(self, codes: tuple[str, ...]) -> Mask:
        same = np.zeros(self.sheet.count)
        common = np.zeros(self.sheet.count)
        for code in codes:
            now, before = self.cells("now", code), self.cells("previous", code)
            both = ~np.isnan(now + before) & ((now != 0) | (before != 0))
            common += both
            same += both & (now == before)
        return np.asarray((common < COPIED_LEAST) | (same * 10 < common * 6))

    def number(self, node: n.Expression) -> Column:
        match node:
            case n.Number(literal, _):
                return np.full(self.sheet.count, float(literal))
            case n.Cell(code, source):
                return self.cells(source, code)
            case n.Growth(code):
                now, ago = self.cells("now", code), self.cells("year_ago", code)
                return np.where(ago == 0, np.nan, (now - ago) / np.abs(ago) * 100)
            case n.Absolute(inner):
                return np.abs(self.number(inner))
            case n.Arithmetic(operator, left, right):
                return _arithmetic(operator, self.number(left), self.number(right))
        return np.full(self.sheet.count, np.nan)

    def cells(self, source: str, code: str) -> Column:
        if (source, code) not in self._made:
            values = {"now": self.sheet.now, "previous": self.sheet.before, "year_ago": self.sheet.year_ago}[
                source
            ].get(code)
            self._made[source, code] = (
                np.full(self.sheet.count, np.nan) if values is None
                else np.array([np.nan if isinstance(v, Nothing) else float(v) for v in values])
            )  # fmt: skip
        return self._made[source, code]


def _arithmetic(operator: n.Operator, left: Column, right: Column) -> Column:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return np.where(right == 0, np.nan, left / right)
