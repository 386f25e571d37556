"""Findings of false figures: raised, decided, with the rounds that rest on them; and the history of a zone."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import FalsehoodFacts, RestedOn
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.say import say
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.consequences import KINDS, LIGHTS, ONE, frame, reasons, typed
from jiju.web.office.exports import Column, table_response
from jiju.web.uploads import uploads

PAGE = 50


@page("evaluations.see_following")
def falsehoods(request: HttpRequest) -> HttpResponse:
    """The findings of my area, those to be decided first."""
    return _show(request)


def _show(request: HttpRequest, refusal: Refusal | None = None, at_form: int | None = None) -> HttpResponse:
    by = acting(request)
    may_raise, today = permissions.may(by, "evaluations.raise_falsehood"), clock.today()
    found = queries.falsehoods(by)
    return render(request, "office/falsehoods.html", {
        **frame(by, "falsehoods"), "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "one": ONE,
        "zones": registry.zones(by, today) if may_raise else (), "places": registry.division_names(today),
        "may_issue": permissions.may(by, "oversight.issue_task"),
        "may_raise": may_raise, "refusal": refusal, "lines": getattr(refusal, "lines", ()), "lights": LIGHTS,
        "sent": typed(request, "unit", "period", "figures", "evidence", "reason"), "at_form": at_form,
        "open": sum(f.state == "raised" for f in found),
    }, status=409 if refusal else 200)  # fmt: skip


@page("evaluations.raise_falsehood", "POST")
def raise_falsehood(request: HttpRequest) -> HttpResponse:
    """Raise a finding; what stands in the way is said at the form, and what was typed stays."""
    by = acting(request)
    sent = request.POST
    facts = FalsehoodFacts(
        sent.get("unit", "")[:20], sent.get("period", "")[:10], sent.get("figures", ""), sent.get("evidence", "")
    )
    try:
        acts.raise_falsehood(facts, by=by, at=clock.now(), uploads=uploads(request))
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, refusal)
    messages.success(request, gettext("The finding was raised. Another person decides it."))
    return redirect("office:falsehoods")


@page("evaluations.confirm_falsehood", "POST")
def confirm_falsehood(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a finding."""
    by = acting(request)
    found = queries.falsehood_record(by, pk)
    acts.confirm_falsehood(found, by=by, at=clock.now(), answer=request.POST.get("answer", ""))
    messages.success(request, gettext("The finding is confirmed; what was won with the figures is opened again."))
    return redirect("office:falsehoods")


@page("evaluations.drop_falsehood", "POST")
def drop_falsehood(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a finding."""
    by = acting(request)
    acts.drop_falsehood(
        queries.falsehood_record(by, pk), by=by, at=clock.now(), reason=request.POST.get("answer", "")
    )  # fmt: skip
    messages.success(request, gettext("The finding was dropped."))
    return redirect("office:falsehoods")


@page("evaluations.give_notice_on_finding", "POST")
def give_notice_on_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the case of a removal on a finding alone."""
    by = acting(request)
    found = queries.falsehood_record(by, pk)
    try:
        made = acts.give_notice_on_finding(found, by=by, at=clock.now(), reason=request.POST.get("reason", ""))
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, refusal, pk)
    messages.success(request, gettext("Notice was given."))
    return redirect("office:removal", made.pk)


COLUMNS = (
    Column(word("Code")), Column(word("Zone"), width=28), Column(word("Period")), Column(word("Figures"), width=40),
    Column(word("Evidence"), width=40), Column(word("State")), Column(word("Raised by")), Column(word("Decided by")),
    Column(word("Answer"), width=40), Column(word("Rounds that rest on it"), width=50),
)  # fmt: skip


@page("evaluations.see_following")
def falsehoods_workbook(request: HttpRequest) -> HttpResponse:
    """The findings as a workbook, as they are listed."""
    by = acting(request)
    rows = [
        (f.unit, f.name, said.period_name(f.period), f.figures, f.evidence, f.state_name, f.raised_by, f.decided_by,
         f.answer, "；".join(_rested(r) for r in f.rounds))
        for f in queries.falsehoods(by)
    ]  # fmt: skip
    return table_response(word("Findings of false figures"), COLUMNS, rows)


def _rested(r: RestedOn) -> str:
    won = "、".join(f"{say(ONE[kind])} {award}".strip() for _, kind, award in r.won)
    place = say(word("rank {rank} of {peers}, graded {grade}", rank=r.rank, peers=r.peers, grade=r.grade))
    return f"{r.name} {place} {won}".strip()


@page("evaluations.see_following")
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that a zone was and got, under whatever name."""
    by = acting(request)
    shown = queries.history(by, code, on=clock.today())
    return render(request, "office/history.html", {
        **frame(by, "history"), "h": shown, "lights": LIGHTS, "kinds": KINDS,
        "proposals": [(p, reasons(p)) for p in shown.proposals],
    })  # fmt: skip
