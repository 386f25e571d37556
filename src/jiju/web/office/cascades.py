"""How targets are handed down: the versions, one of them, a new one, and each step."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.findings import Finding
from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.oversight import queries as watched
from jiju.rooms.programmes import acts, queries
from jiju.rooms.programmes.shapes import TargetMeasure
from jiju.rooms.programmes.shapes.cascades import CascadeShown, Draft, Offered
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.numbers import number_in
from jiju.web.office.cascade_shares import (
    fineness,
    measures_shown,
    names_of_areas,
    others_of_the_year,
    shares_of,
    version_before,
)
from jiju.web.office.consequences import typed

PAGE = 50
PLAIN = re.compile(r"\d{1,15}(\.\d{1,9})?")
LIGHTS = {"proposed": "watch", "approved": "ok", "replaced": "none", "withdrawn": "none"}
ANSWERS = {"asked": "none", "agreed": "ok", "returned": "bad"}


@dataclass(frozen=True)
class Cell:
    """One share in a form: what stands in the field, and what the recipient had last year."""

    name: str
    text: str
    base: Decimal | None
    label: str
    decimals: int


@page("programmes.see_cascades")
def cascades(request: HttpRequest) -> HttpResponse:
    """The versions that I see, the newest year first."""
    by = acting(request)
    found = queries.cascades(by)
    return render(request, "office/cascades.html", {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "names": names_of_areas(), "lights": LIGHTS,
        "years": [y for y in _years() if y >= clock.today().year], "may_propose": _may_propose(by), "own": own(by),
    })  # fmt: skip


def _years() -> list[int]:
    return sorted({t.year for t in queries.plan().targets}, reverse=True)


def _may_propose(by: Actor) -> bool:
    return permissions.may(by, "programmes.propose_cascade")


def own(by: Actor) -> str:
    """The city that somebody hands down for; empty for the province."""
    return next(iter(sorted(by.scope.codes)), "") if by.role is Role.CITY else ""


@page("programmes.see_cascades")
def cascade(request: HttpRequest, pk: int) -> HttpResponse:
    """One version with its shares, answers and steps."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    shown = queries.cascade(by, pk)
    measures, older = measures_shown(shown.giver), others_of_the_year(by, shown)
    before = version_before(shown, older)
    return render(request, "office/cascade.html", {
        "c": shown, "measures": measures, "rows": shares_of(shown, before),
        "light": LIGHTS[shown.state], "answers": ANSWERS, "older": older, "lights": LIGHTS, "names": names_of_areas(),
        "refusal": refusal, "lines": getattr(refusal, "lines", ()), "sent": typed(request, "reason", "over_reason"),
        "balances": {b.measure: b for b in shown.balances}, "before": before,
        "may_adjust": shown.state == "approved" and _may_propose(by) and shown.giver == own(by)
        and shown.year >= clock.today().year,
    }, status=409 if refusal else 200)  # fmt: skip


@page("programmes.propose_cascade")
def new_cascade(request: HttpRequest) -> HttpResponse:
    """Write shares: last year's figures grown as the target grows, or those in force, to be changed."""
    return write(request)


def write(
    request: HttpRequest, refusal: Refusal | None = None, *, findings: Sequence[Finding] = (), missing: str = ""
) -> HttpResponse:
    """The page on which shares are written or taken in, with what stood in the way; what was typed stays.

    Shape    findings: of a workbook, cell by cell; missing: why none was read
    """
    by = acting(request)
    asked = request.POST if request.method == "POST" else request.GET
    year, giver = year_in(asked.get("year", "")), own(by)
    wanted, offered = queries.wanted_of(year, giver), watched.offers(by, year, giver, clock.today())
    standing = next((c for c in queries.cascades(by, year=year, giver=giver) if c.state == "approved"), None)
    measures = [m for m in measures_shown(giver) if m.id in wanted]
    rows = [(o, [_cell(request, o, m, standing) for m in measures]) for o in offered]
    return render(request, "office/cascade_write.html", {
        "year": year, "giver": giver,
        "years": [y for y in _years() if y >= clock.today().year] or _years()[:1],
        "is_over": year < clock.today().year, "wanted": wanted, "measures": measures, "rows": rows,
        "standing": standing, "names": names_of_areas(),
        "refusal": refusal, "lines": getattr(refusal, "lines", ()), "sent": typed(request, "gap_reason", "reason"),
        "sums": {m.id: _sum(rows, n) for n, m in enumerate(measures)}, "findings": findings, "missing": missing,
        "by_book": bool(request.FILES or missing),
    }, status=422 if findings or missing else 409 if refusal else 200)  # fmt: skip


