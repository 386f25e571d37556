"""Says a breach: every figure that the rule looked at, with its unit and period, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from jiju.core.findings import Finding
from jiju.core.lines import LineCell
from jiju.core.nothing import Text
from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.plain import percentile, value
from jiju.engines.checks.sheets import ListFacts, RowFacts, Sheet, number
from jiju.engines.checks.told import told_in

Rows = Mapping[str, RowFacts]
LONGEST = 40  # characters of a text that are told


@dataclass(frozen=True)
class Named:
    """What the rows are called that a rule may look at: the form's own, of other forms, of its lists; what is given."""

    rows: Rows
    foreign: Mapping[str, Rows]
    lists: Mapping[str, ListFacts]
    given: Rows


def of_line(finding: Finding, facts: ListFacts, number: int, line: Sheet) -> Finding:
    """A finding on a line: at the cell of its own column, and named by list, line and what the line is of."""
    title = line.now.get(facts.title)
    said = word("{list}, line {n}", list=facts.name, n=number)
    if isinstance(title, Text):
        said = word("{line} ({title})", line=said, title=title.words)
    place = str(LineCell(facts.code, number, finding.field))
    return replace(finding, field=place, says=word("{line}: {figures}", line=said, figures=finding.says))


def say_figures(rule: n.Rule, sheet: Sheet, named: Named) -> Word:
    """All figures of a rule in one sentence, each named once."""
    if isinstance(rule.must, n.NotCopied):
        sheet = replace(sheet, restarts=frozenset())  # a copy is one, whether counting began again or not
    said = [_told(text, sheet, named) for text in rule.texts]
    said += [_figure(part, sheet, named) for part in rule.figures]
    said += [_percent(growth, sheet) for growth in rule.growths]
    said += [_group(inside, sheet) for inside in rule.insides]
    out = said[0]
    for one in said[1:]:
        out = word("{first}; {rest}", first=out, rest=one)
    return word("{figures}.", figures=out)


def _figure(part: n.Leaf, sheet: Sheet, named: Named) -> Word:
    match part:
        case n.CountOf():
            return _count(part, sheet, named)
        case n.Cell(code):
            return _own(part, sheet, named.rows[code])
        case n.Given(name):
            return _given(part, sheet, named.given[name])
        case n.CountySum(code):
            return _of_the_county(part, sheet, named.rows[code])
    if part.form in named.lists:
        return _sum_of_lines(part, sheet, named.lists[part.form])
    row = named.foreign[part.form][part.code]
    said = {"name": row.name, "number": _number(value(part, sheet), row), "unit": row.unit}
    ago = isinstance(part, n.Other) and part.source == "year_ago"
    said |= {"form": part.form, "period": str(_period("year_ago" if ago else "now", sheet.period))}
    if isinstance(part, n.SumOf):
        return word("the sum of {form} {name} is {number} {unit} ({period})", **said)
    if isinstance(part, n.OfQuarters):
        return word("the quarters of {form} {name} come to {number} {unit} ({period})", **said)
    return word("{form} {name} is {number} {unit} ({period})", **said)


def _own(part: n.Cell, sheet: Sheet, row: RowFacts) -> Word:
    """A figure of the form itself, or its words."""
    if not row.is_number:
        said_there = sheet.now.get(part.code)
        words = said_there.words[:LONGEST] if isinstance(said_there, Text) else ""
        return word("{code} {name} is “{words}” ({period})", code=row.code, name=row.name, period=str(sheet.period),
                    words=words)  # fmt: skip
    said = {"name": row.name, "number": _number(value(part, sheet), row), "unit": row.unit}
    when = str(_period(part.source, sheet.period))
    if part.source.startswith("alone"):
        return word("{code} {name} alone is {number} {unit} ({period})", code=row.code, period=when, **said)
    return word("{code} {name} is {number} {unit} ({period})", code=row.code, period=when, **said)


def _given(part: n.Given, sheet: Sheet, row: RowFacts) -> Word:
    known = sheet.given.get(part.name)
    number = _number(known.amount if known else None, row)
    return word("{name} is {number} {unit} ({holds})", name=row.name, number=number, unit=row.unit,
                holds=known.holds if known else str(sheet.period))  # fmt: skip


