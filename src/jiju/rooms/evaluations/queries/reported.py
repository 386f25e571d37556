"""What the quality of reporting gives: scores of items, and counts of late reports and of reports handed back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from jiju.core import periods
from jiju.core.periods import Period
from jiju.rooms.evaluations.shapes import Cause
from jiju.rooms.filings import queries as filings
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Scheme
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import system

Found = tuple[dict[str, Decimal], dict[str, tuple[Cause, ...]]]


@dataclass(frozen=True)
class Reported:
    """How each unit reported, from January to the period. Missing: a unit that owed nothing is not there."""

    score: Found
    late_reports: Found
    hand_backs: Found

    def of(self, what: str) -> Found:
        return {"score": self.score, "late_reports": self.late_reports, "hand_backs": self.hand_backs}[what]


def is_asked(scheme: Scheme) -> bool:
    """Whether a scheme looks at the reporting at all."""
    return any(i.source == "reporting" for i in scheme.items) or any(a.counts != "cases" for a in scheme.adjustments)


def reported(scheme: Scheme, period: Period, at: datetime) -> Reported:
    """The reporting of the zones' main form as it stood at a moment, for the units of a scheme.

    Shape    a zone by its own filings; a county or city by all filings of its zones, each counted once
    """
    form = programmes.plan().zone_form
    if form is None:
        return Reported(({}, {}), ({}, {}), ({}, {}))
    places = {z.code: {"zone": z.code, "county": z.county, "city": z.city}[scheme.units]
              for z in registry.zones_on(period.last_day)}  # fmt: skip
    by = system("evaluations")
    found = filings.reporting_told(form.code, _periods(form.period, period), places, now=at, by=by)
    scores = {unit: t.score for unit, t in found.items() if t.score is not None}
    late = {unit: Decimal(t.late_reports) for unit, t in found.items()}
    handed = {unit: Decimal(t.hand_backs) for unit, t in found.items()}
    told = (form.code, form.name, str(period))
    return Reported(_with(scores, "分", told), _with(late, "次", told), _with(handed, "次", told))


def _periods(kind: periods.Kind, period: Period) -> list[Period]:
    """The form's periods from January to the end of the period: as the figures run."""
    of_year = [Period(period.year, n, kind) for n in range(1, periods.PER_YEAR[kind] + 1)]
    return [p for p in of_year if p.last_day <= period.last_day]


def _with(values: Mapping[str, Decimal], unit: str, told: tuple[str, str, str]) -> Found:
    form, name, period = told
    return dict(values), {u: (Cause("reporting", name, period, v, unit, form),) for u, v in values.items()}
