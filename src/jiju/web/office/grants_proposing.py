"""On what an award may rest, the form of a proposal, and its correction."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.shapes import Payee, ProposalFacts, Purpose
from jiju.rooms.registry import queries as registry
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import page_of
from jiju.web.office.exports import Column, table_response
from jiju.web.office.grants_frame import amount_typed, frame, refused_with

PAGE = 50
FREE = 3  # lines of purposes where the plan names none
SENT = ("amount", "budget", "payee", "uscc", "account", "reason")


@page("grants.see_origins")
def grounds(request: HttpRequest) -> HttpResponse:
    """The titles and places of my area on which nothing was proposed yet."""
    by = acting(request)
    search = request.GET.get("q", "").strip()[:60]
    found = queries.grounds(by, on=clock.today(), search=search)
    return render(request, "office/grants_grounds.html", {
        **frame(by, "grounds"), "page": Paginator(found, PAGE).get_page(page_of(request)), "search": search,
        "names": queries.rule_names(), "places": registry.division_names(clock.today()),
    })  # fmt: skip


COLUMNS = (
    Column(word("Award")), Column(word("For whom"), width=28), Column(word("Zone code")),
    Column(word("Zone"), width=28), Column(word("Cap (10,000 yuan)"), 1),
    Column(word("Round"), width=24), Column(word("Title since")),
)  # fmt: skip


@page("grants.see_origins")
def grounds_workbook(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook."""
    by = acting(request)
    names = queries.rule_names()
    rows = [
        (o.award, names.get(o.award, ""), o.unit, o.unit_name, o.cap_wan, o.facts.get("round_name", ""),
         o.facts.get("since", ""))
        for o in queries.grounds(by, on=clock.today(), search=request.GET.get("q", "").strip()[:60])
    ]  # fmt: skip
    return table_response(word("On what awards may rest"), COLUMNS, rows)


@page("grants.propose_grant")
def write_grant(request: HttpRequest) -> HttpResponse:
    """The form of a proposal on one ground."""
    sent = request.GET
    return _form(request, sent.get("kind", ""), sent.get("key", "")[:60], sent.get("award", "")[:40])


def _form(
    request: HttpRequest, kind: str, key: str, award: str, *, pk: int = 0, refusal: Refusal | None = None
) -> HttpResponse:
    by = acting(request)
    today = clock.today()
    rule, origin = queries.ground(by, kind, key, award, on=today)
    known = queries.grant(by, pk, on=today) if pk else None
    mine = [b for b in queries.budgets(by, source=rule.source) if b.city in ("", origin.place.city)]
    return render(request, "office/grants_propose.html", {
        **frame(by, "grounds"), "rule": rule, "o": origin, "budgets": mine, "pk": pk, "g": known,
        "rows": _rows(request, rule.use, known), "sent": _typed(request, known),
        "places": registry.division_names(today),
        "hindrance": queries.hindrance(origin.unit, origin.unit_name, origin, today), **refused_with(refusal),
    }, status=409 if refusal else 200)  # fmt: skip


def _typed(request: HttpRequest, known: Any) -> dict[str, str]:
    """What was just typed, else what a grant that is corrected says."""
    if request.method == "POST" or known is None:
        return {name: request.POST.get(name, "") for name in SENT}
    plain = f"{known.line.amount_yuan / 10_000:f}".rstrip("0").rstrip(".")
    return {"amount": plain, "budget": str(known.budget), "payee": known.payee.name, "uscc": known.payee.uscc,
            "account": "" if known.payee.is_masked else known.payee.account, "reason": known.reason}  # fmt: skip


def _rows(request: HttpRequest, allowed: tuple[str, ...], known: Any) -> list[tuple[int, str, str]]:
    """The lines of purposes: number, purpose, and amount in 10,000 yuan as it was typed or is stored."""
    names, parts = request.POST.getlist("purpose"), request.POST.getlist("part")
    if not names and known is not None:
        stored = {p.purpose: f"{p.amount_yuan / 10_000:f}".rstrip("0").rstrip(".") for p in known.purposes}
        names = list(allowed or stored)
        parts = [stored.get(name, "") for name in names]
    names = names or list(allowed)
    names += [""] * (0 if allowed else max(FREE - len(names), 0))
    parts += [""] * (len(names) - len(parts))
    return [(n, name, part) for n, (name, part) in enumerate(zip(names, parts, strict=False), 1)]


def _facts(request: HttpRequest) -> ProposalFacts:
    """What the form says.

    Errors   AmountDoesNotFit
    """
    sent = request.POST
    budget = sent.get("budget", "")
    pairs = zip(sent.getlist("purpose"), sent.getlist("part"), strict=False)
    lines = tuple(
        Purpose(name.strip(), amount_typed(request, part, "万元")) for name, part in pairs if part.strip()
    )  # fmt: skip
    return ProposalFacts(
        sent.get("award", ""), sent.get("kind", ""), sent.get("key", ""),
        amount_typed(request, sent.get("amount", ""), "万元"),
        int(budget) if budget.isdecimal() and len(budget) < 16 else 0, lines,
        Payee(sent.get("payee", ""), sent.get("uscc", ""), sent.get("account", "")), sent.get("reason", ""),
    )  # fmt: skip


@page("grants.propose_grant", "POST")
def propose_grant(request: HttpRequest) -> HttpResponse:
    """Propose a grant; a refusal is said on the form, and what was typed stays."""
    by = acting(request)
    sent = request.POST
    try:
        made = acts.propose_grant(_facts(request), by=by, at=clock.now())
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _form(request, sent.get("kind", ""), sent.get("key", ""), sent.get("award", ""), refusal=refusal)
    messages.success(request, gettext("The grant is proposed. Another person reviews it."))
    return redirect("office:grant", made.pk)


@page("grants.correct_grant")
def rewrite_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a grant that is corrected."""
    by = acting(request)
    found = queries.grant_record(by, pk)
    return _form(request, found.origin_kind, found.origin_key, found.rule, pk=pk)


@page("grants.correct_grant", "POST")
def correct_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a grant: every signature under it is void."""
    by = acting(request)
    found = queries.grant_record(by, pk)
    try:
        acts.correct_grant(found, by=by, at=clock.now(), facts=_facts(request))
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _form(request, found.origin_kind, found.origin_key, found.rule, pk=pk, refusal=refusal)
    messages.success(request, gettext("The grant is corrected. It is reviewed again."))
    return redirect("office:grant", pk)
