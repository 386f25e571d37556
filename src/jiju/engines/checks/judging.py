"""Judges a condition over whole columns: surely true, surely false, surely not to be judged, or in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from jiju.core.nothing import Answer, Nothing
from jiju.core.periods import Period
from jiju.engines.checks import bounds as b
from jiju.engines.checks import nodes as n
from jiju.engines.checks import wordings
from jiju.engines.checks.plain import COPIED_LEAST, COPIED_SHARE, ROUND_LEAST, ROUND_SHARE, ROUND_TO, SLIP, Elsewhere
from jiju.engines.checks.sheets import FEWEST_PEERS, Reference

Values = Mapping[str, Sequence[Answer]]
KEPT_BYTES = 8 << 20
Indices = np.ndarray[Any, np.dtype[np.intp]]


class Lines(Protocol):
    """The lines of a list in many filings, as far as they are added up."""

    def sums(self, code: str, count: int) -> list[Answer]: ...


class Columns(Protocol):
    """What is judged: the columns of many filings, as a ColumnSheet holds them."""

    @property
    def period(self) -> Period: ...
    @property
    def count(self) -> int: ...
    @property
    def now(self) -> Values: ...
    @property
    def before(self) -> Values: ...
    @property
    def year_ago(self) -> Values: ...
    @property
    def before_year_ago(self) -> Values: ...
    @property
    def sums(self) -> Mapping[str, Values]: ...
    @property
    def others(self) -> Mapping[str, Values]: ...
    @property
    def years(self) -> Mapping[str, Values]: ...
    @property
    def others_same(self) -> Mapping[str, Values]: ...
    @property
    def others_ago(self) -> Mapping[str, Values]: ...
    @property
    def given(self) -> Mapping[str, Sequence[Reference | None]]: ...
    @property
    def group(self) -> Sequence[str]: ...
    @property
    def lists(self) -> Mapping[str, Lines]: ...


class Judge:
    """Columns as bounded doubles, each made once."""

    def __init__(self, sheet: Columns, restarts: frozenset[str]) -> None:
        self.sheet, self.restarts, self.count = sheet, restarts, sheet.count
        self._made: dict[tuple[str, str], b.Bounded] = {}
        _keep_what_is_freed()

    @cached_property
    def _group_of(self) -> Indices:
        """Each filing's group as a number."""
        labels = {label: number for number, label in enumerate(dict.fromkeys(self.sheet.group))}
        return np.fromiter(map(labels.__getitem__, self.sheet.group), np.intp)

    @cached_property
    def _groups(self) -> list[Indices]:
        """The members of each group."""
        order = np.argsort(self._group_of, kind="stable")
        return np.split(order, np.cumsum(np.bincount(self._group_of))[:-1])

    def may_break(self, rule: n.Rule) -> b.Mask:
        """Where the rule may be broken: not surely kept, not surely left unasked."""
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            must = self.judge(rule.must)
            out = ~(must.true | must.absent)
            if rule.when is not None and out.any():
                when = self.judge(rule.when)
                out &= ~(when.false | when.absent)
        return np.broadcast_to(out, self.count)  # a rule that looks at no figure holds for all or for none

    def judge(self, node: n.Condition) -> b.Verdict:
        match node:
            case n.Compare(relation, left, right, within):
                return b.compared(relation, self.number(left), self.number(right), float(within))
            case n.Between(inner, low, high):
                return self._between(*(self.number(part) for part in (inner, low, high)))
            case n.Inside():
                return self._inside(node)
            case n.Both(left, right):
                return b.both(self.judge(left), self.judge(right))
            case n.Either(left, right):
                return b.either(self.judge(left), self.judge(right))
            case n.Not(inner):
                return b.opposite(self.judge(inner))
            case n.Judged():
                return b.doubtful(self.count)
        return self._about_cells(node)

    def _about_cells(
        self, node: n.Answered | n.IsInteger | n.Says | n.Tells | n.NotSlipped | n.NotCopied | n.NotRound
    ) -> b.Verdict:
        match node:
            case n.Says(code, words):
                return wordings.says(self.sheet.now.get(code), words, self.count)
            case n.Tells(code, _, words):
                return wordings.tells(self.sheet.now.get(code), words, self.count)
            case n.Answered(code):
                return wordings.answered(self.sheet.now.get(code), self.count)
            case n.IsInteger(code):
                x = self._cells("now", code).x
                whole, small = x == np.rint(x), np.abs(x) < 2**40
                return b.Verdict(whole & small, ~whole & small, np.isnan(x))
            case n.NotSlipped(code, factors, source):
                return self._not_slipped(self._cells("now", code), self.number(n.Cell(code, source)), factors)
            case n.NotCopied(codes):
                return self._not_copied(codes)
            case n.NotRound(codes):
                return self._not_round(codes)

    def _between(self, x: b.Bounded, low: b.Bounded, high: b.Bounded) -> b.Verdict:
        verdict = b.both(b.compared(">=", x, low, 0.0), b.compared("<=", x, high, 0.0))
        if verdict.true.all():
            return verdict
        absent = x.absent | low.absent | high.absent
        return b.Verdict(verdict.true & ~absent, verdict.false & ~absent, absent)

    def _inside(self, node: n.Inside) -> b.Verdict:
        """Percentiles by group; bounds of their errors are the largest in the group."""
        if not len(self.sheet.group):
            return b.unjudged(self.count)
        x = self.number(node.inner)
        every = [self._percentiles(node, x, members) for members in self._groups]
        low, high, error = (np.array(side)[self._group_of] for side in zip(*every, strict=True))
        times = float(node.times)
        low, high = low - np.abs(low) * (1 - 1 / times), high + np.abs(high) * (times - 1)
        return self._between(x, b.Bounded(low, error * times), b.Bounded(high, error * times))

    def _percentiles(self, node: n.Inside, x: b.Bounded, members: Indices) -> tuple[float, float, float]:
        """One group's two percentiles and the bound of their error; absent where too few have such a number."""
        numbers, errors = (np.broadcast_to(side, self.count)[members] for side in (x.x, x.error))
        ordered = np.sort(numbers)  # what is absent comes last
        count = int(np.searchsorted(ordered, np.nan))
        if count < FEWEST_PEERS:
            return np.nan, np.nan, 0.0
        low, high = (_percentile(ordered[:count], share) for share in (node.low, node.high))
        largest = max(abs(ordered[0]), abs(ordered[count - 1]))
        rounded = largest * b.EPSILON * 16  # in interpolating, and in widening by `times` afterwards
        return low, high, errors.max() * 4 + rounded

    def _not_slipped(self, now: b.Bounded, before: b.Bounded, factors: tuple[Decimal, ...]) -> b.Verdict:
        true, false = np.ones(self.count, dtype=bool), np.zeros(self.count, dtype=bool)
        for factor in map(float, factors):
            there = before.x * factor
            edge = now.error + before.error * factor + np.abs(there) * 1e-12
            off = np.abs(now.x - there) - np.abs(there) * float(SLIP)
            true &= off > edge
            false |= off < -edge
        absent = now.absent | before.absent | (before.x == 0)
        return b.Verdict(np.asarray(true & ~absent), np.asarray(false & ~absent), absent)

    def _not_copied(self, codes: tuple[str, ...]) -> b.Verdict:
        same, common = np.zeros(self.count), np.zeros(self.count)
        for code in codes:
            now, before = self._cells("now", code).x, self._cells("previous", code).x
            pair = ~np.isnan(now + before) & ((now != 0) | (before != 0))
            common += pair
            same += pair & (now == before)
        return _share(same, common, COPIED_LEAST, float(COPIED_SHARE) * 10)

    def _not_round(self, codes: tuple[str, ...]) -> b.Verdict:
        same, common = np.zeros(self.count), np.zeros(self.count)
        for code in codes:
            x = self._cells("now", code).x
            large = np.abs(x) >= ROUND_TO
            common += large
            same += large & (x % ROUND_TO == 0)
        return _share(same, common, ROUND_LEAST, float(ROUND_SHARE) * 10)

    def number(self, node: n.Expression) -> b.Bounded:
        match node:
            case n.Number(literal, _):
                return b.constant(float(literal))
            case n.Cell(code, source):
                return self._cell(code, source)
            case n.Growth() | n.GrowthOf():
                return b.growth(*(self.number(leaf) for leaf in n.leaves(node)))
            case n.Absolute(inner):
                return b.absolute(self.number(inner))
            case n.Rounded(inner, digits):
                return b.rounded(self.number(inner), digits)
            case n.Extreme(which, left, right):
                return b.extreme(which, self.number(left), self.number(right))
            case n.Arithmetic(operator, left, right):
                return b.arithmetic(operator, self.number(left), self.number(right))
        return self._elsewhere(node)

    def _elsewhere(self, node: Elsewhere) -> b.Bounded:
        match node:
            case n.Other(form, code, source):
                sheet = self.sheet
                side = {"now": sheet.others, "same": sheet.others_same, "year_ago": sheet.others_ago}[source]
                return self._kept(f"others {source} {form}", side.get(form, {}), code)
            case n.Given(name):
                return self._given(name)
            case n.Months():
                return b.constant(float(self.sheet.period.months))
            case n.SumOf(form, code, None) if form in self.sheet.lists:
                return self._summed(form, code)
            case n.SumOf(form, code, None):
                return self._kept("sums " + form, self.sheet.sums.get(form, {}), code)
            case n.OfQuarters(form, code):
                return self._kept("years " + form, self.sheet.years.get(form, {}), code)
        return b.unknown(self.count)  # filters over the level below and sums of a county are rare: asked plainly

    def _given(self, name: str) -> b.Bounded:
        known = self.sheet.given.get(name, ())
        return self._kept("given", {name: [Nothing.BLANK if one is None else one.amount for one in known]}, name)

    def _summed(self, code: str, column: str) -> b.Bounded:
        """A column of a list, added up for each filing."""
        side = "lists " + code
        known = (side, column) in self._made
        values = {} if known else {column: self.sheet.lists[code].sums(column, self.count)}
        return self._kept(side, values, column)

    def _cell(self, code: str, source: n.Source) -> b.Bounded:
        if source in {"now", "year_ago"}:
            return self._cells(source, code)
        if source == "previous":
            return b.exact(np.full(self.count, np.nan)) if code in self.restarts else self._cells("previous", code)
        whole, part = ("now", "previous") if source == "alone" else ("year_ago", "before_year_ago")
        if code in self.restarts:
            return self._cells(whole, code)
        return b.arithmetic("-", self._cells(whole, code), self._cells(part, code))

    def _cells(self, source: str, code: str) -> b.Bounded:
        sides = {
            "now": self.sheet.now, "previous": self.sheet.before, "year_ago": self.sheet.year_ago,
            "before_year_ago": self.sheet.before_year_ago,
        }  # fmt: skip
        return self._kept(source, sides[source], code)

    def _kept(self, side: str, values: Values, code: str) -> b.Bounded:
        if (side, code) not in self._made:
            self._made[side, code] = b.exact(_doubles(values.get(code), self.count))
        return self._made[side, code]


