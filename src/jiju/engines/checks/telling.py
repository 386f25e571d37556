"""Tells a condition and its parts as a reader says them: names and signs in place of codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from jiju.core.words import Word, word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.measured import Condition
from jiju.engines.checks.sheets import RowFacts

Rows = Mapping[str, RowFacts]
SIGNS = {"<=": "≤", ">=": "≥", "<": "＜", ">": "＞", "=": "＝", "!=": "≠", "+": "＋", "-": "−", "*": "×", "/": "÷"}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Said = Word | str


class Teller:
    """Knows what the codes are called."""

    def __init__(self, rows: Sequence[RowFacts], foreign: Mapping[str, Sequence[RowFacts]]) -> None:
        self.rows = {r.code: r for r in rows}
        self.foreign = {form: {r.code: r for r in theirs} for form, theirs in foreign.items()}

    def condition(self, node: n.Condition) -> Said:
        """A comparison or judgement, or several joined."""
        match node:
            case n.Judged(text):
                return text
            case n.Compare(relation, left, right):
                return word("{left} {sign} {right}", left=self.number(left), sign=SIGNS[relation],
                            right=self._against(left, right))  # fmt: skip
            case n.Between(inner, low, high):
                return word("{x} between {low} and {high}", x=self.number(inner), low=self.number(low),
                            high=self._against(inner, high))  # fmt: skip
            case n.IsInteger(code):
                return word("{name} is a whole number", name=self._name(n.Cell(code)))
            case n.Says(code, words):
                return word("{name} is “{words}”", name=self._name(n.Cell(code)), words=words)
            case n.Answered(code):
                return word("{name} was answered", name=self._name(n.Cell(code)))
        return self._joined(node)

    def _joined(self, node: n.Condition) -> Said:
        match node:
            case n.Both(left, right):
                return word("{first} and {second}", first=self.condition(left), second=self.condition(right))
            case n.Either(left, right):
                return word("({first} or {second})", first=self.condition(left), second=self.condition(right))
            case n.Not(inner):
                return word("not: {inner}", inner=self.condition(inner))
        return ""

    def number(self, node: n.Expression) -> Said:
        match node:
            case n.Number(literal, is_percent):
                return f"{literal.normalize():,f}{'%' if is_percent else ''}"
            case n.Arithmetic(operator, left, right):
                return word("{left} {sign} {right}", left=self._inner(left), sign=SIGNS[operator],
                            right=self._inner(right))  # fmt: skip
            case n.Growth(code):
                return word("growth of {name}", name=self._name(n.Cell(code)))
            case n.Absolute(inner):
                return word("the size of {inner}", inner=self.number(inner))
            case n.Rounded(inner):
                return word("{inner}, rounded", inner=self.number(inner))
            case n.Extreme("min", left, right):
                return word("the smaller of {left} and {right}", left=self.number(left), right=self.number(right))
            case n.Extreme(_, left, right):
                return word("the larger of {left} and {right}", left=self.number(left), right=self.number(right))
        return self.leaf(node)

    def leaf(self, node: n.Expression) -> Said:
        """A figure by its name. Missing: "" of what only filings are asked."""
        match node:
            case n.CountOf(form, None):
                return word("number of enterprises that reported {form}", form=form)
            case n.CountOf(form, where):
                return word("number of enterprises with {condition}", condition=self._below(form, where))
            case n.SumOf(form, code, where):
                name = self.foreign[form][code].name
                if where is None:
                    return word("sum of {name} over the enterprises", name=name)
                return word("sum of {name} over enterprises with {condition}", name=name,
                            condition=self._below(form, where))  # fmt: skip
            case n.Cell():
                return self._name(node)
            case n.Other(form, code) | n.OfQuarters(form, code):
                return f"[{form}.{code}]"
        return ""

    def _below(self, form: str, where: n.Condition | None) -> Said:
        return Teller(list(self.foreign[form].values()), {}).condition(where) if where is not None else ""

    def _inner(self, node: n.Expression) -> Said:
        told = self.number(node)
        return word("({inner})", inner=told) if isinstance(node, n.Arithmetic) and node.operator in "+-" else told

    def _name(self, node: n.Cell) -> Said:
        name = self.rows[node.code].name
        match node.source:
            case "previous":
                return word("{name} of the period before", name=name)
            case "year_ago":
                return word("{name} of the same period last year", name=name)
            case "alone":
                return word("{name} of the period alone", name=name)
            case "alone_year_ago":
                return word("{name} of the same period last year alone", name=name)
        return name

    def _against(self, left: n.Expression, right: n.Expression) -> Said:
        """The right side; a bare number bears the unit of the figure that it is compared with."""
        told = self.number(right)
        if isinstance(right, n.Number) and not right.is_percent and (unit := self.unit(left)):
            return word("{number} {unit}", number=told, unit=unit)
        return told

    def unit(self, node: n.Expression) -> str:
        """The unit of a figure that stands alone. Missing: "" of anything else."""
        match node:
            case n.Cell(code):
                return self.rows[code].unit
            case n.SumOf(form, code):
                return self.foreign[form][code].unit
            case n.CountOf():
                return "户"
            case n.Growth():
                return "%"
        return ""


def lettered(condition: Condition) -> Said:
    """How the parts are joined, each by its letter: (A and B) or C."""
    names = {atom: LETTERS[i % len(LETTERS)] for i, atom in enumerate(condition.atoms)}
    return _joined(condition.node, names)


def _joined(node: n.Condition, names: Mapping[n.Condition, str]) -> Said:
    match node:
        case n.Both(left, right):
            return word("{first} and {second}", first=_part(left, names), second=_part(right, names))
        case n.Either(left, right):
            return word("{first} or {second}", first=_part(left, names), second=_part(right, names))
        case n.Not(inner):
            return word("not {inner}", inner=_part(inner, names))
    return names[node]


def _part(node: n.Condition, names: Mapping[n.Condition, str]) -> Said:
    told = _joined(node, names)
    return word("({inner})", inner=told) if isinstance(node, n.Both | n.Either) else told


def rounded(x: Decimal) -> str:
    """A number as it is told beside its name: at most four decimals."""
    return f"{x.quantize(Decimal('0.0001')).normalize():,f}".replace("-", "−")
