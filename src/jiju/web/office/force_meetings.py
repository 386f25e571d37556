"""专班会议 on the screen: the list, an agenda out of what is red, the record with decisions that become tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.shapes import MeetingHeld, ResolutionShown, Resolved
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.agenda import arranged, chosen
from jiju.web.office.choices import day_of
from jiju.web.office.consequences import typed
from jiju.web.office.exports import Column, Sheet, table_response, tables_response
from jiju.web.office.supervision import AGENDA, frame
from jiju.web.uploads import uploads

DECISIONS = 6  # rows offered


@page("oversight.see_meetings")
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings of the task force, the newest first."""
    by = acting(request)
    return render(request, "office/force_meetings.html", {
        **frame(by, "meetings"), "meetings": queries.meetings(by, on=clock.today()),
    })  # fmt: skip


COLUMNS = (
    Column(word("Meeting"), width=30), Column(word("Held on")), Column(word("State")),
    Column(word("Agenda"), width=60), Column(word("Present"), width=40), Column(word("Minutes"), width=60),
    Column(word("Decisions"), width=60), Column(word("Tasks that came of it")), Column(word("Tasks that have ended")),
)  # fmt: skip


@page("oversight.see_meetings")
def meetings_workbook(request: HttpRequest) -> HttpResponse:
    """The meetings as a workbook, as they are listed, with what they spoke of and decided."""
    by = acting(request)
    rows = [
        (m.title, m.held_on.isoformat(), m.state_name, "；".join(i.text for i in m.agenda),
         "、".join(name for name, _ in m.present), m.minutes, "；".join(r.text for r in m.resolutions), m.tasks, m.done)
        for m in queries.meetings(by, on=clock.today())
    ]  # fmt: skip
    return table_response(word("Meetings of the task force"), COLUMNS, rows)


@page("oversight.plan_meeting")
def plan(request: HttpRequest) -> HttpResponse:
    """What the next meeting should speak of: put in order, taken out, with lines of one's own."""
    return _plan(request)


@page("oversight.plan_meeting", "POST")
def arrange_agenda(request: HttpRequest) -> HttpResponse:
    """The same page after a line was moved, taken out, put back or added; nothing is written."""
    return _plan(request)


