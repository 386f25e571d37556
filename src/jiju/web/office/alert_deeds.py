"""The steps of an alert, each taken from its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.oversight import acts, queries
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.alerts import show
from jiju.web.office.choices import day_of
from jiju.web.office.tasks import owner_of

SAID = (acts.UnitIsOutOfReach, acts.ReportedUnitsDoNotClose)  # refusals that are answered on the page


def _attempt(request: HttpRequest, pk: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Take a step; what stands in the way is said on the page of the alert, and what was typed stays."""
    by = acting(request)
    try:
        deed(queries.alert_record(by, pk), by)
    except (NotYours, NotFound) as refusal:
        if not isinstance(refusal, SAID):
            raise
        return show(request, pk, refusal)
    except Refusal as refusal:
        return show(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:alert", pk)


@page("oversight.acknowledge_alert", "POST")
def acknowledge_alert(request: HttpRequest, pk: int) -> HttpResponse:
    """Acknowledge the alert."""
    return _attempt(
        request, pk, lambda a, by: acts.acknowledge_alert(a, by=by, at=clock.now()),
        gettext("The alert was acknowledged."),
    )  # fmt: skip


@page("oversight.assign_alert", "POST")
def assign_alert(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the alert to a unit, and to a person of it."""
    sent, unit = request.POST, request.POST.get("unit", "")
    return _attempt(
        request, pk, lambda a, by: acts.assign_alert(
            a, by=by, at=clock.now(), unit=unit, owner=owner_of(sent.get("owner", ""), unit), said=sent.get("said", "")
        ), gettext("The alert was assigned."),
    )  # fmt: skip


@page("oversight.snooze_alert", "POST")
def snooze_alert(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the alert off."""
    sent = request.POST
    return _attempt(
        request, pk, lambda a, by: acts.snooze_alert(
            a, by=by, at=clock.now(), until=day_of(sent.get("until", "")) or date.min, reason=sent.get("said", "")
        ), gettext("The alert was put off; it comes back by itself."),
    )  # fmt: skip


@page("oversight.answer_alert", "POST")
def answer_alert(request: HttpRequest, pk: int) -> HttpResponse:
    """Explain the alert."""
    text = request.POST.get("text", "")
    return _attempt(
        request, pk, lambda a, by: acts.answer_alert(a, by=by, at=clock.now(), text=text),
        gettext("The explanation was added."),
    )  # fmt: skip


@page("oversight.close_alert", "POST")
def close_alert(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the alert."""
    sent = request.POST
    return _attempt(
        request, pk, lambda a, by: acts.close_alert(
            a, by=by, at=clock.now(), reason=sent.get("reason", ""), words=sent.get("words", "")
        ), gettext("The alert was closed."),
    )  # fmt: skip
