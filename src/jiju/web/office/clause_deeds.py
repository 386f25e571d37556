"""The steps of a clause, each taken from its page: prove, accept, judge, confirm, name who answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.oversight import acts, queries
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of
from jiju.web.office.clauses import show
from jiju.web.uploads import uploads

SAID_ON_THE_PAGE = (acts.OwnsNothingHere, acts.NotTheJudge)


def _attempt(request: HttpRequest, clause: str, deed: Callable[[Actor], Any], told: str) -> HttpResponse:
    """Take a step; what stands in the way is said on the page of the clause, and what was typed stays."""
    try:
        deed(acting(request))
    except (NotYours, NotFound) as refusal:
        if not isinstance(refusal, SAID_ON_THE_PAGE):
            raise
        return show(request, clause, refusal)
    except Refusal as refusal:
        return show(request, clause, refusal)
    messages.success(request, told)
    return redirect("office:clause", clause)


@page("oversight.prove_clause", "POST")
def prove_clause(request: HttpRequest, ident: str) -> HttpResponse:
    """Offer a document."""
    sent = request.POST
    return _attempt(
        request, ident, lambda by: acts.prove_clause(
            None, by=by, at=clock.now(), clause=ident, document=sent.get("document", ""), said=sent.get("said", ""),
            valid_from=day_of(sent.get("valid_from", "")) or date.min,
            valid_until=day_of(sent.get("valid_until", "")), uploads=uploads(request),
        ), gettext("The proof was sent; the province reads it."),
    )  # fmt: skip


def _on_proof(request: HttpRequest, pk: int, verb: Callable[..., Any], told: str) -> HttpResponse:
    found, answer = queries.proof_record(acting(request), pk), request.POST.get("answer", "")
    return _attempt(request, found.clause, lambda by: verb(found, by=by, at=clock.now(), answer=answer), told)


@page("oversight.accept_proof", "POST")
def accept_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a proof."""
    return _on_proof(request, pk, acts.accept_proof, gettext("The proof was accepted; the light is read anew."))


@page("oversight.refuse_proof", "POST")
def refuse_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse a proof."""
    return _on_proof(request, pk, acts.refuse_proof, gettext("The proof was refused, with the reason."))


@page("oversight.judge_clause", "POST")
def judge_clause(request: HttpRequest, ident: str) -> HttpResponse:
    """Judge the clause."""
    sent = request.POST
    return _attempt(
        request, ident, lambda by: acts.judge_clause(
            None, by=by, at=clock.now(), clause=ident, outcome=sent.get("outcome", ""), reason=sent.get("reason", ""),
            valid_until=day_of(sent.get("valid_until", "")) or date.min,
        ), gettext("The judgement is recorded. That a clause is met, another person confirms."),
    )  # fmt: skip


def _on_judgement(request: HttpRequest, pk: int, verb: Callable[..., Any], told: str) -> HttpResponse:
    found, answer = queries.judgement_record(acting(request), pk), request.POST.get("answer", "")
    return _attempt(request, found.clause, lambda by: verb(found, by=by, at=clock.now(), answer=answer), told)


@page("oversight.confirm_judgement", "POST")
def confirm_judgement(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a judgement."""
    return _on_judgement(request, pk, acts.confirm_judgement, gettext("The judgement is confirmed."))


@page("oversight.contest_judgement", "POST")
def contest_judgement(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline to confirm a judgement."""
    return _on_judgement(request, pk, acts.contest_judgement, gettext("The judgement is not confirmed."))


@page("oversight.name_owner", "POST")
def name_owner(request: HttpRequest, ident: str) -> HttpResponse:
    """Name the units that a generic body means."""
    sent = request.POST
    return _attempt(
        request, ident, lambda by: acts.name_owner(
            None, by=by, at=clock.now(), clause=ident, organisation=sent.get("organisation", ""),
            units=sent.getlist("units"), reason=sent.get("reason", ""),
        ), gettext("Who answers for the clause is named."),
    )  # fmt: skip
