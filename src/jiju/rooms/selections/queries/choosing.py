"""Reads: what lies before the meeting of a call, and what was decided there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections.models import Application, Call, CallDecision
from jiju.rooms.selections.queries.applications import unsealed_content
from jiju.rooms.selections.queries.panels import panel_scores
from jiju.rooms.selections.shapes import CallDecisionShown, CandidateLine, NoticeLine
from jiju.rooms.selections.states import APPLICATIONS
from jiju.spine.files import attached_to

OPERATOR = "operator"  # the question of an application whose answer the notice shows


def scores_by_unit(call: Call, rows: Iterable[Application]) -> dict[str, Decimal]:
    """The panel's scores of applications by their units; who has none does not appear. For the program itself."""
    scores = panel_scores(call)
    return {r.unit: scores[r.pk] for r in rows if r.pk in scores}


def decided_applications(call: Call, decision: CallDecision) -> list[Application]:
    """The applications that a decision moved: chosen or passed over. For the program itself."""
    units = [*json.loads(decision.chosen), *json.loads(decision.passed_over)]
    rows = call.applications.filter(unit__in=units).select_for_update(of=("self",))
    return list(rows.order_by("unit"))


def candidates(rows: Iterable[Application], scores: Mapping[str, Decimal], *, chosen: Iterable[str] = (),
               reasons: Mapping[str, str] | None = None) -> tuple[CandidateLine, ...]:  # fmt: skip
    """Applications as the meeting sees them: the best score first, then by name; equal scores share a place."""
    taken, said = set(chosen), reasons or {}
    ordered = sorted(rows, key=lambda r: (-scores.get(r.unit, Decimal(-1)), r.unit_name, r.unit))
    places = {u: 1 + sum(s > scores[u] for s in scores.values()) for u in scores}
    return tuple(
        CandidateLine(
            r.unit, r.unit_name, r.city, r.zone_type, r.state, APPLICATIONS.states[r.state], scores.get(r.unit),
            places.get(r.unit), r.unit in taken, said.get(r.unit, ""),
        )
        for r in ordered
    )  # fmt: skip


def decisions(call: Call) -> tuple[CallDecisionShown, ...]:
    """The decisions of a call, the oldest first. For whoever may see the call."""
    found = list(call.decisions.order_by("pk"))
    names = people.names_of([n for d in found for n in (d.recorded_by, d.taken_back_by) if n])
    files = attached_to(CallDecision._meta.label, [str(d.pk) for d in found])
    rows = {r.unit: r for r in call.applications.order_by("unit")}
    return tuple(_decision(d, rows, names, files) for d in found)


def _decision(d: CallDecision, rows: Mapping[str, Application], names: Mapping[str, str], files: Any
              ) -> CallDecisionShown:  # fmt: skip
    chosen = json.loads(d.chosen)
    units = [*chosen, *json.loads(d.passed_over)]
    scores = {unit: Decimal(score) for unit, score in json.loads(d.scores).items()}
    lines = candidates([rows[u] for u in units if u in rows], scores, chosen=chosen, reasons=json.loads(d.reasons))
    return CallDecisionShown(
        d.pk, d.held_on, _members(d.present), _members(d.absent), (d.votes_for, d.votes_against, d.abstained),
        d.minutes, lines, names.get(d.recorded_by, d.recorded_by), d.recorded_at,
        names.get(d.taken_back_by, d.taken_back_by), d.taken_back_because, d.removal, files.get(str(d.pk), ()),
    )  # fmt: skip


def _members(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, post) for name, post in json.loads(text))


def notice_lines(rows: Iterable[Application], on: date) -> tuple[NoticeLine, ...]:
    """The names of a notice with type, place and operator, as far as everybody may know. For the program itself."""
    types = {t.code: t.name for t in programmes.plan().types}
    places = registry.division_names(on)

    def place(row: Application) -> str:
        return "".join(places[code].name for code in (row.city, row.county) if code in places)

    return tuple(
        NoticeLine(
            r.unit, r.unit_name, types.get(r.zone_type, ""), place(r), unsealed_content(r).answers.get(OPERATOR, "")
        )
        for r in rows
    )
