"""How large the demonstration is, and how the plan's targets shrink or grow with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jiju.config.demo.roles import measures_of
from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.quantities import Quantity
from jiju.rooms.programmes.shapes import Plan

FIRMS_A_ZONE = 100.0
A_FIRM = {"revenue": 5_000.0, "jobs": 20.0}  # a year's thousand yuan, and heads
ACHIEVED = (0.985, 1.012, 1.006, 0.995)  # how near a year comes to its target, year after year


@dataclass(frozen=True)
class Scale:
    """The asked size: zones and enterprises at the end of the last year, and how many quarters back."""

    seed: int
    zones: int
    enterprises: int
    quarters: int

    def rng(self, *path: int) -> np.random.Generator:
        """A generator of its own for each part, so that no part depends on how the work is cut."""
        return np.random.default_rng(np.random.SeedSequence([self.seed, *path]))


class Course:
    """The course of the whole province: what all zones together reach in each quarter.

    Units    money in thousands of yuan (千元), persons and households in ones
    """

    def __init__(self, plan: Plan, scale: Scale) -> None:
        self.scale = scale
        last = periods.quarter(plan.last_year, 4)
        self.quarters = periods.between(last.shift(1 - scale.quarters), last)
        self._targets = {name: _yearly(plan, m.id, m.unit) for name, m in measures_of(plan).items()}
        self._assume(plan)
        self._by = {
            "zones": self._ratio("zones", scale.zones),
            "enterprises": self._ratio("enterprises", scale.enterprises),
        }

    def _assume(self, plan: Plan) -> None:
        """What the plan sets no target for: some enterprises in each zone, with usual jobs and revenue."""
        counted = self._targets.setdefault("zones", dict.fromkeys((t.year for t in plan.targets), 1.0))
        firms = self._targets.setdefault("enterprises", {y: zones * FIRMS_A_ZONE for y, zones in counted.items()})
        for name, each in A_FIRM.items():
            self._targets.setdefault(name, {year: n * each for year, n in firms.items()})

    def _ratio(self, name: str, asked: int) -> float:
        return asked / list(self._targets[name].values())[-1]

    def year_end(self, name: str, year: int) -> float:
        """What the province reaches by the end of a year; years outside the plan follow its nearest step.

        Shape    name: zones, revenue, enterprises or jobs
        """
        known = self._targets[name]
        years = sorted(known)
        if year in known:
            value = known[year]
        else:
            edge, inner = (years[0], years[:2][-1]) if year < years[0] else (years[-1], years[-2:][0])
            value = known[edge] * (known[edge] / known[inner]) ** abs(year - edge)
        size = self._by["zones" if name == "zones" else "enterprises"]
        near = 1.0 if name == "zones" else ACHIEVED[year % len(ACHIEVED)]
        return value * size * near

    def stock(self, name: str, at: Period) -> float:
        """A count at a quarter's end: a straight path between year ends."""
        before, after = self.year_end(name, at.year - 1), self.year_end(name, at.year)
        return before + (after - before) * at.number / 4

    def zones_at(self, at: Period) -> int:
        return max(1, round(self.stock("zones", at)))


def _yearly(plan: Plan, measure: str, unit: str) -> dict[int, float]:
    base = {"亿元": "千元", "万元": "千元", "元": "千元", "万人": "人"}.get(unit, unit)
    return {t.year: float(Quantity(t.figures[measure], unit).to(base).amount) for t in plan.targets}
