"""The parts of a rule, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Source = Literal["now", "previous", "year_ago"]
Operator = Literal["+", "-", "*", "/"]
Relation = Literal["<=", ">=", "<", ">", "=", "!="]


@dataclass(frozen=True)
class Number:
    """A number as written. is_percent: written with a % sign; its value is then in percent."""

    value: Decimal
    is_percent: bool = False


@dataclass(frozen=True)
class Cell:
    """A row of this form: now, in the period before, or in the same period last year."""

    code: str
    source: Source = "now"


@dataclass(frozen=True)
class SumOf:
    """The sum of a row of another form over the level below."""

    form: str
    code: str


@dataclass(frozen=True)
class Growth:
    """Growth of a row against the same period last year, in percent. Absent without a base, or on a base of zero."""

    code: str


@dataclass(frozen=True)
class Absolute:
    """The size of a number without its sign."""

    inner: Expression


@dataclass(frozen=True)
class Arithmetic:
    """Two numbers and an operator. Absent when either is absent, and when divided by zero."""

    operator: Operator
    left: Expression
    right: Expression


Expression = Number | Cell | SumOf | Growth | Absolute | Arithmetic


@dataclass(frozen=True)
class Compare:
    """Two numbers compared, within a tolerance for = and !=. Not judged when either is absent."""

    relation: Relation
    left: Expression
    right: Expression
    within: Decimal = Decimal(0)


@dataclass(frozen=True)
class Between:
    """A number between two others, both included. Not judged when any is absent."""

    inner: Expression
    low: Expression
    high: Expression


@dataclass(frozen=True)
class IsInteger:
    """A whole number. Not judged when absent."""

    code: str


@dataclass(frozen=True)
class Answered:
    """Whether a cell holds a number, zero included."""

    code: str


@dataclass(frozen=True)
class NotSlipped:
    """A figure is not the one before times a factor, within five percent: the mark of a wrong unit."""

    code: str
    factors: tuple[Decimal, ...]


@dataclass(frozen=True)
class NotCopied:
    """The rows are not, most of them, the very figures of the period before. Judged from three common figures on."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Both:
    left: Condition
    right: Condition


@dataclass(frozen=True)
class Either:
    left: Condition
    right: Condition


@dataclass(frozen=True)
class Not:
    inner: Condition


Condition = Compare | Between | IsInteger | Answered | NotSlipped | NotCopied | Both | Either | Not


@dataclass(frozen=True)
class Rule:
    """What must hold, and the condition under which it is asked at all."""

    must: Condition
    when: Condition | None = None


def leaves(node: Expression | Condition) -> list[Cell | SumOf]:
    """The figures that a part of a rule looks at, in the order in which they are written."""
    match node:
        case Cell() | SumOf():
            return [node]
        case Growth(code):
            return [Cell(code), Cell(code, "year_ago")]
        case IsInteger(code) | Answered(code):
            return [Cell(code)]
        case NotSlipped(code, _):
            return [Cell(code), Cell(code, "previous")]
        case NotCopied(codes):
            return [Cell(codes[0]), Cell(codes[0], "previous")]
    return [leaf for part in _parts(node) for leaf in leaves(part)]


def _parts(node: Expression | Condition) -> list[Expression | Condition]:
    """What a node that holds no figure itself is made of."""
    match node:
        case Absolute(inner) | Not(inner):
            return [inner]
        case Between(inner, low, high):
            return [inner, low, high]
        case Arithmetic(_, left, right) | Compare(_, left, right, _) | Both(left, right) | Either(left, right):
            return [left, right]
    return []
