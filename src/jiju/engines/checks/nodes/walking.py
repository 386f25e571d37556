"""A whole rule, and the walk over its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jiju.engines.checks.nodes.kinds import (
    Absolute,
    Answered,
    Arithmetic,
    Between,
    Both,
    Cell,
    Compare,
    Condition,
    CountOf,
    CountySum,
    Either,
    Extreme,
    Given,
    Growth,
    GrowthOf,
    Inside,
    IsInteger,
    Leaf,
    Node,
    Not,
    NotCopied,
    NotRound,
    NotSlipped,
    OfQuarters,
    Other,
    Rounded,
    Says,
    SumOf,
    Tells,
)


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
    def growths(self) -> tuple[Growth | GrowthOf, ...]:
        return tuple(node for node in within(self.must) if isinstance(node, Growth | GrowthOf))

    @cached_property
    def texts(self) -> tuple[Tells, ...]:
        return tuple(node for node in within(self.must) if isinstance(node, Tells))

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
        case Cell() | Other() | Given() | CountySum() | SumOf() | CountOf() | OfQuarters():
            return [node]
        case GrowthOf(form, code):
            return [Other(form, code, "same"), Other(form, code, "year_ago")]
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
        case Tells(growth=growth):
            return [growth]
    return []
