"""Who leaves a panel: recused for a declared tie, or challenged by one person and ruled on by another."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from jiju.rooms.selections import acts
from jiju.web import clock
from jiju.web.guards import page
from jiju.web.office.panels import attempt
from jiju.web.uploads import uploads


@page("selections.recuse", "POST")
def recuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an expert with a tie off the panel, or challenge one who declared none."""
    sent = request.POST
    return attempt(
        request, pk, f"recuse {sent.get('expert', '')}", lambda p, by: acts.recuse(
            p, by=by, at=clock.now(), expert=sent.get("expert", ""), evidence=sent.get("evidence", ""),
            uploads=uploads(request),
        ), gettext("The expert has no access from now on."),
    )  # fmt: skip


@page("selections.confirm_recusal", "POST")
def confirm_recusal(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm that a challenged expert leaves; the next of the draw comes."""
    expert = request.POST.get("expert", "")
    return attempt(
        request, pk, f"recuse {expert}",
        lambda p, by: acts.confirm_recusal(p, by=by, at=clock.now(), expert=expert),
        gettext("The expert is off the panel, without access from now on."),
    )  # fmt: skip


@page("selections.keep_expert", "POST")
def keep_expert(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a challenge back; the expert goes on."""
    expert, reason = request.POST.get("expert", ""), request.POST.get("reason", "")
    return attempt(
        request, pk, f"recuse {expert}",
        lambda p, by: acts.keep_expert(p, by=by, at=clock.now(), expert=expert, reason=reason),
        gettext("The expert stays, and has access again."),
    )  # fmt: skip
