"""Public notices: the list, one of them, and objecting to a name on it without signing in."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.shapes import Objector
from jiju.spine.actors import system
from jiju.web import clock
from jiju.web.actor import visitor
from jiju.web.guards import PUBLIC, page
from jiju.web.uploads import uploads

MOST, SECONDS = 10, 60 * 60  # tries from one address
PORTAL = system("portal")


@page(PUBLIC)
def notices(request: HttpRequest) -> HttpResponse:
    """The notices, those that run first."""
    today = clock.today()
    return render(request, "public/notices.html", {
        "notices": queries.public_notices(on=today), "today": today, **_frame(),
    })  # fmt: skip


def _frame() -> dict[str, str]:
    """What the head of every public page says."""
    return {"site": programmes.plan().name}


@page(PUBLIC)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice, with the form for an objection while it runs."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    today = clock.today()
    shown = queries.public_notice(pk, on=today)
    return render(request, "public/notice.html", {
        "n": shown, "today": today, "refusal": refusal, "lines": getattr(refusal, "lines", ()), "sent": request.POST,
        **_frame(),
    }, status=409 if refusal else 200)  # fmt: skip


@page(PUBLIC, "POST")
def raise_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Object to a name, through the public channel for everybody; an address that sends many waits."""
    if _throttled(request):
        return render(request, "429.html", status=429)
    sent = request.POST
    try:
        made = acts.raise_objection(
            queries.notice_record(pk), by=PORTAL, at=clock.arrived(), unit=sent.get("unit", ""),
            text=sent.get("text", ""), evidence=sent.get("evidence", ""),
            objector=Objector(sent.get("name", ""), sent.get("contact", "")), uploads=uploads(request),
            signed_in=visitor(request),
        )  # fmt: skip
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, refusal)
    shown = queries.public_notice(pk, on=clock.today())
    return render(
        request, "public/objected.html", {"n": shown, "digest": made.digest, "is_named": made.is_named, **_frame()}
    )


def _throttled(request: HttpRequest) -> bool:
    """Whether too many came from this address already. Whoever is signed in is known and is not counted.

    Behind servers of one's own the address is the one that they saw: see `JIJU_PROXIES`. There is no limit over all
    addresses: whoever floods the page must not keep others from objecting.
    """
    if visitor(request) is not None:
        return False
    key = f"objections:{get_adapter().get_client_ip(request)}"
    cache.add(key, 0, SECONDS)
    return int(cache.incr(key)) > MOST
