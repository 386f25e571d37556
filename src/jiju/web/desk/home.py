"""What is asked of me, and by when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jiju.rooms.filings import acts, queries
from jiju.spine import permissions
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import period_named
from jiju.web.office.round_asks import own_rounds
from jiju.web.office.supervision import asks


@page("filings.see_filings")
def desk(request: HttpRequest) -> HttpResponse:
    """The desk of a zone or an enterprise: what is owed, then what was sent."""
    by = acting(request)
    return render(request, "desk/home.html", {
        "obligations": queries.obligations(by, clock.now()),
        "mine": queries.mine(by),
        "own_rounds": own_rounds(by),
        "own_tasks": asks(by),
        "own_file": next(iter(sorted(by.scope.codes)), "") if by.role is Role.ENTERPRISE else "",
        "rolls": permissions.may(by, "filings.take_roll"),
    })  # fmt: skip


@page("filings.start", "POST")
def start(request: HttpRequest) -> HttpResponse:
    """Open the form of one period for my unit."""
    by = acting(request)
    filing = acts.start(
        None, by=by, at=clock.now(), form_code=request.POST.get("form", ""),
        period=period_named(request.POST.get("period", "")), unit_code=request.POST.get("unit", ""),
    )  # fmt: skip
    return redirect("desk:filing", pk=filing.pk)
