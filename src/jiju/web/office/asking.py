"""What a reviewer does beside the decision: ask about a cell, pass clean ones, decide on waivers and revisions."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from jiju.rooms.filings import acts, queries
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.numbers import number_in
from jiju.web.office.choices import day_of
from jiju.web.receipts import told


@page("filings.raise_query", "POST")
def raise_query(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the unit about one cell."""
    by = acting(request)
    made = acts.raise_query(
        queries.record(by, pk), by=by, at=clock.now(), field=request.POST.get("field", ""),
        question=request.POST.get("question", ""), due=day_of(request.POST.get("due", "")) or clock.today(),
    )  # fmt: skip
    messages.success(request, gettext("The query was sent to the unit."))
    return _back(pk, made.field)


@page("filings.close_query", "POST")
def close_query(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a query that my office asked."""
    by = acting(request)
    closed = acts.close_query(
        queries.record(by, pk), by=by, at=clock.now(), query=number_in(request.POST.get("query", ""))
    )
    messages.success(request, gettext("The query is closed."))
    return _back(pk, closed.field)


@page("filings.pass_clean", "POST")
def pass_clean(request: HttpRequest) -> HttpResponse:
    """Pass on every clean filing that was on the list when the page was made."""
    by = acting(request)
    chosen = [n for n in map(number_in, request.POST.get("chosen", "").split(",")) if n]
    n = acts.pass_clean(chosen, by=by, at=clock.now())
    passed = ngettext("{n} clean filing passed.", "{n} clean filings passed.", n).format(n=n)
    return told(request, redirect("office:review"), passed)


@page("filings.grant_waiver", "POST")
def decide_waiver(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant a waiver until a day, or refuse it."""
    by = acting(request)
    filing, at, answer = queries.record(by, pk), clock.now(), request.POST.get("answer", "")
    waiver = number_in(request.POST.get("waiver", ""))
    if request.POST.get("verb") == "grant_waiver":
        until = day_of(request.POST.get("expires_on", "")) or date.min
        acts.grant_waiver(filing, by=by, at=at, waiver=waiver, answer=answer, expires_on=until)
        messages.success(request, gettext("The waiver was granted."))
    else:
        acts.refuse_waiver(filing, by=by, at=at, waiver=waiver, answer=answer)
        messages.success(request, gettext("The waiver was refused."))
    return redirect("office:review_one", pk=pk)


@page("filings.approve_revision", "POST")
def decide_revision(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve an ordered revision, or refuse it."""
    by = acting(request)
    filing, at, answer = queries.record(by, pk), clock.now(), request.POST.get("answer", "")
    number = number_in(request.POST.get("number", ""))
    if request.POST.get("verb") == "approve_revision":
        acts.approve_revision(filing, by=by, at=at, number=number, answer=answer)
        said = gettext("The revision is in force; the totals follow.")
        return told(request, redirect("office:review_one", pk=pk), said)
    acts.refuse_revision(filing, by=by, at=at, number=number, answer=answer)
    messages.success(request, gettext("The revision was refused; the figures stay."))
    return redirect("office:review_one", pk=pk)


def _back(pk: int, field: str) -> HttpResponse:
    return redirect(f"{reverse('office:review_one', args=(pk,))}?cell={field}")
