"""Formulas and conditions over measured figures: the same language, typed by the very unit of each figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.parsing import parse_condition, parse_expression
from jiju.engines.checks.plain import judge, value
from jiju.engines.checks.sheets import RowFacts, Sheet
from jiju.engines.checks.typing import ANY, PERCENT, RATIO, Typist

NONE = "—"
Rows = Mapping[str, RowFacts]


class UnitTypist(Typist):
    """Types by the unit itself, not by its dimension alone: nobody converts 亿元 into 万元 on the way.

    Units    a quotient has the units of both sides with a stroke, such as 万元/人; of like units none
    """

    def expression(self, node: n.Expression) -> str:
        if isinstance(node, n.Given | n.CountySum | n.Months):
            raise Malformed(
                self.where, word("What is given or lies around is looked for in filings, not here."),
                word("Compare figures with numbers or with one another."),
            )  # fmt: skip
        if isinstance(node, n.Other | n.OfQuarters | n.GrowthOf):
            raise Malformed(
                self.where, word("[{form}.{row}] is a row of a form.", form=node.form, row=node.code),
                word("Write the indicator that is read from it, such as [revenue]."),
            )  # fmt: skip
        return super().expression(node)

    def condition(self, node: n.Condition) -> None:
        if isinstance(node, n.Inside | n.NotCopied | n.NotRound | n.NotSlipped | n.Tells):
            raise Malformed(
                self.where, word("Copies, slips and percentiles are looked for in filings, not here."),
                word("Compare figures with numbers or with one another."),
            )  # fmt: skip
        super().condition(node)

    def _alike(self, left: str, right: str) -> str:
        if {left, right} == {RATIO, PERCENT}:
            raise Malformed(
                self.where, word("A quotient is a plain number, not a percentage."),
                word("Write [rnd] / [revenue] >= 0.05, or [rnd] / [revenue] * 100 >= 5, without the sign %."),
            )  # fmt: skip
        return super()._alike(left, right)

    def _counted_in(self, row: RowFacts) -> str:
        return PERCENT if row.unit == "%" else row.unit

    def _judged(self, node: n.Judged) -> None:
        """A person judges it; there is nothing to compare."""

    def _arithmetic(self, operator: str, left: str, right: str) -> str:
        named = {left, right}.isdisjoint({ANY, RATIO, PERCENT})
        if operator == "/" and named:
            return RATIO if left == right else f"{left}/{right}" if "/" not in left + right else RATIO
        if operator == "*" and named:
            return left.partition("/")[0] if left.endswith(f"/{right}") else RATIO
        return super()._arithmetic(operator, left, right)


@dataclass(frozen=True)
class Formula:
    """A number worked out of measured figures. Missing: nothing without a figure that it needs, or over zero.

    Units    `unit` as the units of the figures make it; — where they cancel or nothing is known of it
    """

    text: str
    node: n.Expression
    unit: str

    @cached_property
    def figures(self) -> tuple[n.Leaf, ...]:
        """What it is worked out of, each figure once."""
        return tuple(dict.fromkeys(n.leaves(self.node)))

    def value(self, sheet: Sheet) -> Decimal | None:
        return value(self.node, sheet)


@dataclass(frozen=True)
class Condition:
    """A condition in the form “(A and B) or C” over measured figures and what a person judges."""

    text: str
    node: n.Condition

    @cached_property
    def atoms(self) -> tuple[n.Condition, ...]:
        """Its comparisons and judgements, in the order in which they are written."""
        return tuple(dict.fromkeys(n.atoms(self.node)))

    @cached_property
    def figures(self) -> tuple[n.Leaf, ...]:
        """What it looks at, each figure once."""
        return tuple(dict.fromkeys(n.leaves(self.node)))

    @property
    def below(self) -> tuple[n.SumOf | n.CountOf, ...]:
        """What it counts or adds up over the level below."""
        return tuple(leaf for leaf in self.figures if isinstance(leaf, n.SumOf | n.CountOf))

    def judge(self, sheet: Sheet) -> bool | None:
        """Whether it holds; nothing while what is not known could decide it either way."""
        return judge(self.node, sheet)


def read_formula(text: str, rows: Sequence[RowFacts], where: str) -> Formula:
    """Read and type a formula over figures named in brackets, such as `[tax] / [jobs]`.

    Errors   Malformed: the place, what is wrong, how to write it
    """
    known = {r.code: r for r in rows}
    node = parse_expression(text, where)
    kind = UnitTypist(known, {}, where).expression(node)
    if not n.leaves(node):
        raise Malformed(where, word("The formula looks at no figure."),
                        word("Write it over indicators, such as [tax] / [jobs]."))  # fmt: skip
    return Formula(text, node, "%" if kind == PERCENT else NONE if kind in {ANY, RATIO} else kind)


def read_condition(text: str, rows: Sequence[RowFacts], foreign: Mapping[str, Sequence[RowFacts]], where: str
                   ) -> Condition:  # fmt: skip
    """Read and type a condition, such as `([revenue] >= 5000 and count_of([B2] where [04] > 50) >= 5)`.

    Shape    foreign: rows of the forms of the level below, by form code
    Errors   Malformed: the place, what is wrong, how to write it
    """
    known = {r.code: r for r in rows}
    below = {form: {r.code: r for r in theirs} for form, theirs in foreign.items()}
    node = parse_condition(text, where)
    UnitTypist(known, below, where).condition(node)
    return Condition(text, node)
