"""The libraries as one pipeline, and the zones that wait for its first stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.queries import Wanted
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.call_late import LIGHTS
from jiju.web.uploads import uploads

MOST = 12  # titles due that are named; the rest stand in the register


@page("selections.see_titles")
def libraries(request: HttpRequest) -> HttpResponse:
    """How many zones stand where, whose yearly check is due, who waits to enter."""
    return _show(request)


def _show(request: HttpRequest, verb: str = "", refusal: Refusal | None = None, about: int = 0) -> HttpResponse:
    by = acting(request)
    today = clock.today()
    due = queries.titles(by, on=today, wanted=Wanted(is_due=True))
    may_propose = permissions.may(by, "selections.propose_reserve")
    first = next((one for one in queries.libraries() if one.after is None), None)
    return render(request, "office/libraries.html", {
        "stages": queries.pipeline(by, on=today), "due": due[:MOST], "due_total": len(due), "today": today,
        "candidates": queries.candidates_shown(by), "may_propose": may_propose and first is not None, "first": first,
        "zones": _outside(by) if may_propose else (), "tab": "libraries", "lights": LIGHTS, "verb": verb,
        "refusal": refusal, "lines": getattr(refusal, "lines", ()), "about": about, "sent": request.POST,
        "places": registry.division_names(today),
    }, status=409 if refusal else 200)  # fmt: skip


def _outside(by: Actor) -> list[Any]:
    """The zones of my area that stand in no library."""
    inside = {t.unit for t in queries.titles(by, on=clock.today(), wanted=Wanted(state="held"))}
    return [z for z in registry.zones(by, clock.today()) if z.code not in inside]


def _attempt(request: HttpRequest, verb: str, deed: Callable[[Actor], Any], told: str, about: int = 0) -> HttpResponse:
    """Take a step, or say on the page why not; what was typed stays."""
    by = acting(request)
    try:
        deed(by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, verb, refusal, about)
    messages.success(request, told)
    return redirect("office:libraries")


@page("selections.propose_reserve", "POST")
def propose_reserve(request: HttpRequest) -> HttpResponse:
    """Propose a zone of my city for the first library."""
    sent = request.POST

    def propose(by: Actor) -> None:
        acts.propose_reserve(
            sent.get("unit", ""), by=by, at=clock.now(), library=sent.get("library", ""),
            document=sent.get("document", ""), reason=sent.get("reason", ""), uploads=uploads(request),
        )  # fmt: skip

    return _attempt(request, "propose_reserve", propose, gettext("Proposed. The province answers."))


@page("selections.enter_reserve", "POST")
def enter_reserve(request: HttpRequest, pk: int) -> HttpResponse:
    """Admit the zone."""
    answer = request.POST.get("answer", "")
    return _attempt(
        request, "enter_reserve",
        lambda by: acts.enter_reserve(queries.candidate_record(by, pk), by=by, at=clock.now(), answer=answer),
        gettext("The zone stands in the library from today on."), pk,
    )  # fmt: skip


@page("selections.decline_reserve", "POST")
def decline_reserve(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the zone outside."""
    answer = request.POST.get("answer", "")
    return _attempt(
        request, "decline_reserve",
        lambda by: acts.decline_reserve(queries.candidate_record(by, pk), by=by, at=clock.now(), answer=answer),
        gettext("Declined. The city reads why."), pk,
    )  # fmt: skip
