"""The register of titles, one title with its checks and support, and each step with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.queries import Wanted
from jiju.rooms.selections.shapes import CheckLine, Support, TitleLine
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.appeals import number_of
from jiju.web.office.call_late import LIGHTS
from jiju.web.office.choices import day_of
from jiju.web.office.exports import Column, table_response
from jiju.web.uploads import uploads

PAGE = 50
STATES: dict[str, Word] = {
    "held": word("title holds"), "lost": word("lost"), "run_out": word("run out"), "followed": word("went on"),
    "ahead": word("not yet begun"),
}  # fmt: skip
OUTCOMES: dict[str, Word] = {"keep": word("keeps it"), "warn": word("warned"), "out": word("should end")}
COLUMNS = (
    Column(word("Code")), Column(word("Zone"), width=28), Column(word("City")), Column(word("Type"), width=20),
    Column(word("Library"), width=24), Column(word("Batch")), Column(word("Document number"), width=28),
    Column(word("Since")), Column(word("Valid until")), Column(word("State")), Column(word("Lost on")),
    Column(word("Ban until")),
)  # fmt: skip


def _asked(request: HttpRequest) -> tuple[Wanted, date]:
    """The conditions in the address. Errors: DayIsUnreadable."""
    get = request.GET.get
    state = get("state", "held")
    wanted = Wanted(
        get("library", ""), get("city", ""), get("type", ""), "" if state == "all" else state, get("q", "").strip(),
        get("due", "") == "1",
    )  # fmt: skip
    return wanted, day_of(get("on", "")) or clock.today()


@page("selections.see_titles")
def titles(request: HttpRequest) -> HttpResponse:
    """The register of my area as of a day."""
    by = acting(request)
    wanted, on = _asked(request)
    found = queries.titles(by, on=on, wanted=wanted)
    return render(request, "office/titles.html", {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "asked": wanted, "on": on, "tab": "titles",
        "state": request.GET.get("state", "held"), "libraries": queries.libraries(), "states": STATES.items(),
        "types": programmes.plan().types, "cities": registry.reporting_cities(on), "lights": LIGHTS,
        "places": registry.division_names(on), "type_names": _type_names(), "today": clock.today(),
        "is_narrowed": bool(set(request.GET) - {"page"}),
    })  # fmt: skip


def _type_names() -> dict[str, str]:
    return {t.code: t.name for t in programmes.plan().types}


@page("selections.see_titles")
def titles_workbook(request: HttpRequest) -> HttpResponse:
    """The register as a workbook, as it is filtered."""
    by = acting(request)
    wanted, on = _asked(request)
    places, types = registry.division_names(on), _type_names()

    def row(t: TitleLine) -> tuple[Any, ...]:
        place = places.get(t.city)
        days = (t.since, t.until, t.lost_on, t.ban_until)
        since, until, lost, ban = (day.isoformat() if day else "" for day in days)
        return (t.unit, t.name, place.name if place else t.city, types.get(t.zone_type, t.zone_type), t.library_name,
                t.batch, t.document, since, until, t.state_name, lost, ban)  # fmt: skip

    return table_response(
        word("Register of titles"), COLUMNS, [row(t) for t in queries.titles(by, on=on, wanted=wanted)]
    )


@page("selections.see_titles")
def title(request: HttpRequest, pk: int) -> HttpResponse:
    """One title."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, verb: str = "", refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    today = clock.today()
    shown = queries.title(by, pk, on=today)
    plan = programmes.plan()
    return render(request, "office/title.html", {
        "t": shown.line, "s": shown, "lights": LIGHTS, "outcomes": OUTCOMES, "verb": verb, "refusal": refusal,
        "lines": getattr(refusal, "lines", ()), "sent": request.POST, "today": today, "tab": "titles",
        "places": registry.division_names(today), "type_name": _type_names().get(shown.line.zone_type, ""),
        "clauses": [(c.id, c.name) for m in plan.measures for c in m.clauses],
        "yearly": [(n, name, request.POST.get(f"held{n}", ""), request.POST.get(f"found{n}", ""))
                   for n, name in enumerate(shown.library.yearly)],
    }, status=409 if refusal else 200)  # fmt: skip


def _attempt(request: HttpRequest, pk: int, verb: str, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Take a step with a title, or say at its form why not; what was typed stays."""
    by = acting(request)
    try:
        deed(queries.title_record(by, pk), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, verb, refusal)
    messages.success(request, told)
    return redirect("office:title", pk)


@page("selections.check_title", "POST")
def check_title(request: HttpRequest, pk: int) -> HttpResponse:
    """Write this year's check down."""
    sent = request.POST

    def check(found: Any, by: Actor) -> None:
        yearly = queries.library(found.library).yearly
        lines = [
            CheckLine(name, sent[f"held{n}"] == "yes", sent.get(f"found{n}", ""))
            for n, name in enumerate(yearly) if sent.get(f"held{n}") in ("yes", "no")
        ]  # fmt: skip
        acts.check_title(
            found, by=by, at=clock.now(), year=clock.today().year, lines=lines, outcome=sent.get("outcome", ""),
            said=sent.get("said", ""), uploads=uploads(request),
        )  # fmt: skip

    return _attempt(request, pk, "check_title", check, gettext("The check is recorded."))


@page("selections.record_support", "POST")
def record_support(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what the zone got."""
    sent = request.POST

    def give(found: Any, by: Actor) -> None:
        amount = number_of(sent["amount_wan"]) if sent.get("amount_wan", "").strip() else None
        on = day_of(sent.get("given_on", "")) or date.min
        support = Support(sent.get("what", ""), on, sent.get("clause", ""), sent.get("document", ""), amount)
        acts.record_support(found, by=by, at=clock.now(), support=support)

    return _attempt(request, pk, "record_support", give, gettext("The support is recorded."))


@page("selections.question_title", "POST")
def question_title(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a title in question."""
    return _answer(request, pk, "question_title", acts.question_title, gettext("The title is in question."))


@page("selections.keep_title", "POST")
def keep_title(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a title that was in question."""
    return _answer(request, pk, "keep_title", acts.keep_title, gettext("The title is kept."))


def _answer(request: HttpRequest, pk: int, verb: str, deed: Callable[..., Any], told: str) -> HttpResponse:
    """Answer a question of a title, by its own number."""
    question = queries.question_record(acting(request), pk)
    reason = request.POST.get("reason", "")
    return _attempt(
        request, question.title_id, verb, lambda _, by: deed(question, by=by, at=clock.now(), reason=reason), told
    )


@page("selections.end_title", "POST")
def end_title(request: HttpRequest, pk: int) -> HttpResponse:
    """End the title after a check."""
    sent = request.POST

    def end(found: Any, by: Actor) -> None:
        years = sent.get("ban_years", "")
        acts.end_title(
            found, by=by, at=clock.now(), effective_on=day_of(sent.get("effective_on", "")) or date.min,
            reason=sent.get("reason", ""), document=sent.get("document", ""),
            ban_years=int(years) if years.isdecimal() and len(years) < 3 else 0,
        )  # fmt: skip

    return _attempt(request, pk, "end_title", end, gettext("The title ends on that day."))
