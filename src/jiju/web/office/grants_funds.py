"""Two registers: applications for national money, and the sizes of the cities' own funds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.shapes import ApplicationFacts, CityFundFacts
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of
from jiju.web.office.exports import Column, table_response
from jiju.web.office.grants_frame import amount_typed, frame, refused_with

Page = Callable[[HttpRequest, Refusal], HttpResponse]  # which says a refusal where it was typed
FIELDS = ("zone", "project", "fund", "amount", "day", "document", "city", "year", "name", "reason", "answer")


def _sent(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in FIELDS}


def _said(request: HttpRequest, refusal: Refusal | None, entering: str) -> dict[str, Any]:
    """What was typed, and into which form: that of a new line, or that of one which is there."""
    at_form = request.path if refusal else ""
    return {"sent": _sent(request), "at_form": at_form, "entered": _sent(request) if at_form == entering else {},
            **refused_with(refusal)}  # fmt: skip


def _attempt(request: HttpRequest, deed: Callable[[Actor], Any], shown: Page, name: str, told: str) -> HttpResponse:
    """Take a step; a refusal is said on the page of the register."""
    by = acting(request)
    try:
        deed(by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return shown(request, refusal)
    messages.success(request, told)
    return redirect(name)


@page("grants.see_grants")
def national_funds(request: HttpRequest) -> HttpResponse:
    """The applications of my area."""
    return _national(request)


def _national(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    rows, today = queries.applications(by), clock.today()
    may = permissions.may(by, "grants.enter_application")
    return render(request, "office/grants_national.html", {
        **frame(by, "national_funds"), "rows": rows, "may_enter": may, "today": today,
        "zones": registry.zones(by, today) if may else (),
        "by_source": queries.by_source(by, source="national") if permissions.may(by, "grants.see_finance") else (),
        "applied": sum(a.applied_yuan for a in rows), "granted": sum(a.granted_yuan for a in rows),
        **_said(request, refusal, reverse("office:enter_application")),
    }, status=409 if refusal else 200)  # fmt: skip


NATIONAL = (
    Column(word("Project"), width=36), Column(word("Zone code")), Column(word("Zone"), width=28),
    Column(word("Fund"), width=28), Column(word("Applied for (yuan)"), 2, 18), Column(word("Applied on")),
    Column(word("Number of the document"), width=24), Column(word("State")), Column(word("Granted (yuan)"), 2, 18),
    Column(word("Decided on")), Column(word("Answer"), width=28),
)  # fmt: skip


@page("grants.see_grants")
def national_funds_workbook(request: HttpRequest) -> HttpResponse:
    """The register as a workbook."""
    by = acting(request)
    rows = [
        (a.project, a.zone, a.unit_name, a.fund, a.applied_yuan, a.applied_on.isoformat(), a.document, a.state_name,
         a.granted_yuan, a.decided_on.isoformat() if a.decided_on else "", a.answer)
        for a in queries.applications(by)
    ]  # fmt: skip
    return table_response(word("National funds"), NATIONAL, rows)


@page("grants.enter_application", "POST")
def enter_application(request: HttpRequest) -> HttpResponse:
    """Enter an application."""

    def enter(by: Actor) -> None:
        s = _sent(request)
        acts.enter_application(ApplicationFacts(
            s["zone"], s["project"], s["fund"], amount_typed(request, s["amount"], "万元"),
            day_of(s["day"]) or date.min, s["document"],
        ), by=by, at=clock.now())  # fmt: skip

    return _attempt(request, enter, _national, "office:national_funds", gettext("The application is entered."))


@page("grants.win_application", "POST")
def win_application(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was granted."""

    def win(by: Actor) -> None:
        s = _sent(request)
        acts.win_application(
            queries.application_record(by, pk), by=by, at=clock.now(), answer=s["answer"],
            granted_yuan=amount_typed(request, s["amount"], "万元"), decided_on=day_of(s["day"]) or date.min,
        )  # fmt: skip

    return _attempt(request, win, _national, "office:national_funds", gettext("The outcome is entered."))


@page("grants.lose_application", "POST")
def lose_application(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that nothing was granted."""

    def lose(by: Actor) -> None:
        s = _sent(request)
        acts.lose_application(
            queries.application_record(by, pk), by=by, at=clock.now(), answer=s["answer"],
            decided_on=day_of(s["day"]) or date.min,
        )  # fmt: skip

    return _attempt(request, lose, _national, "office:national_funds", gettext("The outcome is entered."))


@page("grants.see_finance")
def city_funds(request: HttpRequest) -> HttpResponse:
    """The cities' funds by year."""
    return _city(request)


def _city(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    today = clock.today()
    cities = [c for c in registry.reporting_cities(today) if by.scope.reach == "all" or c.code in by.scope.codes]
    return render(request, "office/grants_city.html", {
        **frame(by, "city_funds"), "rows": queries.city_funds(by), "cities": cities, "today": today,
        "may_enter": permissions.may(by, "grants.enter_city_fund"), "places": registry.division_names(today),
        **_said(request, refusal, reverse("office:enter_city_fund")),
    }, status=409 if refusal else 200)  # fmt: skip


CITY = (
    Column(word("Year")), Column(word("City")), Column(word("Fund"), width=28), Column(word("Amount (yuan)"), 2, 18),
    Column(word("Year before (yuan)"), 2, 18), Column(word("Change (yuan)"), 2, 18),
    Column(word("Promised (yuan)"), 2, 18), Column(word("Paid (yuan)"), 2, 18),
    Column(word("Number of the document"), width=28),
)  # fmt: skip


@page("grants.see_finance")
def city_funds_workbook(request: HttpRequest) -> HttpResponse:
    """The register as a workbook."""
    by = acting(request)
    rows = [(f.year, f.city, f.name, f.amount_yuan, "" if f.before_yuan is None else f.before_yuan,
             "" if f.change_yuan is None else f.change_yuan, "" if f.promised_yuan is None else f.promised_yuan,
             "" if f.paid_yuan is None else f.paid_yuan, f.document) for f in queries.city_funds(by)]  # fmt: skip
    return table_response(word("City funds"), CITY, rows)


@page("grants.enter_city_fund", "POST")
def enter_city_fund(request: HttpRequest) -> HttpResponse:
    """Enter a city's fund of one year."""

    def enter(by: Actor) -> None:
        s = _sent(request)
        year = int(s["year"]) if s["year"].isdecimal() and len(s["year"]) == 4 else 0
        facts = CityFundFacts(s["city"], year, s["name"], amount_typed(request, s["amount"], "万元"), s["document"])
        acts.enter_city_fund(facts, by=by, at=clock.now())

    return _attempt(request, enter, _city, "office:city_funds", gettext("The fund is entered."))


@page("grants.correct_city_fund", "POST")
def correct_city_fund(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the size of a city's fund."""

    def correct(by: Actor) -> None:
        s = _sent(request)
        acts.correct_city_fund(
            queries.city_fund_record(by, pk), by=by, at=clock.now(), paper=s["document"], reason=s["reason"],
            amount_yuan=amount_typed(request, s["amount"], "万元"),
        )  # fmt: skip

    return _attempt(request, correct, _city, "office:city_funds", gettext("The fund is corrected."))
