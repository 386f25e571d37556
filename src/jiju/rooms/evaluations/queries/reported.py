"""What the quality of reporting gives: scores of items, and counts of late reports and of reports handed back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.rooms.evaluations.shapes import Cause
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.checks.quality import parts_of, score_of
from jiju.rooms.filings.shapes.quality import QualityLine, Tally
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Scheme
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import system

TENTH = Decimal("0.1")
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
    tallies: dict[str, Tally] = {}
    for when in _periods(form.period, period):
        for line in _lines(form.code, when, at):
            unit = places.get(line.code)
            if unit is not None:
                tallies[unit] = tallies.get(unit, Tally()) + line.tally
    scores = {unit: score for unit, t in tallies.items() if (score := score_of(parts_of(t))) is not None}
    late = {unit: _late(t) for unit, t in tallies.items()}
    handed = {unit: Decimal(t.handed_back) for unit, t in tallies.items()}
    told = (form.code, form.name, str(period))
    return Reported(_with(scores, "分", told), _with(late, "次", told), _with(handed, "次", told))


def _periods(kind: periods.Kind, period: Period) -> list[Period]:
    """The form's periods from January to the end of the period: as the figures run."""
    of_year = [Period(period.year, n, kind) for n in range(1, periods.PER_YEAR[kind] + 1)]
    return [p for p in of_year if p.last_day <= period.last_day]


def _lines(form_code: str, period: Period, at: datetime) -> tuple[QualityLine, ...]:
    try:
        return filings.reporting_quality(system("evaluations"), form_code, period, now=at).zones
    except NotFound:
        return ()  # the form was not valid then: nobody owed anything


def _late(tally: Tally) -> Decimal:
    """Due, of known time, and not sent in time or not at all."""
    return Decimal(max(tally.expected - tally.untimed - tally.on_time, 0))


def _with(values: Mapping[str, Decimal], unit: str, told: tuple[str, str, str]) -> Found:
    form, name, period = told
    rounded = {u: v.quantize(TENTH, ROUND_HALF_UP) if unit == "分" else v for u, v in values.items()}
    return rounded, {u: (Cause("reporting", name, period, v, unit, form),) for u, v in rounded.items()}
