"""The topics of the plan on the screen: zones by topics in a period, and the topics of one zone over time."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.refusals import NotFound, Refusal
from jiju.core.words import Word, word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes import TopicCell, TopicMatrix
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.say import say
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import period_named
from jiju.web.office.consequences import typed
from jiju.web.office.exports import Column, table_response
from jiju.web.office.supervision import frame

PAGE = 40
LIGHTS: dict[str, Word] = {
    "missing": word("a topic is missing"),
    "bad": word("a topic is held up"),
    "watch": word("a topic to watch"),
    "ok": word("a topic on plan"),
}
NAMES = ("type", "city", "light", "q")


@page("oversight.see_topics")
def topics(request: HttpRequest) -> HttpResponse:
    """Zones by topics in a period, what is missing or held up first."""
    by = acting(request)
    found, asked = _matrix(request, by), _asked(request)
    today = clock.today()
    return render(request, "office/topics.html", {
        **frame(by, "topics"), "m": found, "page": Paginator(found.rows, PAGE).get_page(request.GET.get("page")),
        "asked": asked, "lights": LIGHTS, "types": programmes.plan().types, "narrowed": any(asked.values()),
        "cities": registry.reporting_cities(today), "places": registry.division_names(today),
        "counts": [
            (name, [(kind, found.count(code, kind)) for kind in LIGHTS]) for code, name in found.heads
        ],
    })  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, str]:
    """The conditions in the address.

    Errors   NotFound for a light that does not exist
    """
    asked = {name: request.GET.get(name, "").strip()[:60] for name in NAMES}
    if asked["light"] not in {"", *LIGHTS}:
        raise NotFound(word("There is no such condition."), remedy=word("Choose one above the list."))
    return asked


def _matrix(request: HttpRequest, by: Actor) -> TopicMatrix:
    asked, period = _asked(request), request.GET.get("period", "")
    return queries.matrix(
        by, at=clock.now(), period=period_named(period) if period else None, zone_type=asked["type"],
        city=asked["city"], light=asked["light"], search=asked["q"],
    )  # fmt: skip


@page("oversight.see_topics")
def topics_workbook(request: HttpRequest) -> HttpResponse:
    """The matrix as a workbook, as it is seen: for each topic its state, its words and its open issues."""
    by = acting(request)
    found, places = _matrix(request, by), registry.division_names(clock.today())
    columns = [Column(word("Code")), Column(word("Zone"), width=28), Column(word("City"))]
    for _, name in found.heads:
        columns += [
            Column(word("{topic}: state", topic=name), width=20), Column(word("{topic}: words", topic=name), width=48),
            Column(word("{topic}: open issues", topic=name)),
        ]  # fmt: skip
    rows = [
        (r.zone.code, r.zone.name, places[r.zone.city].name if r.zone.city in places else r.zone.city,
         *(v for c in r.cells for v in (c.word, c.said, c.open_issues)))
        for r in found.rows
    ]  # fmt: skip
    period = say(said.period_name(found.period)) if found.period else ""
    return table_response(word("Topics by zone {period}", period=period), columns, rows)


@page("oversight.see_topics")
def zone(request: HttpRequest, code: str) -> HttpResponse:
    """The topics of one zone over time: what was told, what figures say, what is asked, what stands in the way."""
    return show(request, code)


def show(request: HttpRequest, code: str, refusal: Refusal | None = None) -> HttpResponse:
    """A zone's topics; what stood in the way of raising an issue is said there, and what was typed stays."""
    by = acting(request)
    shown = queries.zone_topics(by, code, at=clock.now())
    return render(request, "office/zone_topics.html", {
        **frame(by, "topics"), "z": shown, "refusal": refusal, "sent": typed(request, "topic", "what"),
        "may_raise": permissions.may(by, "oversight.raise_issue") and not shown.left,
        "places": registry.division_names(clock.today()), "home": "desk" if by.scope.reach == "zone" else "office",
    }, status=409 if refusal else 200)  # fmt: skip


COLUMNS = (
    Column(word("Topic"), width=20), Column(word("Period")), Column(word("State"), width=20),
    Column(word("Words"), width=60), Column(word("Problems"), width=40), Column(word("To be coordinated"), width=40),
    Column(word("Figures beside it"), width=60),
)  # fmt: skip


@page("oversight.see_topics")
def zone_workbook(request: HttpRequest, code: str) -> HttpResponse:
    """The topics of one zone over time as a workbook."""
    by = acting(request)
    shown = queries.zone_topics(by, code, at=clock.now())
    rows: list[tuple[Any, ...]] = [
        (t.name, said.period_name(c.period), c.word, c.said, c.problems, c.wishes, _facts(c))
        for t in shown.courses
        for c in t.cells
    ]  # fmt: skip
    return table_response(word("Topics of {zone}", zone=shown.zone.name), COLUMNS, rows)


def _facts(c: TopicCell) -> str:
    told = [f for f in c.facts if f.value is not None]
    return "；".join(f"{f.name} {said.number(f.value, f.decimals)} {f.unit}" for f in told if f.value is not None)
