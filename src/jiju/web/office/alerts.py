"""Alerts: the list with its conditions, one alert with its signs and peers, the rules with what they cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jiju.core import periods
from jiju.core.refusals import NotFound, Refusal
from jiju.core.words import Word, word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.shapes import AlertLine, Peer
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.consequences import typed
from jiju.web.office.exports import Column, table_response
from jiju.web.office.supervision import frame

PAGE = 50
NAMES = ("state", "kind", "severity", "city", "zone_type", "period", "q")
STATES: dict[str, Word] = {
    "open": word("under way"),
    "to_acknowledge": word("to be acknowledged by me"),
    "to_answer": word("to be explained by me"),
    "raised": word("alert raised"),
    "acknowledged": word("alert acknowledged"),
    "assigned": word("alert assigned"),
    "snoozed": word("alert put off"),
    "closed": word("alert closed"),
    "gone": word("nothing is found any more"),
    "all": word("all alerts"),
}
FIELDS = ("unit", "owner", "said", "until", "reason", "words", "text")
WIDE = 120


@page("oversight.see_alerts")
def alerts(request: HttpRequest) -> HttpResponse:
    """The alerts of my area: what is severe and new first."""
    by, asked = acting(request), _asked(request)
    found = queries.alerts(by, asked, on=clock.today())
    cities, types, times = queries.places_of_alerts(by, clock.today())
    named = {t.code: t.name for t in programmes.plan().types}
    return render(request, "office/alerts.html", {
        **frame(by, "alerts"), "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "asked": asked,
        "total": len(found), "counts": queries.counts_of_alerts(by), "kinds": queries.kinds_of_alerts(by),
        "all_kinds": checks.KINDS, "severities": checks.SEVERITIES, "states": STATES, "cities": cities,
        "types": [(code, named.get(code, code)) for code in types], "times": times,
        "is_narrowed": any(asked.values()),
    })  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, str]:
    """The conditions in the address.

    Errors   NotFound for one that does not exist
    """
    asked = {name: request.GET.get(name, "").strip()[:40] for name in NAMES}
    known = (("state", STATES), ("kind", checks.KINDS), ("severity", checks.SEVERITIES))
    if any(asked[name] not in {"", *there} for name, there in known):
        raise NotFound(word("There is no such condition."), remedy=word("Choose one above the list."))
    return asked


COLUMNS = (
    Column(word("Number")), Column(word("Severity")), Column(word("Kind of alert"), width=22),
    Column(word("Whom it is about"), width=30), Column(word("Zone"), width=26), Column(word("City"), width=14),
    Column(word("Period")), Column(word("What was found"), width=60), Column(word("Signs")), Column(word("State")),
    Column(word("Assigned to"), width=24), Column(word("Person in charge")), Column(word("Due")),
)  # fmt: skip


@page("oversight.see_alerts")
def alerts_workbook(request: HttpRequest) -> HttpResponse:
    """The alerts as a workbook, as they are listed."""
    by = acting(request)
    rows = [_row(n) for n in queries.alerts(by, _asked(request), on=clock.today())]
    return table_response(word("Alerts"), COLUMNS, rows)


def _row(n: AlertLine) -> tuple[Any, ...]:
    return (n.id, n.severity_name, n.kind_name, n.subject_name, n.zone_name, n.city_name, periods.parse(n.period),
            n.says, n.signs, n.state_name, n.unit_name, n.owner,
            n.due.isoformat() if n.due else "")  # fmt: skip


@page("oversight.see_alerts")
def alert(request: HttpRequest, pk: int) -> HttpResponse:
    """One alert: what was found, both numbers, beside whom, what was done, what I may do."""
    return show(request, pk)


def show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    """The page of an alert; what stood in the way of a step is said on it, and what was typed stays."""
    by, today = acting(request), clock.today()
    found = queries.alert(by, pk, on=today)
    return render(request, "office/alert.html", {
        **frame(by, "alerts"), "a": found, "refusal": refusal, "sent": typed(request, *FIELDS),
        "reasons": checks.REASONS, "peers": _bars(found.peers), "last_day": checks.last_day_of_snoozing(today),
        "units": queries.units_to_give(by, pk, today) if "assign_alert" in found.verbs else (),
        "tasks": queries.tasks_from(by, "alert", str(pk), on=today),
    }, status=409 if refusal else 200)  # fmt: skip


def _bars(peers: tuple[Peer, ...]) -> list[tuple[Peer, SafeString]]:
    """Each peer with a bar as long as its figure is many times that of the year before."""
    most = max((p.ratio for p in peers if p.ratio is not None), default=Decimal(1)) or Decimal(1)
    return [(p, _bar(p, most)) for p in peers]


def _bar(p: Peer, most: Decimal) -> SafeString:
    if p.ratio is None:
        return SafeString("")
    width = max(abs(p.ratio) / most * WIDE, Decimal(2))
    return format_html(
        '<svg width="{0}" height="10" viewBox="0 0 {0} 10" aria-hidden="true"><rect class="{1}" x="0" y="1" '
        'width="{2}" height="8"/></svg>', WIDE, "g-acc" if p.is_own else "g-mid", f"{width:.1f}",
    )  # fmt: skip


@page("oversight.see_alerts")
def alert_rules(request: HttpRequest) -> HttpResponse:
    """The rules: what each looks for, whom it is told to, and how often it was wrong on the last quarters."""
    by: Actor = acting(request)
    return render(request, "office/alert_rules.html", {**frame(by, "alert_rules"), "rules": queries.alert_rules(by)})


RULES = (
    Column(word("Code")), Column(word("Rule"), width=40), Column(word("Kind of alert"), width=22),
    Column(word("Severity")), Column(word("Form")), Column(word("As it is written"), width=50),
    Column(word("Reports judged")), Column(word("False alarms")), Column(word("False alarms of 1,000, at most"), 2),
    Column(word("Put up with"), 2),
)  # fmt: skip


@page("oversight.see_alerts")
def alert_rules_workbook(request: HttpRequest) -> HttpResponse:
    """The rules as a workbook."""
    rows = [
        (r.id, r.name, r.kind_name, r.severity_name, r.over, r.text, r.judged, r.alarms, r.rate, r.wanted)
        for r in queries.alert_rules(acting(request))
    ]  # fmt: skip
    return table_response(word("Rules of alerts"), RULES, rows)
