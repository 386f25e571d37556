"""Formulas of items: what each looks at, and what it comes to for each unit. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from jiju.core.periods import Period
from jiju.engines.checks import Formula, Sheet, read_formula
from jiju.engines.checks.nodes import Leaf
from jiju.rooms.programmes.checks import measured_facts
from jiju.rooms.programmes.shapes import Indicator, Item

FINE = Decimal("0.000001")
Side = str
Looked = tuple[Side, str]  # a side of a sheet and the indicator that is looked at there
SIDES: dict[str, tuple[Side, ...]] = {
    "now": ("now",),
    "previous": ("before",),
    "year_ago": ("year_ago",),
    "alone": ("now", "before"),
    "alone_year_ago": ("year_ago", "before_year_ago"),
}


@dataclass(frozen=True)
class Figures:
    """Figures of units, as a formula may look at them.

    Shape    by: (side, indicator) → unit → value; cumulative: indicators that run from January
    """

    period: Period
    by: Mapping[Looked, Mapping[str, Decimal]]
    cumulative: frozenset[str] = frozenset()
    judged: Mapping[str, bool] = field(default_factory=dict)

    def sheet(self, unit: str) -> Sheet:
        """The figures of one unit. Missing: what is absent of it is not there."""
        sides: dict[str, dict[str, Decimal]] = {"now": {}, "before": {}, "year_ago": {}, "before_year_ago": {}}
        for (side, code), values in self.by.items():
            if unit in values:
                sides[side][code] = values[unit]
        again = self.cumulative if self.period.is_first_of_year else frozenset()
        return Sheet(self.period, **sides, restarts=again, judged=self.judged)


def formula_of(item: Item, indicators: Iterable[Indicator]) -> Formula | None:
    """An item's formula, typed. Missing: None of an item without one.

    Errors   Malformed for a formula that no longer fits the indicators
    """
    return None if item.formula is None else read_formula(item.formula, measured_facts(indicators), item.id)


def looked_at(leaves: Iterable[Leaf]) -> list[Looked]:
    """Which indicators are looked at, and on which side, each once."""
    cells = [(side, leaf.code) for leaf in leaves for side in SIDES.get(getattr(leaf, "source", ""), ())]
    return list(dict.fromkeys((side, code) for side, code in cells))


def period_of(side: Side, period: Period) -> Period:
    """The period of a side of a sheet."""
    ago = period.year_before
    return {"now": period, "before": period.previous, "year_ago": ago, "before_year_ago": ago.previous}[side]


def worked_out(formula: Formula, figures: Figures, units: Iterable[str]) -> dict[str, Decimal]:
    """What a formula comes to for each unit.

    Missing  a unit that lacks a figure, or would be divided by zero, has no value
    """
    found = {unit: formula.value(figures.sheet(unit)) for unit in units}
    return {unit: value.quantize(FINE).normalize() + 0 for unit, value in found.items() if value is not None}