def _plan(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    found = arranged(request, queries.proposed_agenda(by, on=clock.today()))
    was_added = request.POST.get("move", "") == "add"
    return render(request, "office/plan_meeting.html", {
        **frame(by, "meetings"), "agenda": found, "kinds": AGENDA, "refusal": refusal,
        "sent": typed(request, "held_on", "title"), "own": "" if was_added else request.POST.get("own", ""),
    }, status=409 if refusal else 200)  # fmt: skip


@page("oversight.plan_meeting", "POST")
def plan_meeting(request: HttpRequest) -> HttpResponse:
    """Plan the meeting with the agenda in its order."""
    by = acting(request)
    sent = request.POST
    try:
        made = acts.plan_meeting(
            None, by=by, at=clock.now(), held_on=day_of(sent.get("held_on", "")) or date.min,
            title=sent.get("title", ""), chosen=chosen(request),
        )  # fmt: skip
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _plan(request, refusal)
    messages.success(request, gettext("The meeting is planned; its agenda is kept as it stands now."))
    return redirect("office:force_meeting", made.pk)


@page("oversight.see_meetings")
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: agenda, who was there, minutes, decisions with their tasks."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    shown, today = queries.meeting(by, pk, on=clock.today()), clock.today()
    may_record = "record_meeting" in shown.verbs
    present = request.POST.getlist("present")
    return render(request, "office/force_meeting.html", {
        **frame(by, "meetings"), "m": shown, "agenda": [(i, AGENDA[i.kind], queries.stands(i)) for i in shown.agenda],
        "refusal": refusal, "lines": getattr(refusal, "lines", ()),
        "sent": typed(request, "minutes", "guests", "reason"),
        "members": [(m, m.person in present) for m in queries.serving(shown.held_on)] if may_record else (),
        "decisions": _typed_decisions(request) if may_record else (),
        "units": queries.units_to_task(by, today) if may_record else (), "has_come": shown.held_on <= today,
    }, status=409 if refusal else 200)  # fmt: skip


AGENDA_COLUMNS = (
    Column(word("No.")), Column(word("To be spoken of"), width=50), Column(word("Why"), width=18),
    Column(word("How it stands"), width=28),
)  # fmt: skip
RESOLVED = (
    Column(word("No.")), Column(word("Decision taken"), width=60), Column(word("Lead unit"), width=28),
    Column(word("Due")), Column(word("Task light"), width=20),
)  # fmt: skip
THERE = (Column(word("Name")), Column(word("Post"), width=40), Column(word("Attendance")))


@page("oversight.see_meetings")
def meeting_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: its agenda as it was frozen, its decisions with their tasks, who was there."""
    m = queries.meeting(acting(request), pk, on=clock.today())
    title = word("{title}, {day}", title=m.title, day=m.held_on.isoformat())
    agenda = [(n, i.text, AGENDA[i.kind], queries.stands(i)) for n, i in enumerate(m.agenda, 1)]
    sheets = [Sheet(word("Agenda"), title, AGENDA_COLUMNS, agenda)]
    if m.resolutions:
        sheets.append(Sheet(word("Decisions"), title, RESOLVED, map(_resolved, m.resolutions)))
    if m.present or m.absent:
        there = [(name, post, word("Present")) for name, post in m.present]
        sheets.append(Sheet(word("Attendance"), title, THERE,
                            [*there, *((name, post, word("Absent")) for name, post in m.absent)]))  # fmt: skip
    return tables_response(title, sheets)


def _resolved(r: ResolutionShown) -> tuple[Any, ...]:
    if r.task is None:
        return r.number, r.text, None, None, word("needs no task") if r.is_word else word("a task of other units")
    return r.number, r.text, r.task.lead, r.task.due.isoformat(), r.task.word


def _typed_decisions(request: HttpRequest) -> list[tuple[int, str, str, str, bool]]:
    """The rows of decisions: number, words, unit, term, whether it needs no task."""
    columns = [request.POST.getlist(name) for name in ("text", "lead", "due")]
    words = request.POST.getlist("is_word")
    rows = range(max(DECISIONS, len(columns[0])))
    said = [[column[n] if len(column) > n else "" for column in columns] for n in rows]
    return [(n, text, lead, due, str(n) in words) for n, (text, lead, due) in enumerate(said, 1)]


def _attempt(request: HttpRequest, pk: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    by = acting(request)
    try:
        deed(queries.meeting_record(by, pk), by)
    except (NotYours, NotFound) as refusal:
        if not isinstance(refusal, acts.UnitIsOutOfReach):
            raise
        return _show(request, pk, refusal)
    except Refusal as refusal:
        return _show(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:force_meeting", pk)


@page("oversight.record_meeting", "POST")
def record_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the meeting down; each decision becomes a task."""

    def record(found: Any, by: Actor) -> None:
        sent = request.POST
        resolved = tuple(
            Resolved(text, lead, day_of(due), is_word)
            for _, text, lead, due, is_word in _typed_decisions(request)
            if text.strip() or lead or due or is_word
        )
        guests = tuple(line.strip() for line in sent.get("guests", "").splitlines() if line.strip())
        held = MeetingHeld(tuple(sent.getlist("present")), sent.get("minutes", ""), resolved, guests)
        acts.record_meeting(found, by=by, at=clock.now(), held=held, uploads=uploads(request))

    return _attempt(request, pk, record, gettext("The meeting is recorded, and its decisions are tasks."))


@page("oversight.call_off_meeting", "POST")
def call_off_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the meeting off."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, lambda m, by: acts.call_off_meeting(m, by=by, at=clock.now(), reason=reason),
        gettext("The meeting is called off."),
    )  # fmt: skip
