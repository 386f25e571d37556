"""Reads: the rounds of somebody's area, and how far one of them is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Max

from jiju.core import periods, workdays
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Decision, Result, Round
from jiju.rooms.evaluations.queries.changing import changes_in
from jiju.rooms.evaluations.queries.finding import WHOLE, reachable, round_record, scheme_of
from jiju.rooms.evaluations.queries.judging import marks_given
from jiju.rooms.evaluations.shapes import (
    DecisionShown,
    ParticipantLine,
    RoundLine,
    RoundOverview,
    UnitChange,
    Version,
)
from jiju.rooms.evaluations.states import ROUNDS
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import Attached, attached_to
from jiju.spine.looks import kept
from jiju.spine.roles import Role

DECIDED = frozenset({"decided", "final"})


def rounds(by: Actor) -> list[RoundLine]:
    """The rounds that somebody has a part in, the newest period first."""
    return list(_rounds(by))


@kept
def _rounds(by: Actor) -> tuple[RoundLine, ...]:
    rows = list(reachable(by))
    counts = Round.objects.filter(pk__in=[r.pk for r in rows]).order_by("pk").annotate(
        units=Count("participants", distinct=True), version=Max("results__number"),
    )  # fmt: skip
    known = {pk: (units, version or 0) for pk, units, version in counts.values_list("pk", "units", "version")}
    return tuple(_line(r, *known[r.pk]) for r in rows)


def line_of(round_: Round) -> RoundLine:
    """A round as a line of a list. For the program itself."""
    newest = round_.results.aggregate(n=Max("number"))["n"]
    return _line(round_, round_.participants.count(), newest or 0)


def _line(r: Round, units: int, version: int) -> RoundLine:
    return RoundLine(
        r.pk, r.name, r.scheme_code, r.scheme.name, scheme_of(r).units, periods.parse(r.period), r.state,
        ROUNDS.states[r.state], r.opened_at, r.assess_self_by, r.appeal_by, r.finalised_at, version, units,
    )  # fmt: skip


def round_(by: Actor, pk: int, *, on: date) -> RoundOverview:
    """How far a round is: who has assessed itself, what has been judged, what waits. Never what was judged.

    Shape    units, changes and appeals of the own area; versions and decisions to those who run or audit the round,
             and to everybody once it is final
    Errors   NotFound for a round that the person has no part in
    """
    held = round_record(by, pk)
    open_ = by.role in WHOLE or held.state == "final"
    line = line_of(held)
    participants, marks = _participants(by, held)
    return RoundOverview(
        line=line, participants=participants, marks=marks,
        appeals_open=held.appeals.within(by).filter(state="raised").count(),
        vetoes_open=held.vetoes.within(by).filter(state="raised").count(),
        corrections_open=held.corrections.filter(state="asked").count() if by.role in WHOLE else 0,
        days_left=days_left(line, on), changes=_changes(by, held), versions=_versions(held) if open_ else (),
        decisions=_decisions(held) if open_ else (), moves=tuple(ROUNDS.possible(held.state)),
        vintage=held.vintage, snapshot_digest=held.snapshot_digest, reason=held.reason,
    )  # fmt: skip


def days_left(line: RoundLine, on: date) -> int | None:
    """Days to the end of the term that runs: of the self-assessment, or of appeals."""
    due = {"open": line.assess_self_by, "delivered": line.appeal_by}.get(line.state)
    return workdays.days_left(due, on) if due else None


def _participants(by: Actor, held: Round) -> tuple[tuple[ParticipantLine, ...], tuple[int, int]]:
    """The units of the own area, and how many marks of all that are wanted have been given."""
    if by.role is Role.EXPERT:
        mine = held.assignments.filter(person=by.person).order_by("unit").values_list("unit", flat=True)
        rows = list(held.participants.filter(unit__in=list(mine)).order_by("unit"))
    else:
        rows = list(held.participants.within(by).order_by("unit"))
    wanted, given = _wanted(held, [p.unit for p in rows]), marks_given(held)
    told = by.role in WHOLE | {Role.DEPARTMENT, Role.CITY, Role.COUNTY}
    by_unit = _by_unit(wanted, given)
    commented = Counter(held.comments.order_by("pk").values_list("unit", flat=True))
    appealed = Counter(held.appeals.order_by("pk").values_list("unit", flat=True))
    lines = tuple(
        ParticipantLine(
            p.unit, p.unit_name, p.city, p.county, p.zone_type, p.state, p.exempted_because,
            by_unit.get(p.unit, (0, 0)) if told else None, commented[p.unit] if told else 0, appealed[p.unit],
        )
        for p in rows
    )  # fmt: skip
    sums = by_unit.values() if told else ()
    return lines, (sum(g for g, _ in sums), sum(w for _, w in sums))


def _wanted(held: Round, units: list[str]) -> Mapping[tuple[str, str], int]:
    out = set(held.participants.filter(state="exempted").order_by("unit").values_list("unit", flat=True))
    return checks.marks_wanted(scheme_of(held), [u for u in units if u not in out])


def _by_unit(wanted: Mapping[tuple[str, str], int], given: Counter[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """(given, wanted) of each unit; marks beyond those wanted do not make up for others that lack."""
    out: dict[str, tuple[int, int]] = {}
    for (unit, item), n in wanted.items():
        before = out.get(unit, (0, 0))
        out[unit] = before[0] + min(given[unit, item], n), before[1] + n
    return out


def _changes(by: Actor, held: Round) -> tuple[UnitChange, ...]:
    found = changes_in(held.changes)
    if by.role in WHOLE:
        return found
    seen = set(held.participants.within(by).order_by("unit").values_list("unit", flat=True))
    return tuple(c for c in found if c.unit in seen)


def _versions(held: Round) -> tuple[Version, ...]:
    return versions_of(list(held.results.defer("judgements", "body", "sureness").order_by("-number")))


def versions_of(results: list[Result]) -> tuple[Version, ...]:
    """Versions of a result without their numbers, and by whom. For the program itself."""
    names = people.names_of([n for r in results for n in (r.made_by, r.approved_by)])
    return tuple(
        Version(
            r.number, r.digest, r.cause, r.reason, names.get(r.made_by, r.made_by),
            names.get(r.approved_by, r.approved_by), r.at, r.method,
        )
        for r in results
    )  # fmt: skip


def _decisions(held: Round) -> tuple[DecisionShown, ...]:
    rows = held.decisions.select_related("result").order_by("-pk")
    found = list(rows.defer("result__judgements", "result__body", "result__sureness"))
    names = people.names_of([n for d in found for n in (d.recorded_by, d.finalised_by, d.taken_back_by)])
    files = attached_to(Decision._meta.label, [str(d.pk) for d in found])
    return tuple(_decision(d, names, files.get(str(d.pk), ())) for d in found)


def _decision(d: Decision, names: Mapping[str, str], files: tuple[Attached, ...]) -> DecisionShown:
    return DecisionShown(
        d.held_on, _members(d.present), _members(d.absent), (d.votes_for, d.votes_against, d.abstained), d.minutes,
        d.minutes_file, json.loads(d.borderline), names.get(d.recorded_by, d.recorded_by),
        names.get(d.finalised_by, d.finalised_by), names.get(d.taken_back_by, d.taken_back_by), d.taken_back_because,
        d.result.number, d.result.digest, files,
    )  # fmt: skip


def _members(text: str) -> tuple[tuple[str, str], ...]:
    members: list[Any] = json.loads(text)
    return tuple((name, post) for name, post in members)


def may_see_decision(by: Actor, ident: str) -> bool:
    """Whether a person may open the minutes: who runs or audits rounds, and all in the round once it is final."""
    rows = Decision.objects.filter(pk=int(ident))
    if by.role not in WHOLE:
        rows = rows.filter(round__in=reachable(by).filter(state="final").order_by().values("pk"))
    return permissions.may(by, "evaluations.see_rounds") and by.role is not Role.EXPERT and rows.exists()


def rounds_json(by: Actor) -> list[dict[str, Any]]:
    """The rounds as the command line prints them."""
    return [
        {"round": r.id, "name": r.name, "scheme": r.scheme, "period": str(r.period), "state": r.state,
         "units": r.units, "version": r.version}
        for r in rounds(by)
    ]  # fmt: skip
