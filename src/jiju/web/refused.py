"""Turns a refusal into a page that says what, why, and what would make it possible."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.web.actor import visitor
from jiju.web.guards import AddressTakesAStep

STATUS: dict[type[Refusal], int] = {NotFound: 404, NotYours: 403, AddressTakesAStep: 405}
LINKS = "/l/"  # what follows opens a form without a password: it is never logged
OPEN = "/public/"  # the public channel: who is signed in there stands in no record
log = structlog.get_logger()


class RefusalMiddleware:
    """Answers 403, 404, 405 or 409 with the refusal's own words, and logs who was refused what."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return refusal_page(request, exception)


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of one refusal."""
    actor = None if request.path.startswith(OPEN) else visitor(request)
    path = f"{LINKS}…" if request.path.startswith(LINKS) else request.path
    log.info("refused", code=refusal.code, path=path, account=actor.account if actor else "")
    status = next((s for kind, s in STATUS.items() if isinstance(refusal, kind)), 409)
    bare = request.path if request.method == "GET" and request.GET and isinstance(refusal, NotFound) else ""
    shown = render(request, "refused.html", {"refusal": refusal, "bare": bare}, status=status)
    if isinstance(refusal, AddressTakesAStep):
        shown["Allow"] = ", ".join(refusal.allowed)
    return shown
