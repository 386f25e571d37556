"""A scheme tried on a past period beside another one, and a zone held against its conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core import periods
from jiju.core.periods import Kind, Period
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.shapes import GroupTrial, Trial, TrialLine
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Scheme
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import choices


@dataclass(frozen=True)
class GroupLines:
    """One group of peers on trial: how many have each grade, and who would stand where."""

    name: str
    group: GroupTrial
    grades: tuple[tuple[str, int, int], ...]
    lines: tuple[TrialLine, ...]


def periods_of(kind: Kind) -> list[Period]:
    """The periods of a kind on which a scheme may be tried, the newest first."""
    ended = choices()
    if kind == "quarter":
        return ended
    numbers = range(1, periods.PER_YEAR[kind] + 1)
    found = [Period(year, n, kind) for year in sorted({p.year for p in ended}) for n in numbers]
    return [p for p in reversed(found) if p.last_day <= ended[0].last_day] or ended


def trial_lines(done: Trial) -> dict[str, Any]:
    """A trial as its page shows it."""
    names = {t.code: t.name for t in programmes.plan().types}
    shown = [_group(g, done, names) for g in done.groups]
    moved = [n for n in done.lines if n.moved]
    return {
        "groups": [g for g in shown if g.lines],
        "moved": len(moved), "changed": sum(n.changes_grade for n in done.lines),
        "farthest": max(moved, key=lambda n: abs(n.moved or 0), default=None),
        "small": [g for g in shown if g.group.is_small and g.lines],
    }  # fmt: skip


def _group(group: GroupTrial, done: Trial, names: dict[str, str]) -> GroupLines:
    lines = tuple(n for n in done.lines if n.after.group == group.group)
    order = [b.grade for b in done.scheme.bands]
    order += [g for g in group.before if g not in order]
    grades = tuple((grade, group.grades.get(grade, 0), group.before.get(grade, 0)) for grade in order)
    return GroupLines(names.get(group.group, group.group), group, grades, lines)


@page("evaluations.see_trials")
def trial(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What a wording would have given for a past period, beside the one in force or another. Nothing is kept."""
    by = acting(request)
    shown = queries.scheme(by, code, number, on=clock.today())
    offered = periods_of(shown.scheme.period)
    period = next((p for p in offered if str(p) == request.GET.get("period")), offered[0])
    against = _against(by, request.GET.get("against", ""))
    done = queries.trial(by, shown.scheme, period, on=clock.today(), against=against)
    others = [
        (f"{c}.{n}", name, n) for c, name, n in queries.wordings_to_compare(clock.today()) if (c, n) != (code, number)
    ]
    return render(request, "office/scheme_trial.html", {
        "shown": shown, "scheme": shown.scheme, "line": shown.line, "trial": done, "periods": offered,
        "period": str(period), "others": others, "against": request.GET.get("against", ""), **trial_lines(done),
    })  # fmt: skip


def _against(by: Actor, asked: str) -> Scheme | None:
    code, _, number = asked.rpartition(".")
    if not code or not number.isdecimal() or len(number) > 7:
        return None
    return queries.scheme(by, code, int(number), on=clock.today()).scheme


@page("evaluations.see_schemes")
def conditions(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A zone held against the conditions of a scheme, part by part; answers of persons are only supposed here."""
    by = acting(request)
    shown = queries.scheme(by, code, number, on=clock.today())
    offered = periods_of(shown.scheme.period)
    period = next((p for p in offered if str(p) == request.GET.get("period")), offered[0])
    zones = registry.zones(by, period.last_day)
    zone = request.GET.get("zone", "") or (zones[0].code if zones else "")
    answers = (answer.partition(":") for answer in request.GET.getlist("suppose") if answer)
    supposed = {text: kind == "yes" for kind, _, text in answers}
    return render(request, "office/scheme_conditions.html", {
        "shown": shown, "scheme": shown.scheme, "line": shown.line, "zones": zones, "zone": zone, "periods": offered,
        "period": str(period),
        "found": queries.conditions(by, code, number, zone, period, supposed) if zone else (),
    })  # fmt: skip
