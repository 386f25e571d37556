"""Objections to public notices: the list, one of them, and the ruling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.selections import acts, queries
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.call_late import LIGHTS

PAGE = 50


@page("selections.see_objections")
def objections(request: HttpRequest) -> HttpResponse:
    """The objections that I may rule on or read, open ones first."""
    by = acting(request)
    found = queries.objections(by)
    return render(request, "office/objections.html", {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "lights": LIGHTS, "tab": "objections",
        "open": sum(o.state in ("raised", "proposed") for o in found),
    })  # fmt: skip


@page("selections.see_objections")
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """One objection with its ruling, or with the form for it."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    shown = queries.objection(by, pk)
    return render(request, "office/objection.html", {
        "o": shown, "lights": LIGHTS, "refusal": refusal, "sent": request.POST, "tab": "objections",
    }, status=409 if refusal else 200)  # fmt: skip


def _attempt(request: HttpRequest, pk: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Rule, or say on the page why not; what was typed stays."""
    by = acting(request)
    try:
        deed(queries.objection_record(by, pk), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:objection", pk)


@page("selections.uphold_objection", "POST")
def uphold_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Find it right: the name is struck once another person confirms it."""
    ruling = request.POST.get("ruling", "")
    return _attempt(
        request, pk, lambda o, by: acts.uphold_objection(o, by=by, at=clock.now(), ruling=ruling),
        gettext("Found right. A name is struck once two persons have found so."),
    )  # fmt: skip


@page("selections.confirm_objection", "POST")
def confirm_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm it as the second person: the name is struck."""
    return _attempt(
        request, pk, lambda o, by: acts.confirm_objection(o, by=by, at=clock.now()),
        gettext("Upheld. The name is struck from the list."),
    )  # fmt: skip


@page("selections.dismiss_objection", "POST")
def dismiss_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Find that it changes nothing."""
    ruling = request.POST.get("ruling", "")
    return _attempt(
        request, pk, lambda o, by: acts.dismiss_objection(o, by=by, at=clock.now(), ruling=ruling),
        gettext("Dismissed. The name stays on the list."),
    )  # fmt: skip
