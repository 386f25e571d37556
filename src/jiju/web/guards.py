"""`@page`: every page names the permission it asks for; a page without a guard fails a house test."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from jiju.core.refusals import NotYours, Refusal
from jiju.core.words import word
from jiju.spine import permissions
from jiju.web.actor import visitor

View = Callable[..., HttpResponse]
PUBLIC = "public"


class AddressTakesAStep(Refusal):
    """An address was opened that is only sent to, or sent to that is only opened: after a reload, or a late sign-in."""

    code = "address-takes-a-step"

    def __init__(self, allowed: tuple[str, ...]) -> None:
        self.allowed = allowed
        super().__init__(
            word("Nothing is shown at this address: a step is taken here, from the page of its matter."),
            why=word("You may have reloaded the page, gone back, or signed in again while a step was being sent."),
            remedy=word("Open the page of the matter and look whether the step was taken; if not, take it there."),
        )


def page(permission: str, *methods: str) -> Callable[[View], View]:
    """Guard a view: signed in, role holds the permission, method is listed (GET when none is).

    The view asks `acting` who it is. Scope is asked by the queries and acts that it calls.
    """
    allowed = methods or ("GET",)

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in (*allowed, *(("HEAD",) if "GET" in allowed else ())):
                raise AddressTakesAStep(allowed)
            if permission != PUBLIC:
                actor = visitor(request)
                if actor is None:
                    if request.user.is_authenticated:
                        raise _no_post()
                    return redirect_to_login(request.get_full_path())
                permissions.ask(actor, permission)
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]  # read by the house test
        guarded.methods = allowed  # type: ignore[attr-defined]
        return guarded

    return decorate


def _no_post() -> NotYours:
    return NotYours(
        word("You are signed in, and no post is entered for you today."),
        why=word("What you may see and do follows from your post."),
        remedy=word("Ask the administrator of your office to enter it."),
    )
