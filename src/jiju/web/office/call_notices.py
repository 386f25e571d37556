"""The notice of a call and what it ends in: publishing, objections, the batch, the plaques."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from jiju.rooms.selections import acts
from jiju.rooms.selections.shapes import Batch
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.guards import page
from jiju.web.office.call_late import attempt, show
from jiju.web.office.choices import day_of

PLAQUE = "plaque-"


@page("selections.see_decisions")
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice with its objections, or the button that publishes it."""
    return show(request, pk, "notice")


@page("selections.publish_notice", "POST")
def publish_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the notice."""
    return attempt(
        request, pk, "notice", "publish_notice",
        lambda found, by: acts.publish_notice(found, by=by, at=clock.now()), gettext("The notice is published."),
    )  # fmt: skip


@page("selections.see_decisions")
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """The batch as it was published, or the form for it; the plaques."""
    return show(request, pk, "issue")


@page("selections.issue_batch", "POST")
def issue_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the batch under its numbers."""
    sent = request.POST

    def publish(found: Any, by: Actor) -> None:
        on = day_of(sent.get("effective_on", "")) or date.min
        batch = Batch(sent.get("batch", ""), sent.get("document", ""), on, sent.get("conditions", ""))
        acts.issue_batch(found, by=by, at=clock.now(), batch=batch)

    return attempt(request, pk, "issue", "issue_batch", publish, gettext("The batch is published."))


@page("selections.hang_plaque", "POST")
def hang_plaque(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who got a plaque."""
    sent = request.POST
    plaques = {unit: sent.get(f"{PLAQUE}{unit}", "") for unit in sent.getlist("unit")}

    def hang(found: Any, by: Actor) -> None:
        on = day_of(sent.get("hung_on", "")) or date.min
        acts.hang_plaque(found, by=by, at=clock.now(), hung_on=on, plaques=plaques)

    return attempt(request, pk, "issue", "hang_plaque", hang, gettext("The plaques are recorded."))
