"""Proposals after a final round: the list by kind, one of them, and what a person decides on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import ProposalShown, TaskOrdered
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of
from jiju.web.office.consequences import KINDS, LIGHTS, frame, reasons, typed
from jiju.web.office.exports import Column, table_response

TASKS = 5  # rows offered for what must be put right


@dataclass(frozen=True)
class Line:
    """A proposal as the list shows it."""

    shown: ProposalShown
    city: str
    reasons: tuple[Word, ...]
    light: str
    score: Decimal | None
    cap: Decimal | None


@page("evaluations.see_following")
def newest_proposals(request: HttpRequest) -> HttpResponse:
    """To the proposals of the newest final round, or a page that says that there is none yet."""
    by = acting(request)
    rounds = queries.followed_rounds(by)
    if not rounds:
        return render(request, "office/no_proposals.html", frame(by, "proposals"))
    return redirect("office:proposals", rounds[0].id)


@page("evaluations.see_following")
def proposals(request: HttpRequest, pk: int) -> HttpResponse:
    """What a final round proposes, by kind: what is to be decided first."""
    by = acting(request)
    shown, lines = queries.followed_round(by, pk), _lines(queries.proposals(by, pk))
    return render(request, "office/proposals.html", {
        **frame(by, "proposals"), "round": shown, "rounds": queries.followed_rounds(by), "total": len(lines),
        "groups": [(kind, name, found) for kind, name in KINDS.items()
                   if (found := [n for n in lines if n.shown.kind == kind])],
        "open": sum(n.shown.state == "proposed" for n in lines),
    })  # fmt: skip


def _lines(found: list[ProposalShown]) -> list[Line]:
    places = {code: d.name for code, d in registry.division_names(clock.today()).items()}
    return [_line(p, places) for p in found]


def _line(p: ProposalShown, places: dict[str, str]) -> Line:
    score, cap = (_exact(p.because.get(name)) for name in ("score", "cap_wan"))
    return Line(p, places.get(p.city, p.city), tuple(reasons(p)), LIGHTS[p.state], score, cap)


def _exact(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@page("evaluations.see_following")
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal: its facts, and the next step."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    record = queries.proposal_record(by, pk)
    shown = next(p for p in queries.proposals(by, record.round_id) if p.id == pk)
    sent, today = typed(request, "reason", "due"), clock.today()
    return render(request, "office/proposal.html", {
        **frame(by, "proposals"), "line": _lines([shown])[0], "p": shown, "kind": KINDS[shown.kind],
        "round": queries.followed_round(by, shown.round), "refusal": refusal, "sent": sent, "today": today,
        "last": queries.last_day(record, today), "tasks": _tasks(request.POST),
    }, status=409 if refusal else 200)  # fmt: skip


def _tasks(sent: Any) -> list[tuple[int, str, str]]:
    """The rows for what must be put right, with what was typed into them."""
    what, days = sent.getlist("what"), sent.getlist("by")
    rows = [(w, d) for w, d in zip(what, days, strict=False)]
    rows += [("", "")] * (TASKS - len(rows))
    return [(n, w, d) for n, (w, d) in enumerate(rows, 1)]


def _attempt(request: HttpRequest, pk: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Do something with a proposal; what stands in the way is said on its page, and what was typed stays."""
    by = acting(request)
    try:
        deed(queries.proposal_record(by, pk), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:proposal", pk)


@page("evaluations.take_up_proposal", "POST")
def take_up_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposal up."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, lambda p, by: acts.take_up_proposal(p, by=by, at=clock.now(), reason=reason),
        gettext("The proposal was taken up."),
    )  # fmt: skip


@page("evaluations.decline_proposal", "POST")
def decline_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline a proposal."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, lambda p, by: acts.decline_proposal(p, by=by, at=clock.now(), reason=reason),
        gettext("The proposal was declined."),
    )  # fmt: skip


@page("evaluations.order_rectification", "POST")
def order_rectification(request: HttpRequest, pk: int) -> HttpResponse:
    """Order what must be put right, with days."""

    def order(found: Any, by: Actor) -> None:
        rows = zip(request.POST.getlist("what"), request.POST.getlist("by"), strict=False)
        tasks = [TaskOrdered(what, day_of(day) or date.min) for what, day in rows if what.strip() or day]
        due = day_of(request.POST.get("due", "")) or date.min
        acts.order_rectification(found, by=by, at=clock.now(), tasks=tasks, due=due)

    return _attempt(request, pk, order, gettext("The rectification was ordered."))


@page("evaluations.give_notice", "POST")
def give_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a zone notice that its title may be removed."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, lambda p, by: acts.give_notice(p, by=by, at=clock.now(), reason=reason),
        gettext("Notice was given."),
    )  # fmt: skip


COLUMNS = (
    Column(word("What is proposed"), width=20), Column(word("Code")), Column(word("Assessed unit"), width=28),
    Column(word("City")), Column(word("Grade")), Column(word("Rank")), Column(word("Score"), 2),
    Column(word("Cap (10,000 yuan)"), 1), Column(word("Why"), width=50), Column(word("State")),
    Column(word("Decided by")), Column(word("Reason"), width=40),
)  # fmt: skip


@page("evaluations.see_following")
def proposals_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The proposals of a round as a workbook, as they are listed."""
    by = acting(request)
    shown = queries.followed_round(by, pk)
    lines = _lines(queries.proposals(by, pk))
    order = list(KINDS)
    rows = [
        (KINDS[n.shown.kind], n.shown.unit, n.shown.name, n.city, n.shown.because.get("grade", ""),
         n.shown.because.get("rank") or None, n.score, n.cap, said.joined(n.reasons), n.shown.state_name,
         n.shown.decided_by, n.shown.reason)
        for n in sorted(lines, key=lambda n: order.index(n.shown.kind))
    ]  # fmt: skip
    return table_response(word("Proposals after {round}", round=shown.name), COLUMNS, rows)
