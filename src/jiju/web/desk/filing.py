"""The official form on the screen: fill in, explain, certify, endorse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext

from jiju.core.findings import Finding
from jiju.core.nothing import Answer, Nothing
from jiju.core.refusals import Refusal
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.shapes import Cells, FilingSheet, Line, ListShown
from jiju.rooms.filings.shapes.sheets import BLANK
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.desk.cells import read_cells
from jiju.web.desk.phone import beside
from jiju.web.desk.told import uses
from jiju.web.guards import page
from jiju.web.numbers import number_in
from jiju.web.receipts import told


@page("filings.see_filings")
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with last period and last year beside, and the findings beside their cells."""
    return show(request, pk)


def show(request: HttpRequest, pk: int, **more: object) -> HttpResponse:
    """The form as it stands, with what was wrong in what was sent."""
    filing, door = queries.sheet_or_door(acting(request), pk, on=clock.today())
    if door is not None:
        return render(request, "desk/closed.html", {"sheet": filing, "door": door})
    earlier = queries.earlier_explanations(queries.record(acting(request), pk)) if filing.may_fill_in else {}
    past = filing.due_at is not None and filing.due_at <= clock.now()
    shown: dict[str, object] = {"sheet": filing, "earlier": earlier, "past": past, "uses": uses(filing.form)}
    name = "desk/filing.html"
    if acting(request).role is Role.ENTERPRISE:
        name, shown = "desk/phone.html", shown | beside(acting(request), filing, clock.today())
    return render(request, name, shown | more, status=422 if more else 200)


@page("filings.fill_in", "POST")
def fill_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the cells as typed; what cannot be read is said at its cell and nothing is stored."""
    by = acting(request)
    cells, faults = read_cells(queries.form_of(by, pk), request.POST)
    if faults:
        return show(request, pk, faults=faults, typed=request.POST)
    try:
        acts.fill_in(queries.unread(pk), by=by, at=clock.now(), cells=cells, expected_version=_version(request))
    except acts.ChangedMeanwhile as refusal:
        return _compare(request, pk, cells, refusal)
    messages.success(request, gettext("Saved."))
    return redirect("desk:filing", pk=pk)


def _compare(request: HttpRequest, pk: int, cells: Cells, refusal: Refusal) -> HttpResponse:
    """Two people edited one draft: what the other stored beside what was typed here, to choose from row by row.

    Missing  a cell that stands as it was opened was not touched here, and is not asked about. Where it is not known how
             it was opened, what the other stored is offered first beside an empty one: it wipes nothing out
    """
    sheet = queries.filing(acting(request), pk, on=clock.today())
    opened = queries.changed_since(acting(request), pk, _version(request))
    stored = {line.row.code: line for line in sheet.every}
    mine = ((stored.get(code) or _absent(sheet, code), value) for code, value in cells.items())
    touched = ((line, value) for line, value in mine if value != line.now and _is_touched(line, value, opened))
    rows = [(line, value, opened is not None or value is not Nothing.BLANK) for line, value in touched]
    return render(request, "desk/compare.html", {"sheet": sheet, "rows": rows, "refusal": refusal}, status=409)


def _is_touched(line: Line, typed: Answer, opened: dict[str, Answer] | None) -> bool:
    """Whether a cell is another than when it was opened."""
    return opened is None or line.row.code not in opened or opened[line.row.code] != typed


def _absent(sheet: FilingSheet, code: str) -> Line:
    """A cell of a line that the other has not stored, or has removed."""
    return Line(sheet.form.row_at(code), Nothing.BLANK, Nothing.BLANK, Nothing.BLANK, None, ())


@page("filings.fill_in", "POST")
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of cells that are being typed what would be said of them if they were saved. Nothing is stored."""
    by = acting(request)
    cells, faults = read_cells(queries.form_of(by, pk), request.POST)
    sheet = queries.preview(by, pk, cells, on=clock.today())
    return JsonResponse(_told(request, sheet, faults))


@page("filings.fill_in", "POST")
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was typed while the person goes on typing; what cannot be read yet is left as it was."""
    by = acting(request)
    cells, faults = read_cells(queries.form_of(by, pk), request.POST)
    try:
        acts.fill_in(queries.unread(pk), by=by, at=clock.now(), cells=cells, expected_version=_version(request))
    except acts.ChangedMeanwhile:
        return JsonResponse({"changed": True}, status=409)
    return JsonResponse(_told(request, queries.filing(by, pk, on=clock.today()), faults))


def _told(request: HttpRequest, sheet: FilingSheet, faults: list[Finding]) -> dict[str, Any]:
    """What the page shows of each row, as it would be drawn anew."""
    wrong = {f.field: f for f in faults}
    earlier = queries.earlier_explanations(queries.record(acting(request), sheet.id))
    shown = {"sheet": sheet, "earlier": earlier, "wrong": wrong}
    return {
        "version": sheet.version,
        "rows": {
            line.row.code: {
                "note": render_to_string("desk/notes.html", shown | {"line": line}, request),
                "growth": render_to_string("desk/growth.html", {"line": line}, request),
                "worst": "blocks" if line.row.code in wrong else line.worst,
            }
            for line in sheet.lines
        }
        | {line.row.code: _told_of_line(request, line, shown) for one in sheet.lists for line in _cells(one)},
        "lists": {
            one.code: {
                "said": render_to_string("desk/list_said.html", shown | {"one": one}, request),
                "count": render_to_string("desk/list_count.html", {"one": one}, request),
                "foot": render_to_string("desk/list_foot.html", {"one": one, "open": True}, request),
            }
            for one in sheet.lists
        },
        "missing": render_to_string("desk/missing.html", shown, request),
        "counts": render_to_string("desk/counts.html", shown, request),
        "progress": render_to_string("desk/progress.html", shown, request),
        "ready": not sheet.missing and not faults,
    }


def _cells(one: ListShown) -> Iterator[Line]:
    for line in one.lines:
        yield from line.cells


def _told_of_line(request: HttpRequest, line: Line, shown: dict[str, Any]) -> dict[str, str]:
    """The same of a cell in a list. Most say nothing, and are not drawn for it."""
    wrong = line.row.code in shown["wrong"]
    says = wrong or any(f.rule != BLANK for f in line.findings)
    note = render_to_string("desk/list_note.html", shown | {"line": line}, request) if says else ""
    return {"note": note, "growth": "", "worst": "blocks" if wrong else line.worst}


@page("filings.explain", "POST")
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the explanation of one finding."""
    by = acting(request)
    acts.explain(
        queries.record(by, pk), by=by, at=clock.now(),
        finding=number_in(request.POST.get("finding", "")), text=request.POST.get("text", "").strip(),
    )  # fmt: skip
    return redirect("desk:filing", pk=pk)


@page("filings.certify", "POST")
def certify(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign as the one who filled it in."""
    by = acting(request)
    acts.certify(queries.record(by, pk), by=by, at=clock.now())
    enterprise = by.role is Role.ENTERPRISE
    said = (
        gettext("Signed and sent to the zone.") if enterprise else gettext("Signed. The head of the zone signs next.")
    )
    return told(request, redirect("desk:filing", pk=pk), said)


@page("filings.endorse", "POST")
def endorse(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign as the head of the zone, and send it to the county."""
    by = acting(request)
    acts.endorse(queries.record(by, pk), by=by, at=clock.now())
    return told(request, redirect("desk:filing", pk=pk), gettext("Signed and sent to the county."))


def _version(request: HttpRequest) -> int:
    return number_in(request.POST.get("version", "")) or -1
