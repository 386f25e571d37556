"""Enterprises near the designated size (入规入统): four quarters' revenue beside the plan's threshold of the industry.

Single enterprises' figures are read here for statistics, and for nothing else: the form's purposes are asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from jiju.core import periods
from jiju.core.nothing import from_data
from jiju.core.periods import Period
from jiju.core.quantities import UNITS
from jiju.rooms.filings.models import Filing, Form
from jiju.rooms.filings.queries.one import form_shape
from jiju.rooms.filings.queries.purposes import refuse_other_purpose
from jiju.rooms.filings.shapes import Candidate, CandidateList
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Indicator, Threshold, threshold_of
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import Tenant
from jiju.spine import permissions
from jiju.spine.actors import Actor, Scope, system

Figures = dict[str, dict[str, Decimal]]  # by period, then by unit


def candidates(by: Actor, period: Period) -> CandidateList:
    """The enterprises of an area that are near the designated size, or past it, and not entered as such.

    Errors   NotYours; NotForThisPurpose when the form does not let the figures be used for statistics
    """
    permissions.ask(by, "filings.see_candidates")
    return _listed(by, period)


def near_threshold(zone_code: str, period: Period) -> int | None:
    """How many enterprises of a zone are near the designated size. For the program itself.

    Missing  None when no enterprise of the zone could be judged: nobody knows yet
    """
    found = _listed(replace(system("filings"), scope=Scope("zone", frozenset({zone_code}))), period)
    return len(found.rows) if found.judged else None


def candidate_periods(by: Actor) -> list[Period]:
    """The quarters in which an area's enterprises had the figures accepted that thresholds are about, newest first."""
    forms = {i.form for i in _measures().values()}
    rows = Filing.objects.within(by).filter(form_code__in=forms, state="accepted").order_by("-period")
    return [periods.parse(p) for p in rows.values_list("period", flat=True).distinct()]


def _measures() -> dict[str, Indicator]:
    """The indicators that thresholds are compared with, by code."""
    plan = programmes.plan()
    named = {t.indicator for t in plan.thresholds}
    return {i.id: i for i in plan.indicators if i.id in named}


def _listed(by: Actor, period: Period) -> CandidateList:
    measures, last = _measures(), period.last_day
    thresholds = programmes.plan().thresholds
    tenants = [(t, threshold_of(t.industry, thresholds, last)) for t in registry.below_scale(by, last)]
    known = [(t, limit) for t, limit in tenants if limit is not None]
    figures = {ident: _figures(by, measure, period) for ident, measure in measures.items()}
    names = {z.code: z.name for z in registry.zones_on(last)}
    rows, judged = [], 0
    for tenant, limit in known:
        revenue = _four_quarters(figures[limit.indicator], tenant.uscc, period)
        if revenue is None:
            continue
        judged += 1
        one = _candidate(tenant, limit, revenue, measures[limit.indicator], names)
        rows += [one] if one.ratio >= limit.near_percent else []
    rows.sort(key=lambda c: (-c.ratio, c.code))
    return CandidateList(period, tuple(rows), judged, len(tenants) - len(known), len(known) - judged)


def _candidate(
    tenant: Tenant, limit: Threshold, revenue: Decimal, measure: Indicator, names: dict[str, str]
) -> Candidate:
    shown = revenue * UNITS[measure.unit].factor / UNITS[limit.unit].factor
    ratio = shown / limit.amount * 100  # exact: 99.96 % is not past the line
    zone = tenant.place.zone
    return Candidate(tenant.uscc, tenant.name, zone, names.get(zone, zone), tenant.industry, shown, ratio, limit)


def _figures(by: Actor, measure: Indicator, period: Period) -> Figures:
    """The accepted totals from January that four quarters are made of."""
    wanted = {period, periods.quarter(period.year - 1, 4), period.year_before}
    rows = Filing.objects.within(by).filter(form_code=measure.form, state="accepted", period__in=map(str, wanted))
    _ask_purpose(rows.order_by().values_list("form", flat=True).distinct(), measure.row or "")
    out: Figures = {str(p): {} for p in wanted}
    for unit, when, cells in rows.order_by("pk").values_list("unit_code", "period", "cells").iterator(chunk_size=5000):
        value = from_data(json.loads(cells).get(measure.row, {"nothing": "blank"}))
        if isinstance(value, Decimal):
            out[when][unit] = value
    return out


def _ask_purpose(forms: Iterable[int], row: str) -> None:
    for form in Form.objects.filter(pk__in=list(forms)).order_by("pk"):
        shape = form_shape(form)
        refuse_other_purpose(shape, [r for r in shape.rows if r.code == row], "statistics")


def _four_quarters(figures: Figures, unit: str, period: Period) -> Decimal | None:
    """The revenue of the four quarters up to a period: this year's, and last year's after the same quarter."""
    now = figures[str(period)].get(unit)
    if now is None or period.last_month == 12:
        return now
    year = figures[str(periods.quarter(period.year - 1, 4))].get(unit)
    same = figures[str(period.year_before)].get(unit)
    return None if year is None or same is None else now + year - same
