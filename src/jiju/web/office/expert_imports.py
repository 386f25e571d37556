"""Experts by a workbook: out with everybody who holds the post, in whole or not at all, confirmed by another person."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.engines.workbooks import Head, Table, TableLayout, read_table, write_tables
from jiju.rooms.selections import acts, checks, queries
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.say import say
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.downloads import workbook_response
from jiju.web.guards import page
from jiju.web.uploads import LARGEST

PAGE = 20
LIGHTS = {"waits": "watch", "confirmed": "ok", "declined": "none"}
HOW = (
    word("Fill in one row a person; who is left as the pool knows the person changes nothing."),
    word("Several fields, bodies, posts, places or relatives stand in one cell, one a line."),
    word("A body is its name and its credit code, with a comma between; a former post also has its last day."),
    word("A relative is the name, then the body, with a comma between."),
    word("Keep the heads and the numbers of persons. Nothing counts before another person has confirmed it."),
)


@page("selections.see_experts")
def imports(request: HttpRequest) -> HttpResponse:
    """The workbooks that were taken in, and the form for another."""
    return _show(request)


def _show(request: HttpRequest, *, at: int = 0, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    by = acting(request)
    found = queries.expert_imports(by)
    return render(request, "office/expert_imports.html", {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "lights": LIGHTS, "at": at,
        "may": permissions.may(by, "selections.import_experts"), "refusal": refusal, "how": HOW,
        "findings": getattr(refusal, "findings", ()), "is_missing": getattr(refusal, "findings", None) == (),
        "reason": request.POST.get("reason", ""),
    }, status=status)  # fmt: skip


@page("selections.import_experts")
def template(request: HttpRequest) -> HttpResponse:
    """The workbook of the pool, with what it knows of everybody who holds the post."""
    rows = [list(checks.as_lines(f).values()) for f in queries.expert_rows_out(acting(request), clock.today())]
    heads = [Head(head, width=24) for head in checks.HEADS.values()]
    title = say(word("Pool of experts"))
    notes = Table(say(word("How to fill it in")), [Head(say(word("How to fill it in")), width=100)],
                  [[say(line)] for line in HOW])  # fmt: skip
    return workbook_response(write_tables([Table(title, heads, rows), notes]), f"{title}.xlsx")


@page("selections.import_experts", "POST")
def import_experts(request: HttpRequest) -> HttpResponse:
    """Take a workbook in, or say at each cell why not. Nothing is kept of a refused one."""
    by, sent = acting(request), request.FILES.get("file")
    if sent is None or sent.size is None or sent.size > LARGEST:
        return _show(request, refusal=acts.ExpertsDoNotRead(()), status=422)
    data, name = sent.read(), sent.name or ""
    reading = read_table(data, name, TableLayout((), checks.FIRST_ROW))
    try:
        taken = acts.import_experts(
            reading, by=by, at=clock.now(), name=name, file_digest=hashlib.sha256(data).hexdigest()
        )
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _show(request, refusal=refusal, status=422)
    messages.success(request, gettext("The workbook was taken in. Another person confirms it."))
    return redirect(f"{request.path.rsplit('/', 1)[0]}#import-{taken.pk}")


def _settled(request: HttpRequest, pk: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    by = acting(request)
    try:
        deed(queries.expert_import_record(by, pk), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, at=pk, refusal=refusal, status=409)
    messages.success(request, told)
    return redirect("office:expert_imports")


@page("selections.confirm_expert_import", "POST")
def confirm_expert_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the whole workbook as the second person."""
    told = gettext("Confirmed. What was written counts from now on.")
    return _settled(request, pk, lambda one, by: acts.confirm_expert_import(one, by=by, at=clock.now()), told)


@page("selections.decline_expert_import", "POST")
def decline_expert_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline the whole workbook."""
    reason = request.POST.get("reason", "")
    return _settled(
        request, pk, lambda one, by: acts.decline_expert_import(one, by=by, at=clock.now(), reason=reason),
        gettext("Declined. Everything stays as it was."),
    )  # fmt: skip