def _of_the_county(part: n.CountySum, sheet: Sheet, row: RowFacts) -> Word:
    """The sum, unless a zone could tell from it what the only other one has reported."""
    others = sum(number(cells, part.code) is not None for cells in sheet.neighbours)
    said = {"code": row.code, "name": row.name, "unit": row.unit, "period": str(sheet.period), "n": others + 1}
    if others == 1:
        own = _number(number(sheet.now, part.code), row)
        return word("{code} {name} is {number} {unit} here, and one other zone of the county comes on top ({period})",
                    number=own, **said)  # fmt: skip
    return word("{code} {name} of the {n} zones of the county comes to {number} {unit} ({period})",
                number=_number(value(part, sheet), row), **said)  # fmt: skip


def _told(part: n.Tells, sheet: Sheet, named: Named) -> Word:
    """The growth in the text that disagrees with the one that is computed, or the first that it tells."""
    row, text, computed = named.rows[part.code], sheet.now.get(part.code), value(part.growth, sheet)
    told = told_in(text.words, part.words) if isinstance(text, Text) else ()
    wrong = [one for one in told if computed is not None and not one.agrees(computed, part.within)] or list(told)
    percent = f"{wrong[0].percent:+,f}".replace("-", "−") if wrong else "—"
    return word("{code} {name} tells of “{words}” a growth of {percent}% ({period})", code=row.code, name=row.name,
                words=part.words, percent=percent, period=str(sheet.period))  # fmt: skip


def _count(part: n.CountOf, sheet: Sheet, named: Named) -> Word:
    said = {"n": str(value(part, sheet) or 0), "period": str(sheet.period)}
    if part.form in named.lists:
        return word("{n} lines of {list} meet it ({period})", list=named.lists[part.form].name, **said)
    return word("{n} filings of {form} meet it ({period})", form=part.form, **said)


def _sum_of_lines(part: n.Other | n.SumOf | n.OfQuarters, sheet: Sheet, facts: ListFacts) -> Word:
    row = facts.rows[part.code]
    return word(
        "the lines of {list} add up to {number} {unit} in {name} ({period})", list=facts.name, name=row.name,
        number=_number(value(part, sheet), row), unit=row.unit, period=str(sheet.period),
    )  # fmt: skip


def _period(source: n.Source, now: Period) -> Period:
    if source in {"now", "alone"}:
        return now
    return now.previous if source == "previous" else now.year_before


def _number(amount: Decimal | None, row: RowFacts) -> Word | str:
    if amount is None:
        return word("not given")
    places = max(row.decimals, -int(amount.normalize().as_tuple().exponent)) if amount % 1 else row.decimals
    return f"{amount:,.{places}f}".replace("-", "−")


def _group(inside: n.Inside, sheet: Sheet) -> Word:
    """Where the group's percentiles lie, and the figure among them."""
    group = sheet.peers.numbers(inside.inner, lambda cells: value(inside.inner, Sheet(sheet.period, cells)))
    low, high = percentile(group, inside.low), percentile(group, inside.high)
    return word(
        "that is {x}; of {n} of its type, {share} in a hundred lie between {low} and {high}",
        x=_short(value(inside.inner, sheet)), n=len(group), share=_short(inside.high - inside.low),
        low=_short(low), high=_short(high),
    )  # fmt: skip


def _short(x: Decimal | None) -> str:
    return "—" if x is None else f"{x:,.4g}".replace("-", "−") if abs(x) < 1000 else f"{x:,.0f}".replace("-", "−")


def _percent(growth: n.Growth | n.GrowthOf, sheet: Sheet) -> Word:
    change = value(growth, sheet)
    return word("growth {percent}%", percent="—" if change is None else f"{change:+,.1f}".replace("-", "−"))


def proposal(rule: n.Rule, sheet: Sheet, rows: Rows) -> Word | None:
    """For a figure that looks like a wrong unit: what it would be in the right one."""
    if not isinstance(rule.must, n.NotSlipped):
        return None
    code = rule.must.code
    now, before = value(n.Cell(code), sheet), value(n.Cell(code, rule.must.source), sheet)
    if now is None or not before:
        return None
    factor = min(rule.must.factors, key=lambda f: abs(now - before * f))
    row = rows[code]
    return word(
        "If it was counted in another unit, it would be {number} {unit}.",
        number=_number(now / factor, row),
        unit=row.unit,
    )
