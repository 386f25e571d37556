"""Reporting periods: how far each is, extensions to decide, closing for good and opening again by two persons."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.rooms.filings import acts, queries
from jiju.spine import permissions
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of


@page("filings.grant_extension")
def periods(request: HttpRequest) -> HttpResponse:
    """What is asked of me first: extensions; then the periods that run, then those that were closed."""
    by = acting(request)
    return render(request, "office/periods.html", {
        "asked": queries.extensions_asked(by), "open": queries.periods_open(by, clock.now()),
        "closed": queries.periods_closed(by, clock.now()), "may_close": permissions.may(by, "filings.close_period"),
    })  # fmt: skip


@page("filings.grant_extension", "POST")
def decide_extension(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant a later deadline, or leave it as it is and say why."""
    by = acting(request)
    asked, answer = queries.extension(by, pk), request.POST.get("answer", "")
    if request.POST.get("verb") == "grant_extension":
        until = day_of(request.POST.get("until", "")) or date.min
        acts.grant_extension(asked, by=by, at=clock.now(), until=until, answer=answer)
        messages.success(request, gettext("The extension was granted."))
    else:
        acts.refuse_extension(asked, by=by, at=clock.now(), answer=answer)
        messages.success(request, gettext("The extension was refused."))
    return redirect("office:periods")


@page("filings.close_period", "POST")
def close_period(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a period for good."""
    by = acting(request)
    acts.close_period(queries.window_record(pk), by=by, at=clock.now())
    messages.success(request, gettext("The period is closed."))
    return redirect("office:periods")


@page("filings.ask_reopening", "POST")
def ask_reopening(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that a closed period be opened again until a day."""
    by = acting(request)
    acts.ask_reopening(
        queries.window_record(pk), by=by, at=clock.now(), reason=request.POST.get("reason", ""),
        until=day_of(request.POST.get("until", "")) or date.min,
    )  # fmt: skip
    messages.success(request, gettext("Asked. Another person of the province opens the period."))
    return redirect("office:periods")


@page("filings.reopen_period", "POST")
def reopen_period(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed period again, as another person asked."""
    by = acting(request)
    acts.reopen_period(queries.window_record(pk), by=by, at=clock.now())
    messages.success(request, gettext("The period is open again."))
    return redirect("office:periods")
