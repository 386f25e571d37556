"""专班成员 on the screen: who belongs to the task force, whose post has ended, and what the plan misses."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.oversight import acts, queries
from jiju.spine import permissions
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of
from jiju.web.office.consequences import typed
from jiju.web.office.exports import Column, table_response
from jiju.web.office.supervision import ROSTER, frame
from jiju.web.office.tasks import owner_of


@page("oversight.see_meetings")
def roster(request: HttpRequest) -> HttpResponse:
    """The task force."""
    return _show(request)


def _show(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    return render(request, "office/task_force.html", {
        **frame(by, "roster"), "r": queries.roster(by, on=clock.today()), "names": ROSTER, "refusal": refusal,
        "may_enter": permissions.may(by, "oversight.enter_roster"), "units": queries.units_on(clock.today()).values(),
        "sent": typed(request, "person", "unit", "part", "since", "document", "until", "reason"),
    }, status=409 if refusal else 200)  # fmt: skip


COLUMNS = (
    Column(word("Name")), Column(word("Role in the task force"), width=20), Column(word("Unit posted at"), width=28),
    Column(word("Since")), Column(word("Until")), Column(word("Document"), width=30), Column(word("Post")),
    Column(word("Reason"), width=30),
)  # fmt: skip


@page("oversight.see_meetings")
def roster_workbook(request: HttpRequest) -> HttpResponse:
    """The task force as a workbook: who serves, then who served before."""
    by = acting(request)
    shown = queries.roster(by, on=clock.today())
    rows = [
        (m.name, ROSTER[m.part], m.unit_name, m.since.isoformat(), m.until.isoformat() if m.until else "", m.document,
         word("post held") if m.is_posted else word("the post has ended"), m.reason)
        for m in (*shown.members, *shown.past)
    ]  # fmt: skip
    return table_response(word("Task force"), COLUMNS, rows)


@page("oversight.enter_roster", "POST")
def enter_roster(request: HttpRequest) -> HttpResponse:
    """Enter somebody."""
    by = acting(request)
    sent = request.POST
    unit = sent.get("unit", "")
    try:
        acts.enter_roster(
            None, by=by, at=clock.now(), person=owner_of(sent.get("person", ""), unit), unit=unit,
            part=sent.get("part", ""), since=day_of(sent.get("since", "")) or date.min,
            document=sent.get("document", ""),
        )  # fmt: skip
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, refusal)
    messages.success(request, gettext("The member is entered."))
    return redirect("office:task_force")


@page("oversight.leave_roster", "POST")
def leave_roster(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody leave."""
    by = acting(request)
    sent = request.POST
    try:
        until = day_of(sent.get("until", "")) or date.min
        entry = queries.roster_record(by, pk)
        acts.leave_roster(entry, by=by, at=clock.now(), until=until, reason=sent.get("reason", ""))
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, refusal)
    messages.success(request, gettext("The member has left."))
    return redirect("office:task_force")
