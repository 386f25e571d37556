"""A zone's report on the use of a grant: one expense after another, on a page that fits a telephone."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.shapes import GrantShown, Spent
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of
from jiju.web.office.grants_frame import amount_typed, refused_with
from jiju.web.uploads import uploads

FREE, MOST = 3, 60  # empty lines below what is written; lines that a report may have
FIELDS = ("purpose", "payee", "amount", "day", "voucher")


@page("grants.report_use")
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a report, with what the last report said."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    shown = queries.grant(by, pk, on=clock.today())
    newest = shown.reports[0] if shown.reports else None
    sent = request.method == "POST"
    result = request.POST.get("result", "") if sent else newest.result if newest else ""
    return render(request, "desk/grant_use.html", {
        "g": shown, "rows": _rows(request) if sent else _stored(shown), "result": result, "today": clock.today(),
        "handed_back": newest.handed_back_because if newest else "", "may": "report_use" in shown.verbs,
        **refused_with(refusal),
    }, status=409 if refusal else 200)  # fmt: skip


def _stored(shown: GrantShown) -> list[dict[str, Any]]:
    lines = shown.reports[0].lines if shown.reports else ()
    rows = [
        {"purpose": x.purpose, "payee": x.payee, "amount": f"{x.amount_yuan:f}", "day": x.day.isoformat(),
         "voucher": x.voucher}
        for x in lines
    ]  # fmt: skip
    return _numbered(rows)


def _rows(request: HttpRequest) -> list[dict[str, Any]]:
    """The lines as they were just typed; lines in which nothing is written are left out."""
    columns = [request.POST.getlist(name)[:MOST] for name in FIELDS]
    rows = [dict(zip(FIELDS, cells, strict=True)) for cells in zip(*columns, strict=False)]
    return _numbered([row for row in rows if any(row[name].strip() for name in FIELDS[1:])])


def _numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = [*rows, *(dict.fromkeys(FIELDS, "") for _ in range(FREE))]
    return [row | {"n": n} for n, row in enumerate(rows, 1)]


@page("grants.report_use", "POST")
def report_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the report; a refusal is said on the form, and what was typed stays."""
    by = acting(request)
    found = queries.grant_record(by, pk)
    try:
        lines = [
            Spent(r["purpose"], r["payee"], amount_typed(request, r["amount"], "元"), day_of(r["day"]) or date.min,
                  r["voucher"])
            for r in _rows(request)[:-FREE]
        ]  # fmt: skip
        acts.report_use(
            found, by=by, at=clock.now(), lines=lines, result=request.POST.get("result", ""), uploads=uploads(request)
        )
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, refusal)
    messages.success(request, gettext("The report is sent. It is accepted by somebody of the city or the province."))
    return redirect("office:grant", pk)
