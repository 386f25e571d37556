"""Tasks: the list with what is asked of me first, one of them, a new one out of whatever gave rise to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.oversight import acts, checks, queries
from jiju.rooms.oversight.shapes import NodeWanted, Origin, TaskFacts, TaskLine
from jiju.rooms.people import queries as people
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of
from jiju.web.office.consequences import typed
from jiju.web.office.exports import Column, table_response
from jiju.web.office.supervision import FILTERS, ORIGINS, PARTS, frame, steps

PAGE, NODES = 50, 4
FIELDS = ("title", "wanted", "lead", "supervising", "owner", "due", "origin_kind", "origin_key")
DEEDS = ("title", "wanted", "text", "proof", "reason", "outcome", "answer", "to_day", "lead", "owner", "number")


@page("oversight.see_tasks")
def tasks(request: HttpRequest) -> HttpResponse:
    """The tasks that I see: what is asked of me first, then by term."""
    by = acting(request)
    found, asked = _found(request, by), _asked(request)
    units = queries.units_on(clock.today())
    return render(request, "office/tasks.html", {
        **frame(by, "tasks"), "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "asked": asked,
        "total": len(found), "overdue": sum(n.light == "overdue" for n in found), "filters": FILTERS, "parts": PARTS,
        "units": [units[code] for code in sorted({n.unit for n in queries.load(by, on=clock.today())} & units.keys())],
        "levels": checks.LEVELS,
    })  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, str]:
    """The conditions in the address.

    Errors   NotFound for one that does not exist
    """
    asked = {name: request.GET.get(name, "").strip()[:80] for name in ("part", "light", "unit", "q")}
    if asked["part"] not in {"", *PARTS} or asked["light"] not in {"", *FILTERS}:
        raise NotFound(word("There is no such condition."), remedy=word("Choose one above the list."))
    return asked


def _found(request: HttpRequest, by: Actor) -> list[TaskLine]:
    asked = _asked(request)
    return queries.tasks(by, on=clock.today(), part=asked["part"], light=asked["light"], unit=asked["unit"],
                         search=asked["q"])  # fmt: skip


COLUMNS = (
    Column(word("Number")), Column(word("Task"), width=36), Column(word("Comes from"), width=36),
    Column(word("Lead unit"), width=24), Column(word("Issued by"), width=24), Column(word("Due")),
    Column(word("State"), width=20), Column(word("Task light")), Column(word("Steps done")),
    Column(word("Steps in all")), Column(word("Raised to"), width=24),
)  # fmt: skip


@page("oversight.see_tasks")
def tasks_workbook(request: HttpRequest) -> HttpResponse:
    """The tasks as a workbook, as they are listed."""
    by = acting(request)
    rows = [
        (n.id, n.title, n.origin, n.lead, n.issuer, n.due.isoformat(), n.state_name, n.word, n.nodes[0], n.nodes[1],
         checks.LEVELS[n.escalated] if n.escalated else "")
        for n in _found(request, by)
    ]  # fmt: skip
    return table_response(word("Tasks of supervision"), COLUMNS, rows)


@page("oversight.see_tasks")
def load(request: HttpRequest) -> HttpResponse:
    """What each unit has to do and how it did it, the worst first."""
    by = acting(request)
    found = queries.load(by, on=clock.today())
    return render(request, "office/task_load.html", {**frame(by, "load"), "lines": found})


LOAD = (
    Column(word("Lead unit"), width=28), Column(word("Open tasks")), Column(word("Overdue tasks")),
    Column(word("Tasks raised")), Column(word("Closed tasks")), Column(word("Deliveries returned")),
    Column(word("Closed on time (%)"), 1), Column(word("Median days to delivery"), 1),
)  # fmt: skip


@page("oversight.see_tasks")
def load_workbook(request: HttpRequest) -> HttpResponse:
    """The load of units as a workbook."""
    by = acting(request)
    rows = [(n.name, n.open, n.overdue, n.raised, n.closed, n.returned, n.on_time, n.median_days) for n in
            queries.load(by, on=clock.today())]  # fmt: skip
    return table_response(word("Load and record by unit"), LOAD, rows)


@page("oversight.see_tasks")
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: how far it is, what is asked of me, what was done and what proves it."""
    return show(request, pk)


