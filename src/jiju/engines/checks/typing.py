"""Types a rule against its form: rows must exist, and only like is compared with like."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from jiju.core.quantities import unit
from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.sheets import RowFacts

Rows = Mapping[str, RowFacts]
ANY, PERCENT, RATIO = "any", "percent", "ratio"


class Typist:
    """Asks of each part of a rule what it is counted in.

    Errors   Malformed for a row that does not exist, and for parts that cannot be compared or added
    """

    def __init__(self, rows: Rows, foreign: Mapping[str, Rows], where: str) -> None:
        self.rows, self.foreign, self.where = rows, foreign, where

    def rule(self, rule: n.Rule) -> None:
        self.condition(rule.must)
        if rule.when is not None:
            self.condition(rule.when)

    def condition(self, node: n.Condition) -> None:
        match node:
            case n.Compare(_, left, right, _):
                self._alike(self.expression(left), self.expression(right))
            case n.Between(inner, low, high):
                self._alike(self._alike(self.expression(inner), self.expression(low)), self.expression(high))
            case n.Both(left, right) | n.Either(left, right):
                self.condition(left)
                self.condition(right)
            case n.Not(inner):
                self.condition(inner)
            case n.IsInteger(code) | n.Answered(code) | n.NotSlipped(code, _):
                self._row(self.rows, code)
            case n.NotCopied(codes):
                for code in codes:
                    self._row(self.rows, code)

    def expression(self, node: n.Expression) -> str:
        match node:
            case n.Number(_, is_percent):
                return PERCENT if is_percent else ANY
            case n.Cell(code, _):
                return unit(self._row(self.rows, code).unit).dimension
            case n.SumOf(form, code):
                return unit(self._row(self._form(form), code).unit).dimension
            case n.Growth(code):
                self._row(self.rows, code)
                return PERCENT
            case n.Absolute(inner):
                return self.expression(inner)
            case n.Arithmetic(operator, left, right):
                return self._arithmetic(operator, self.expression(left), self.expression(right))

    def _arithmetic(self, operator: str, left: str, right: str) -> str:
        if operator in "+-":
            return self._alike(left, right)
        if right == ANY or (right == PERCENT and operator == "*"):
            return left
        if left == ANY and operator == "*":
            return right
        return RATIO

    def _alike(self, left: str, right: str) -> str:
        free = {ANY, RATIO}
        if left in free or right in free:
            if {left, right} == {RATIO, PERCENT}:
                return PERCENT
            return right if left == ANY else left
        if left != right:
            raise Malformed(
                self.where,
                word("{left} and {right} cannot be compared or added.", left=left, right=right),
                word("Use rows of one kind; a percentage belongs with growth(…)."),
            )
        return left

    def _form(self, form: str) -> Rows:
        if form not in self.foreign:
            raise Malformed(
                self.where,
                word("There is no form “{form}” below this one.", form=form),
                word("Write sum_of([FORM.ROW]) with one of: {known}.", known=", ".join(self.foreign) or "—"),
            )
        return self.foreign[form]

    def _row(self, rows: Rows, code: str) -> RowFacts:
        if code in rows:
            return rows[code]
        near = difflib.get_close_matches(code, list(rows), n=1, cutoff=0.3)
        raise Malformed(
            self.where,
            word("There is no row [{code}].", code=code),
            word("Did you mean [{near}]?", near=near[0]) if near else word("Write a code of the form's own rows."),
        )