def _keep_what_is_freed() -> None:
    """Memory that one operation frees is kept for the next one.

    The C library gives the freed end of its heap back to the system, and fetching it again for each of thousands of
    columns costs more than judging them. Once a block of this size was freed, it keeps twice as much.
    """
    np.empty(KEPT_BYTES, dtype=np.byte)


def _doubles(values: Sequence[Answer] | None, count: int) -> b.Floats:
    if values is None or not len(values):
        return np.full(count, np.nan)
    if hasattr(values, "__array__"):
        return np.asarray(values, dtype=np.float64)
    try:
        return np.fromiter(map(float, values), np.float64, count)  # type: ignore[arg-type]  # a kind of nothing raises, and is caught
    except (ValueError, TypeError):  # some are a kind of nothing, or words
        return np.fromiter((float(v) if v.__class__ is Decimal else np.nan for v in values), np.float64, count)


def _percentile(ordered: b.Floats, share: Decimal) -> float:
    """As the plain evaluator has it: linear between ranks. The rank is exact, however many there are."""
    at = share / 100 * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return float(ordered[low] + (ordered[high] - ordered[low]) * float(at - low))


def _share(same: b.Floats, common: b.Floats, least: int, tenths: float) -> b.Verdict:
    """Fewer than so many tenths of the common ones, once there are enough of them."""
    few, kept = common < least, same * 10 < common * tenths
    return b.Verdict(np.asarray(kept & ~few), np.asarray(~kept & ~few), np.asarray(few))
