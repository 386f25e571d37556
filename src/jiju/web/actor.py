"""Who is asking: turns the signed-in account into an actor, once a request, from what is stored now."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import nullcontext

from django.http import HttpRequest, HttpResponse

from jiju.core.refusals import Fault
from jiju.rooms.people import queries as people
from jiju.spine import acts
from jiju.spine.actors import Actor
from jiju.spine.looks import one_look
from jiju.web import clock

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def visitor(request: HttpRequest) -> Actor | None:
    """Who is asking. Missing: None is nobody, or somebody without a post today."""
    found = getattr(request, "actor", None)
    return found if isinstance(found, Actor) else None


def acting(request: HttpRequest) -> Actor:
    """Who is asking, on a guarded page. Errors: Fault where nobody is, which a guard never lets happen."""
    found = visitor(request)
    if found is None:
        raise Fault("nobody acts on this page: it has no guard")
    return found


class ActorMiddleware:
    """Sets `request.actor` (or None) and the request id that the ledger writes down."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_look() if request.method in SAFE else nullcontext(), clock.one_calendar():
            return self._as_actor(request)

    def _as_actor(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        on = clock.today()
        request.actor = people.actor_of(user.pk, on=on) if user.is_authenticated else None  # type: ignore[attr-defined]  # the one place that sets what `visitor` reads
        token = acts.request_id.set(uuid.uuid4().hex)
        try:
            response = self.get_response(request)
        finally:
            acts.request_id.reset(token)
        if user.is_authenticated:
            response.setdefault("Cache-Control", "no-store")
        return response
