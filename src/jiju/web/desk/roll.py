"""One workbook of all enterprises of a zone: out with what is stored, back into their drafts."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.engines.workbooks import read_roll, write_roll
from jiju.rooms.filings import acts, queries
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.downloads import workbook_response
from jiju.web.guards import page
from jiju.web.office.choices import period_named
from jiju.web.receipts import told
from jiju.web.uploads import LARGEST


@page("filings.take_roll")
def rolls(request: HttpRequest) -> HttpResponse:
    """The enterprise forms that are open: how far the enterprises are, the workbook out, the workbook in."""
    return _show(request)


def _show(request: HttpRequest, **more: object) -> HttpResponse:
    by = acting(request)
    shown = {"rolls": queries.rolls(by, clock.now()), "zone": queries.zone_of(by)}
    wrong = more.get("refusal") or more.get("missing")
    return render(request, "desk/roll.html", shown | more, status=422 if wrong else 200)


@page("filings.take_roll")
def workbook(request: HttpRequest, form: str, period: str) -> HttpResponse:
    """One form of all enterprises, with what is stored and the last period beside."""
    by = acting(request)
    roll = queries.roll(by, form, period_named(period))
    return workbook_response(write_roll(roll), f"{form}-{roll.zone_code}-{period}.xlsx")


@page("filings.take_roll", "POST")
def take(request: HttpRequest, form: str, period: str) -> HttpResponse:
    """Fill the drafts from a workbook, all or none, or say at each cell why it cannot be taken."""
    by = acting(request)
    when, sent = period_named(period), request.FILES.get("file")
    if sent is None or sent.size is None or sent.size > LARGEST:
        return _show(request, missing=True)
    data = sent.read()
    layout = queries.roll(by, form, when).layout
    reading = read_roll(data, sent.name or "", layout)
    try:
        taken = acts.take_roll(
            queries.zone_of(by), by=by, at=clock.now(), form_code=form, period=when, roll=reading,
            file_digest=hashlib.sha256(data).hexdigest(),
        )  # fmt: skip
    except (NotFound, NotYours):
        raise
    except acts.WorkbookDoesNotRead as refusal:
        return _show(request, refusal=refusal, findings=refusal.findings)
    except Refusal as refusal:
        return _show(request, refusal=refusal)
    notes = [(line.code, cell) for line in reading.lines for cell in line.cells.values() if cell.note]
    said = told(request, HttpResponse(), gettext("The drafts of {n} enterprises were filled.").format(n=taken.filled))
    shown = _show(request, taken=taken, notes=notes)
    shown["Link"] = said["Link"]
    return shown
