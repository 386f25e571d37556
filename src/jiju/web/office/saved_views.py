"""Saved views: pages with their conditions under names, and each step with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, Refusal
from jiju.core.words import word
from jiju.rooms.oversight import acts, checks, queries
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.exports import Column, table_response


@page("oversight.see_views")
def views(request: HttpRequest) -> HttpResponse:
    """My views and those of my unit, and the form that saves a page."""
    return _show(request, request.GET.get("address", ""))


def _show(request: HttpRequest, address: str, refusal: Refusal | None = None, about: int = 0) -> HttpResponse:
    return render(request, "office/views.html", {
        "views": queries.views(acting(request)), "address": address if checks.in_house(address) else "",
        "is_refused": bool(address) and not checks.in_house(address), "refusal": refusal, "about": about,
        "sent": request.POST.get("name", ""),
    }, status=400 if refusal else 200)  # fmt: skip


@page("oversight.see_views")
def opened(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the page that a view names: what is seen there is asked anew.

    Errors   NotFound when the view is missing, another's, or leads out of this house
    """
    found = queries.view(acting(request), pk)
    if not checks.in_house(found.address):
        raise NotFound(word("This view leads nowhere."), remedy=word("Delete it, and save the page again."))
    return redirect(found.address)


@page("oversight.save_view", "POST")
def save_view(request: HttpRequest) -> HttpResponse:
    """Save a page under a name."""
    address = request.POST.get("address", "")
    try:
        acts.save_view(None, by=acting(request), at=clock.now(), name=request.POST.get("name", ""), address=address)
    except Refusal as refusal:
        return _show(request, address, refusal)
    messages.success(request, gettext("The view was saved."))
    return redirect("office:views")


def _step(request: HttpRequest, pk: int, verb: Callable[..., Any], **said: Any) -> HttpResponse:
    by = acting(request)
    try:
        verb(queries.view_record(by, pk), by=by, at=clock.now(), **said)
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, "", refusal, pk)
    return redirect("office:views")


@page("oversight.rename_view", "POST")
def rename_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a view another name."""
    return _step(request, pk, acts.rename_view, name=request.POST.get("name", ""))


@page("oversight.share_view", "POST")
def share_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Share a view with the unit."""
    return _step(request, pk, acts.share_view)


@page("oversight.keep_view", "POST")
def keep_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a view to oneself."""
    return _step(request, pk, acts.keep_view)


@page("oversight.delete_view", "POST")
def delete_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a view."""
    return _step(request, pk, acts.delete_view)


COLUMNS = (
    Column(word("Name of the view"), width=30), Column(word("Address"), width=60), Column(word("Saved by")),
    Column(word("Shared with the unit")), Column(word("Saved on")),
)  # fmt: skip


@page("oversight.see_views")
def views_workbook(request: HttpRequest) -> HttpResponse:
    """The views as a workbook, as they are listed."""
    rows = [
        (
            v.name,
            v.address,
            v.owner,
            word("yes") if v.is_shared else word("no"),
            timezone.localtime(v.saved_at).date().isoformat(),
        )
        for v in queries.views(acting(request))
    ]
    return table_response(word("Saved views"), COLUMNS, rows)
