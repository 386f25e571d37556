"""The plain evaluator: what a rule means, one filing at a time. The fast one must agree with it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from jiju.core.nothing import Nothing, Text
from jiju.engines.checks import nodes as n
from jiju.engines.checks.sheets import FEWEST_PEERS, Cells, Sheet, number
from jiju.engines.checks.told import told_in

SLIP = Decimal("0.05")  # a slipped figure lies within five percent of the factor
WIDE = Context(prec=2000)  # for rounding: a product of large figures has more digits than the usual 28
COPIED_SHARE, COPIED_LEAST = Decimal("0.8"), 3
ROUND_SHARE, ROUND_LEAST, ROUND_TO = Decimal("0.6"), 5, 1000


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
        case n.Inside():
            return _inside(node, sheet)
        case n.Both() | n.Either() | n.Not():
            return _combined(node, sheet)
        case n.Judged(text):
            return sheet.judged.get(text)
        case n.Tells():
            return _tells(node, sheet)
    return _about_cells(node, sheet)


def _about_cells(
    node: n.Answered | n.IsInteger | n.Says | n.NotSlipped | n.NotCopied | n.NotRound, sheet: Sheet
) -> bool | None:
    match node:
        case n.Says(code, words):
            said = sheet.now.get(code)
            return said.words == words if isinstance(said, Text) else None
        case n.Answered(code):
            return not isinstance(sheet.now.get(code, Nothing.BLANK), Nothing)
        case n.IsInteger(code):
            x = number(sheet.now, code)
            return None if x is None else x == x.to_integral_value()
        case n.NotSlipped(code, factors, source):
            return _not_slipped(number(sheet.now, code), cell(code, source, sheet), factors)
        case n.NotCopied(codes):
            return _not_copied(codes, sheet)
        case n.NotRound(codes):
            return _not_round([number(sheet.now, c) for c in codes])


def _tells(node: n.Tells, sheet: Sheet) -> bool | None:
    said, computed = sheet.now.get(node.code), value(node.growth, sheet)
    told = told_in(said.words, node.words) if isinstance(said, Text) else ()
    return all(one.agrees(computed, node.within) for one in told) if told and computed is not None else None


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


def _inside(node: n.Inside, sheet: Sheet) -> bool | None:
    x = value(node.inner, sheet)
    if x is None:
        return None
    group = sheet.peers.numbers(node.inner, lambda cells: value(node.inner, Sheet(sheet.period, cells)))
    if len(group) < FEWEST_PEERS:
        return None
    low, high = percentile(group, node.low), percentile(group, node.high)
    return low - abs(low) * (1 - 1 / node.times) <= x <= high + abs(high) * (node.times - 1)


def percentile(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """The percentile of numbers in order, by linear interpolation between ranks (the first is 0 %, the last 100 %)."""
    at = share / 100 * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


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


def _not_round(figures: list[Decimal | None]) -> bool | None:
    large = [x for x in figures if x is not None and abs(x) >= ROUND_TO]
    if len(large) < ROUND_LEAST:
        return None
    return sum(x % ROUND_TO == 0 for x in large) < ROUND_SHARE * len(large)


def value(node: n.Expression, sheet: Sheet) -> Decimal | None:
    """The number that an expression says, or nothing when a part of it is absent."""
    match node:
        case n.Number(literal, _):
            return literal
        case n.Cell(code, source):
            return cell(code, source, sheet)
        case n.Growth() | n.GrowthOf():
            return _growth(*(value(leaf, sheet) for leaf in n.leaves(node)))
        case n.Absolute() | n.Rounded():
            return _shaped(node, value(node.inner, sheet))
        case n.Extreme(which, left, right):
            a, b = value(left, sheet), value(right, sheet)
            return None if a is None or b is None else (min if which == "min" else max)(a, b)
        case n.Arithmetic(operator, left, right):
            return _arithmetic(operator, value(left, sheet), value(right, sheet))
    return elsewhere(node, sheet)


def _shaped(node: n.Absolute | n.Rounded, x: Decimal | None) -> Decimal | None:
    if x is None or isinstance(node, n.Absolute):
        return None if x is None else abs(x)
    return x.quantize(Decimal(1).scaleb(-node.digits), ROUND_HALF_UP, WIDE)


Around = n.Given | n.CountySum | n.Months
Elsewhere = n.Other | Around | n.SumOf | n.CountOf | n.OfQuarters


def elsewhere(node: Elsewhere, sheet: Sheet) -> Decimal | None:
    """A figure from other forms, from the level below or from around."""
    if sheet.tallies and node in sheet.tallies:
        return sheet.tallies[node]
    return _looked_up(node, sheet)


def _looked_up(node: Elsewhere, sheet: Sheet) -> Decimal | None:
    match node:
        case n.Other(form, code, source):
            side = {"now": sheet.others, "same": sheet.others_same, "year_ago": sheet.others_ago}[source]
            return number(side.get(form, {}), code)
        case n.OfQuarters(form, code):
            return number(sheet.years.get(form, {}), code)
        case n.SumOf() | n.CountOf():
            return _below(node, sheet)
    return _around(node, sheet)


def _below(node: n.SumOf | n.CountOf, sheet: Sheet) -> Decimal | None:
    """Over the lines of a list, or over the level below."""
    match node:
        case n.SumOf(form, code, where) if form in sheet.lists:
            return _sum_of_lines(chosen(sheet, form, where), code)
        case n.CountOf(form, where) if form in sheet.lists:
            return Decimal(len(chosen(sheet, form, where)))
        case n.SumOf(form, code, None):
            return number(sheet.sums.get(form, {}), code)
        case n.SumOf(form, code, where):
            found = [x for c in chosen(sheet, form, where) if (x := number(c, code)) is not None]
            return sum(found, Decimal(0)) if sheet.lower.get(form) else None
        case n.CountOf(form, where):
            return Decimal(len(chosen(sheet, form, where))) if form in sheet.lower else None


def _around(node: Around, sheet: Sheet) -> Decimal | None:
    match node:
        case n.Given(name):
            return sheet.given[name].amount if name in sheet.given else None
        case n.CountySum(code):
            return _in_the_county(code, sheet)
        case n.Months():
            return Decimal(sheet.period.months)


def _in_the_county(code: str, sheet: Sheet) -> Decimal | None:
    """A row added up over the zones of the county, as far as they have sent it. Absent where this one is."""
    own = number(sheet.now, code)
    others = (x for cells in sheet.neighbours if (x := number(cells, code)) is not None)
    return None if own is None else own + sum(others, Decimal(0))


def chosen(sheet: Sheet, form: str, where: n.Condition | None) -> list[Cells]:
    """The filings of the level below, or the lines of a list, that surely meet a condition."""
    rows = [line.now for line in sheet.lists[form].values()] if form in sheet.lists else sheet.lower.get(form, ())
    return [c for c in rows if where is None or judge(where, Sheet(sheet.period, c)) is True]


def _sum_of_lines(lines: list[Cells], code: str) -> Decimal | None:
    """No line adds up to nought; lines of which none answers have no sum."""
    found = [x for line in lines if (x := number(line, code)) is not None]
    return sum(found, Decimal(0)) if found or not lines else None


def cell(code: str, source: n.Source, sheet: Sheet) -> Decimal | None:
    """A figure of this form: now, before, a year ago, or a period's own part of a cumulative figure."""
    again = code in sheet.restarts
    match source:
        case "now":
            return number(sheet.now, code)
        case "year_ago":
            return number(sheet.year_ago, code)
        case "previous":
            return None if again else number(sheet.before, code)
        case "alone":
            now = number(sheet.now, code)
            return now if again else _less(now, number(sheet.before, code))
        case "alone_year_ago":
            ago = number(sheet.year_ago, code)
            return ago if again else _less(ago, number(sheet.before_year_ago, code))


def _less(whole: Decimal | None, part: Decimal | None) -> Decimal | None:
    return None if whole is None or part is None else whole - part


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