def show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    """The page of a task; what stood in the way of a step is said on it, and what was typed stays."""
    by = acting(request)
    found, today = queries.task(by, pk, on=clock.today()), clock.today()
    return render(request, "office/task.html", {
        **frame(by, "tasks"), "t": found, "steps": steps(found), "refusal": refusal, "parts": PARTS,
        "lines": getattr(refusal, "lines", ()), "sent": typed(request, *DEEDS), "origins": ORIGINS,
        "levels": checks.LEVELS, "may_open_origin": bool(found.origin.path),
        "units": queries.units_to_task(by, today) if "reassign_task" in found.verbs else (),
    }, status=409 if refusal else 200)  # fmt: skip


@page("oversight.issue_task")
def new_task(request: HttpRequest) -> HttpResponse:
    """The form of a new task, out of what the address names: ?origin=figure:revenue:2024Q4."""
    return _form(request)


def _form(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    today, sent = clock.today(), typed(request, *FIELDS)
    return render(request, "office/new_task.html", {
        **frame(by, "new"), "sent": sent, "origin": _origin(request, by, today), "refusal": refusal,
        "origins": ORIGINS, "units": queries.units_to_task(by, today), "all_units": queries.units_on(today).values(),
        "chosen": request.POST.getlist("responsible"), "nodes": _typed_nodes(request),
    }, status=409 if refusal else 200)  # fmt: skip


def _origin(request: HttpRequest, by: Actor, on: date) -> Origin | None:
    """What the address or the form names as the origin; nothing for an instruction that is still to be written."""
    kind, _, key = request.GET.get("origin", "").partition(":")
    kind, key = request.POST.get("origin_kind", kind), request.POST.get("origin_key", key)
    return queries.origin(by, kind, key, on) if kind and kind != "instruction" else None


def _typed_nodes(request: HttpRequest) -> list[tuple[int, str, str]]:
    what, due = request.POST.getlist("what"), request.POST.getlist("by")
    return [(n + 1, what[n] if len(what) > n else "", due[n] if len(due) > n else "") for n in range(NODES)]


@page("oversight.issue_task", "POST")
def issue_task(request: HttpRequest) -> HttpResponse:
    """Issue the task."""
    by = acting(request)
    try:
        made = acts.issue_task(None, by=by, at=clock.now(), facts=_facts(request))
    except (NotYours, NotFound) as refusal:
        if not isinstance(refusal, acts.UnitIsOutOfReach):
            raise
        return _form(request, refusal)
    except Refusal as refusal:
        return _form(request, refusal)
    messages.success(request, gettext("The task was issued; its units are told."))
    return redirect("office:task", made.pk)


def _facts(request: HttpRequest) -> TaskFacts:
    sent = request.POST
    rows = [(what, day) for _, what, day in _typed_nodes(request) if what.strip() or day]
    lead = sent.get("lead", "")
    return TaskFacts(
        sent.get("title", ""), sent.get("wanted", ""), (sent.get("origin_kind", ""), sent.get("origin_key", "")), lead,
        day_of(sent.get("due", "")) or date.min, tuple(sent.getlist("responsible")), sent.get("supervising", ""),
        owner_of(sent.get("owner", ""), lead), tuple(NodeWanted(w, day_of(d) or date.min) for w, d in rows),
    )  # fmt: skip


def owner_of(name: str, unit: str) -> str:
    """The code of the person of that name at a unit; a name that nobody there has is left for the act to refuse."""
    name = name.strip()
    return next((p.person for p in people.people_at(unit, on=clock.today()) if name in (p.name, p.person)), name)


def tasks_here(by: Actor, indicator: str, period: Any) -> dict[str, Any]:
    """What the page of a figure shows of tasks: those that come from it, and where to issue one."""
    shown = frame(by, "figure")
    return {
        "tasks": queries.tasks_about_figure(by, indicator, on=clock.today()), "tones": shown["tones"],
        "may_issue": shown["may_issue"], "origin": f"figure:{indicator}:{period}",
    }  # fmt: skip
