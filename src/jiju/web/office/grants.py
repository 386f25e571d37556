"""Grants: the list with its conditions, one grant from its proposal to its acceptance, and both as workbooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.refusals import Refusal
from jiju.core.words import Word, word
from jiju.rooms.grants import queries
from jiju.rooms.grants.shapes import GrantLine, GrantShown
from jiju.rooms.grants.states import GRANTS
from jiju.rooms.registry import queries as registry
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import page_of
from jiju.web.office.consequences import typed
from jiju.web.office.exports import Column, table_response
from jiju.web.office.grants_frame import frame, refused_with

PAGE = 50
WAN = 10_000
FIELDS = ("explanation", "reason", "opinion", "planned_on", "amount", "voucher", "paid_on", "due", "entry")


@dataclass(frozen=True)
class Step:
    """One step of a grant as the line above it shows."""

    name: Word
    status: str
    note: Word | str


@page("grants.see_grants")
def grants(request: HttpRequest) -> HttpResponse:
    """The grants of my area that fit the conditions in the address."""
    by = acting(request)
    asked = _asked(request)
    found = queries.grants(by, on=clock.today(), **asked)
    return render(request, "office/grants.html", {
        **frame(by, "grants"), "page": Paginator(found, PAGE).get_page(page_of(request)), "asked": asked,
        "states": GRANTS.states, "rules": queries.rules(), "years": queries.years(by), "total": _totals(found),
        "places": registry.division_names(clock.today()), "cities": registry.reporting_cities(clock.today()),
        "is_narrowed": any(asked.values()),
    })  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, Any]:
    """The conditions in the address; what is none of the choices finds nothing, and breaks nothing."""
    sent = request.GET
    year = sent.get("year", "")
    return {
        "state": sent.get("state", "")[:16], "rule": sent.get("rule", "")[:40], "city": sent.get("city", "")[:12],
        "year": int(year) if year.isdecimal() and len(year) == 4 else 0, "search": sent.get("q", "").strip()[:60],
    }  # fmt: skip


def _totals(found: list[GrantLine]) -> dict[str, Any]:
    """The sums of the lines that money was promised to."""
    live = [g for g in found if g.state not in ("proposed", "reviewed", "countersigned", "declined")]
    return {"promised": sum(g.amount_yuan for g in live), "paid": sum(g.paid_yuan for g in live),
            "recovered": sum(g.recovered_yuan for g in live)}  # fmt: skip


COLUMNS = (
    Column(word("Number")), Column(word("Award")), Column(word("For whom"), width=28), Column(word("Zone code")),
    Column(word("Zone"), width=28), Column(word("Budget year")), Column(word("Budget"), width=28),
    Column(word("Amount (yuan)"), 2, 18), Column(word("Paid (yuan)"), 2, 18), Column(word("Got back (yuan)"), 2, 18),
    Column(word("State"), width=24), Column(word("Report due")),
)  # fmt: skip


@page("grants.see_grants")
def grants_workbook(request: HttpRequest) -> HttpResponse:
    """The list as it is seen, as a workbook with exact amounts."""
    by = acting(request)
    rows = [
        (g.id, g.rule, g.rule_name, g.unit, g.unit_name, g.year, g.budget_name, g.amount_yuan, g.paid_yuan,
         g.recovered_yuan, g.state_name, g.report_by.isoformat() if g.report_by else "")
        for g in queries.grants(by, on=clock.today(), **_asked(request))
    ]  # fmt: skip
    return table_response(word("Grants"), COLUMNS, rows)


@page("grants.see_grants")
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """One grant: how far it is, what is shown and signed, what it was spent on, what came of it."""
    return show(request, pk)


def show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    """The page of a grant; a refusal is said on it, and what was typed stays."""
    by = acting(request)
    today = clock.today()
    shown = queries.grant(by, pk, on=today)
    return render(request, "office/grant.html", {
        **frame(by, "grants"), "g": shown, "steps": steps_of(shown), "effect": queries.effect(by, pk, on=today),
        "today": today, "sent": typed(request, *FIELDS), "places": registry.division_names(today),
        "may_pay": any("pay" in p.verbs for p in shown.payments), "at_form": request.path if refusal else "",
        "misused": misused_of(request), **refused_with(refusal),
    }, status=409 if refusal else 200)  # fmt: skip


def misused_of(request: HttpRequest) -> set[int]:
    """The lines of a report that were just ticked as spent on another purpose."""
    return {int(n) for n in request.POST.getlist("misused") if n.isdecimal() and len(n) < 5}


ORDER = ("proposed", "reviewed", "countersigned", "approved", "paid", "used", "accepted")
NAMES = {
    "proposed": word("Proposal"), "reviewed": word("Review"), "countersigned": word("Countersignature"),
    "approved": word("Approval"), "paid": word("Payment"), "used": word("Use of the money"),
    "accepted": word("Acceptance"),
}  # fmt: skip


def steps_of(g: GrantShown) -> list[Step]:
    """The steps of a grant and where it stands; a small one needs no countersignature."""
    order = [s for s in ORDER if s != "countersigned" or g.needs_countersign]
    done = order.index(g.line.state) if g.line.state in order else -1
    days = {"proposed": "propose_grant", "reviewed": "review_grant", "countersigned": "countersign_grant",
            "approved": "approve_grant", "paid": "pay", "used": "report_use", "accepted": "accept_grant"}  # fmt: skip
    when = {s.verb: s.at for s in g.steps}
    out = []
    for n, state in enumerate(order):
        status = "done" if n <= done else "now" if n == done + 1 and done >= 0 else ""
        day = when.get(days[state]) if n <= done else None
        out.append(Step(NAMES[state], status, said.day(day.date()) if day else ""))
    return out
