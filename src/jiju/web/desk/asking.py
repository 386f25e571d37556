"""What the reporter does beside filling in: answer queries, ask for a waiver, order a revision."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.rooms.filings import acts, queries
from jiju.spine.files import FilesAreNotKept
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.desk.cells import read_cells
from jiju.web.desk.filing import show
from jiju.web.guards import page
from jiju.web.numbers import number_in
from jiju.web.uploads import uploads


@page("filings.answer_query", "POST")
def answer_query(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a query, name the evidence and send it along. Where a file is not kept, what was typed stays."""
    by = acting(request)
    asked, answer, evidence = (
        number_in(request.POST.get("query", "")),
        request.POST.get("answer", ""),
        request.POST.get("evidence", ""),
    )
    try:
        acts.answer_query(
            queries.record(by, pk), by=by, at=clock.now(), query=asked, answer=answer, evidence=evidence,
            uploads=uploads(request),
        )  # fmt: skip
    except FilesAreNotKept as refusal:
        return show(request, pk, not_kept=refusal, asked=asked, answer=answer, evidence=evidence)
    messages.success(request, gettext("The answer was sent to the office that asked."))
    return redirect("desk:filing", pk=pk)


@page("filings.ask_waiver", "POST")
def ask_waiver(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that a blocking rule be lifted for this filing."""
    by = acting(request)
    acts.ask_waiver(
        queries.record(by, pk), by=by, at=clock.now(), finding=number_in(request.POST.get("finding", "")),
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    messages.success(request, gettext("Asked. The province decides; the answer is shown on this page."))
    return redirect("desk:filing", pk=pk)


@page("filings.order_revision", "GET", "POST")
def order_revision(request: HttpRequest, pk: int) -> HttpResponse:
    """Accepted figures beside what they should be, with reason and proof."""
    by = acting(request)
    if request.method == "GET":
        return _form(request, pk)
    cells, faults = read_cells(queries.form_of(by, pk), request.POST)
    if faults:
        return _form(request, pk, faults=faults, typed=request.POST)
    try:
        acts.order_revision(
            queries.record(by, pk), by=by, at=clock.now(), cells=cells,
            reason=request.POST.get("reason", ""), proof=request.POST.get("proof", ""),
        )  # fmt: skip
    except acts.FindingsStandOpen as refusal:
        return _form(request, pk, faults=refusal.findings, typed=request.POST)
    messages.success(request, gettext("The revision was ordered. The figures change once it is approved."))
    return redirect("desk:filing", pk=pk)


def _form(request: HttpRequest, pk: int, **more: object) -> HttpResponse:
    sheet = queries.filing(acting(request), pk, on=clock.today())
    return render(request, "desk/revise.html", {"sheet": sheet} | more, status=422 if more else 200)
