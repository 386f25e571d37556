"""One unit to judge: the material on the left, the score sheet on the right, and nobody else’s score anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import Cause, GivenMark, Said, Task
from jiju.rooms.programmes.shapes import Adjustment, Item
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.appeals import number_of
from jiju.web.office.formulas import decimals_of
from jiju.web.panel.tasks import round_tasks

LINE = "proof-"


@dataclass(frozen=True)
class Judged:
    """One item on the score sheet.

    Shape    kind: points, checklist, cases; typed: what was just sent for it, if it was refused
    """

    one: Item | Adjustment
    kind: str
    given: GivenMark | None
    lines: tuple[tuple[Any, bool, str], ...]
    typed: Mapping[str, str]


@dataclass(frozen=True)
class Material:
    """A frozen value with what it was worked out from, and the unit's own words."""

    item: Item
    unit: str
    value: Decimal | None
    decimals: int
    causes: list[tuple[Cause, int]]
    said: Said | None


@page("evaluations.give_mark")
def task(request: HttpRequest, pk: int, unit: str) -> HttpResponse:
    """One unit with its material and my own marks."""
    return _show(request, pk, unit)


def _show(request: HttpRequest, pk: int, unit: str, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    found = queries.round_record(by, pk)
    line = next(r for r in queries.rounds(by) if r.id == found.pk)
    shown, mine = queries.task(by, pk, unit), round_tasks(by, line)
    order = [n.task.unit for n in mine.units]
    at = order.index(unit) if unit in order else -1
    return render(request, "panel/task.html", {
        "task": shown, "line": line, "judged": [_judged(one, shown, request) for one in shown.judged],
        "material": [_material(*row, shown.said.get(row[0].id)) for row in shown.material],
        "said": [(one, shown.said[one.id]) for one in shown.judged if one.id in shown.said],
        "is_open": line.state == "open", "refusal": refusal, "at": request.POST.get("item", ""),
        "mine": mine, "following": next((u for u in order[at + 1:] + order[:at] if u != unit), ""),
        "is_expert": by.role is Role.EXPERT, "names": {n.task.unit: n.task.name for n in mine.units},
    }, status=409 if refusal else 200)  # fmt: skip


def _material(item: Item, value: Decimal | None, causes: tuple[Cause, ...], said: Said | None) -> Material:
    unit = queries.measure_of(item)
    return Material(item, unit, value, decimals_of(unit), [(c, decimals_of(c.unit)) for c in causes], said)


def _judged(one: Item | Adjustment, shown: Task, request: HttpRequest) -> Judged:
    given = next((m for m in shown.given if m.item == one.id), None)
    typed = request.POST.dict() if request.POST.get("item") == one.id else {}
    if isinstance(one, Adjustment):
        return Judged(one, "cases", given, (), typed)
    if one.source == "expert":
        return Judged(one, "points", given, (), typed)
    kept = given.lines if given else {}
    ticked = set(request.POST.getlist("line")) if typed else set(kept)
    rows = tuple((c, c.id in ticked, typed.get(f"{LINE}{c.id}", kept.get(c.id, ""))) for c in one.checklist)
    return Judged(one, "checklist", given, rows, typed)


@page("evaluations.give_mark", "POST")
def give_mark(request: HttpRequest, pk: int, unit: str) -> HttpResponse:
    """Judge one item; what stands in the way is said at the item, and what was typed stays."""
    by = acting(request)
    sent = request.POST
    try:
        acts.give_mark(
            queries.round_record(by, pk), by=by, at=clock.now(), unit=unit, item=sent.get("item", ""),
            reason=sent.get("reason", ""), evidence=sent.get("evidence", ""), **_given(request),
        )  # fmt: skip
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, unit, refusal)
    messages.success(request, gettext("Kept. You may change it until the round is computed."))
    return redirect("panel:task", pk=pk, unit=unit)


def _given(request: HttpRequest) -> dict[str, Any]:
    """The points, the ticked lines with what proves each, or the cases, as the form was."""
    sent, kind = request.POST, request.POST.get("kind", "")
    if kind == "checklist":
        return {"ticked": {line: sent.get(f"{LINE}{line}", "") for line in sent.getlist("line")}}
    number: Decimal = number_of(sent.get("points", ""))
    return {"cases" if kind == "cases" else "points": number}
