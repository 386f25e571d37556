"""The collective decision on a call: who lies before the meeting, whom it chose, and taking it back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from jiju.rooms.selections import acts
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.guards import page
from jiju.web.office.call_late import attempt, reasons_in, show
from jiju.web.office.meetings import meeting_of
from jiju.web.uploads import uploads


@page("selections.see_decisions")
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision as it was taken, or the form for it."""
    return show(request, pk, "decision")


@page("selections.decide_call", "POST")
def decide_call(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down whom the members chose."""

    def decide(found: Any, by: Actor) -> None:
        acts.decide_call(
            found, by=by, at=clock.now(), meeting=meeting_of(request.POST.dict()),
            chosen=request.POST.getlist("chosen"), reasons=reasons_in(request), uploads=uploads(request),
        )  # fmt: skip

    return attempt(request, pk, "decision", "decide_call", decide, gettext("Recorded. Another person publishes it."))


@page("selections.take_decision_back", "POST")
def take_decision_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the decision back before it is published."""
    reason = request.POST.get("reason", "")
    return attempt(
        request, pk, "decision", "take_decision_back",
        lambda found, by: acts.take_decision_back(found, by=by, at=clock.now(), reason=reason),
        gettext("Taken back. It stays on record."),
    )  # fmt: skip
