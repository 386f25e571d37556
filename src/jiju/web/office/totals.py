"""Totals of counties beside what their zones sent, the statement of one, and the standards that rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.shapes import TotalFacts, TotalLine, TotalPage
from jiju.rooms.programmes import queries as programmes
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import choices, day_of, period_named, period_of
from jiju.web.office.exports import Column, table_response

LONGEST = 24
COLUMNS = (
    Column(word("County"), width=24), Column(word("Zones")), Column(word("Zones that sent it")),
    Column(word("Sum of the zones"), 2), Column(word("Total of the county"), 2), Column(word("State")),
    Column(word("Source"), width=40), Column(word("Day of the source")), Column(word("Stated by")),
)  # fmt: skip
EXCEEDED, WITHIN, UNKNOWN = word("the zones exceed the county"), word("within the county"), word("no total stated")


@page("filings.see_totals")
def totals(request: HttpRequest) -> HttpResponse:
    """Each county of my area: what its zones have sent together, and what the whole county made."""
    return _show(request, request.GET.get("reference", ""), str(period_of(request)))


def _show(request: HttpRequest, reference: str, period: str, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    shown, plan = queries.totals(by, reference, period_named(period)), programmes.plan()
    sent = {name: request.POST.get(name, "") for name in ("place", "amount", "source", "source_day")}
    return render(request, "office/totals.html", {
        "shown": shown, "lines": [(line, *_state(line)) for line in shown.lines], "times": choices(),
        "kinds": [r for r in plan.references if r.nature == "total"], "refusal": refusal, "sent": sent,
        "open": [line for line in shown.lines if line.may_state], "today": clock.today(),
        "standards": [r for r in plan.references if r.nature == "standard"],
        "names": {d.code: d.name for d in plan.divisions},
    }, status=409 if refusal else 200)  # fmt: skip


def _state(line: TotalLine) -> tuple[str, Any]:
    if line.total is None:
        return "none", UNKNOWN
    return ("bad", EXCEEDED) if line.is_exceeded else ("ok", WITHIN)


@page("filings.state_total", "POST")
def state_total(request: HttpRequest) -> HttpResponse:
    """State the total of a county; what stands in the way is said at the form, and nothing is kept."""
    by = acting(request)
    typed = request.POST
    reference, period = typed.get("reference", "")[:40], typed.get("period", "")
    try:
        facts = TotalFacts(
            reference, typed.get("place", "")[:12], period_named(period), _amount(typed.get("amount", "")),
            typed.get("source", "")[:300], day_of(typed.get("source_day", "")) or clock.today(),
        )  # fmt: skip
        acts.state_total(None, by=by, at=clock.now(), facts=facts)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _show(request, reference, period, refusal)
    messages.success(request, gettext("The total is stated. Forms that are checked from now on are compared with it."))
    return redirect(f"/totals?reference={facts.reference}&period={facts.period}")


def _amount(text: str) -> Decimal:
    """The number that was typed. Missing: what is none is no amount, and refused as such."""
    plain = text.strip().replace(",", "").replace("，", "")
    try:
        return Decimal(plain) if len(plain) <= LONGEST else Decimal("NaN")
    except InvalidOperation:
        return Decimal("NaN")


@page("filings.see_totals")
def totals_workbook(request: HttpRequest) -> HttpResponse:
    """The table of the page."""
    by = acting(request)
    shown = queries.totals(by, request.GET.get("reference", ""), period_of(request))
    title = word("{name}, {period}", name=shown.reference.name, period=said.period_name(shown.period))
    return table_response(title, COLUMNS, _rows(shown))


def _rows(shown: TotalPage) -> Iterator[tuple[Any, ...]]:
    for line in shown.lines:
        total = line.total
        yield (
            line.name, line.zones, line.reported, line.sent, total and total.amount, _state(line)[1],
            total.source if total else "", total.source_day.isoformat() if total else "",
            total.stated_name if total else "",
        )  # fmt: skip
