"""The plain evaluator: what a rule means, one filing at a time. The fast one must agree with it."""

from __future__ import annotations

from decimal import Decimal

from jiju.engines.checks import nodes as n
from jiju.engines.checks.sheets import Sheet, number

SLIP = Decimal("0.05")  # a slipped figure lies within five percent of the factor
COPIED_SHARE, COPIED_LEAST = Decimal("0.6"), 3


def holds(rule: n.Rule, sheet: Sheet) -> bool | None:
    """Whether the rule holds; nothing when it is not asked here, or a figure that it needs is absent."""
    if rule.when is not None and judge(rule.when, sheet) is not True:
        return None
    return judge(rule.must, sheet)


def judge(node: n.Condition, sheet: Sheet) -> bool | None:
    """Whether a condition is true; nothing when it cannot be judged."""
    match node:
        case n.Compare(relation, left, right, within):
            return _compare(relation, value(left, sheet), value(right, sheet), within)
        case n.Between(inner, low, high):
            x, a, b = (value(part, sheet) for part in (inner, low, high))
            return None if x is None or a is None or b is None else a <= x <= b
        case n.Answered(code):
            return number(sheet.now, code) is not None
        case n.IsInteger(code):
            x = number(sheet.now, code)
            return None if x is None else x == x.to_integral_value()
        case n.NotSlipped(code, factors):
            return _not_slipped(number(sheet.now, code), value(n.Cell(code, "previous"), sheet), factors)
        case n.NotCopied(codes):
            return _not_copied(codes, sheet)
    return _combined(node, sheet)


def _combined(node: n.Both | n.Either | n.Not, sheet: Sheet) -> bool | None:
    """Three-valued: what is known decides, and what is unknown stays unknown."""
    if isinstance(node, n.Not):
        inner = judge(node.inner, sheet)
        return None if inner is None else not inner
    sides = (judge(node.left, sheet), judge(node.right, sheet))
    decisive = isinstance(node, n.Either)
    if decisive in sides:
        return decisive
    return None if None in sides else not decisive


def _compare(relation: n.Relation, left: Decimal | None, right: Decimal | None, within: Decimal) -> bool | None:
    if left is None or right is None:
        return None
    gap = left - right
    match relation:
        case "<=":
            return gap <= within
        case ">=":
            return -gap <= within
        case "<":
            return gap < 0
        case ">":
            return gap > 0
        case "=":
            return abs(gap) <= within
        case "!=":
            return abs(gap) > within


def _not_slipped(now: Decimal | None, before: Decimal | None, factors: tuple[Decimal, ...]) -> bool | None:
    if now is None or not before:
        return None
    return not any(abs(now - before * f) <= abs(before * f) * SLIP for f in factors)


def _not_copied(codes: tuple[str, ...], sheet: Sheet) -> bool | None:
    pairs = [(number(sheet.now, c), number(sheet.before, c)) for c in codes]
    common = [(a, b) for a, b in pairs if a is not None and b is not None and (a or b)]
    if len(common) < COPIED_LEAST:
        return None
    return sum(a == b for a, b in common) < COPIED_SHARE * len(common)


def value(node: n.Expression, sheet: Sheet) -> Decimal | None:
    """The number that an expression says, or nothing when a part of it is absent."""
    match node:
        case n.Number(literal, _):
            return literal
        case n.Cell(code, source):
            return number({"now": sheet.now, "previous": sheet.before, "year_ago": sheet.year_ago}[source], code)
        case n.SumOf(form, code):
            return number(sheet.sums.get(form, {}), code)
        case n.Growth(code):
            return _growth(number(sheet.now, code), number(sheet.year_ago, code))
        case n.Absolute(inner):
            x = value(inner, sheet)
            return None if x is None else abs(x)
        case n.Arithmetic(operator, left, right):
            return _arithmetic(operator, value(left, sheet), value(right, sheet))


def _growth(now: Decimal | None, ago: Decimal | None) -> Decimal | None:
    return None if now is None or not ago else (now - ago) / abs(ago) * 100


def _arithmetic(operator: n.Operator, left: Decimal | None, right: Decimal | None) -> Decimal | None:
    if left is None or right is None or (operator == "/" and right == 0):
        return None
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
