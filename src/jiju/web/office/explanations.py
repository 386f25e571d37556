"""The explanations that units gave, to be searched by reviewers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.rooms.filings import queries
from jiju.spine.actors import Actor
from jiju.web.guards import page


@page("filings.hand_back")
def explanations(request: HttpRequest) -> HttpResponse:
    """Explanations in my area by their words, unit or rule."""
    by: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    search = request.GET.get("q", "").strip()[:60]
    return render(request, "office/explanations.html", {"rows": queries.explanations(by, search), "search": search})
