"""Calls: the list, and the page of one with its stages, its applications and what is asked of me."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiju.core.refusals import NotFound, Refusal
from jiju.core.words import Word, word
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import queries
from jiju.rooms.selections.shapes import CallShown, StageShown
from jiju.rooms.selections.states import APPLICATIONS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import page_of
from jiju.web.office.exports import Column, table_response

PAGE = 50
LIGHTS = {
    "open": "watch", "unsealed": "watch", "decided": "watch", "noticed": "watch", "issued": "ok", "given_up": "none",
    "draft": "none", "submitted": "ok", "going": "watch", "returned": "watch", "out": "none", "withdrawn": "none",
    "chosen": "ok", "struck": "bad", "entered": "ok",
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One stage as the line above a call shows it."""

    name: str
    status: str
    note: Word | str


@dataclass(frozen=True)
class City:
    """A city that recommends: how many stand before it, how many it may name, whether its list was sent."""

    code: str
    name: str
    stage: str
    here: int
    behind: int
    quota: int | None
    sent: bool


@page("selections.see_calls")
def calls(request: HttpRequest) -> HttpResponse:
    """Every call, the newest first, and the forms by which the province opens one."""
    return show_list(request)


def show_list(request: HttpRequest, refusal: Refusal | None = None, at_form: str = "") -> HttpResponse:
    """The list; a refusal is said at its form, with what was typed."""
    by = acting(request)
    may_open = permissions.may(by, "selections.open_call")
    return render(request, "office/calls.html", {
        "page": Paginator(queries.calls(by), PAGE).get_page(page_of(request)), "lights": LIGHTS, "refusal": refusal,
        "at_form": at_form, "sent": request.POST, "may_open": may_open, "lines": getattr(refusal, "lines", ()),
        "by_call": queries.procedures("call") if may_open else (),
        "by_case": queries.procedures("case") if may_open else (),
        "chosen": request.POST.getlist("units"), "zones": _zones(by) if may_open else (),
        "today": clock.today(),
    }, status=409 if refusal else 200)  # fmt: skip


def _zones(by: Actor) -> list[Any]:
    """The zones of which a case may be: those in the reserve and those with the title."""
    held = (registry.RESERVE, registry.PROVINCIAL)
    return [z for z in registry.zones(by, clock.today()) if z.status in held]


@page("selections.see_calls")
def call_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One call: how far it is, who stands where, and what I may do now."""
    return show_call(request, pk)


def show_call(request: HttpRequest, pk: int, refusal: Refusal | None = None, at_form: str = "") -> HttpResponse:
    """The page of a call; a refusal is said at the form of its verb, with what was typed."""
    by = acting(request)
    shown = queries.call(by, pk, at=clock.arrived())
    asked = _asked(request)
    rows = queries.applications(by, pk, **asked)
    names = {code: d.name for code, d in registry.division_names(clock.today()).items()}
    return render(request, "office/call.html", {
        "shown": shown, "line": shown.line, "steps": steps(shown.stages, shown), "lights": LIGHTS,
        "page": Paginator(rows, PAGE).get_page(page_of(request)), "asked": asked, "is_narrowed": any(asked.values()),
        "states": {k: v for k, v in APPLICATIONS.states.items() if k != "draft"}, "names": names,
        "types": {t.code: t.name for t in programmes.plan().types}, "cities": _cities(by, pk, names),
        "own": queries.zones_to_apply(by, pk, clock.today()) if by.scope.reach == "zone" else (),
        "refusal": refusal, "at_form": at_form, "sent": request.POST, "lines": getattr(refusal, "lines", ()),
        "quotas": [(names.get(code, code), n) for code, n in shown.quotas], "today": clock.today(),
    }, status=409 if refusal else 200)  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, str]:
    """The conditions in the address. Errors: NotFound for a state that there is not."""
    asked = {name: request.GET.get(name, "")[:40] for name in ("state", "stage", "city", "zone_type")}
    if asked["state"] and asked["state"] not in APPLICATIONS.states:
        raise NotFound(word("There is no such state of an application."), remedy=word("Choose one from the list."))
    return asked


def steps(stages: Iterable[StageShown], shown: CallShown) -> list[Step]:
    """The stages as a line, each with how many stand there and until when."""
    return [Step(s.stage.name, s.status, _note(s, shown)) for s in stages]


def _note(s: StageShown, shown: CallShown) -> Word | str:
    if s.stage.kind == "apply" and shown.line.closes_at and shown.line.state == "open":
        local = timezone.localtime(shown.line.closes_at)
        return word("{n} of us, until {day}", n=s.count, day=local.strftime("%m-%d %H:%M"))
    if not s.count:
        return ""
    if s.due is None:
        return word("{n} stand here", n=s.count)
    return word("{n} stand here, until {day}", n=s.count, day=said.day(s.due))


def _cities(by: Actor, pk: int, names: dict[str, str]) -> list[City]:
    """The cities of the reader's area that have applications, at each stage of recommendation."""
    return [
        City(c.city, names.get(c.city, c.city), c.stage.id, len(c.here), len(c.behind), c.quota, c.sent is not None)
        for c in queries.city_lists(by, pk)
    ]


COLUMNS = (
    Column(word("Number"), width=8), Column(word("Code"), width=8), Column(word("Zone"), width=28),
    Column(word("Zone code")), Column(word("Type"), width=22), Column(word("City")), Column(word("County")),
    Column(word("Rank in the list of the city"), width=10), Column(word("State")), Column(word("Stage"), width=20),
    Column(word("Since")), Column(word("Last day")), Column(word("Rules that do not hold"), width=10),
    Column(word("Rules that a person judges"), width=10), Column(word("Why"), width=30),
)  # fmt: skip


@page("selections.see_applications")
def call_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The applications of a call as a workbook, as they are listed."""
    by = acting(request)
    names = registry.division_names(clock.today())
    types = {t.code: t.name for t in programmes.plan().types}
    rows = [
        (n.id, n.code, n.name, n.unit, types.get(n.place.zone_type, n.place.zone_type),
         names[n.place.city].name if n.place.city in names else n.place.city,
         names[n.place.county].name if n.place.county in names else n.place.county, n.rank or "", n.state_name,
         n.stage_name, timezone.localtime(n.since).date().isoformat(), n.due.isoformat() if n.due else "", n.failing,
         n.to_judge, n.reason)
        for n in queries.applications(by, pk, **_asked(request))
    ]  # fmt: skip
    return table_response(word("Applications"), COLUMNS, rows)
