"""Panels of experts: what waits for a draw, one panel with its draw, seats and progress, and each step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.shapes import Discussion, PanelLine, PanelShown, Waiting
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.downloads import text_response
from jiju.web.guards import page
from jiju.web.office.choices import day_of
from jiju.web.office.consequences import Ask, ask_by
from jiju.web.office.removals import Step
from jiju.web.office.ties import NAMES
from jiju.web.uploads import uploads

PAGE = 50
LIGHTS = {"prepared": "watch", "drawn": "watch", "closed": "ok", "given_up": "none", "clear": "ok", "tied": "bad",
          "challenged": "bad", "recused": "none"}  # fmt: skip
OUTCOMES: dict[str, Word] = {
    "chosen": word("drawn"), "elsewhere": word("drawn for another field"), "employer-cap": word("employer is there"),
    "not-reached": word("not reached"),
}  # fmt: skip
CAUSES: dict[str, Word] = {"declared": word("declared by the expert"), "raised": word("raised by the office")}
ASKS = {
    "draw": word("panels to be drawn by another person"), "replace": word("experts with a tie to be replaced"),
    "rule": word("challenged experts on whom another person rules"),
    "close": word("panels with every sheet signed, to be closed"), "prepare": word("calls that wait for their experts"),
}  # fmt: skip


def _by(request: HttpRequest) -> Actor:
    return acting(request)


@page("selections.see_panels")
def panels(request: HttpRequest) -> HttpResponse:
    """What waits for experts, and every panel."""
    return _list(request)


def _list(request: HttpRequest, call: int = 0, refusal: Refusal | None = None) -> HttpResponse:
    by = _by(request)
    waiting, found = queries.waiting_calls(by, clock.today()), queries.panels(by)
    may_prepare = permissions.may(by, "selections.prepare_draw")
    return render(request, "office/panels.html", {
        "waiting": waiting, "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "lights": LIGHTS,
        "may_prepare": may_prepare, "asks": _asks(waiting, found) if may_prepare else [], "here": "panels",
        "next": word("The next step is an expert’s."), "refusal": refusal, "at": call,
        "despite": request.POST.get("despite", ""), "today": clock.today(),
    }, status=409 if refusal else 200)  # fmt: skip


def panel_asks(by: Actor) -> list[Ask]:
    """What panels ask of somebody; nothing of who does not prepare draws."""
    if not permissions.may(by, "selections.prepare_draw"):
        return []
    return _asks(queries.waiting_calls(by, clock.today()), queries.panels(by))


def _asks(waiting: tuple[Waiting, ...], found: tuple[PanelLine, ...]) -> list[Ask]:
    """What is asked of the provincial office, the nearest day first."""
    here = reverse("office:panels")
    asks = [ask_by(len(waiting), ASKS["prepare"], here, None, clock.today())] if waiting else []
    groups = {
        "draw": [p for p in found if p.state == "prepared"], "replace": [p for p in found if p.tied],
        "rule": [p for p in found if p.state == "drawn" and p.challenged],
        "close": [p for p in found if p.state == "drawn" and 0 < p.owed == p.signed],
    }  # fmt: skip
    return asks + [_ask(kind, rows) for kind, rows in groups.items() if rows]


def _ask(kind: str, rows: list[PanelLine]) -> Ask:
    counted = {"replace": [p.tied for p in rows], "rule": [p.challenged for p in rows]}
    count = sum(counted.get(kind, [1] * len(rows)))
    first = min(rows, key=lambda p: p.due or date.max)
    url = reverse("office:panel", args=[first.id])
    return ask_by(count, ASKS[kind], url, first.due, clock.today())


@page("selections.prepare_draw", "POST")
def prepare_draw(request: HttpRequest, call: int) -> HttpResponse:
    """Fix the pool of a draw; what stands in the way is said at the call."""
    by = _by(request)
    try:
        made = acts.prepare_draw(
            queries.call_to_review(by, call), by=by, at=clock.now(), despite=request.POST.get("despite", "")
        )
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _list(request, call, refusal)
    messages.success(request, gettext("The pool is fixed. Another person draws."))
    return redirect("office:panel", made[0].pk)


@page("selections.see_panels")
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """One panel: how far it is, who sits, and how it was drawn."""
    return show(request, pk)


def show(request: HttpRequest, pk: int, verb: str = "", refusal: Refusal | None = None) -> HttpResponse:
    """The page of a panel; a refusal is said at the form of its verb, with what was typed."""
    by = _by(request)
    shown = queries.panel(by, pk)
    line = shown.line
    days = (line.due - clock.today()).days if line.due else None
    return render(request, "office/panel.html", {
        "p": shown, "line": line, "steps": _steps(shown), "lights": LIGHTS, "ties": NAMES, "outcomes": OUTCOMES,
        "causes": CAUSES, "refusal": refusal, "verb": verb, "sent": request.POST,
        "may": set(shown.verbs) - set(shown.kept_from), "kept": _distinct(shown.kept_from.values()), "days": days,
        "today": clock.today(), "tied": [s for s in shown.seats if s.state == "tied"],
        "challenged": [s for s in shown.seats if s.state == "challenged"],
        "here_now": [s for s in shown.seats if s.is_here],
        "talked": [f for f in shown.files if f.purpose == "discussion"],
        "proofs": [f for f in shown.files if f.purpose == "evidence"],
    }, status=409 if refusal else 200)  # fmt: skip


def _distinct(said_: Iterable[Word]) -> list[Word]:
    """Why the reader may not take steps, each reason once."""
    return list({str(one.to_data()): one for one in said_}.values())


def _steps(p: PanelShown) -> list[Step]:
    """Pool fixed, drawn, declared, signed, closed; where the panel stands now."""
    here = [s for s in p.seats if s.is_here]
    declared, signed = sum(s.state == "clear" for s in here), sum(s.signed for s in here)
    owed = len(here) * p.line.applications
    at = 1 if p.line.state == "prepared" else 2
    if at == 2 and here and declared == len(here):
        at = 4 if signed == owed else 3
    at = {"closed": 5, "given_up": 6}.get(p.line.state, at)
    names = (
        word("Pool fixed"),
        word("Panel drawn"),
        word("Ties declared"),
        word("Sheets signed"),
        word("Review closed"),
    )
    notes = (
        said.day(p.line.prepared_at.date()), said.day(p.drawn_at.date()) if p.drawn_at else "",
        f"{declared}／{len(here)}" if here else "", f"{signed}／{owed}" if here else "",
        said.day(p.ended_at.date()) if p.line.state == "closed" and p.ended_at else "",
    )  # fmt: skip
    status = ["" if at == 6 else "done" if n < at else "now" if n == at else "" for n in range(5)]
    return [Step(*row) for row in zip(names, status, notes, strict=True)]


@page("selections.see_panels")
def panel_record(request: HttpRequest, pk: int) -> HttpResponse:
    """The record of the draw as it was kept."""
    return text_response(queries.record_text(_by(request), pk), f"draw-{pk}.json", "application/json")


def attempt(request: HttpRequest, pk: int, verb: str, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Take a step with a panel, or say at its form why not."""
    by = _by(request)
    try:
        deed(queries.panel_record(by, pk), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return show(request, pk, verb, refusal)
    messages.success(request, told)
    return redirect("office:panel", pk)


@page("selections.draw_panel", "POST")
def draw_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw the panel."""
    told = gettext("The panel is drawn. Each expert declares ties first.")
    return attempt(request, pk, "draw", lambda p, by: acts.draw_panel(p, by=by, at=clock.now()), told)


@page("selections.record_discussion", "POST")
def record_discussion(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what the panel talked over."""

    def talk(found: Any, by: Actor) -> None:
        sent = request.POST
        names = tuple(line.strip() for line in sent.get("attended", "").splitlines() if line.strip())
        held = Discussion(day_of(sent.get("held_on", "")) or date.min, names, sent.get("text", ""))
        acts.record_discussion(found, by=by, at=clock.now(), discussion=held, uploads=uploads(request))

    return attempt(request, pk, "discuss", talk, gettext("The discussion is recorded."))


@page("selections.close_panel", "POST")
def close_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the panel; the result is fixed."""
    told = gettext("The panel is closed. The result is fixed, and the applications have moved on.")
    return attempt(request, pk, "close", lambda p, by: acts.close_panel(p, by=by, at=clock.now()), told)


@page("selections.give_up_panel", "POST")
def give_up_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """End the panel without a result."""
    reason = request.POST.get("reason", "")
    return attempt(
        request, pk, "give_up", lambda p, by: acts.give_up_panel(p, by=by, at=clock.now(), reason=reason),
        gettext("The panel was given up. Its applications wait for another draw."),
    )  # fmt: skip
