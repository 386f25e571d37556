"""Rounds of evaluation: the list with what is asked of me, opening one, and how far one is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from jiju.core import periods
from jiju.core.refusals import Malformed, NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import ParticipantLine, RoundOverview, SchemeLine
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office import round_asks
from jiju.web.office.choices import choices, day_of

ORDER = {"invited": 0, "drafted": 1, "exempted": 3, "assessed": 4, "not_asked": 5}
STEPS = (
    ("open", word("Gathering material")), ("computed", word("Computed")), ("delivered", word("Sheets delivered")),
    ("decided", word("Decided together")), ("final", word("Final")),
)  # fmt: skip
TAKING_PART: dict[str, tuple[Word, str]] = {
    "invited": (word("not begun"), "bad"),
    "drafted": (word("draft"), "watch"),
    "assessed": (word("assessed itself"), "ok"),
    "exempted": (word("exempted"), "none"),
    "not_asked": (word("not asked"), "none"),
}
ABSENT = (word("did not take part"), "bad")
CHANGED: dict[str, Word] = {
    "renamed": word("renamed"), "moved": word("moved"), "retyped": word("type changed"), "ended": word("ended"),
    "untitled": word("lost the title"),
}  # fmt: skip
WHOLE = frozenset({Role.PROVINCE, Role.AUDITOR})  # who sees versions, experts and what would move today


@dataclass(frozen=True)
class StepShown:
    """One step of a round, with the day on which it was taken or ends."""

    name: Word
    status: str
    note: Word | str


@page("evaluations.see_rounds")
def rounds(request: HttpRequest) -> HttpResponse:
    """What is asked of me first, then every round that I have a part in."""
    return _list(request)


def _list(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    rows, may_open = queries.rounds(by), permissions.may(by, "evaluations.open_round")
    return render(request, "office/rounds.html", {
        "rounds": [(r, round_asks.asked(r, by)) for r in rows], "may_open": may_open, "refusal": refusal,
        "sent": request.POST, "schemes": _in_force(by) if may_open else (), "periods": choices() if may_open else (),
    }, status=409 if refusal else 200)  # fmt: skip


def _in_force(by: Actor) -> list[SchemeLine]:
    return [s for s in queries.schemes(by, on=clock.today()) if s.is_in_force]


def _scheme(by: Actor, chosen: str) -> Any:
    """The wording that was chosen, by its code and number."""
    code, _, number = chosen.rpartition(" ")
    return queries.scheme_record(by, code, int(number) if number.isdecimal() else 0)


@page("evaluations.open_round", "POST")
def open_round(request: HttpRequest) -> HttpResponse:
    """Open a round on frozen figures; what stands in the way is said at the form."""
    by = acting(request)
    sent = request.POST
    try:
        period = periods.parse(sent.get("period", ""))
        made = acts.open_round(
            _scheme(by, sent.get("scheme", "")), by=by, at=clock.now(), period=period, name=sent.get("name", ""),
            assess_self_by=day_of(sent.get("assess_self_by", "")),
        )  # fmt: skip
    except Malformed as malformed:
        return _list(request, NotFound(malformed.what, remedy=malformed.remedy))
    except NotYours:
        raise
    except Refusal as refusal:
        return _list(request, refusal)
    messages.success(request, gettext("The round is open. Every unit is asked for its self-assessment."))
    return redirect("office:round", pk=made.pk)


@page("evaluations.see_rounds")
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a round is: its steps, who has still to do what, and what I may do now."""
    if acting(request).role is Role.EXPERT:
        return redirect("panel:tasks", pk=pk)
    return show(request, pk)


def show(request: HttpRequest, pk: int, verb: str = "", refusal: Refusal | None = None) -> HttpResponse:
    """The page of a round; a refusal is said at the form of its verb, with what was typed."""
    by = acting(request)
    shown = queries.round_(by, pk, on=clock.today())
    units, whole = _worst(shown), by.role in WHOLE
    return render(request, "office/round.html", {
        "shown": shown, "line": shown.line, "steps": steps(shown), "units": units,
        "counts": Counter(p.state for p in shown.participants), "asks": round_asks.asks(shown, by),
        "next": word("The next step is another person’s."),
        "places": {code: d.name for code, d in registry.division_names(clock.today()).items()},
        "names": {p.unit: p.name for p in shown.participants},
        "may": {v for v in shown.moves if permissions.may(by, f"evaluations.{v}")},
        "may_judge": permissions.may(by, "evaluations.give_mark"),
        "may_confirm": permissions.may(by, "evaluations.confirm_veto"), "kept_from": queries.kept_from(by, pk),
        "vetoes": queries.vetoes(by, pk), "appeals": queries.appeals(by, pk), "comments": queries.comments(by, pk),
        "scheme": queries.scheme_of(queries.round_record(by, pk)), "changed": CHANGED,
        "sees_numbers": bool(shown.line.version) and (whole or shown.line.state == "final"),
        "sees_sheets": shown.line.state in ("delivered", "decided", "final") or whole and bool(shown.line.version),
        "refusal": refusal, "verb": verb, "sent": request.POST, **(_whole(by, shown) if whole else {}),
    }, status=409 if refusal else 200)  # fmt: skip


def _whole(by: Actor, shown: RoundOverview) -> dict[str, Any]:
    """What only those who run or audit a round see."""
    pk, experts = shown.line.id, permissions.may(by, "evaluations.assign")
    return {
        "revised": queries.revised_since(by, pk) if shown.line.version else (), "assigned": _assigned(by, pk),
        "experts": people.posted_as(Role.EXPERT, on=clock.today()) if experts else (), "sees_experts": True,
    }  # fmt: skip


def _assigned(by: Actor, pk: int) -> dict[str, list[str]]:
    """The names of the experts of each unit that has any."""
    out: dict[str, list[str]] = {}
    for unit, _, name in queries.assigned(by, pk):
        out.setdefault(unit, []).append(name)
    return out


def of_round(found: Any, round_: Any) -> Any:
    """A record of a round, if it is one of this round. Errors: NotFound."""
    if found.round_id != round_.pk:
        raise permissions.out_of_sight()
    return found


def steps(shown: RoundOverview) -> list[StepShown]:
    """The steps of a round: done, now, to come."""
    line, order = shown.line, [code for code, _ in STEPS]
    at = order.index(line.state) if line.state in order else -1
    ended = timezone.localtime(line.finalised_at).date() if line.finalised_at else None
    notes = {"open": line.assess_self_by, "delivered": line.appeal_by, "final": ended}
    out = []
    for n, (code, name) in enumerate(STEPS):
        status = "done" if n < at or line.state == "final" else "now" if n == at else ""
        out.append(StepShown(name, status, _note(code, notes.get(code))))
    return out


def _note(code: str, until: date | None) -> Word | str:
    if until is None:
        return ""
    if code == "open":
        return word("self-assessment until {day}", day=until.isoformat())
    return word("appeals until {day}", day=until.isoformat()) if code == "delivered" else until.isoformat()


def _worst(shown: RoundOverview) -> list[tuple[ParticipantLine, Word, str]]:
    """Who has most left to do stands first; once the round is computed, who has not done it took no part."""
    gathered = shown.line.state not in ("open", "given_up")
    names = TAKING_PART | ({"invited": ABSENT, "drafted": ABSENT} if gathered else {})
    ordered = sorted(shown.participants, key=lambda p: (ORDER[p.state], _left(p), p.unit))
    return [(p, *names[p.state]) for p in ordered]


def _left(p: ParticipantLine) -> int:
    return p.marks[0] - p.marks[1] if p.marks else 0
