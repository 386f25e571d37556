"""The first page after signing in: each role is led to its own desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jiju.spine.permissions import OFFICE
from jiju.spine.roles import Role
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.menu import DESK

FIRST: dict[Role, str] = {
    **dict.fromkeys(OFFICE, "/cockpit"),
    **dict.fromkeys(DESK, "/desk"),
    Role.EXPERT: "/panel",
    Role.FINANCE: "/finance",
    Role.AUDITOR: "/ledger",
}


@page("people.see_home")
def front(request: HttpRequest) -> HttpResponse:
    """To the page where this role's work lies."""
    return redirect(FIRST.get(acting(request).role, "/home"))


@page("people.see_home")
def home(request: HttpRequest) -> HttpResponse:
    """Nothing is asked now: what comes next, and what can be read meanwhile."""
    return render(request, "home.html")
