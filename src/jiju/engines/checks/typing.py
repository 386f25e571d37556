"""Types a rule against its form: rows must exist, and only like is compared with like."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping

from jiju.core.quantities import unit
from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.sheets import RowFacts

Rows = Mapping[str, RowFacts]
ANY, PERCENT, RATIO = "any", "percent", "ratio"


class Typist:
    """Asks of each part of a rule what it is counted in.

    Shape    lists: of `foreign`, those that are lists of the form, whose columns are added up or counted only;
             given: the reference figures by name
    Errors   Malformed for a row that does not exist, and for parts that cannot be compared or added
    """

    def __init__(
        self,
        rows: Rows,
        foreign: Mapping[str, Rows],
        where: str,
        lists: Collection[str] = frozenset(),
        given: Rows | None = None,
    ) -> None:
        self.rows, self.foreign, self.where, self.lists, self.given = rows, foreign, where, lists, given or {}

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
            case n.Inside(inner):
                self._of_this_form_now(inner)
                self.expression(inner)
            case n.Both() | n.Either() | n.Not():
                for part in n.parts(node):
                    self.condition(part)  # type: ignore[arg-type]  # what joins conditions holds conditions
            case n.Says() | n.Judged() | n.Answered() | n.Tells():
                self._in_words(node)
            case _:
                for code in _rows_named(node):
                    self._number_row(self.rows, code)

    def expression(self, node: n.Expression) -> str:
        match node:
            case n.Number(_, is_percent):
                return PERCENT if is_percent else ANY
            case n.Cell(code, source):
                return self._cell(code, source)
            case n.Growth() | n.GrowthOf():
                self.expression(n.leaves(node)[0])
                return PERCENT
            case n.Given() | n.CountySum() | n.Months():
                return self._around(node)
            case n.Absolute(inner) | n.Rounded(inner, _):
                return self.expression(inner)
            case n.Extreme(_, left, right):
                return self._alike(self.expression(left), self.expression(right))
            case n.Arithmetic(operator, left, right):
                return self._arithmetic(operator, self.expression(left), self.expression(right))
        return self._elsewhere(node)

    def _choice(self, code: str, words: str) -> None:
        row = self._row(self.rows, code)
        if row.kind != "text" and words not in row.choices:
            raise Malformed(
                self.where,
                word("[{code}] never holds “{words}”.", code=code, words=words),
                word("It holds one of: {known}.", known="、".join(row.choices) or word("numbers")),
            )

    def _cell(self, code: str, source: n.Source) -> str:
        row = self._number_row(self.rows, code)
        if source.startswith("alone") and not row.cumulative:
            raise Malformed(
                self.where, word("[{code}] is not cumulative, so it has no part of its own.", code=code),
                word("Write [{code}] alone; it is the period's own figure already.", code=code),
            )  # fmt: skip
        return self._counted_in(row)

    def _counted_in(self, row: RowFacts) -> str:
        """What a row is counted in, as far as it decides what may be compared with it."""
        return unit(row.unit).dimension

    def _in_words(self, node: n.Says | n.Judged | n.Answered | n.Tells) -> None:
        match node:
            case n.Says(code, words):
                self._choice(code, words)
            case n.Answered(code):
                self._row(self.rows, code)
            case n.Tells(code, growth):
                self._text(code)
                self.expression(growth)
            case n.Judged():
                self._judged(node)

    def _text(self, code: str) -> None:
        if self._row(self.rows, code).kind != "text":
            raise Malformed(
                self.where, word("[{code}] is no text.", code=code), word("Name a row in which a text is written.")
            )

    def _around(self, node: n.Given | n.CountySum | n.Months) -> str:
        """A reference figure, the zones of the county added up, or the months of the period."""
        if isinstance(node, n.Months):
            return ANY
        if isinstance(node, n.CountySum):
            return self._counted_in(self._number_row(self.rows, node.code))
        if node.name not in self.given:
            raise Malformed(
                self.where, word("There is no reference figure “{name}”.", name=node.name),
                word("Write given(…) with one of: {known}.", known=", ".join(self.given) or "—"),
            )  # fmt: skip
        return self._counted_in(self.given[node.name])

    def _judged(self, node: n.Judged) -> None:
        raise Malformed(
            self.where, word("Nobody judges “{text}” when a form is filled in.", text=node.text),
            word("Write a rule over the rows of the form; judged(…) belongs to the conditions of a scheme."),
        )  # fmt: skip

    def _elsewhere(self, node: n.Other | n.SumOf | n.CountOf | n.OfQuarters) -> str:
        rows = self._form(node.form)
        if node.form in self.lists and not isinstance(node, n.SumOf | n.CountOf):
            raise Malformed(
                self.where,
                word("[{list}.{code}] stands in every line of the list.", list=node.form, code=node.code),
                word("Write sum_of([{list}.{code}]), or give the rule the row {list}.{code}.",
                     list=node.form, code=node.code),
            )  # fmt: skip
        if isinstance(node, n.SumOf | n.CountOf) and node.where is not None:
            type(self)(rows, {}, self.where).condition(node.where)
        if isinstance(node, n.CountOf):
            return ANY
        return self._counted_in(self._number_row(rows, node.code))

    def _of_this_form_now(self, node: n.Expression) -> None:
        """A group's percentiles are taken of what its members report now."""
        if any(not isinstance(leaf, n.Cell) or leaf.source != "now" for leaf in n.leaves(node)) or not n.leaves(node):
            raise Malformed(
                self.where, word("“inside … of peers” compares figures of this form and this period only."),
                word("Write it like: [04] / [10] inside 1% to 99% of peers."),
            )  # fmt: skip

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
                word("There is no form “{form}” beside or below this one.", form=form),
                word("Write the row as [FORM.ROW] with one of: {known}.", known=", ".join(self.foreign) or "—"),
            )
        return self.foreign[form]

    def _number_row(self, rows: Rows, code: str) -> RowFacts:
        row = self._row(rows, code)
        if not row.is_number:
            raise Malformed(
                self.where,
                word("[{code}] holds words and no number.", code=code),
                word("Compare it with words, as in [{code}] = “{words}”.",
                     code=code, words=next(iter(row.choices), "…")),
            )  # fmt: skip
        return row

    def _row(self, rows: Rows, code: str) -> RowFacts:
        if code in rows:
            return rows[code]
        near = difflib.get_close_matches(code, list(rows), n=1, cutoff=0.3)
        raise Malformed(
            self.where,
            word("There is no row [{code}].", code=code),
            word("Did you mean [{near}]?", near=near[0]) if near else word("Write a code of the form's own rows."),
        )


def _rows_named(node: n.IsInteger | n.NotSlipped | n.NotCopied | n.NotRound) -> tuple[str, ...]:
    return node.codes if isinstance(node, n.NotCopied | n.NotRound) else (node.code,)
