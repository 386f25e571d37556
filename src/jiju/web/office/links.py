"""Links for enterprises: who has sent the form, issuing a link to it, withdrawing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.shapes import LinkPage
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import page_of, period_named

STATUS: dict[str, tuple[Word, str]] = {
    "none": (word("none issued"), "none"),
    "ready": (word("not opened yet"), "watch"),
    "opened": (word("opened"), "ok"),
    "withdrawn": (word("taken back"), "none"),
    "over": (word("its time is over"), "none"),
}


@page("filings.issue_link")
def links(request: HttpRequest) -> HttpResponse:
    """The enterprises of my zone with the state of their form and of their link."""
    by = acting(request)
    at, search = clock.now(), request.GET.get("q", "").strip()[:60]
    windows = queries.link_windows(at)
    chosen = next((w for w in windows if _key(w) == request.GET.get("form")), windows[0] if windows else None)
    shown = LinkPage((), 0, 1, 1)
    if chosen is not None:
        shown = queries.links(by, at, chosen[0], chosen[2], search=search, page=page_of(request))
    return render(request, "office/links.html", {
        "windows": [(_key(w), w) for w in windows],
        "chosen": chosen,
        "chosen_key": _key(chosen) if chosen else "",
        "links": shown,
        "lines": [(line, *STATUS[line.status]) for line in shown.rows],
        "search": search,
    })  # fmt: skip


def _key(window: tuple[str, str, Period]) -> str:
    return f"{window[0]}.{window[2]}"


@page("filings.issue_link", "POST")
def issue_link(request: HttpRequest) -> HttpResponse:
    """Issue a link and show it, this once. A repeat of the request is told that it was shown."""
    by = acting(request)
    issued = acts.issue_link(
        None, by=by, at=clock.now(), unit_code=request.POST.get("unit", ""), form_code=request.POST.get("form", ""),
        period=period_named(request.POST.get("period", "")),
    )  # fmt: skip
    address = request.build_absolute_uri(reverse("open_link", args=(issued.token,)))
    response = render(request, "office/link.html", {"issued": issued, "address": address})
    response.kept_instead = render_to_string("office/link.html", {"issued": issued}, request).encode()  # type: ignore[attr-defined]  # read by OnceMiddleware
    return response


@page("filings.withdraw_link", "POST")
def withdraw_link(request: HttpRequest, pk: int) -> HttpResponse:
    """End a link at once."""
    by = acting(request)
    link = acts.withdraw_link(queries.link_record(by, pk), by=by, at=clock.now())
    messages.success(request, gettext("The link of {name} was withdrawn.").format(name=link.unit_name))
    return redirect(f"{reverse('office:links')}?form={link.form_code}.{link.period}")
