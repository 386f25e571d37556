"""The pool of experts: who is in it, what is known of each, and each change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.people import queries as people
from jiju.rooms.people.shapes import Posted
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.shapes import ExpertFacts, ExpertLine
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.expert_forms import FIELDS, as_typed, change_rows, typed_facts
from jiju.web.office.exports import Column, table_response

PAGE = 50
LONGEST = 40  # letters of what is searched for
STATES = {"listed", "struck", "waits"}


def _by(request: HttpRequest) -> Actor:
    return acting(request)


def _asked(request: HttpRequest) -> dict[str, str]:
    """The conditions in the address; without any, whoever is listed."""
    get = request.GET
    state = get.get("state", "listed")
    return {
        "asked": get.get("q", "").strip()[:LONGEST], "field": get.get("field", "")[:LONGEST],
        "state": state if state in STATES else "",
    }  # fmt: skip


@page("selections.see_experts")
def experts(request: HttpRequest) -> HttpResponse:
    """The pool by code."""
    by, asked = _by(request), _asked(request)
    found = queries.experts(by, **asked)
    return render(request, "office/experts.html", {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "total": len(found), "asked": asked,
        "fields": queries.fields_known(by), "may_enlist": permissions.may(by, "selections.enlist_expert"),
        "waiting": len(queries.waiting_in_the_pool()),
        "imports": sum(n.state == "waits" for n in queries.expert_imports(by)),
    })  # fmt: skip


COLUMNS = (
    Column(word("Expert no.")), Column(word("Name")), Column(word("Title")), Column(word("Fields"), width=28),
    Column(word("Employer"), width=28), Column(word("Credit code"), width=22), Column(word("Panels")),
    Column(word("State")),
)  # fmt: skip


@page("selections.see_experts")
def experts_workbook(request: HttpRequest) -> HttpResponse:
    """The pool as a workbook, as it is filtered."""
    rows = [_row(line) for line in queries.experts(_by(request), **_asked(request))]
    return table_response(word("Pool of experts"), COLUMNS, rows)


def _row(line: ExpertLine) -> tuple[Any, ...]:
    facts = line.facts
    return (line.code, facts.name, facts.title, "、".join(facts.fields), facts.employer.name, facts.employer.code,
            line.reviews, line.state_name)  # fmt: skip


@page("selections.see_experts")
def expert(request: HttpRequest, code: str) -> HttpResponse:
    """One expert: what is known, since when, and on which panels."""
    return _one(request, code)


def _one(request: HttpRequest, code: str, verb: str = "", refusal: Refusal | None = None) -> HttpResponse:
    by = _by(request)
    shown = queries.expert(by, code)
    sent = {n: request.POST.get(n, "") for n in FIELDS} if verb == "revise" else as_typed(shown.line.facts)
    return render(request, "office/expert.html", {
        "shown": shown, "line": shown.line, "facts": shown.line.facts, "sent": sent, "verb": verb, "refusal": refusal,
        "reason": request.POST.get("reason", ""), "may_revise": permissions.may(by, "selections.revise_expert"),
        "change": shown.change, "rows": change_rows(shown.change, shown.line.facts),
    }, status=409 if refusal else 200)  # fmt: skip


@page("selections.enlist_expert")
def new_expert(request: HttpRequest) -> HttpResponse:
    """The form of an expert who is to be enlisted."""
    return _new(request)


def _new(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    return render(request, "office/expert_new.html", {
        "posted": _not_enlisted(_by(request)), "refusal": refusal, "sent": {n: request.POST.get(n, "") for n in FIELDS},
    }, status=409 if refusal else 200)  # fmt: skip


def _not_enlisted(by: Actor) -> list[Posted]:
    """Who holds a post as an expert and is not in the pool."""
    known = {line.facts.person for line in queries.experts(by, state="")}
    return [p for p in people.posted_as(Role.EXPERT, on=clock.today()) if p.person not in known]


@page("selections.enlist_expert", "POST")
def enlist_expert(request: HttpRequest) -> HttpResponse:
    """Take somebody into the pool, under the name of the post."""
    by, sent = _by(request), request.POST.dict()
    name = next((p.name for p in _not_enlisted(by) if p.person == sent.get("person")), "")
    try:
        made = acts.enlist_expert(typed_facts(sent | {"name": name}), by=by, at=clock.now())
    except NotYours:
        raise
    except Refusal as refusal:
        return _new(request, refusal)
    messages.success(request, gettext("The expert is proposed. Another person confirms."))
    return redirect("office:expert", made.code)


@page("selections.revise_expert", "POST")
def revise_expert(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what has changed of an expert."""

    def revise(found: Any, by: Actor) -> None:
        acts.revise_expert(found, by=by, at=clock.now(), facts=_facts(request, found.person))

    return _attempt(
        request,
        code,
        "revise",
        revise,
        gettext("The revision waits for another person; the earlier wording counts until then."),
    )


def _facts(request: HttpRequest, person: str) -> ExpertFacts:
    return typed_facts(request.POST.dict() | {"person": person})


@page("selections.strike_expert", "POST")
def strike_expert(request: HttpRequest, code: str) -> HttpResponse:
    """Strike somebody from the pool."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, code, "strike", lambda found, by: acts.strike_expert(found, by=by, at=clock.now(), reason=reason),
        gettext("It waits for another person; until then the expert stays in the pool."),
    )  # fmt: skip


@page("selections.confirm_expert", "POST")
def confirm_expert(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm what was written, as the second person."""
    told = gettext("Confirmed. What was written counts from now on.")
    return _attempt(request, code, "settle", lambda found, by: acts.confirm_expert(found, by=by, at=clock.now()), told)


@page("selections.decline_expert", "POST")
def decline_expert(request: HttpRequest, code: str) -> HttpResponse:
    """Decline what was written; everything stays as it was."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, code, "settle", lambda found, by: acts.decline_expert(found, by=by, at=clock.now(), reason=reason),
        gettext("Declined. Everything stays as it was."),
    )  # fmt: skip


def _attempt(
    request: HttpRequest, code: str, verb: str, deed: Callable[[Any, Actor], Any], told: str
) -> HttpResponse:  # fmt: skip
    by = _by(request)
    try:
        deed(queries.expert_record(by, code), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _one(request, code, verb, refusal)
    messages.success(request, told)
    return redirect("office:expert", code)
