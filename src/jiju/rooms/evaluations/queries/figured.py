"""Items that figures give: an indicator, or a formula over several, its growth, its share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from jiju.core.periods import Period
from jiju.engines.checks import Formula
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.checks.formulas import Looked
from jiju.rooms.evaluations.shapes import Cause
from jiju.rooms.figures import queries as figures
from jiju.rooms.figures.shapes import Edition
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Item, Level, Scheme
from jiju.spine.actors import Place

DIGITS = Decimal("0.0001")
Found = tuple[dict[str, Decimal], dict[str, tuple[Cause, ...]]]
Units = Mapping[str, tuple[str, Place]]


def figure_item(scheme: Scheme, item: Item, period: Period, units: Units, edition: Edition) -> Found:
    """The value of an item of figures for each unit that has one, and what it came from."""
    now = _at(scheme, item, period, edition)
    if item.measure == "growth":
        return _growth(now, _at(scheme, item, period.year_before, edition))
    if item.measure == "share":
        return _share(now, lambda unit: units[unit][1].city if scheme.units == "zone" and unit in units else "")
    return now


def unit_of(item: Item) -> str:
    """The unit of measure of an item of figures."""
    if item.measure in {"growth", "share"}:
        return "%"
    formula = checks.formula_of(item, programmes.plan().indicators)
    if formula is not None:
        return item.unit or formula.unit
    return figures.indicator(item.indicator).unit if item.indicator else ""


def _at(scheme: Scheme, item: Item, period: Period, edition: Edition) -> Found:
    formula = checks.formula_of(item, programmes.plan().indicators)
    if formula is not None:
        return _worked_out(scheme, formula, period, edition)
    known = _known(item.indicator or "", period, scheme.units, edition)
    return known, {unit: (_cause(item.indicator or "", period, v),) for unit, v in known.items()}


def _worked_out(scheme: Scheme, formula: Formula, period: Period, edition: Edition) -> Found:
    looked = checks.looked_at(formula.figures)
    seen = figures_of(scheme.units, looked, period, edition)
    values = checks.worked_out(formula, seen, {unit for found in seen.by.values() for unit in found})
    causes = {unit: tuple(
        _cause(code, checks.period_of(side, period), seen.by[side, code][unit])
        for side, code in looked if unit in seen.by[side, code]
    ) for unit in values}  # fmt: skip
    return values, causes


def figures_of(units: Level, looked: Iterable[Looked], period: Period, edition: Edition) -> checks.Figures:
    """The figures that formulas or conditions look at, of every unit of a level."""
    by = {(side, code): _known(code, checks.period_of(side, period), units, edition) for side, code in looked}
    running = frozenset(i.id for i in programmes.plan().indicators if i.nature == "cumulative")
    return checks.Figures(period, by, running)


def _known(indicator: str, period: Period, units: Level, edition: Edition) -> dict[str, Decimal]:
    values = figures.unit_values(indicator, period, units, edition=edition)
    return {unit: v for unit, v in values.items() if v is not None}


def _cause(indicator: str, period: Period, value: Decimal) -> Cause:
    one = figures.indicator(indicator)
    return Cause("figure", one.name, str(period), value, one.unit, one.form or "", one.row or "", None, one.id)


def _growth(now: Found, ago: Found) -> Found:
    (here, why), (before, why_before) = now, ago
    values = {u: ((v - before[u]) / abs(before[u]) * 100).quantize(DIGITS) for u, v in here.items() if before.get(u)}
    return values, {u: (*why[u], *why_before[u]) for u in values}


def _share(now: Found, whole_of: Callable[[str], str]) -> Found:
    here, why = now
    whole: dict[str, Decimal] = {}
    for unit, value in here.items():
        whole[whole_of(unit)] = whole.get(whole_of(unit), Decimal(0)) + value
    values = {u: (v / whole[whole_of(u)] * 100).quantize(DIGITS) for u, v in here.items() if whole[whole_of(u)]}
    return values, {u: why[u] for u in values}
