"""Mail: what is set up, what waits in the outbox, and to which address whoever holds a post gets mail."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.rooms.people import acts, queries
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import page_of


@page("people.write_address")
def mail(request: HttpRequest) -> HttpResponse:
    """Whether mails are sent at all and from where, the outbox, and the addresses of posts."""
    return _show(request)


def _show(request: HttpRequest, refusal: Refusal | None = None, post: int = 0) -> HttpResponse:
    by = acting(request)
    search = request.GET.get("q", "").strip()[:60]
    return render(request, "office/mail.html", {
        "sender": settings.JIJU_MAIL_FROM, "way": _way(), "box": filings.outbox(by), "search": search,
        "posts": queries.posts(by, clock.today(), search=search, page=page_of(request)),
        "refusal": refusal, "wrong": post, "typed": request.POST.get("email", "")[:120],
    }, status=409 if refusal else 200)  # fmt: skip


def _way() -> Word:
    """Where mails go, without what opens the mail server."""
    if "filebased" in settings.EMAIL_BACKEND:
        return word("written into a folder of this machine")
    return word("handed to {host}:{port}", host=settings.EMAIL_HOST, port=settings.EMAIL_PORT)


@page("people.write_address", "POST")
def write_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down where the holder of a post gets mail, or that they get none."""
    by = acting(request)
    record = queries.post_record(by, pk)
    try:
        acts.write_address(record, by=by, at=clock.now(), email=request.POST.get("email", "")[:254])
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _show(request, refusal, pk)
    said = gettext("{name} gets mail now.") if record.person.email else gettext("{name} gets no mail from now on.")
    messages.success(request, said.format(name=record.person.name))
    return redirect(f"{reverse('office:mail')}{_kept(request)}")


def _kept(request: HttpRequest) -> str:
    """The search that the list was narrowed by, so that the next address can be written at once."""
    return f"?{request.GET.urlencode()}" if request.GET else ""
