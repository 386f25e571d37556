"""Reports on the reporting: completeness, time, first pass, queries, the score, broken rules, visits on the spot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.refusals import Malformed, NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.shapes import QualityLine, VisitFacts, VisitShown
from jiju.rooms.filings.shapes.quality import ViolationLine
from jiju.rooms.programmes import queries as programmes
from jiju.spine import permissions
from jiju.spine.say import say
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of, period_of
from jiju.web.office.exports import Column, Sheet, tables_response

VISIT = ("zone", "day", "first", "second", "findings", "remedy", "remedy_by")
SEVERITIES = {"blocks": word("blocks"), "asks": word("asks"), "notes": word("notes")}
LINES = (
    Column(word("Code")), Column(word("City or zone"), width=30), Column(word("City")), Column(word("Score"), 1),
    Column(word("Owed")), Column(word("Sent")), Column(word("Complete (%)"), 1), Column(word("On time (%)"), 1),
    Column(word("First pass (%)"), 1), Column(word("Handed back")), Column(word("Queries")),
    Column(word("Median age (days)"), 1), Column(word("Revisions")), Column(word("Explained")),
    Column(word("Findings")), Column(word("Cells")),
)  # fmt: skip
VISITS = (
    Column(word("Zone"), width=30), Column(word("Day")), Column(word("By whom"), width=20),
    Column(word("Office"), width=20), Column(word("Forms checked"), width=24), Column(word("Found"), width=40),
    Column(word("To be put right"), width=40), Column(word("By when")), Column(word("State")),
    Column(word("Put right"), width=40),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the address asks for: form, period, and the city and zone that it is narrowed to."""

    form: str
    period: Period
    city: str
    zone: str


@page("filings.see_reporting")
def reporting(request: HttpRequest) -> HttpResponse:
    """How well it was reported in my area: the worst first, with the score, the rules that spoke, and the visits."""
    return _show(request)


