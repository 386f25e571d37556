"""The explanations that units gave, to be searched by reviewers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.rooms.filings import queries
from jiju.web.actor import acting
from jiju.web.guards import page


@page("filings.hand_back")
def explanations(request: HttpRequest) -> HttpResponse:
    """Explanations in my area by their words, unit or rule."""
    by = acting(request)
    search = request.GET.get("q", "").strip()[:60]
    return render(request, "office/explanations.html", {"rows": queries.explanations(by, search), "search": search})
