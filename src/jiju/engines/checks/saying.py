"""Says a breach: every figure that the rule looked at, with its unit and period, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.plain import value
from jiju.engines.checks.sheets import RowFacts, Sheet

Rows = Mapping[str, RowFacts]


def say_figures(rule: n.Rule, sheet: Sheet, rows: Rows, foreign: Mapping[str, Rows]) -> Word:
    """All figures of a rule in one sentence, each named once."""
    parts = list(dict.fromkeys(n.leaves(rule.must)))
    said = [_figure(part, sheet, rows, foreign) for part in parts]
    said += [_percent(g, sheet) for g in _growths(rule.must)]
    out = said[0]
    for one in said[1:]:
        out = word("{first}; {rest}", first=out, rest=one)
    return word("{figures}.", figures=out)


def _figure(part: n.Cell | n.SumOf, sheet: Sheet, rows: Rows, foreign: Mapping[str, Rows]) -> Word:
    if isinstance(part, n.SumOf):
        row = foreign[part.form][part.code]
        return word(
            "the sum of {form} {name} is {number} {unit} ({period})",
            form=part.form,
            name=row.name,
            number=_number(value(part, sheet), row),
            unit=row.unit,
            period=str(sheet.period),
        )
    row = rows[part.code]
    return word(
        "{code} {name} is {number} {unit} ({period})",
        code=row.code,
        name=row.name,
        number=_number(value(part, sheet), row),
        unit=row.unit,
        period=str(_period(part.source, sheet.period)),
    )


def _period(source: n.Source, now: Period) -> Period:
    return {"now": now, "previous": now.previous, "year_ago": now.year_before}[source]


def _number(amount: Decimal | None, row: RowFacts) -> Word | str:
    if amount is None:
        return word("not given")
    places = max(row.decimals, -int(amount.normalize().as_tuple().exponent)) if amount % 1 else row.decimals
    return f"{amount:,.{places}f}".replace("-", "−")


def _growths(node: n.Condition | n.Expression) -> list[n.Growth]:
    match node:
        case n.Growth():
            return [node]
        case n.Absolute(inner) | n.Not(inner):
            return _growths(inner)
        case n.Between(inner, _, _):
            return _growths(inner)
        case n.Arithmetic(_, left, right) | n.Compare(_, left, right, _) | n.Both(left, right) | n.Either(left, right):
            return [*_growths(left), *_growths(right)]
    return []


def _percent(growth: n.Growth, sheet: Sheet) -> Word:
    change = value(growth, sheet)
    return word("growth {percent}%", percent="—" if change is None else f"{change:+,.1f}".replace("-", "−"))


def proposal(rule: n.Rule, sheet: Sheet, rows: Rows) -> Word | None:
    """For a figure that looks like a wrong unit: what it would be in the right one."""
    if not isinstance(rule.must, n.NotSlipped):
        return None
    code = rule.must.code
    now, before = value(n.Cell(code), sheet), value(n.Cell(code, "previous"), sheet)
    if now is None or not before:
        return None
    factor = min(rule.must.factors, key=lambda f: abs(now - before * f))
    row = rows[code]
    return word(
        "If it was counted in another unit, it would be {number} {unit}.",
        number=_number(now / factor, row),
        unit=row.unit,
    )