def _show(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    asked, today = _asked(request), clock.today()
    shown = queries.reporting_quality(by, asked.form, asked.period, now=clock.now())
    zones = [z for z in shown.zones if not asked.city or z.city == asked.city]
    chosen = next((z for z in shown.zones if z.code == asked.zone), None)
    times, rules = queries.violations(by, asked.form, asked.period, zone=asked.zone)
    return render(request, "office/reporting.html", {
        "shown": shown, "zones": zones, "chosen": chosen or shown.whole, "zone": chosen, "city": asked.city,
        "times": times, "rules": [(r, list(zip(times, r.counts, strict=True))) for r in rules],
        "top": max((n or 0 for r in rules for n in r.counts), default=0),
        "units": queries.violating_units(by, asked.form, asked.period) if chosen is None else [],
        "visits": queries.visits(by, on=today),
        "checkable": _boxes(request, today) if permissions.may(by, "filings.record_visit") else (),
        "forms": programmes.plan().newest_forms, "periods": queries.opened_periods(asked.form) or [asked.period],
        "today": today, "refusal": refusal, "sent": _sent(request, today),
    }, status=409 if refusal else 200)  # fmt: skip


def _asked(request: HttpRequest) -> Asked:
    """Form and period of the address, else the form that the targets are read from, and its newest period.

    Errors   NotFound for a period that is none
    """
    plan, form = programmes.plan(), request.GET.get("form", "")
    if form not in {f.code for f in plan.forms}:
        form = plan.zone_form.code if plan.zone_form else plan.forms[0].code
    opened = queries.opened_periods(form)
    period = period_of(request) if request.GET.get("period") or not opened else opened[0]
    return Asked(form, period, request.GET.get("city", "")[:12], request.GET.get("zone", "")[:20])


def _sent(request: HttpRequest, today: date) -> dict[str, Any]:
    """What was typed into the form of a visit, to be shown again when it is refused."""
    typed: dict[str, Any] = {name: request.POST.get(name, "") for name in VISIT}
    return typed | {"day": typed["day"] or today.isoformat()}


def _boxes(request: HttpRequest, today: date) -> list[tuple[str, Period, bool]]:
    """The forms and periods that may have been checked, and whether their box was ticked."""
    ticked = request.POST.getlist("checked")
    return [(form, when, f"{form} {when}" in ticked) for form, when in queries.checkable(today)]


@page("filings.record_visit", "POST")
def record_visit(request: HttpRequest) -> HttpResponse:
    """Write a visit down; what stands in the way is said at the form, and nothing is kept."""
    by = acting(request)
    sent = request.POST
    try:
        facts = VisitFacts(
            sent.get("zone", "").strip()[:20], day_of(sent.get("day", "")) or clock.today(),
            (sent.get("first", "")[:60], sent.get("second", "")[:60]), _checked(sent.getlist("checked")),
            sent.get("findings", ""), sent.get("remedy", ""), day_of(sent.get("remedy_by", "")),
        )  # fmt: skip
        acts.record_visit(facts, by=by, at=clock.now())
    except NotYours:
        raise
    except Refusal as refusal:
        return _show(request, refusal)
    messages.success(request, gettext("The visit is recorded."))
    return redirect("office:reporting")


def _checked(chosen: list[str]) -> tuple[tuple[str, Period], ...]:
    """Forms and periods as the boxes name them.

    Errors   NotFound for a period that is none
    """
    try:
        return tuple((form, periods.parse(when)) for form, _, when in (c.partition(" ") for c in chosen))
    except Malformed as malformed:
        raise NotFound(malformed.what, remedy=malformed.remedy) from malformed


@page("filings.close_visit", "POST")
def close_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a visit once it has been put right."""
    by = acting(request)
    acts.close_visit(queries.visit_record(by, pk), by=by, at=clock.now(), outcome=request.POST.get("outcome", ""))
    messages.success(request, gettext("The visit is closed."))
    return redirect("office:reporting")


@page("filings.see_reporting")
def reporting_workbook(request: HttpRequest) -> HttpResponse:
    """The tables of the page, a sheet each, narrowed as it is."""
    by = acting(request)
    asked = _asked(request)
    shown = queries.reporting_quality(by, asked.form, asked.period, now=clock.now())
    times, rules = queries.violations(by, asked.form, asked.period, zone=asked.zone)
    title = word("Quality of reporting, {form}, {period}", form=asked.form, period=said.period_name(asked.period))
    zones = [z for z in shown.zones if not asked.city or z.city == asked.city]
    return tables_response(title, [
        Sheet(word("Cities"), title, LINES, _lines((*shown.cities, shown.whole))),
        Sheet(word("Zones"), title, LINES, _lines(zones)),
        Sheet(word("Rules"), title, _rule_columns(times), _rules(rules)),
        Sheet(word("Visits"), word("Visits on the spot"), VISITS, _visits(queries.visits(by, on=clock.today()))),
    ])  # fmt: skip


def _lines(lines: Iterable[QualityLine]) -> Iterator[tuple[Any, ...]]:
    for found in lines:
        t = found.tally
        yield (
            found.code, found.name or word("All"), found.city, found.score, t.owed, t.sent, t.completeness,
            t.timeliness, t.first_pass_rate, t.handed_back, t.queries, t.age, t.revisions, t.explained, t.findings,
            t.cells,
        )  # fmt: skip


def _rule_columns(times: tuple[Period, ...]) -> list[Column]:
    heads = [Column(word("Rule")), Column(word("Severity")), Column(word("What must hold"), width=40)]
    return heads + [Column(said.period_name(t)) for t in times]


def _rules(rules: list[ViolationLine]) -> Iterator[tuple[Any, ...]]:
    for r in rules:
        yield r.rule, SEVERITIES[r.severity], r.states, *r.counts


def _visits(visits: list[VisitShown]) -> Iterator[tuple[Any, ...]]:
    states: dict[str, Word] = {"open": word("open"), "closed": word("closed")}
    for v in visits:
        checked = "；".join(f"{form} {say(said.period_name(p))}" for form, p in v.checked)
        due = v.remedy_by.isoformat() if v.remedy_by else ""
        yield (
            v.zone_name, v.day.isoformat(), "、".join(v.persons), v.office, checked, v.findings, v.remedy, due,
            states[v.state], v.outcome,
        )  # fmt: skip
