"""The steps of a task, each taken from its page: the doers', the issuer's, and what lies beside the road."""

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
from jiju.web.office.choices import day_of
from jiju.web.office.tasks import owner_of, show
from jiju.web.uploads import uploads


def _attempt(request: HttpRequest, pk: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Take a step; what stands in the way is said on the page of the task, and what was typed stays."""
    by = acting(request)
    try:
        deed(queries.task_record(by, pk), by)
    except (NotYours, NotFound) as refusal:
        if not isinstance(refusal, acts.UnitIsOutOfReach):
            raise
        return show(request, pk, refusal)
    except Refusal as refusal:
        return show(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:task", pk)


@page("oversight.accept_task", "POST")
def accept_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the task."""
    return _attempt(
        request, pk, lambda t, by: acts.accept_task(t, by=by, at=clock.now()), gettext("The task was accepted.")
    )


@page("oversight.amend_task", "POST")
def amend_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the words of the task before it is accepted."""
    sent = request.POST
    return _attempt(
        request, pk, lambda t, by: acts.amend_task(
            t, by=by, at=clock.now(), title=sent.get("title", ""), wanted=sent.get("wanted", ""),
            reason=sent.get("reason", ""),
        ), gettext("The task is corrected; what it said before is kept."),
    )  # fmt: skip


@page("oversight.report_node", "POST")
def report_node(request: HttpRequest, pk: int) -> HttpResponse:
    """Report one step."""
    sent = request.POST
    number = sent.get("number", "")
    return _attempt(
        request, pk, lambda t, by: acts.report_node(
            t, by=by, at=clock.now(), number=int(number) if number.isdecimal() and len(number) < 4 else 0,
            text=sent.get("text", ""), proof=sent.get("proof", ""), uploads=uploads(request),
        ), gettext("The step was reported."),
    )  # fmt: skip


@page("oversight.deliver_task", "POST")
def deliver_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Deliver the whole."""
    sent = request.POST
    return _attempt(
        request, pk, lambda t, by: acts.deliver_task(
            t, by=by, at=clock.now(), text=sent.get("text", ""), proof=sent.get("proof", ""), uploads=uploads(request)
        ), gettext("The task was delivered; its issuer closes or returns it."),
    )  # fmt: skip


@page("oversight.return_task", "POST")
def return_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Return what was delivered."""
    reason = request.POST.get("outcome", "")
    return _attempt(
        request, pk, lambda t, by: acts.return_task(t, by=by, at=clock.now(), reason=reason),
        gettext("The delivery was returned."),
    )  # fmt: skip


@page("oversight.close_task", "POST")
def close_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the task."""
    outcome = request.POST.get("outcome", "")
    return _attempt(
        request, pk, lambda t, by: acts.close_task(t, by=by, at=clock.now(), outcome=outcome),
        gettext("The task is closed."),
    )  # fmt: skip


@page("oversight.ask_longer", "POST")
def ask_longer(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a later term."""

    def ask(found: Any, by: Actor) -> None:
        to_day = day_of(request.POST.get("to_day", "")) or date.min
        acts.ask_longer(found, by=by, at=clock.now(), to_day=to_day, reason=request.POST.get("reason", ""))

    return _attempt(request, pk, ask, gettext("The later term was asked for."))


@page("oversight.extend_task", "POST")
def extend_task(request: HttpRequest, pk: int, postponement: int) -> HttpResponse:
    """Grant a later term."""
    answer = request.POST.get("answer", "")
    return _attempt(
        request, pk, lambda t, by: acts.extend_task(
            queries.postponement_record(by, postponement), by=by, at=clock.now(), answer=answer
        ), gettext("The later term is granted."),
    )  # fmt: skip


@page("oversight.keep_term", "POST")
def keep_term(request: HttpRequest, pk: int, postponement: int) -> HttpResponse:
    """Keep the term as it is."""
    answer = request.POST.get("answer", "")
    return _attempt(
        request, pk, lambda t, by: acts.keep_term(
            queries.postponement_record(by, postponement), by=by, at=clock.now(), answer=answer
        ), gettext("The term stays as it is."),
    )  # fmt: skip


@page("oversight.withdraw_task", "POST")
def withdraw_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the task."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, lambda t, by: acts.withdraw_task(t, by=by, at=clock.now(), reason=reason),
        gettext("The task is withdrawn."),
    )  # fmt: skip


@page("oversight.reassign_task", "POST")
def reassign_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the task to another unit or person."""
    sent = request.POST
    lead = sent.get("lead", "")
    return _attempt(
        request, pk, lambda t, by: acts.reassign_task(
            t, by=by, at=clock.now(), lead=lead, reason=sent.get("reason", ""),
            owner=owner_of(sent.get("owner", ""), lead),
        ), gettext("The task was given to the unit; it is told."),
    )  # fmt: skip
