"""What is done to a round from its page, one address a verb. What stands in the way is said at the verb's own form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.evaluations import acts, queries
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.rounds import of_round, show


def _attempt(request: HttpRequest, pk: int, verb: Callable[..., Any], told: str, **asked: Any) -> HttpResponse:
    """Do something to a round, or say on its page why not."""
    return _done(request, pk, queries.round_record(_by(request), pk), verb, told, asked)


def _done(
    request: HttpRequest, pk: int, subject: Any, verb: Callable[..., Any], told: str, asked: dict[str, Any]
) -> HttpResponse:
    try:
        verb(subject, by=_by(request), at=clock.now(), **asked)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return show(request, pk, verb.__name__, refusal)
    messages.success(request, told)
    return redirect("office:round", pk=pk)


def _by(request: HttpRequest) -> Actor:
    return acting(request)


def _sent(request: HttpRequest, *names: str) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in names}


@page("evaluations.compute", "POST")
def compute(request: HttpRequest, pk: int) -> HttpResponse:
    """Compute the round with everything judged so far."""
    told = gettext("Computed. The exact bounds of the places follow in the background.")
    return _attempt(request, pk, acts.compute, told)


@page("evaluations.reopen_marks", "POST")
def reopen_marks(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody judge again before the sheets are delivered."""
    told = gettext("Marks may be given again.")
    return _attempt(request, pk, acts.reopen_marks, told, **_sent(request, "reason"))


@page("evaluations.deliver", "POST")
def deliver(request: HttpRequest, pk: int) -> HttpResponse:
    """Show each unit its own sheet; the term of appeals begins."""
    told = gettext("Each unit sees its own sheet now. The term of appeals has begun.")
    return _attempt(request, pk, acts.deliver, told)


@page("evaluations.recompute", "POST")
def recompute(request: HttpRequest, pk: int) -> HttpResponse:
    """Compute again after a veto; the term of appeals begins anew."""
    told = gettext("Computed again. The earlier version stays.")
    return _attempt(request, pk, acts.recompute, told, **_sent(request, "reason"))


@page("evaluations.give_up_round", "POST")
def give_up_round(request: HttpRequest, pk: int) -> HttpResponse:
    """End the round without a result."""
    told = gettext("The round was given up. What was gathered stays readable.")
    return _attempt(request, pk, acts.give_up_round, told, **_sent(request, "reason"))


@page("evaluations.exempt", "POST")
def exempt(request: HttpRequest, pk: int) -> HttpResponse:
    """Exempt a unit, with the reason."""
    told = gettext("The unit is exempted from this round.")
    return _attempt(request, pk, acts.exempt, told, **_sent(request, "unit", "reason"))


@page("evaluations.assign", "POST")
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an expert a unit to score."""
    told = gettext("The expert has the unit on the own list.")
    return _attempt(request, pk, acts.assign, told, **_sent(request, "unit", "person"))


@page("evaluations.raise_veto", "POST")
def raise_veto(request: HttpRequest, pk: int) -> HttpResponse:
    """Raise a veto against a unit, on evidence."""
    told = gettext("Raised. It decides nothing until another person confirms it.")
    return _attempt(request, pk, acts.raise_veto, told, **_sent(request, "unit", "veto", "reason", "evidence"))


@page("evaluations.confirm_veto", "POST")
def confirm_veto(request: HttpRequest, pk: int, veto: int) -> HttpResponse:
    """Confirm a veto that another person raised."""
    told = gettext("Confirmed. It counts from the next computation on.")
    return _done(request, pk, _veto(request, pk, veto), acts.confirm_veto, told, _sent(request, "answer"))


@page("evaluations.drop_veto", "POST")
def drop_veto(request: HttpRequest, pk: int, veto: int) -> HttpResponse:
    """Drop a veto that another person raised."""
    told = gettext("The veto was dropped.")
    return _done(request, pk, _veto(request, pk, veto), acts.drop_veto, told, _sent(request, "answer"))


def _veto(request: HttpRequest, pk: int, veto: int) -> Any:
    """A veto of this round. Errors: NotFound in another."""
    found = queries.veto_record(_by(request), veto)
    return of_round(found, queries.round_record(_by(request), pk))


@page("evaluations.comment", "POST")
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what my office has to say of a unit."""
    told = gettext("The comment is kept; it stands on the unit’s sheet.")
    return _attempt(request, pk, acts.comment, told, **_sent(request, "unit", "text"))
