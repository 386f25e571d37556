"""How well it was reported: by city and by zone for one form and period, with the score; and which rules spoke."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum

from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.rooms.filings import checks
from jiju.rooms.filings.checks.quality import parts_of, score_of
from jiju.rooms.filings.models import Extension, Filing, Query, Revision, Violation, Window
from jiju.rooms.filings.queries.ruling import texts_in_force
from jiju.rooms.filings.queries.screened_lines import lines_text
from jiju.rooms.filings.queries.templates import form_in_force
from jiju.rooms.filings.queries.trying import newest_form
from jiju.rooms.filings.shapes.quality import (
    QualityLine,
    ReportingQuality,
    ReportingTold,
    Tally,
    ViolationLine,
    ViolationUnit,
)
from jiju.rooms.filings.states import SENT
from jiju.rooms.programmes.shapes import Form
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor

HEAVY = ("blocks", "asks")
DAY = Decimal(86_400)
TREND = 8
MOST = 20


def reporting_quality(by: Actor, form_code: str, period: Period, *, now: datetime) -> ReportingQuality:
    """The reporting of one form and period as far as it lies within somebody's area, what needs work first.

    Errors   NotFound for a form that is not valid for the period
    """
    form = form_in_force(form_code, period)
    due = _due_at(form, period)
    places = {z.code: z for z in registry.zones(by, period.last_day)}
    found = _tallies(by, form, period, due, now, set(places))
    names = {d.code: d.short for d in registry.reporting_cities(period.last_day)}
    zones, cities = [], defaultdict(Tally)
    for code in sorted(found):
        place = places.get(code)
        city = place.city if place else ""
        zones.append(_line(code, place.name if place else code, names.get(city, city), found[code]))
        cities[city] += found[code]
    lines = [_line(code, names.get(code, code), names.get(code, code), tally) for code, tally in cities.items()]
    whole = _line("", "", "", sum(found.values(), Tally()))
    return ReportingQuality(form.code, form.name, period, now > due, whole, _worst(lines), _worst(zones))


def zone_scores(form_code: str, period: Period, *, now: datetime, by: Actor) -> dict[str, Decimal]:
    """The score of each zone that has one, by its code: what an evaluation asks for. For the program itself."""
    shown = reporting_quality(by, form_code, period, now=now)
    return {line.code: line.score for line in shown.zones if line.score is not None}


def reporting_told(
    form_code: str, periods: Iterable[Period], unit_of: Mapping[str, str], *, now: datetime, by: Actor
) -> dict[str, ReportingTold]:
    """How units reported over some periods, each filing counted once. For the program itself.

    Shape    unit_of: zone → the unit that is asked for: itself, its county or its city
    Missing  periods for which the form is not valid count nothing; a unit that owed nothing is not there
    """
    tallies: dict[str, Tally] = {}
    for period in periods:
        for line in _zone_lines(form_code, period, now, by):
            if line.code in unit_of:
                unit = unit_of[line.code]
                tallies[unit] = tallies.get(unit, Tally()) + line.tally
    return {unit: _told(tally) for unit, tally in tallies.items()}


def _zone_lines(form_code: str, period: Period, now: datetime, by: Actor) -> tuple[QualityLine, ...]:
    try:
        return reporting_quality(by, form_code, period, now=now).zones
    except NotFound:
        return ()


def _told(t: Tally) -> ReportingTold:
    late = max(t.expected - t.untimed - t.on_time, 0)
    return ReportingTold(score_of(parts_of(t)), late, t.handed_back)


def _due_at(form: Form, period: Period) -> datetime:
    window = Window.objects.filter(form_code=form.code, period=str(period)).first()
    return window.due_at if window else checks.end_of(checks.due_day(period, form.due_days["report"]))


def _line(code: str, name: str, city: str, tally: Tally) -> QualityLine:
    parts = parts_of(tally)
    return QualityLine(code, name, city, tally, parts, score_of(parts))


def _worst(lines: Iterable[QualityLine]) -> tuple[QualityLine, ...]:
    """The lowest score first; what cannot be scored stands after."""
    return tuple(sorted(lines, key=lambda n: (n.score is None, n.score or Decimal(0), -n.tally.owed, n.code)))


def _tallies(by: Actor, form: Form, period: Period, due: datetime, now: datetime, zones: set[str]) -> dict[str, Tally]:
    """One tally a zone, from a constant number of questions."""
    owed = _owed(by, form, period) if form.level == "enterprise" else dict.fromkeys(zones, 1)
    out: dict[str, dict[str, Any]] = {code: {"owed": n} for code, n in owed.items()}
    mine = Filing.objects.within(by).filter(form_code=form.code, period=str(period))
    for row in _filings(mine, due):
        out.setdefault(row.pop("zone_code"), {}).update(row)
    for code, (in_time, not_yet) in _extended(by, mine, form, period, due, now).items():
        zone = out.setdefault(code, {})
        zone["on_time"], zone["not_yet"] = zone.get("on_time", 0) + in_time, not_yet
    for zone in out.values():
        reported, not_yet = zone.pop("reported", 0), zone.pop("not_yet", 0)
        zone["expected"] = zone.get("owed", 0) - not_yet if now > due else reported
        zone["cells"] = zone.pop("counted", 0) * len(form.rows)
    for code, cells in _listed(mine).items() if form.lists else ():
        out[code]["cells"] += cells
    for part in (_asked(mine, now), _revised(mine), _found(mine)):
        for code, more in part.items():
            out.setdefault(code, {}).update(more)
    return {code: Tally(**counts) for code, counts in out.items()}


def _listed(mine: Any) -> dict[str, int]:
    """How many cells the lines of counted filings have, by zone: findings on them are held against them as well."""
    out: dict[str, int] = defaultdict(int)
    rows = mine.filter(counted_at__isnull=False).order_by("pk").values_list("zone_code", "cells")
    for zone, text in rows:
        out[zone] += len(lines_text(text))
    return out


def _owed(by: Actor, form: Form, period: Period) -> dict[str, int]:
    """How many enterprises owe the form in each zone: some forms are asked of those above the designated size only."""
    size = "" if form.asked_of == "all" else form.asked_of
    return registry.enterprise_counts(by, period.last_day, size=size)


def _filings(mine: Any, due: datetime) -> list[dict[str, Any]]:
    sent, known = Q(state__in=SENT), ~Q(source="brought in") | Q(first_sent_at__isnull=False)
    accepted = Q(state="accepted")
    rows = mine.order_by().values("zone_code").annotate(
        sent=Count("pk", filter=sent),
        reported=Count("pk", filter=sent | Q(first_sent_at__isnull=False)),
        on_time=Count("pk", filter=Q(first_sent_at__lte=due)),
        untimed=Count("pk", filter=sent & ~known),
        accepted=Count("pk", filter=accepted),
        judged=Count("pk", filter=accepted & known),
        first_pass=Count("pk", filter=accepted & known & Q(handed_back=0)),
        returned=Sum("handed_back"),
        counted=Count("pk", filter=Q(counted_at__isnull=False)),
    )  # fmt: skip
    return [{**{k: v for k, v in row.items() if k != "returned"}, "handed_back": row["returned"]} for row in rows]


def _extended(
    by: Actor, mine: Any, form: Form, period: Period, due: datetime, now: datetime
) -> dict[str, tuple[int, int]]:
    """Of units with a later deadline, by zone: how many sent in time after the common one, and how many still may."""
    rows = Extension.objects.within(by).filter(form_code=form.code, period=str(period), state="granted")
    granted = {e.unit_code: e for e in rows.order_by("until_granted", "pk")}
    known = mine.filter(unit_code__in=granted).order_by("pk").values_list("unit_code", "state", "first_sent_at")
    sent = {unit: at for unit, state, at in known if state in SENT or at is not None}
    out: dict[str, tuple[int, int]] = {}
    for unit, e in granted.items():
        deadline, at, before = e.expires_at or due, sent.get(unit), out.get(e.zone_code, (0, 0))
        in_time = at is not None and due < at <= deadline
        out[e.zone_code] = (before[0] + in_time, before[1] + (unit not in sent and now <= deadline))
    return out


def _asked(mine: Any, now: datetime) -> dict[str, dict[str, Any]]:
    """Queries by zone. One that was withdrawn without an answer counts in number and age, and asks nothing."""
    out: dict[str, dict[str, Any]] = {}
    today = now.astimezone(checks.ZONE).date()
    rows = Query.objects.filter(filing__in=mine).annotate(zone=F("filing__zone_code")).order_by("pk")
    for q in rows:
        at = out.setdefault(q.zone, {"queries": 0, "open_queries": 0, "asked": 0, "answered_in_time": 0, "ages": ()})
        at["queries"] += 1
        at["open_queries"] += q.state != "closed"
        at["ages"] += (Decimal(str(((q.closed_at or now) - q.asked_at).total_seconds())) / DAY,)
        answered = q.answered_at.astimezone(checks.ZONE).date() if q.answered_at else None
        at["asked"] += answered is not None or (q.state == "open" and q.due < today)
        at["answered_in_time"] += answered is not None and answered <= q.due
    return out


def _revised(mine: Any) -> dict[str, dict[str, Any]]:
    rows = Revision.objects.filter(filing__in=mine, state="approved").order_by().values("filing__zone_code")
    counted = rows.annotate(n=Count("pk"), filings=Count("filing", distinct=True))
    return {r["filing__zone_code"]: {"revisions": r["n"], "revised": r["filings"]} for r in counted}


def _found(mine: Any) -> dict[str, dict[str, Any]]:
    rows = Violation.objects.filter(filing__in=mine).order_by().values("zone_code")
    counted = rows.annotate(findings=Sum("count", filter=Q(severity__in=HEAVY), default=0), said=Sum("explained"))
    return {r["zone_code"]: {"findings": r["findings"], "explained": r["said"]} for r in counted}


def violations(
    by: Actor, form_code: str, period: Period, *, zone: str = ""
) -> tuple[tuple[Period, ...], list[ViolationLine]]:
    """How often each rule spoke in the last periods up to one, the most frequent first; of one zone, or of the area."""
    times = tuple(period.shift(-n) for n in range(TREND - 1, -1, -1))
    named = {str(t): n for n, t in enumerate(times)}
    narrowed = {"zone_code": zone} if zone else {}
    filings = Filing.objects.within(by).filter(form_code=form_code, period__in=list(named), **narrowed)
    counted = set(filings.filter(counted_at__isnull=False).order_by().values_list("period", flat=True).distinct())
    rows = Violation.objects.within(by).filter(form_code=form_code, period__in=list(named), **narrowed)
    sums = rows.order_by().values("rule", "severity", "period").annotate(n=Sum("count"))
    seen: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in sums:
        seen[row["rule"], row["severity"]][row["period"]] = row["n"]
    states = {r.id: r.states for r in texts_in_force(newest_form(form_code))}
    lines = [
        ViolationLine(rule, severity, states.get(rule, ""), tuple(n.get(t, 0) if t in counted else None for t in named))
        for (rule, severity), n in seen.items()
    ]
    return times, sorted(lines, key=lambda line: (-line.total, line.rule))


def violating_units(by: Actor, form_code: str, period: Period, *, rule: str = "") -> list[ViolationUnit]:
    """The units about which the rules spoke most in a period: the first twenty, or those of one rule."""
    rows = Violation.objects.within(by).filter(form_code=form_code, period=str(period))
    rows = rows.filter(rule=rule) if rule else rows
    most = list(rows.order_by().values("unit_code").annotate(n=Sum("count")).order_by("-n", "unit_code")[:MOST])
    by_unit: dict[str, list[Violation]] = defaultdict(list)
    for one in rows.filter(unit_code__in=[m["unit_code"] for m in most]).order_by("rule"):
        by_unit[one.unit_code].append(one)
    return [
        ViolationUnit(code, found[0].unit_name, found[0].zone_code, sum(v.count for v in found),
                      tuple((v.rule, v.count) for v in found))
        for code, found in ((m["unit_code"], by_unit[m["unit_code"]]) for m in most)
    ]  # fmt: skip
