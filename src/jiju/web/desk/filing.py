"""The official form on the screen: fill in, explain, certify, endorse."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.rooms.filings import acts, queries
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.desk.cells import read_cells
from jiju.web.guards import page
from jiju.web.receipts import told


@page("filings.see_filings")
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with last period and last year beside, and the findings beside their cells."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, **more: object) -> HttpResponse:
    filing = queries.filing(request.actor, pk, on=clock.today())
    earlier = queries.earlier_explanations(queries.record(request.actor, pk)) if filing.may_fill_in else {}
    name = "desk/phone.html" if request.actor.role is Role.ENTERPRISE else "desk/filing.html"
    return render(
        request, name, {"sheet": filing, "earlier": earlier} | more, status=422 if more.get("faults") else 200
    )


@page("filings.fill_in", "POST")
def fill_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the cells as typed; what cannot be read is said at its cell and nothing is stored."""
    by = request.actor
    filing = queries.record(by, pk)
    form = queries.form_of(by, pk)
    cells, faults = read_cells(form, request.POST)
    if faults:
        return _show(request, pk, faults=faults, typed=request.POST)
    acts.fill_in(filing, by=by, at=clock.now(), cells=cells, expected_version=_version(request))
    messages.success(request, gettext("Saved."))
    return redirect("desk:filing", pk=pk)


@page("filings.explain", "POST")
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the explanation of one finding."""
    by = request.actor
    acts.explain(
        queries.record(by, pk), by=by, at=clock.now(),
        finding=int(request.POST.get("finding", "0") or 0), text=request.POST.get("text", "").strip(),
    )  # fmt: skip
    return redirect("desk:filing", pk=pk)


@page("filings.certify", "POST")
def certify(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign as the one who filled it in."""
    by = request.actor
    acts.certify(queries.record(by, pk), by=by, at=clock.now())
    return told(request, redirect("desk:filing", pk=pk), gettext("Signed. The head of the zone signs next."))


@page("filings.endorse", "POST")
def endorse(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign as the head of the zone, and send it to the county."""
    by = request.actor
    acts.endorse(queries.record(by, pk), by=by, at=clock.now())
    return told(request, redirect("desk:filing", pk=pk), gettext("Signed and sent to the county."))


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdigit() else -1
