"""What changes of a zone as such: its name from a day on, and the zone whose place it took."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.registry import acts, queries
from jiju.spine.say import say
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of

LONGEST = 120  # letters of a name


@page("registry.revise", "POST")
def revise(request: HttpRequest, code: str) -> HttpResponse:
    """Give a zone another name from a day on. Place, type and standing stay: they change by their own procedures."""
    by = acting(request)
    name, since = request.POST.get("name", "").strip()[:LONGEST], day_of(request.POST.get("since", ""))

    def rename() -> None:
        facts = queries.zone(by, code, clock.today())
        acts.revise(replace(facts, name=name or facts.name, since=since or date.min, until=None), by=by, at=clock.now())

    return _attempt(request, code, rename, gettext("The zone has its new name from that day on."))


@page("registry.succeed", "POST")
def succeed(request: HttpRequest, code: str) -> HttpResponse:
    """Say that this zone took the place of another: what was won, lost or barred under that code holds for it."""
    by = acting(request)
    sent = request.POST

    def follow() -> None:
        queries.zone(by, code, clock.today())
        acts.succeed(
            code, by=by, at=clock.now(), former=sent.get("former", "").strip()[:20],
            on=day_of(sent.get("on", "")) or date.max, reason=sent.get("reason", ""),
        )  # fmt: skip

    return _attempt(request, code, follow, gettext("It is written down that the zone took its place."))


@page("registry.carry_standing", "POST")
def carry_standing(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Let the standing of the zone whose place this one took go on under this code, as the second person."""
    by, on = acting(request), day_of(request.POST.get("on", ""))

    def carry() -> None:
        queries.zone(by, code, clock.today())
        acts.carry_standing(queries.succession_record(by, pk), by=by, at=clock.now(), on=on or date.max)

    return _attempt(request, code, carry, gettext("The standing goes on under this code."))


def _attempt(request: HttpRequest, code: str, deed: Callable[[], None], told: str) -> HttpResponse:
    """Do it; what stands in the way is told on the zone's page."""
    try:
        deed()
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        messages.error(request, " ".join(say(words) for words in (refusal.what, refusal.remedy) if words))
    else:
        messages.success(request, told)
    return redirect("office:zone", code)
