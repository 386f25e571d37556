"""One appeal: what is wrong and what proves it, the ruling, and what it did to score and place."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.evaluations import acts, queries
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page


class NumberIsUnreadable(Refusal):
    """A value that was typed cannot be read as a number."""

    code = "number-unreadable"


def number_of(text: str) -> Decimal:
    """A value as it was typed, with or without thousands.

    Errors   NumberIsUnreadable
    """
    try:
        return Decimal(text.replace(",", "").replace("，", "").strip())
    except InvalidOperation:
        raise NumberIsUnreadable(
            word("“{text}” is not a number.", text=text[:20]), remedy=word("Write it with digits, like 1234.5.")
        ) from None


@page("evaluations.see_rounds")
def appeal(request: HttpRequest, pk: int, appeal: int) -> HttpResponse:
    """An appeal with its ruling, or with the form for it."""
    return _show(request, pk, appeal)


def _show(request: HttpRequest, pk: int, appeal: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    case = queries.appeal(by, pk, appeal)
    may = permissions.may(by, "evaluations.uphold_appeal") and case.shown.state == "raised"
    return render(request, "office/appeal.html", {
        "case": case, "a": case.shown, "line": case.line, "may_rule": may and case.line.state == "delivered",
        "kept_from": queries.kept_from(by, pk).get("uphold_appeal"), "refusal": refusal, "sent": request.POST,
    }, status=409 if refusal else 200)  # fmt: skip


def _attempt(request: HttpRequest, pk: int, appeal: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Rule, or say on the page why not; what was typed stays."""
    by = acting(request)
    queries.appeal(by, pk, appeal)
    try:
        deed(queries.appeal_record(by, appeal), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, appeal, refusal)
    messages.success(request, told)
    return redirect("office:appeal", pk=pk, appeal=appeal)


@page("evaluations.uphold_appeal", "POST")
def uphold_appeal(request: HttpRequest, pk: int, appeal: int) -> HttpResponse:
    """Give the item another value; the round is computed again."""
    sent = request.POST

    def uphold(found: Any, by: Actor) -> None:
        value = number_of(sent.get("value", ""))
        acts.uphold_appeal(found, by=by, at=clock.now(), value=value, ruling=sent.get("ruling", ""))

    return _attempt(request, pk, appeal, uphold, gettext("Upheld. A new version of the result names this appeal."))


@page("evaluations.dismiss_appeal", "POST")
def dismiss_appeal(request: HttpRequest, pk: int, appeal: int) -> HttpResponse:
    """Leave the item as it is, and say why."""
    ruling = request.POST.get("ruling", "")
    return _attempt(
        request, pk, appeal, lambda a, by: acts.dismiss_appeal(a, by=by, at=clock.now(), ruling=ruling),
        gettext("Dismissed. The unit reads the ruling on its sheet."),
    )  # fmt: skip
