"""What a unit may do about its deadline, and what it is told: ask for an extension, read messages."""

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
from jiju.web.numbers import number_in
from jiju.web.office.choices import day_of, page_of


@page("filings.ask_extension", "POST")
def ask_extension(request: HttpRequest, form: str, period: str) -> HttpResponse:
    """Ask for a later deadline of my own unit."""
    by = acting(request)
    _ask(request, form, period, next(iter(by.scope.codes), ""))
    return redirect("desk:home")


@page("filings.ask_extension", "POST")
def ask_for_filing(request: HttpRequest, pk: int) -> HttpResponse:
    """The same from the form itself, which is all that a link reaches."""
    by = acting(request)
    filing = queries.record(by, pk)
    _ask(request, filing.form_code, filing.period, filing.unit_code)
    return redirect("desk:filing", pk=pk)


def _ask(request: HttpRequest, form: str, period: str, unit: str) -> None:
    acts.ask_extension(
        queries.window(form, period), by=acting(request), at=clock.now(), unit_code=unit,
        reason=request.POST.get("reason", ""), until=day_of(request.POST.get("until", "")) or date.min,
    )  # fmt: skip
    messages.success(request, gettext("Asked. The answer is shown on this page."))


@page("filings.read_messages")
def inbox(request: HttpRequest) -> HttpResponse:
    """What was told to my post, newest first."""
    by = acting(request)
    return render(request, "desk/messages.html", {
        "box": queries.messages(by, page_of(request)), "lists": permissions.may(by, "filings.see_reporting"),
    })  # fmt: skip


@page("filings.see_filings")
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """A reminder notice as it is printed, for its unit and the offices above it."""
    by = acting(request)
    return render(request, "desk/notice.html", {"notice": queries.notice(by, pk)})


@page("filings.read_messages", "POST")
def read_messages(request: HttpRequest) -> HttpResponse:
    """Mark messages as read."""
    by = acting(request)
    acts.read_messages([n for n in map(number_in, request.POST.getlist("message")) if n], by=by, at=clock.now())
    return redirect("desk:messages")
