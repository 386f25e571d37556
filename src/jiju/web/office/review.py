"""The review desk: what waits, the form beside last period and peers, and the decision."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.words import word
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.shapes import FilingSheet, Line
from jiju.rooms.filings.states import STATES
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of, page_of
from jiju.web.receipts import told

SHOWN = ("", "returned", "accepted")
TABS = {"waivers": word("waivers"), "revisions": word("revisions")}
ANSWER_WITHIN = timedelta(days=3)
PASSING = {
    "pass_zone": acts.pass_zone, "pass_county": acts.pass_county, "pass_city": acts.pass_city, "accept": acts.accept,
}  # fmt: skip


@page("filings.hand_back")
def review(request: HttpRequest) -> HttpResponse:
    """What waits for me, and the first of it."""
    return _desk(request, None)


@page("filings.hand_back")
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One filing on the review desk."""
    return _desk(request, pk)


def _desk(request: HttpRequest, pk: int | None) -> HttpResponse:
    by = acting(request)
    today = clock.today()
    state = request.GET.get("state", "")
    search = request.GET.get("q", "")[:60]
    tabs = [(s, STATES.states.get(s, word("awaiting me"))) for s in SHOWN]
    tabs += [(s, name) for s, name in TABS.items() if queries.decides(by, s)]
    state = state if state in dict(tabs) else ""
    waiting = queries.queue(by, today, state=state, search=search, page=page_of(request))
    chosen = pk if pk is not None else next((f.id for f in waiting.rows), None)
    sheet, door = queries.sheet_or_door(by, chosen, on=today) if chosen is not None else (None, None)
    return render(request, "office/review.html", {
        "waiting": waiting, "sheet": sheet, "door": door,
        "peers": queries.peers(by, chosen) if chosen is not None and door is None else {},
        "state": state, "search": search, "states": tabs, "cell": _cell(request, sheet),
        "clean": () if state or search else queries.clean_numbers(by), "soon": today + ANSWER_WITHIN,
    })  # fmt: skip


def _cell(request: HttpRequest, sheet: FilingSheet | None) -> Line | None:
    """The row that is being asked about: the one in the address, else the first with an open query."""
    if sheet is None:
        return None
    asked = request.GET.get("cell", "") or next(iter(sorted(sheet.asked)), "")
    return next((line for line in sheet.every if line.row.code == asked), None)


@page("filings.hand_back", "POST")
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass the filing on, accept it, or hand it back with the reason. A reviewer has no cell to type in."""
    by = acting(request)
    verb = request.POST.get("verb", "")
    filing = queries.record(by, pk)
    if verb == "hand_back":
        acts.hand_back(
            filing, by=by, at=clock.now(), reason=request.POST.get("reason", ""),
            cells=tuple(request.POST.getlist("cell")), due_back=day_of(request.POST.get("due_back", "")),
        )  # fmt: skip
        messages.success(request, gettext("Handed back."))
        return redirect("office:review")
    PASSING.get(verb, acts.accept)(filing, by=by, at=clock.now())
    done = gettext("Done: {unit}.").format(unit=filing.unit_name)
    if filing.state == "accepted":
        return told(request, redirect("office:review"), done)
    messages.success(request, done)
    return redirect("office:review")
