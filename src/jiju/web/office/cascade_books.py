"""Shares of a year's targets by a workbook: out with what is in force, in as a proposal, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from jiju.core.findings import Finding
from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.engines.workbooks import ShareReading, read_shares, write_shares
from jiju.rooms.oversight import checks, queries
from jiju.rooms.programmes import acts
from jiju.rooms.programmes import checks as promised
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes.cascades import Draft
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.downloads import workbook_response
from jiju.web.guards import page
from jiju.web.office.cascades import own, write, year_in
from jiju.web.uploads import LARGEST


@page("programmes.propose_cascade")
def share_workbook(request: HttpRequest) -> HttpResponse:
    """The workbook of a year's shares, to be filled in."""
    by = acting(request)
    book, _ = queries.share_book(by, year_in(request.GET.get("year", "")), own(by), clock.today())
    return workbook_response(write_shares(book), f"{book.title}.xlsx")


@page("programmes.propose_cascade", "POST")
def take_shares(request: HttpRequest) -> HttpResponse:
    """Propose the shares of a filled workbook, or say at each cell why not; then nothing is stored."""
    by, sent = acting(request), request.FILES.get("file")
    if sent is None or sent.size is None or sent.size > LARGEST:
        return write(request, missing=gettext("Choose a workbook of at most 10 MB."))
    year, giver, data = year_in(request.POST.get("year", "")), own(by), sent.read()
    book, offers = queries.share_book(by, year, giver, clock.today())
    reading = read_shares(data, sent.name or "", book.columns)
    if wrong := checks.share_faults(book, reading, offers, promised.handed_down(programmes.plan(), giver)):
        return write(request, findings=wrong)
    draft = Draft(
        year, giver, queries.offered_in(reading, offers), request.POST.get("gap_reason", "").strip(),
        hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    try:
        made = _proposed(request, draft)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return write(request, refusal, findings=_at_cells(refusal, reading))
    messages.success(
        request, gettext("The shares are proposed. Those who take them over answer; another person approves.")
    )
    return redirect("office:cascade", made.pk)


def _proposed(request: HttpRequest, draft: Draft) -> Any:
    """The first proposal of a year, or an adjustment where shares are in force."""
    by, at = acting(request), clock.now()
    if programmes.in_force(draft.year, draft.giver) is None:
        return acts.propose_cascade(None, by=by, at=at, draft=draft)
    return acts.propose_adjustment(None, by=by, at=at, draft=draft, reason=request.POST.get("reason", ""))


def _at_cells(refusal: Refusal, reading: ShareReading) -> Sequence[Finding]:
    """A sum that falls short, at the cell of the sum. Missing: other refusals have no cell."""
    short = getattr(refusal, "short", ())
    return checks.short_faults(short, getattr(refusal, "lines", ()), reading) if short else ()
