"""A call between meeting and plaque: what its pages share – the line of steps, who may do what, a step's answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import queries
from jiju.rooms.selections.shapes import Standing
from jiju.spine.actors import Actor
from jiju.web import clock, said
from jiju.web.actor import acting

PARTS = {"decision": word("Collective decision"), "notice": word("Public notice"), "issue": word("Batch and plaques")}
LIGHTS = {"raised": "watch", "upheld": "bad", "dismissed": "ok", "runs": "watch", "held": "watch", "issued": "ok",
          "withdrawn": "none", "held_title": "ok", "run_out": "none", "followed": "none", "lost": "bad",
          "ahead": "none", "proposed": "watch", "entered": "ok", "declined": "none", "keep": "ok", "warn": "watch",
          "out": "bad"}  # fmt: skip
REASON = "reason-"
AT = {"open": 0, "unsealed": 0, "decided": 1, "noticed": 2, "issued": 3, "given_up": 3}


@dataclass(frozen=True)
class StepShown:
    """One step of a call as the line above its pages shows it."""

    name: Word
    status: str
    note: Word | str


def show(request: HttpRequest, pk: int, part: str, verb: str = "", refusal: Refusal | None = None) -> HttpResponse:
    """One of the pages of a call; what stands in the way of a step is said at its form, and what was typed stays."""
    by = acting(request)
    shown = queries.outcome(by, pk, on=clock.today())
    return render(request, f"office/call_{part}.html", {
        "s": shown, "decision": shown.decision, "notice": shown.notice, "steps": steps(shown), "part": part,
        "parts": [(name, f"office:call_{name}", says) for name, says in PARTS.items()], "verb": verb,
        "refusal": refusal, "sent": request.POST, "today": clock.today(), "lights": LIGHTS,
        "lines": getattr(refusal, "lines", ()), "places": registry.division_names(clock.today()),
        "taken_back": [d for d in shown.decisions if d.taken_back_by],
        "ticked": set(request.POST.getlist("chosen")), "reasons": reasons_in(request),
    }, status=409 if refusal else 200)  # fmt: skip


def reasons_in(request: HttpRequest) -> dict[str, str]:
    """The reasons that were typed, by the units that they are about."""
    return {n.removeprefix(REASON): request.POST[n] for n in request.POST if n.startswith(REASON)}


def attempt(request: HttpRequest, pk: int, part: str, verb: str, deed: Callable[[Any, Actor], Any], told: str
            ) -> HttpResponse:  # fmt: skip
    """Take a step of a call, or say at its form why not."""
    by = acting(request)
    try:
        deed(queries.deciding_record(by, pk), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return show(request, pk, part, verb, refusal)
    messages.success(request, told)
    return redirect(reverse(f"office:call_{part}", args=[pk]))


def steps(s: Standing) -> list[StepShown]:
    """Decision, notice, batch, plaque: where the call stands now."""
    n = s.notice
    at = AT[s.state] - (s.state == "noticed" and n is not None and n.state == "runs")
    hung = [t for t in s.titles if t.plaque_on]
    rows: list[tuple[Word, Word | str]] = [
        (PARTS["decision"], said.day(s.decision.held_on) if s.decision else ""),
        (PARTS["notice"], word("until {day}", day=said.day(n.last_day)) if n else ""),
        (word("Batch document"), s.titles[0].document if s.titles else ""),
    ]
    if s.procedure.first("plaque"):
        rows.append((word("Plaques"), word("{n} of {all}", n=len(hung), all=len(s.titles)) if s.titles else ""))
    status = ["done" if i < at else "now" if i == at and s.state != "given_up" else "" for i in range(len(rows))]
    return [StepShown(name, state, note) for (name, note), state in zip(rows, status, strict=True)]
