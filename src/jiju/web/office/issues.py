"""问题 on the screen: the list with what waits for me first, one of them, and its steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.shapes import IssueFacts, IssueLine
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.numbers import number_in
from jiju.web.office.choices import day_of
from jiju.web.office.consequences import typed
from jiju.web.office.exports import Column, table_response
from jiju.web.office.supervision import frame
from jiju.web.office.tasks import owner_of
from jiju.web.office.topics import show as show_zone
from jiju.web.uploads import uploads

PAGE = 50
STATES: dict[str, Word] = {
    "open": word("open"),
    "raised": word("nobody answers for it"),
    "owned": word("somebody answers for it"),
    "overdue": word("overdue"),
    "left": word("the owner’s post has ended"),
    "answered": word("answered, to be judged"),
    "closed": word("settled"),
}
FIELDS = ("unit", "person", "due", "reason", "text")


@page("oversight.see_topics")
def issues(request: HttpRequest) -> HttpResponse:
    """The issues that I see: what waits for me first, then by term."""
    by = acting(request)
    found, asked = _found(request, by), _asked(request)
    return render(request, "office/issues.html", {
        **frame(by, "issues"), "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "asked": asked,
        "total": len(found), "states": STATES, "topics": queries.topics_in(), "narrowed": any(asked.values()),
    })  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, str]:
    """The conditions in the address.

    Errors   NotFound for a state that does not exist
    """
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("state", "topic", "q")}
    if asked["state"] not in {"", *STATES}:
        raise NotFound(word("There is no such condition."), remedy=word("Choose one above the list."))
    return asked


def _found(request: HttpRequest, by: Actor) -> list[IssueLine]:
    asked = _asked(request)
    return queries.issues(by, on=clock.today(), state=asked["state"], topic=asked["topic"], search=asked["q"])


COLUMNS = (
    Column(word("Number")), Column(word("Topic"), width=20), Column(word("Zone"), width=28),
    Column(word("Issue"), width=60), Column(word("Raised by"), width=24), Column(word("Raised on")),
    Column(word("Answers for it"), width=30), Column(word("Due")), Column(word("State"), width=24),
)  # fmt: skip


@page("oversight.see_topics")
def issues_workbook(request: HttpRequest) -> HttpResponse:
    """The issues as a workbook, as they are listed."""
    rows = [
        (n.id, n.topic_name, n.zone_name, n.what, n.raised_unit, timezone.localtime(n.raised_at).date().isoformat(),
         f"{n.owner_unit} {n.owner}".strip(), n.due.isoformat() if n.due else "", n.state_name)
        for n in _found(request, acting(request))
    ]  # fmt: skip
    return table_response(word("Issues"), COLUMNS, rows)


@page("oversight.see_topics")
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """One issue: what stands in the way, who answers for it, what was said and done."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by, today = acting(request), clock.today()
    shown = queries.issue(by, pk, on=today)
    return render(request, "office/issue.html", {
        **frame(by, "issues"), "i": shown, "refusal": refusal, "sent": typed(request, *FIELDS),
        "units": queries.units_to_task(by, today) if "own_issue" in shown.verbs else (),
        "home": "desk" if by.scope.reach == "zone" else "office",
    }, status=409 if refusal else 200)  # fmt: skip


@page("oversight.raise_issue", "POST")
def raise_issue(request: HttpRequest, code: str) -> HttpResponse:
    """Raise an issue about a zone, in words of one's own or as its form names it."""
    by, sent = acting(request), request.POST
    filing, row = number_in(sent.get("filing", "")), sent.get("row", "")
    facts = IssueFacts(sent.get("topic", ""), code, sent.get("what", ""), (filing, row) if filing and row else None)
    try:
        made = acts.raise_issue(None, by=by, at=clock.now(), facts=facts)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return show_zone(request, code, refusal)
    messages.success(request, gettext("The issue is raised. Say who answers for it."))
    return redirect("office:issue", made.pk)


def _attempt(request: HttpRequest, pk: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Take a step; what stands in the way is said on the page of the issue, and what was typed stays."""
    by = acting(request)
    try:
        deed(queries.issue_record(by, pk, clock.today()), by)
    except (NotYours, NotFound) as refusal:
        if not isinstance(refusal, acts.UnitIsOutOfReach):
            raise
        return _show(request, pk, refusal)
    except Refusal as refusal:
        return _show(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:issue", pk)


@page("oversight.own_issue", "POST")
def own_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who answers for the issue."""

    def own(found: Any, by: Actor) -> None:
        sent, unit = request.POST, request.POST.get("unit", "")
        acts.own_issue(
            found, by=by, at=clock.now(), unit=unit, person=owner_of(sent.get("person", ""), unit),
            due=day_of(sent.get("due", "")) or date.min, reason=sent.get("reason", ""),
        )  # fmt: skip

    return _attempt(request, pk, own, gettext("Who answers for it is told."))


@page("oversight.answer_issue", "POST")
def answer_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer for the issue."""
    text = request.POST.get("text", "")
    return _attempt(
        request, pk, lambda i, by: acts.answer_issue(i, by=by, at=clock.now(), text=text, uploads=uploads(request)),
        gettext("The answer was sent to the unit that raised it."),
    )  # fmt: skip


@page("oversight.close_issue", "POST")
def close_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Find the issue settled."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, lambda i, by: acts.close_issue(i, by=by, at=clock.now(), reason=reason),
        gettext("The issue is settled."),
    )  # fmt: skip


@page("oversight.reopen_issue", "POST")
def reopen_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the issue again."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, lambda i, by: acts.reopen_issue(i, by=by, at=clock.now(), reason=reason),
        gettext("The issue is open again."),
    )  # fmt: skip
