"""The parts of a rule, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
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
    """A row of another form that the same unit reported last; or for this very period, or for the same last year."""

    form: str
    code: str
    source: Literal["now", "same", "year_ago"] = "now"


@dataclass(frozen=True)
class Given:
    """A reference figure that somebody answers for: what holds in the unit's place on the period's last day."""

    name: str


@dataclass(frozen=True)
class CountySum:
    """A row of this form added up over the zones of the county, the one that is asked included."""

    code: str


@dataclass(frozen=True)
class Months:
    """How many months the period has."""


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
class GrowthOf:
    """The same growth of a row of another form that the same unit reported."""

    form: str
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


Expression = (
    Number | Cell | Other | Given | CountySum | Months | SumOf | CountOf | OfQuarters | Growth | GrowthOf | Absolute
    | Rounded | Extreme | Arithmetic
)  # fmt: skip


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
    """Whether a cell holds a number, zero included, or words."""

    code: str


@dataclass(frozen=True)
class Says:
    """A cell of words holds these very ones. Not judged when absent."""

    code: str
    words: str


@dataclass(frozen=True)
class Tells:
    """A text tells of no other growth of what it calls so than the one that is computed.

    Units    within: percentage points; a text that rounds more coarsely agrees as far as its own last digit
    Missing  not judged where the text tells no such growth, or none can be computed
    """

    code: str
    growth: Growth | GrowthOf
    words: str
    within: Decimal = Decimal(0)


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
    Compare | Between | Inside | IsInteger | Answered | Says | Tells | NotSlipped | NotCopied | NotRound | Judged
    | Both | Either | Not
)  # fmt: skip
Leaf = Cell | Other | Given | CountySum | SumOf | CountOf | OfQuarters
Node = Expression | Condition
