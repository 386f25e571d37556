"""What the province does with calls: open, extend, unseal by two persons, give up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from jiju.core import periods, workdays
from jiju.core.periods import Period
from jiju.core.refusals import Malformed, NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.selections import acts, queries
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.calls import show_call, show_list
from jiju.web.office.choices import DayIsUnreadable, day_of
from jiju.web.uploads import uploads


def _moment(text: str) -> datetime:
    """The last moment that was chosen: six in the evening of a day, as of every deadline.

    Errors   DayIsUnreadable
    """
    day = day_of(text)
    if day is None:
        raise DayIsUnreadable(word("No last day was chosen."), remedy=word("Write it like 2025-01-24."))
    return workdays.end_of(day)


def _period(text: str) -> Period | None:
    try:
        return periods.parse(text) if text else None
    except Malformed as malformed:
        raise NotFound(malformed.what, remedy=malformed.remedy) from malformed


@page("selections.open_call", "POST")
def open_call(request: HttpRequest) -> HttpResponse:
    """Open a call; what stands in the way is said at the form."""
    sent = request.POST

    def deed(by: Actor) -> Any:
        return acts.open_call(
            queries.procedure_in_force(sent.get("procedure", "")), by=by, at=clock.now(), name=sent.get("name", ""),
            closes_at=_moment(sent.get("closes_on", "")), notice=sent.get("notice", ""),
            period=_period(sent.get("period", "")), uploads=uploads(request),
        )  # fmt: skip

    return _opened(request, "open_call", deed)


@page("selections.open_case", "POST")
def open_case(request: HttpRequest) -> HttpResponse:
    """Open a case for zones; what stands in the way is said at the form."""
    sent = request.POST

    def deed(by: Actor) -> Any:
        return acts.open_case(
            queries.procedure_in_force(sent.get("procedure", "")), by=by, at=clock.now(), name=sent.get("name", ""),
            units=sent.getlist("units"), reason=sent.get("reason", ""),
        )  # fmt: skip

    return _opened(request, "open_case", deed)


def _opened(request: HttpRequest, form: str, deed: Callable[[Actor], Any]) -> HttpResponse:
    try:
        made = deed(acting(request))
    except NotYours:
        raise
    except Refusal as refusal:
        return show_list(request, refusal, form)
    messages.success(request, gettext("It is open."))
    return redirect("office:call", pk=made.pk)


def _attempt(request: HttpRequest, pk: int, form: str, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Do something with a call; what stands in the way is said at its form, and what was typed stays."""
    by = acting(request)
    found = queries.call_record(by, pk)
    try:
        deed(found, by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return show_call(request, pk, refusal, form)
    messages.success(request, told)
    return redirect("office:call", pk=pk)


@page("selections.extend_call", "POST")
def extend_call(request: HttpRequest, pk: int) -> HttpResponse:
    """Give everybody more time."""
    sent = request.POST

    def deed(found: Any, by: Actor) -> None:
        acts.extend_call(
            found,
            by=by,
            at=clock.arrived(),
            closes_at=_moment(sent.get("closes_on", "")),
            reason=sent.get("reason", ""),
        )

    return _attempt(request, pk, "extend_call", deed, gettext("Everybody has more time."))


@page("selections.give_up_call", "POST")
def give_up_call(request: HttpRequest, pk: int) -> HttpResponse:
    """End a call without a result."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, "give_up_call", lambda c, by: acts.give_up_call(c, by=by, at=clock.now(), reason=reason),
        gettext("The call is given up."),
    )  # fmt: skip


@page("selections.ask_unsealing", "POST")
def ask_unsealing(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the unsealing; a colleague confirms it."""
    return _attempt(
        request, pk, "unseal", lambda c, by: acts.ask_unsealing(c, by=by, at=clock.arrived()),
        gettext("The unsealing is asked for. Another person of the province confirms it."),
    )  # fmt: skip


@page("selections.unseal", "POST")
def unseal(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the unsealing: every application is opened."""
    return _attempt(
        request, pk, "unseal", lambda c, by: acts.unseal(c, by=by, at=clock.arrived()),
        gettext("The applications are open. Each stands at its first stage."),
    )  # fmt: skip
