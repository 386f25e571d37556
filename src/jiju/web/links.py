"""The door of a link: a public page that explains itself, and a session that reaches one form and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import structlog
from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render

from jiju.core.refusals import NotYours
from jiju.core.words import word
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.shapes import Invitation
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.desk.told import minutes, purposes_said
from jiju.web.guards import PUBLIC, page
from jiju.web.refused import LINKS, refusal_page
from jiju.web.signin import may_enter

KEY = "link"
HOURS = 4
TRIES, TRIES_SECONDS = 20, 15 * 60  # links that opened nothing, from one address
VERBS = ("", "/fill_in", "/check", "/keep", "/explain", "/certify", "/ask_extension")
SWITCHES = ("/language/", "/theme/")
log = structlog.get_logger()


class OnlyThisForm(NotYours):
    """Whoever came in by a link asked for something else than its form."""

    code = "link-reaches-no-further"


class LinkMiddleware:
    """Sets the actor of whoever came in by a link, and refuses every address but those of the one form.

    The link is asked for at each request: once it is withdrawn, replaced or over, the session is over too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.link = None  # type: ignore[attr-defined]  # the filing, for whoever came in by a link
        came = request.session.get(KEY)
        if came is None or request.path.startswith(LINKS):
            return self.get_response(request)
        response = self._by_link(request, came)
        response["Cache-Control"] = "no-store"
        return response

    def _by_link(self, request: HttpRequest, came: tuple[int, str]) -> HttpResponse:
        at = clock.now()
        link = queries.live_link(*came, at)
        actor = queries.link_actor(link, at) if link else None
        filing = queries.link_filing(link) if link else None
        if actor is None or filing is None:
            request.session.flush()
            return refusal_page(request, acts.LinkIsDead())
        request.actor, request.link = actor, filing  # type: ignore[attr-defined]
        if not _reaches(request.path, filing):
            return refusal_page(request, _no_further())
        return self.get_response(request)


def _reaches(path: str, filing: int) -> bool:
    return path in {f"/filings/{filing}{verb}" for verb in VERBS} or path.startswith(SWITCHES)


def _no_further() -> OnlyThisForm:
    return OnlyThisForm(
        word("You came in by a link, which opens one form and nothing else."),
        why=word("A link needs no password, so it reaches no further than what was asked."),
        remedy=word("Go back to the form. For anything else sign in with your own name and password."),
    )


@page(PUBLIC, "GET", "POST")
def opening(request: HttpRequest, token: str) -> HttpResponse:
    """Who is asked by whom, why, on what basis and until when; and the one button that opens the form."""
    response = _throttled(request) or _opening(request, token)
    response["Referrer-Policy"] = "strict-origin"  # the address holds the token: it is told to no other page
    response["Cache-Control"] = "no-store"
    return response


def _opening(request: HttpRequest, token: str) -> HttpResponse:
    at = clock.now()
    link = queries.link_of(token, at)
    actor = queries.link_actor(link, at) if link else None
    invitation = queries.invitation(link, actor) if link and actor and may_enter(actor.account) else None
    if link is None or actor is None or invitation is None:
        return _dead(request)
    if request.method != "POST":
        return _explained(request, invitation)
    if request.user.is_authenticated:
        raise NotYours(
            word("You are signed in on this machine, so the link was not opened."),
            why=word("A link is opened by the enterprise itself, on its own telephone or computer."),
            remedy=word("Hand the link to the enterprise; or sign out here, if you are its bookkeeper."),
        )
    acts.open_link(link, by=actor, at=at, digest=link.digest)
    filing = queries.link_filing(link) or _begun(link.form_code, invitation, link.unit_code, actor, at)
    request.session.flush()
    request.session[KEY] = (link.pk, link.digest)
    request.session.set_expiry(HOURS * 3600)
    rotate_token(request)
    return redirect("desk:filing", pk=filing)


def _explained(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = invitation.form
    return render(request, "desk/link.html", {
        "asked": invitation, "minutes": minutes(form), "purposes": purposes_said(form), "maker": _maker(invitation),
    })  # fmt: skip


def _maker(invitation: Invitation) -> str:
    """The office that issued the form, from its legal marks."""
    return next((m.value for m in invitation.form.marks if m.label == "制定机关"), "")


def _begun(form_code: str, invitation: Invitation, unit_code: str, by: Actor, at: datetime) -> int:
    made = acts.start(None, by=by, at=at, form_code=form_code, period=invitation.period, unit_code=unit_code)
    return int(made.pk)


@page(PUBLIC, "POST")
def leave(request: HttpRequest) -> HttpResponse:
    """End the session of a link; the link opens the form again until it is over."""
    request.session.flush()
    return render(request, "desk/left.html")


def _dead(request: HttpRequest) -> HttpResponse:
    """One answer whatever is wrong with the link, counted against guessing."""
    key = _tries(request)
    cache.add(key, 0, TRIES_SECONDS)
    log.warning("link opened nothing", address=get_adapter().get_client_ip(request), tries=cache.incr(key))
    return refusal_page(request, acts.LinkIsDead())


def _throttled(request: HttpRequest) -> HttpResponse | None:
    """The answer to an address from which too many links opened nothing."""
    if cache.get(_tries(request), 0) < TRIES:
        return None
    return render(request, "429.html", status=429)


def _tries(request: HttpRequest) -> str:
    return f"link.tries:{get_adapter().get_client_ip(request)}"
