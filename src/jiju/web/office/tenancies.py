"""Tenancies: who is in a zone, taking one in, ending one, and those who stand in two zones at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import acts, queries
from jiju.rooms.registry.shapes import SIZES, EnterpriseFacts, TenancyLine
from jiju.spine import permissions
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of, page_of
from jiju.web.office.exports import Column, table_response
from jiju.web.office.registry import Names

TYPED = ("uscc", "name", "industry", "size", "since")
LENGTHS = {"uscc": 18, "name": 120, "industry": 10, "size": 10, "since": 10}
SIZE_NAMES: dict[str, Word] = {"above": word("above the line"), "small": word("below the line")}
STATE_NAMES: dict[str, Word] = {
    "there": word("on the books"), "left": word("left the zone"), "ever": word("all, also those gone"),
}  # fmt: skip
COLUMNS = (
    Column(word("Credit code"), width=22),
    Column(word("Enterprise"), width=36),
    Column(word("Industry")),
    Column(word("Size")),
    Column(word("Since")),
    Column(word("Left on")),
    Column(word("Why it left"), width=30),
    Column(word("In other zones too"), 0),
)
DOUBLE_COLUMNS = (
    Column(word("Credit code"), width=22),
    Column(word("Enterprise"), width=36),
    Column(word("Size")),
    Column(word("Code")),
    Column(word("Zone"), width=30),
    Column(word("City")),
    Column(word("Since")),
)


def _asked(request: HttpRequest) -> dict[str, str]:
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("q", "state")}
    return asked | {"state": asked["state"] if asked["state"] in queries.STATES else queries.STATES[0]}


@page("registry.see_zones")
def tenancies(request: HttpRequest, code: str) -> HttpResponse:
    """The enterprises of a zone: on the books, gone, or ever; and the form to take one in."""
    return _list(request, code)


def _list(request: HttpRequest, code: str, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    on, asked = clock.today(), _asked(request)
    zone = queries.zone(by, code, on)
    sent = {name: request.POST.get(name, "").strip() for name in TYPED}
    return render(request, "office/tenancies.html", {
        "line": Names(programmes.plan(), on).line(zone, 0),
        "tenants": queries.tenancies(
            by, code, on, search=asked["q"], state=asked["state"], page=page_of(request)
        ),
        "asked": asked,
        "is_narrowed": bool(asked["q"]) or asked["state"] != queries.STATES[0],
        "states": STATE_NAMES.items(),
        "sizes": [(size, SIZE_NAMES[size]) for size in SIZES],
        "may_admit": permissions.may(by, "registry.admit"),
        "may_take_roster": permissions.may(by, "registry.take_roster"),
        "refusal": refusal,
        "sent": sent | {"since": sent["since"] or on.isoformat()},
        "today": on,
    }, status=409 if refusal else 200)  # fmt: skip


@page("registry.see_zones")
def tenancies_workbook(request: HttpRequest, code: str) -> HttpResponse:
    """The list as it is narrowed, as a workbook."""
    by = acting(request)
    on, asked = clock.today(), _asked(request)
    zone = queries.zone(by, code, on)
    found = queries.tenancies_whole(by, code, on, search=asked["q"], state=asked["state"])
    title = word("Enterprises of {zone} on {on}", zone=zone.name, on=on.isoformat())
    return table_response(title, COLUMNS, [_row(t) for t in found])


def _row(t: TenancyLine) -> tuple[Any, ...]:
    size = SIZE_NAMES.get(t.size, t.size)
    return t.uscc, t.name, t.industry, size, t.since, t.until, t.reason, t.elsewhere


@page("registry.admit", "POST")
def admit(request: HttpRequest, code: str) -> HttpResponse:
    """Take an enterprise in; what stands in the way is said at the form, and nothing is changed."""
    by = acting(request)
    queries.zone(by, code, clock.today())
    try:
        made = acts.admit(_facts(request, code), by=by, at=clock.now())
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _list(request, code, refusal)
    messages.success(request, gettext("Taken in: {name}.").format(name=made.enterprise.name))
    return redirect("office:tenancy", pk=made.pk)


def _facts(request: HttpRequest, code: str) -> EnterpriseFacts:
    sent = {name: request.POST.get(name, "").strip()[: LENGTHS[name] + 1] for name in TYPED}
    since = day_of(sent["since"]) or clock.today()
    return EnterpriseFacts(sent["uscc"], sent["name"][:120], sent["industry"][:10], sent["size"], code, since)


@page("registry.see_zones")
def tenancy(request: HttpRequest, pk: int) -> HttpResponse:
    """One tenancy: what is known of it, where else the enterprise stands, and the form to end it."""
    return _tenancy(request, pk)


def _tenancy(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    on = clock.today()
    shown, names = queries.tenancy(by, pk, on), Names(programmes.plan(), on)
    return render(request, "office/tenancy.html", {
        "tenancy": shown,
        "size": SIZE_NAMES.get(shown.size, shown.size),
        "line": names.line(queries.zone(by, shown.zone, on), 0),
        "others": _placed(queries.other_stays(by, shown.uscc, shown.zone, on), names),
        "is_there": shown.since <= on and (shown.until is None or shown.until > on),
        "may_leave": permissions.may(by, "registry.leave"),
        "refusal": refusal,
        "sent": {"on": request.POST.get("on") or on.isoformat(), "reason": request.POST.get("reason", "")},
        "today": on,
    }, status=409 if refusal else 200)  # fmt: skip


@page("registry.leave", "POST")
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """End the tenancy; what stands in the way is said at the form, and nothing is changed."""
    by = acting(request)
    record = queries.tenancy_record(by, pk, clock.today())
    try:
        acts.leave(
            record, by=by, at=clock.now(), on=day_of(request.POST.get("on", "")) or clock.today(),
            reason=request.POST.get("reason", "")[:200],
        )  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _tenancy(request, pk, refusal)
    messages.success(request, gettext("{name} has left the zone.").format(name=record.enterprise.name))
    return redirect("office:tenancy", pk=pk)


def _searched(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:60]


@page("registry.see_doubles")
def doubles(request: HttpRequest) -> HttpResponse:
    """The enterprises that stand in more than one zone, one of them in my area."""
    by = acting(request)
    on, search = clock.today(), _searched(request)
    found, names = queries.doubles(by, on, search=search, page=page_of(request)), Names(programmes.plan(), on)
    return render(request, "office/doubles.html", {
        "leaf": found,
        "lines": [(d, SIZE_NAMES.get(d.size, d.size), _placed(d.stays, names)) for d in found.rows],
        "search": search,
        "on": on,
    })  # fmt: skip


def _placed(stays: Any, names: Names) -> list[tuple[Any, str]]:
    """Each stay with the name of its city."""
    return [(s, names.places.get(s.city, s.city)) for s in stays]


@page("registry.see_doubles")
def doubles_workbook(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, a row a stay, as a workbook."""
    by = acting(request)
    on: date = clock.today()
    names = Names(programmes.plan(), on)
    rows = [
        (d.uscc, d.name, SIZE_NAMES.get(d.size, d.size), s.zone, s.zone_name, city, s.since)
        for d in queries.doubles_whole(by, on, search=_searched(request))
        for s, city in _placed(d.stays, names)
    ]
    return table_response(word("Enterprises in several zones on {on}", on=on.isoformat()), DOUBLE_COLUMNS, rows)
