"""The parts of a rule, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

Source = Literal["now", "previous", "year_ago", "alone", "alone_year_ago"]
Operator = Literal["+", "-", "*", "/"]
Relation = Literal["<=", ">=", "<", ">", "=", "!="]


@dataclass(frozen=True)
class Number:
    """A number as written. is_percent: written with a % sign; its value is then in percent."""

    value: Decimal
    is_percent: bool = False


@dataclass(frozen=True)
class Cell:
    """A row of this form: now, in the period before or the same period last year, or a period's own part of either."""

    code: str
    source: Source = "now"


@dataclass(frozen=True)
class Other:
    """A row of another form that the same unit reported for the same time."""

    form: str
    code: str


@dataclass(frozen=True)
class SumOf:
    """The sum of a row over the level below, or of a column over the lines of a list; where: of those that meet it."""

    form: str
    code: str
    where: Condition | None = None


@dataclass(frozen=True)
class CountOf:
    """How many of the level below reported a form, or how many lines a list has; where: of those that meet it."""

    form: str
    where: Condition | None = None


@dataclass(frozen=True)
class OfQuarters:
    """A year's figure from a quarterly form: the last quarter's where it is cumulative, else the sum of all four."""

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
class Rounded:
    """A number rounded half away from zero (四舍五入) to so many decimals."""

    inner: Expression
    digits: int


@dataclass(frozen=True)
class Extreme:
    """The smaller or the larger of two numbers. Absent when either is."""

    which: Literal["min", "max"]
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Arithmetic:
    """Two numbers and an operator. Absent when either is absent, and when divided by zero."""

    operator: Operator
    left: Expression
    right: Expression


Expression = Number | Cell | Other | SumOf | CountOf | OfQuarters | Growth | Absolute | Rounded | Extreme | Arithmetic


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
class Inside:
    """A number between two percentiles of its group, the low one divided and the high one multiplied by `times`.

    Missing  not judged when absent, or when fewer than twenty of the group have such a number
    """

    inner: Expression
    low: Decimal
    high: Decimal
    times: Decimal = Decimal(1)


@dataclass(frozen=True)
class IsInteger:
    """A whole number. Not judged when absent."""

    code: str


@dataclass(frozen=True)
class Answered:
    """Whether a cell holds a number, zero included."""

    code: str


@dataclass(frozen=True)
class Says:
    """A cell of choices holds these very words. Not judged when absent."""

    code: str
    words: str


@dataclass(frozen=True)
class NotSlipped:
    """A figure is not an earlier one times a factor, within five percent: the mark of a wrong unit."""

    code: str
    factors: tuple[Decimal, ...]
    source: Source = "previous"


@dataclass(frozen=True)
class NotCopied:
    """Fewer than eight in ten of the rows repeat the very figure of the period before. Judged from three on."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class NotRound:
    """Fewer than six in ten of the rows' figures of a thousand and more end in 000. Judged from five such on."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """What a person judges, in the words in which it is asked. Not known until somebody has."""

    text: str


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


Condition = (
    Compare | Between | Inside | IsInteger | Answered | Says | NotSlipped | NotCopied | NotRound | Judged | Both
    | Either | Not
)  # fmt: skip
Leaf = Cell | Other | SumOf | CountOf | OfQuarters
Node = Expression | Condition


@dataclass(frozen=True)
class Rule:
    """What must hold, and the condition under which it is asked at all."""

    must: Condition
    when: Condition | None = None

    @cached_property
    def figures(self) -> tuple[Leaf, ...]:
        """What the condition looks at, each figure once, in the order in which they are written."""
        return tuple(dict.fromkeys(leaves(self.must)))

    @cached_property
    def growths(self) -> tuple[Growth, ...]:
        return tuple(node for node in within(self.must) if isinstance(node, Growth))

    @cached_property
    def insides(self) -> tuple[Inside, ...]:
        return tuple(node for node in within(self.must) if isinstance(node, Inside))


def atoms(node: Condition) -> Iterator[Condition]:
    """What is joined by and, or, not: each comparison and judgement once for each time that it is written."""
    match node:
        case Both(left, right) | Either(left, right):
            yield from atoms(left)
            yield from atoms(right)
        case Not(inner):
            yield from atoms(inner)
        case _:
            yield node


def within(node: Node) -> Iterator[Node]:
    """A node and all that it is made of."""
    yield node
    for part in parts(node):
        yield from within(part)


def leaves(node: Node) -> list[Leaf]:
    """The figures that a part of a rule looks at, in the order in which they are written."""
    match node:
        case Cell() | Other() | SumOf() | CountOf() | OfQuarters():
            return [node]
        case Growth(code):
            return [Cell(code), Cell(code, "year_ago")]
        case IsInteger(code) | Answered(code) | Says(code, _):
            return [Cell(code)]
        case NotSlipped(code, _, source):
            return [Cell(code), Cell(code, source)]
        case NotCopied(codes):
            return [Cell(codes[0]), Cell(codes[0], "previous")]
        case NotRound(codes):
            return [Cell(code) for code in codes]
    return [leaf for part in parts(node) for leaf in leaves(part)]


def parts(node: Node) -> list[Node]:
    """What a node that holds no figure itself is made of."""
    match node:
        case Absolute(inner) | Rounded(inner, _) | Not(inner) | Inside(inner):
            return [inner]
        case Between(inner, low, high):
            return [inner, low, high]
        case Arithmetic(_, left, right) | Extreme(_, left, right) | Compare(_, left, right, _):
            return [left, right]
        case Both(left, right) | Either(left, right):
            return [left, right]
    return []
