"""Removal of a title: the cases, one of them step by step, and each step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import HearingHeld, RemovalShown
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts as selecting
from jiju.rooms.selections import queries as selected
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of
from jiju.web.office.consequences import LIGHTS, frame, typed
from jiju.web.office.exports import Column, table_response
from jiju.web.office.meetings import meeting_of
from jiju.web.uploads import uploads

PAGE = 50
FIELDS = ("wish", "held_on", "attended", "said", "present", "absent", "votes_for", "votes_against", "abstained",
          "minutes", "effective_on", "reason")  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One step of a case as the line above it shows."""

    name: Word
    status: str
    note: Word | str


@page("evaluations.see_following")
def removals(request: HttpRequest) -> HttpResponse:
    """The cases of my area, open ones first."""
    by = acting(request)
    found = queries.removals(by, on=clock.today())
    return render(request, "office/removals.html", {
        **frame(by, "removals"), "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "places": registry.division_names(clock.today()), "open": sum(r.is_open for r in found), "lights": LIGHTS,
    })  # fmt: skip


@page("evaluations.see_following")
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: how far it is, what was said, and the next step."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    today = clock.today()
    shown = queries.removal(by, pk, on=today)
    return render(request, "office/removal.html", {
        **frame(by, "removals"), "r": shown, "light": LIGHTS[shown.state], "refusal": refusal,
        "lines": getattr(refusal, "lines", ()),
        "sent": typed(request, *FIELDS), "places": registry.division_names(today),
        "steps": _steps(shown), "today": today, "notice_call": selected.call_of_removal(pk),
        "may_open": by.role is Role.PROVINCE and selected.removal_decided(pk, today) is not None,
    }, status=409 if refusal else 200)  # fmt: skip


def _steps(r: RemovalShown) -> list[Step]:
    """Notice, hearing, decision, confirmation; where the case stands now."""
    at = {"noticed": 1, "heard": 2, "decided": 3, "removed": 4, "kept": 4}[r.state]
    if r.state == "noticed" and not r.wish and r.days_left < 0:
        at = 2
    notes: tuple[Word | str, ...] = (said.day(r.noticed_at.date()), _hearing_note(r), _decision_note(r), _end_note(r))
    names = (word("Notice"), word("Hearing"), word("Collective decision"),
             word("Title kept") if r.state == "kept" else word("Confirmed by another person"))  # fmt: skip
    status = ["done" if n < at else "now" if n == at else "" for n in range(4)]
    return [Step(*row) for row in zip(names, status, notes, strict=True)]


def _hearing_note(r: RemovalShown) -> Word | str:
    if r.held:
        return word("held on {day}", day=said.day(r.held.held_on))
    if r.wish:
        return word("asked for, not held yet")
    if r.days_left < 0:
        return word("not asked for by {day}", day=said.day(r.hearing_by))
    return word("may be asked for until {day}", day=said.day(r.hearing_by))


def _decision_note(r: RemovalShown) -> Word | str:
    if r.meeting is None:
        return ""
    return word("{yes} for, {no} against, {none} abstained", yes=r.meeting.votes_for, no=r.meeting.votes_against,
                none=r.meeting.abstained)  # fmt: skip


def _end_note(r: RemovalShown) -> Word | str:
    return word("from {day} on", day=said.day(r.effective_on)) if r.effective_on else ""


def _attempt(request: HttpRequest, pk: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    """Take a step of a case; what stands in the way is said on its page, and what was typed stays."""
    by = acting(request)
    try:
        deed(queries.removal_record(by, pk), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:removal", pk)


@page("evaluations.ask_hearing", "POST")
def ask_hearing(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask to be heard."""
    wish = request.POST.get("wish", "")
    return _attempt(
        request, pk, lambda r, by: acts.ask_hearing(r, by=by, at=clock.now(), wish=wish),
        gettext("The hearing was asked for."),
    )  # fmt: skip


@page("evaluations.record_hearing", "POST")
def record_hearing(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a hearing down."""

    def hear(found: Any, by: Actor) -> None:
        sent = request.POST
        names = tuple(line.strip() for line in sent.get("attended", "").splitlines() if line.strip())
        held = HearingHeld(day_of(sent.get("held_on", "")) or date.min, names, sent.get("said", ""))
        acts.record_hearing(found, by=by, at=clock.now(), held=held, uploads=uploads(request))

    return _attempt(request, pk, hear, gettext("The hearing is recorded."))


@page("evaluations.decide_removal", "POST")
def decide_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the collective decision down."""
    return _attempt(
        request, pk, lambda r, by: acts.decide_removal(
            r, by=by, at=clock.now(), meeting=meeting_of(request.POST.dict()), uploads=uploads(request)
        ), gettext("The decision is recorded. Another person confirms it."),
    )  # fmt: skip


@page("evaluations.confirm_removal", "POST")
def confirm_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """End the title from a day on."""

    def confirm(found: Any, by: Actor) -> None:
        on = day_of(request.POST.get("effective_on", "")) or date.min
        acts.confirm_removal(found, by=by, at=clock.now(), effective_on=on)

    return _attempt(request, pk, confirm, gettext("The removal is confirmed."))


@page("selections.open_removal", "POST")
def open_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the public notice of a decided removal, where it did not begin by itself."""

    def begin(found: Any, by: Actor) -> None:
        decided = selected.removal_decided(found.pk, clock.today())
        if decided is None:
            raise permissions.out_of_sight()
        selecting.open_removal(decided, by=by, at=clock.now())

    return _attempt(request, pk, begin, gettext("The public notice can be published now."))


@page("evaluations.keep_title", "POST")
def keep_title(request: HttpRequest, pk: int) -> HttpResponse:
    """End the case and leave the title as it is."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request,
        pk,
        lambda r, by: acts.keep_title(r, by=by, at=clock.now(), reason=reason),
        gettext("The title is kept."),
    )


COLUMNS = (
    Column(word("Code")), Column(word("Zone"), width=28), Column(word("Round"), width=24),
    Column(word("Notice"), width=40), Column(word("Hearing until")), Column(word("Hearing")), Column(word("State")),
    Column(word("Decided on")), Column(word("Effective from")), Column(word("Ban until")),
)  # fmt: skip


@page("evaluations.see_following")
def removals_workbook(request: HttpRequest) -> HttpResponse:
    """The cases as a workbook, as they are listed."""
    by = acting(request)
    rows = [
        (r.unit, r.name, r.round_name, r.notice, r.hearing_by.isoformat(), _hearing_note(r), r.state_name,
         r.meeting.held_on.isoformat() if r.meeting else "", r.effective_on.isoformat() if r.effective_on else "",
         r.ban_until.isoformat() if r.ban_until else "")
        for r in queries.removals(by, on=clock.today())
    ]  # fmt: skip
    return table_response(word("Removals"), COLUMNS, rows)
