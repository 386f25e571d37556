"""One application: what it says, what proves it, which rules hold, what was done, and what I may do."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.shapes import ApplicationShown, RuleLine
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.downloads import text_response
from jiju.web.guards import page
from jiju.web.office.calls import LIGHTS
from jiju.web.office.choices import day_of
from jiju.web.uploads import uploads

RULE_LIGHTS = {"holds": "ok", "fails": "bad", "to_judge": "watch", "unknown": "none"}


@page("selections.see_applications")
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """One application as it stands now."""
    return _show(request, pk)


@page("selections.see_applications")
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One application as it was submitted at a time."""
    return _show(request, pk, number)


def _show(
    request: HttpRequest, pk: int, number: int | None = None, refusal: Refusal | None = None, at_form: str = ""
) -> HttpResponse:
    by = acting(request)
    today = clock.today()
    shown = queries.application(by, pk, on=today, number=number)
    names = registry.division_names(today)
    types = {t.code: t.name for t in programmes.plan().types}
    place = shown.line.place
    return render(request, "office/application.html", {
        "a": shown, "line": shown.line, "lights": LIGHTS, "rules": ruled(shown.eligibility), "number": number,
        "place": [names[c].name if c in names else c for c in (place.city, place.county) if c],
        "type": types.get(place.zone_type, place.zone_type), "refusal": refusal, "at_form": at_form,
        "sent": request.POST, "lines": getattr(refusal, "lines", ()), "today": today,
        "checklist": _typed(request, shown),
        "days": (shown.line.due - today).days if shown.line.due else None,
        "tellings": queries.tellings_for(by, pk, on=today) if number is None else (),
    }, status=409 if refusal else 200)  # fmt: skip


def ruled(rules: tuple[RuleLine, ...]) -> list[tuple[RuleLine, str]]:
    """The rules with the light of each."""
    return [(rule, RULE_LIGHTS[rule.state]) for rule in rules]


def _typed(request: HttpRequest, shown: ApplicationShown) -> list[tuple[int, str, str]]:
    """The checklist of the stage: number, line, and what was just chosen."""
    lines = shown.stage.checklist if shown.stage else ()
    return [(n, line, request.POST.get(f"line-{n}", "")) for n, line in enumerate(lines)]


def _chosen(request: HttpRequest, found: Any) -> dict[str, bool]:
    """The checklist as it was answered; a line without an answer is left out."""
    lines = queries.procedure_of(found.call).stage(found.stage).checklist if found.stage else ()
    answers = {line: request.POST.get(f"line-{n}", "") for n, line in enumerate(lines)}
    return {line: said == "yes" for line, said in answers.items() if said in ("yes", "no")}


def _attempt(request: HttpRequest, pk: int, form: str, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    by = acting(request)
    found = queries.application_record(by, pk)
    try:
        deed(found, by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, None, refusal, form)
    messages.success(request, told)
    return redirect("office:application", pk=pk)


@page("selections.pass_stage", "POST")
def pass_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass it on to the stage that follows."""
    sent = request.POST
    return _attempt(
        request, pk, "pass_stage", lambda a, by: acts.pass_stage(
            a, by=by, at=clock.now(), checklist=_chosen(request, a), said=sent.get("said", ""),
            document=sent.get("document", ""),
        ), gettext("It is passed on."),
    )  # fmt: skip


@page("selections.hand_back", "POST")
def hand_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it back to the zone."""
    said = request.POST.get("said", "")
    return _attempt(
        request, pk, "hand_back", lambda a, by: acts.hand_back(a, by=by, at=clock.now(), said=said),
        gettext("It is handed back to the zone."),
    )  # fmt: skip


@page("selections.refuse", "POST")
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """End it at this stage."""
    sent = request.POST
    return _attempt(
        request, pk, "refuse", lambda a, by: acts.refuse(
            a, by=by, at=clock.now(), reason=sent.get("reason", ""), document=sent.get("document", "")
        ), gettext("It does not pass, and is told why."),
    )  # fmt: skip


@page("selections.record_visit", "POST")
def record_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a visit down."""
    sent = request.POST

    def deed(found: Any, by: Actor) -> None:
        acts.record_visit(
            found, by=by, at=clock.now(), visited_on=day_of(sent.get("visited_on", "")) or date.min,
            visitors=visitors_of(sent.get("visitors", "")), checklist=_chosen(request, found),
            report=sent.get("report", ""), uploads=uploads(request),
        )  # fmt: skip

    return _attempt(request, pk, "record_visit", deed, gettext("The visit is recorded."))


def visitors_of(text: str) -> list[tuple[str, str]]:
    """Persons as they were typed: name and post, one a line."""
    rows = [line.strip().partition(" ") for line in text.replace("　", " ").splitlines() if line.strip()]
    return [(name, post.strip()) for name, _, post in rows]


@page("selections.see_applications")
def receipt(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The receipt of a submission as a file, byte for byte the same whenever it is asked for."""
    by = acting(request)
    content = json.dumps(queries.receipt(by, pk, number), ensure_ascii=False, indent=1, sort_keys=True)
    return text_response(content + "\n", f"jiju-application-{pk}-{number}.json", "application/json")