def year_in(text: str) -> int:
    """The year that is asked for, else the first that is not over.

    Errors   NotFound when the plan has no target for it
    """
    known = sorted(_years())
    usual = next((y for y in known if y >= clock.today().year), known[-1])
    year = number_in(text) if text else usual
    if year not in known:
        raise NotFound(
            word("The plan has no target for {year}.", year=text[:20]), remedy=word("Choose a year of the plan.")
        )
    return year


def _cell(request: HttpRequest, o: Offered, m: TargetMeasure, standing: CascadeShown | None) -> Cell:
    name = f"s-{o.code}-{m.id}"
    amount = standing.share(o.code, m.id) if standing else o.amounts.get(m.id)
    text = request.POST[name] if name in request.POST else _plain(amount)
    return Cell(name, text, o.bases.get(m.id), f"{o.name} {m.name}", fineness()[m.id])


def _plain(amount: Decimal | None) -> str:
    """A number as it is typed: no exponent, no zeros behind it."""
    if amount is None:
        return ""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sum(rows: list[tuple[Offered, list[Cell]]], n: int) -> Decimal:
    texts = [cells[n].text.replace(",", "").strip() for _, cells in rows]
    return sum((Decimal(t) for t in texts if PLAIN.fullmatch(t)), Decimal(0))


@page("programmes.propose_cascade", "POST")
def propose_cascade(request: HttpRequest) -> HttpResponse:
    """Propose the shares that were written, for the first time."""
    return _propose(request, lambda by, draft: acts.propose_cascade(None, by=by, at=clock.now(), draft=draft))


@page("programmes.propose_adjustment", "POST")
def propose_adjustment(request: HttpRequest) -> HttpResponse:
    """Propose other shares within the year."""
    reason = request.POST.get("reason", "")
    return _propose(
        request, lambda by, draft: acts.propose_adjustment(None, by=by, at=clock.now(), draft=draft, reason=reason)
    )


def _propose(request: HttpRequest, deed: Callable[[Actor, Draft], Any]) -> HttpResponse:
    by = acting(request)
    try:
        made = deed(by, _draft(request, by))
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return write(request, refusal)
    messages.success(
        request, gettext("The shares are proposed. Those who take them over answer; another person approves.")
    )
    return redirect("office:cascade", made.pk)


def _draft(request: HttpRequest, by: Actor) -> Draft:
    """The shares as they were typed, for those who lie below today; nobody else can be named.

    Errors   SharesAreImproper for what is no plain number
    """
    sent, giver = request.POST, own(by)
    year = year_in(sent.get("year", ""))
    faults, out = [], []
    for o in watched.offers(by, year, giver, clock.today()):
        amounts = {}
        for m in measures_shown(giver):
            text = sent.get(f"s-{o.code}-{m.id}", "").replace(",", "").strip()
            if PLAIN.fullmatch(text):
                amounts[m.id] = Decimal(text)
            elif text:
                faults.append(word("{name}, {measure}: {amount} is no share; write a number from 0 on.", name=o.name,
                                   measure=m.name, amount=text[:40]))  # fmt: skip
        if amounts:
            out.append(Offered(o.code, o.name, o.place, amounts, o.bases))
    if faults:
        raise acts.SharesAreImproper(faults)
    return Draft(year, giver, tuple(out), sent.get("gap_reason", "").strip())


def _attempt(request: HttpRequest, pk: int, deed: Callable[[Actor], Any], told: str) -> HttpResponse:
    """Take a step; what stands in the way is said on the page of the version, and what was typed stays."""
    try:
        deed(acting(request))
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:cascade", pk)


@page("programmes.approve_cascade", "POST")
def approve_cascade(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the shares down as they were shown."""
    sent = request.POST
    return _attempt(
        request, pk, lambda by: acts.approve_cascade(
            queries.cascade_record(by, pk), by=by, at=clock.now(), digest=sent.get("digest", ""),
            over_reason=sent.get("over_reason", ""),
        ), gettext("The shares are handed down and in force."),
    )  # fmt: skip


@page("programmes.withdraw_cascade", "POST")
def withdraw_cascade(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposal back."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, lambda by: acts.withdraw_cascade(
            queries.cascade_record(by, pk), by=by, at=clock.now(), reason=reason
        ), gettext("The proposal is taken back."),
    )  # fmt: skip


@page("programmes.agree_shares", "POST")
def agree_shares(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to the shares of my city or zone."""
    found = queries.recipient_record(acting(request), pk)
    return _attempt(
        request, found.cascade_id, lambda by: acts.agree_shares(found, by=by, at=clock.now()),
        gettext("The shares are agreed to."),
    )  # fmt: skip


@page("programmes.return_shares", "POST")
def return_shares(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the shares of my city or zone with the reason."""
    found, reason = queries.recipient_record(acting(request), pk), request.POST.get("reason", "")
    return _attempt(
        request, found.cascade_id, lambda by: acts.return_shares(found, by=by, at=clock.now(), reason=reason),
        gettext("The shares are returned with the reason."),
    )  # fmt: skip
