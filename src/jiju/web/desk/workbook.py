"""The form as a workbook: template out, filled workbook in."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.findings import Finding
from jiju.engines.workbooks import Template, read_form, write_template
from jiju.rooms.filings import acts, queries
from jiju.spine.say import say
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.downloads import workbook_response
from jiju.web.guards import page
from jiju.web.receipts import told
from jiju.web.uploads import LARGEST


@page("filings.see_filings")
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """The template of this form, with last period's values beside."""
    if queries.sheet_or_door(acting(request), pk, on=clock.today())[1] is not None:
        return redirect("desk:filing", pk)
    blank = queries.template_of(acting(request), pk)
    return workbook_response(write_template(blank), f"{blank.form_code}-{blank.unit_code}-{blank.period}.xlsx")


@page("filings.see_filings")
def marked(request: HttpRequest, pk: int) -> HttpResponse:
    """The stored form as a workbook, each finding marked in its cell."""
    if queries.sheet_or_door(acting(request), pk, on=clock.today())[1] is not None:
        return redirect("desk:filing", pk)
    return _given(queries.marked(acting(request), pk, None, say))


def _given(book: Template) -> HttpResponse:
    return workbook_response(write_template(book), f"{book.form_code}-{book.unit_code}-{book.period}-marked.xlsx")


@page("filings.take_workbook", "GET", "POST")
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a filled workbook, or say at each cell why it cannot be taken. Nothing is stored of a refused one."""
    by = acting(request)
    sheet = queries.filing(by, pk, on=clock.today())
    if request.method == "GET":
        return render(request, "desk/workbook.html", {"sheet": sheet})
    sent = request.FILES.get("file")
    if sent is None or sent.size is None or sent.size > LARGEST:
        return _refused(request, sheet, [], missing=True)
    data = sent.read()
    reading = read_form(data, sent.name or "", queries.layout_of(by, pk))
    if request.POST.get("mark") == "1" and reading.cells:
        return _given(queries.marked(by, pk, reading, say))
    try:
        acts.take_workbook(
            queries.record(by, pk),
            by=by,
            at=clock.now(),
            reading=reading,
            file_digest=hashlib.sha256(data).hexdigest(),
        )
    except acts.WorkbookDoesNotRead as refusal:
        return _refused(request, sheet, refusal.findings)
    notes = [cell for cell in reading.cells.values() if cell.note]
    response = redirect("desk:filing", pk=pk)
    if notes:
        taken = queries.filing(by, pk, on=clock.today())
        response = render(request, "desk/workbook.html", {"sheet": taken, "notes": notes})
    return told(request, response, gettext("The workbook was taken in: {n} cells.").format(n=len(reading.cells)))


def _refused(request: HttpRequest, sheet: object, findings: list[Finding], **more: object) -> HttpResponse:
    return render(request, "desk/workbook.html", {"sheet": sheet, "findings": findings} | more, status=422)
