"""The collective decision on a round: what blocks it, the meeting, a reason for each unit close to a line, the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import RoundOverview, Standing, StandingsShown
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import FilesAreNotKept
from jiju.web import charts, clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.appeals import number_of
from jiju.web.office.meetings import meeting_of
from jiju.web.office.rounds import WHOLE, of_round, steps
from jiju.web.office.sheet import line_name
from jiju.web.office.standings import group_names
from jiju.web.uploads import uploads

REASON = "reason-"


@dataclass(frozen=True)
class NearLine:
    """A unit close to a line: where it stands, how likely it is across each line, the reason that was typed."""

    row: Standing
    group: str
    chances: tuple[tuple[Word, str], ...]
    reason: str


@page("evaluations.see_rounds")
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision as it was taken, or what is needed for it."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, verb: str = "", refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    held, shown = queries.standings(by, pk), queries.round_(by, pk, on=clock.today())
    standing = next((d for d in shown.decisions if not d.taken_back_by), None)
    return render(request, "office/decision.html", {
        "shown": shown, "line": shown.line, "steps": steps(shown), "decision": standing, "version": held.version,
        "taken_back": [d for d in shown.decisions if d.taken_back_by], "near": _near(held, request, standing),
        "may": {v for v in shown.moves if permissions.may(by, f"evaluations.{v}")}, "blocks": _blocks(shown),
        "kept_from": queries.kept_from(by, pk), "verb": verb, "refusal": refusal, "sent": request.POST,
        "files_refused": refusal if isinstance(refusal, FilesAreNotKept) else None, "today": clock.today(),
        "names": {r.unit: r.name for r in held.rows}, **(_proof(by, shown) if by.role in WHOLE else {}),
    }, status=409 if refusal else 200)  # fmt: skip


def _proof(by: Actor, shown: RoundOverview) -> dict[str, Any]:
    """What is shown to those who run or audit the round once it is final: whether it recomputes, and corrections."""
    if shown.line.state != "final":
        return {}
    pk = shown.line.id
    return {
        "replay": queries.replay(by, pk), "corrections": queries.corrections(by, pk),
        "scheme": queries.scheme_of(queries.round_record(by, pk)), "sees_corrections": True,
        "may_decide": permissions.may(by, "evaluations.approve_correction"),
    }  # fmt: skip


def _blocks(shown: RoundOverview) -> list[tuple[Word, str]]:
    """What must be settled first, with the part of the round's page where it is settled."""
    out = []
    if shown.appeals_open:
        out.append((word("{n} appeals wait for a ruling", n=shown.appeals_open), "appeals"))
    if shown.vetoes_open:
        out.append((word("{n} vetoes wait for a second person", n=shown.vetoes_open), "vetoes"))
    if shown.days_left is not None and shown.days_left >= 0:
        out.append((word("units may appeal until {day}", day=str(shown.line.appeal_by)), "appeals"))
    return out


def _near(held: StandingsShown, request: HttpRequest, standing: Any) -> list[NearLine]:
    """The units close to a line, with the reason that is being typed or was decided."""
    groups, kept = group_names(), standing.borderline if standing else {}
    own = [r for r in held.rows if r.parts or r.unit in held.borderline]  # a foreign unit's reason is its own affair
    rows = sorted((r for r in own if r.unit in held.borderline or r.unit in kept), key=lambda r: (r.group, r.rank))
    return [
        NearLine(r, groups.get(r.group, r.group), _chances(held, r.unit),
                 request.POST.get(f"{REASON}{r.unit}", kept.get(r.unit, "")))
        for r in rows
    ]  # fmt: skip


def _chances(held: StandingsShown, unit: str) -> tuple[tuple[Word, str], ...]:
    sure = held.sureness.get(unit)
    near = held.borderline.get(unit, ())
    return tuple((line_name(n, held.lines), charts.percent(sure.chances[n][0])) for n in near) if sure else ()


def _attempt(request: HttpRequest, pk: int, verb: str, deed: Callable[[Actor], Any], told: str) -> HttpResponse:
    """Take a step, or say at its form why not; what was typed stays."""
    by = acting(request)
    try:
        deed(by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, verb, refusal)
    messages.success(request, told)
    return redirect("office:decision", pk=pk)


@page("evaluations.decide_round", "POST")
def decide_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the members decided, with the minutes and a reason for each unit close to a line."""
    sent = request.POST
    given = {n.removeprefix(REASON): sent.get(n, "") for n in sent if n.startswith(REASON)}

    def decide(by: Actor) -> None:
        acts.decide_round(
            queries.round_record(by, pk), by=by, at=clock.now(), meeting=meeting_of(sent.dict()), borderline=given,
            uploads=uploads(request),
        )  # fmt: skip

    return _attempt(request, pk, "decide_round", decide, gettext("Recorded. Another person makes the round final."))


@page("evaluations.take_decision_back", "POST")
def take_decision_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the decision back before it is final."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, "take_decision_back",
        lambda by: acts.take_decision_back(queries.round_record(by, pk), by=by, at=clock.now(), reason=reason),
        gettext("Taken back. It stays on record."),
    )  # fmt: skip


@page("evaluations.finalise_round", "POST")
def finalise_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the round final, as another person."""
    return _attempt(
        request, pk, "finalise_round",
        lambda by: acts.finalise_round(queries.round_record(by, pk), by=by, at=clock.now()),
        gettext("The round is final. What follows from it is proposed, and decided by persons."),
    )  # fmt: skip


@page("evaluations.ask_correction", "POST")
def ask_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that one value of the final result be another."""
    sent = request.POST

    def ask(by: Actor) -> None:
        acts.ask_correction(
            queries.round_record(by, pk), by=by, at=clock.now(), unit=sent.get("unit", ""), item=sent.get("item", ""),
            value=number_of(sent.get("value", "")), reason=sent.get("reason", ""), evidence=sent.get("evidence", ""),
        )  # fmt: skip

    told = gettext("Asked. Nothing changes before another person approves.")
    return _attempt(request, pk, "ask_correction", ask, told)


@page("evaluations.approve_correction", "POST")
def approve_correction(request: HttpRequest, pk: int, correction: int) -> HttpResponse:
    """Approve a correction that another person asked for."""
    return _answer(request, pk, correction, acts.approve_correction, gettext("Approved: a new version follows it."))


@page("evaluations.refuse_correction", "POST")
def refuse_correction(request: HttpRequest, pk: int, correction: int) -> HttpResponse:
    """Refuse a correction that another person asked for."""
    return _answer(request, pk, correction, acts.refuse_correction, gettext("Refused: the result stays as it is."))


def _answer(request: HttpRequest, pk: int, correction: int, verb: Callable[..., Any], told: str) -> HttpResponse:
    answer = request.POST.get("answer", "")
    return _attempt(
        request, pk, f"{verb.__name__}-{correction}",
        lambda by: verb(
            of_round(queries.correction_record(by, correction), queries.round_record(by, pk)),
            by=by, at=clock.now(), answer=answer,
        ), told,
    )  # fmt: skip
