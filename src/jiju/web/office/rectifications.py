"""Rectification: the list with what is overdue first, one of them, its report and its judgement."""

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
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import TaskDone
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.consequences import LIGHTS, frame, typed
from jiju.web.office.exports import Column, table_response
from jiju.web.uploads import uploads

PAGE = 50


@page("evaluations.see_following")
def rectifications(request: HttpRequest) -> HttpResponse:
    """The rectifications of my area, what is overdue first."""
    by = acting(request)
    found = queries.rectifications(by, on=clock.today())
    return render(request, "office/rectifications.html", {
        **frame(by, "rectifications"), "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "places": registry.division_names(clock.today()), "overdue": sum(r.is_overdue for r in found),
        "open": sum(r.is_open for r in found), "lights": LIGHTS,
    })  # fmt: skip


@page("evaluations.see_following")
def rectification(request: HttpRequest, pk: int) -> HttpResponse:
    """One rectification: its tasks, what was done, and the next step."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    shown, sent = queries.rectification(by, pk, on=clock.today()), typed(request, "outcome")
    return render(request, "office/rectification.html", {
        **frame(by, "rectifications"), "may_issue": permissions.may(by, "oversight.issue_task"),
        "r": shown, "light": LIGHTS[shown.state], "refusal": refusal,
        "lines": getattr(refusal, "lines", ()), "sent": sent,
        "places": registry.division_names(clock.today()), "tasks": _tasks(shown.tasks, request.POST),
    }, status=409 if refusal else 200)  # fmt: skip


def _tasks(tasks: Any, sent: Any) -> list[tuple[int, Any, str, str]]:
    """Each task with what was just typed, else with what was reported before."""
    done, proof = sent.getlist("done"), sent.getlist("proof")
    return [
        (n, t, done[n - 1] if len(done) >= n else t.done, proof[n - 1] if len(proof) >= n else t.proof)
        for n, t in enumerate(tasks, 1)
    ]


def _attempt(request: HttpRequest, pk: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Do something with a rectification; what stands in the way is said on its page, and what was typed stays."""
    by = acting(request)
    try:
        deed(queries.rectification_record(by, pk), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:rectification", pk)


@page("evaluations.report_rectification", "POST")
def report_rectification(request: HttpRequest, pk: int) -> HttpResponse:
    """Report, task by task."""
    rows = zip(request.POST.getlist("done"), request.POST.getlist("proof"), strict=False)
    done = [TaskDone(what, proof) for what, proof in rows]
    return _attempt(
        request, pk, lambda r, by: acts.report_rectification(
            r, by=by, at=clock.now(), done=done, uploads=uploads(request)
        ),
        gettext("The report was sent."),
    )  # fmt: skip


@page("evaluations.pass_rectification", "POST")
def pass_rectification(request: HttpRequest, pk: int) -> HttpResponse:
    """Find that it was put right."""
    outcome = request.POST.get("outcome", "")
    return _attempt(
        request, pk, lambda r, by: acts.pass_rectification(r, by=by, at=clock.now(), outcome=outcome),
        gettext("The rectification was passed."),
    )  # fmt: skip


@page("evaluations.fail_rectification", "POST")
def fail_rectification(request: HttpRequest, pk: int) -> HttpResponse:
    """Find that it was not put right."""
    outcome = request.POST.get("outcome", "")
    return _attempt(
        request, pk, lambda r, by: acts.fail_rectification(r, by=by, at=clock.now(), outcome=outcome),
        gettext("The rectification was not passed; the removal is proposed."),
    )  # fmt: skip


COLUMNS = (
    Column(word("Code")), Column(word("Assessed unit"), width=28), Column(word("Round"), width=24),
    Column(word("Tasks"), width=50), Column(word("Due")), Column(word("State")), Column(word("Ordered by")),
    Column(word("Reported on")), Column(word("Outcome"), width=40), Column(word("Judged by")),
)  # fmt: skip


@page("evaluations.see_following")
def rectifications_workbook(request: HttpRequest) -> HttpResponse:
    """The rectifications as a workbook, as they are listed."""
    by = acting(request)
    rows = [
        (r.unit, r.name, r.round_name, "；".join(f"{t.what}（{t.by}）" for t in r.tasks), r.due.isoformat(),
         word("overdue") if r.is_overdue else r.state_name, r.ordered_by,
         r.reported_at.date().isoformat() if r.reported_at else "", r.outcome, r.assessed_by)
        for r in queries.rectifications(by, on=clock.today())
    ]  # fmt: skip
    return table_response(word("Rectifications"), COLUMNS, rows)
