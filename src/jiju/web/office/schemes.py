"""Schemes: listed, read as an official reads them, written, approved by another person, withdrawn, taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import Malformed
from jiju.core.words import Word
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import Trial
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.checks import SchemeIsMalformed
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.downloads import text_response
from jiju.web.guards import page
from jiju.web.office import scheme_lines as told
from jiju.web.office.choices import day_of
from jiju.web.office.scheme_trials import periods_of, trial_lines

LONGEST = 200_000


@dataclass(frozen=True)
class Flaw:
    """One fault of a text: the line with its number and words, what is wrong, what helps."""

    line: int
    text: str
    where: str
    what: Word
    remedy: Word


@page("evaluations.see_schemes")
def schemes(request: HttpRequest) -> HttpResponse:
    """Every scheme with its wordings: which is in force, since when, and who answered for it."""
    by = acting(request)
    lines = [(n, told.state_of(n.state, is_in_force=n.is_in_force), told.LEVELS[n.units])
             for n in queries.schemes(by, on=clock.today())]  # fmt: skip
    return render(request, "office/schemes.html", {
        "lines": lines, "may_draft": permissions.may(by, "evaluations.draft_scheme"),
    })  # fmt: skip


@page("evaluations.see_schemes")
def scheme(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One wording with all that it says, and what may be done with it."""
    by = acting(request)
    shown = queries.scheme(by, code, number, on=clock.today())
    before = _number(request.GET.get("before", ""))
    line, shape, plan = shown.line, shown.scheme, programmes.plan()
    decides = permissions.may(by, "evaluations.approve_scheme")
    return render(request, "office/scheme.html", {
        "shown": shown, "line": line, "scheme": shape, "state": told.state_of(line.state, is_in_force=line.is_in_force),
        "dimensions": told.dimensions(shape, plan), "conditions": told.conditions(shape, plan),
        "level": told.LEVELS[shape.units], "missing": told.MISSING[shape.missing], "ties": told.TIES[shape.ties],
        "small": told.small_groups(shape), "counts": told.COUNTS, "vetoes": {v.id: v.name for v in shape.vetoes},
        "awards": {a.id: a for a in plan.awards}, "before": before,
        "differences": queries.changed(by, code, before, number) if before else (),
        "may_draft": permissions.may(by, "evaluations.draft_scheme"),
        "may_try": permissions.may(by, "evaluations.see_trials"), "decides": decides, "today": clock.today(),
        "hindrances": queries.hindrances(by, code, number) if decides and line.state == "drafted" else (),
    })  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else 0


@page("evaluations.see_schemes")
def scheme_file(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A wording as a file that can be edited and taken in again."""
    by = acting(request)
    return text_response(queries.written(by, code, number), f"{code}-{number}.yaml")


@page("evaluations.draft_scheme")
def write(request: HttpRequest) -> HttpResponse:
    """A scheme as text to be changed: an empty page, or a wording to begin with."""
    by = acting(request)
    code, _, number = request.GET.get("from", "").rpartition(".")
    text = queries.written(by, code, _number(number)) if code else ""
    return _write(request, text)


def _write(request: HttpRequest, text: str, **more: Any) -> HttpResponse:
    period = request.POST.get("period", "")
    wrong = more.get("flaws")
    return render(request, "office/write_scheme.html", {
        "text": text, "rows": min(max(text.count("\n") + 2, 24), 60), "flaws": (), "trial": None,
        "periods": periods_of("quarter"), "period": period, **more,
    }, status=422 if wrong else 200)  # fmt: skip


@page("evaluations.draft_scheme", "POST")
def draft_scheme(request: HttpRequest) -> HttpResponse:
    """Keep what was written as a draft, or only try it; what cannot be read is said with its line, nothing is kept."""
    by = acting(request)
    text = _text(request)
    try:
        if request.POST.get("verb") == "try":
            return _write(request, text, **_tried(request, by, text))
        made = acts.draft_scheme(None, by=by, at=clock.now(), text=text)
    except SchemeIsMalformed as malformed:
        return _write(request, text, flaws=_flaws(text, malformed))
    messages.success(request, gettext("The draft is kept. Another person approves it."))
    return redirect("office:scheme", code=made.code, number=made.number)


def _text(request: HttpRequest) -> str:
    """What was typed, or the file that was sent in its place."""
    sent = request.FILES.get("file")
    typed = request.POST.get("text", "").replace("\r\n", "\n")
    return typed[:LONGEST] if sent is None else sent.read(LONGEST).decode("utf-8-sig", "replace")


def _tried(request: HttpRequest, by: Actor, text: str) -> dict[str, Any]:
    shape = queries.read(text)
    offered = periods_of(shape.period)
    period = next((p for p in offered if str(p) == request.POST.get("period")), offered[0])
    done: Trial = queries.trial(by, shape, period, on=clock.today())
    return {"trial": done, **trial_lines(done), "periods": offered, "period": str(period)}


def _flaws(text: str, malformed: SchemeIsMalformed) -> list[Flaw]:
    rows = text.splitlines() or [""]
    return [_flaw(rows, line, fault) for line, fault in sorted(malformed.faults, key=lambda pair: pair[0])]


def _flaw(rows: list[str], line: int, fault: Malformed) -> Flaw:
    shown = rows[min(line, len(rows)) - 1].strip()
    return Flaw(line, shown[:160], fault.where.partition(": ")[2], fault.what, fault.remedy)


@page("evaluations.approve_scheme", "POST")
def approve_scheme(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Put a draft in force from a day on."""
    by = acting(request)
    row = queries.scheme_record(by, code, number)
    since = day_of(request.POST.get("effective_from", "")) or clock.today()
    acts.approve_scheme(row, by=by, at=clock.now(), effective_from=since)
    messages.success(request, gettext("The scheme is approved; it holds from {day} on.").format(day=since.isoformat()))
    return redirect("office:scheme", code=code, number=number)


@page("evaluations.withdraw_scheme", "POST")
def withdraw_scheme(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take a wording out of use."""
    by = acting(request)
    row = queries.scheme_record(by, code, number)
    acts.withdraw_scheme(row, by=by, at=clock.now(), reason=request.POST.get("reason", ""))
    messages.success(request, gettext("The scheme is withdrawn."))
    return redirect("office:scheme", code=code, number=number)
