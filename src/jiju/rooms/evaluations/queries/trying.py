"""Reads: a scheme tried on a past period, and a zone held against the conditions of a scheme. Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.queries.measuring import measure
from jiju.rooms.evaluations.queries.meeting import findings_of
from jiju.rooms.evaluations.queries.schemes import scheme_record, shape_of, to_rank_by
from jiju.rooms.evaluations.shapes import ConditionFinding, Snapshot, Standing, Trial, TrialLine
from jiju.rooms.programmes.shapes import Scheme
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place


def trial(by: Actor, scheme: Scheme, period: Period, *, on: date, against: Scheme | None = None) -> Trial:
    """What a scheme would have given for a period, beside another named one, the one in force, or the newest.

    Errors   NotFound when the period is of another kind, or nothing has been accepted for it
    """
    permissions.ask(by, "evaluations.see_trials")
    if period.kind != scheme.period:
        raise NotFound(
            word("The scheme runs by the {kind}; {period} is none.", kind=scheme.period, period=str(period)),
            remedy=word("Choose such a period."),
        )
    other = against or _beside(scheme, on)
    snapshot = measure(scheme, period)
    _refuse_empty(snapshot, period)
    beside = measure(other, period) if other is not None and other.units == scheme.units else None
    done = checks.trial_of(scheme, snapshot, other if beside is not None else None, beside, period)
    return replace(done, lines=tuple(n for n in done.lines if by.scope.covers(_place(n.after))))


def _beside(scheme: Scheme, on: date) -> Scheme | None:
    """The wording in force, else the newest that nobody has withdrawn. Missing: None, where that is this very one."""
    row = to_rank_by(scheme.id, on)
    other = None if row is None else shape_of(row.definition)
    return None if other == scheme else other


def _refuse_empty(snapshot: Snapshot, period: Period) -> None:
    if not any(unit.values for unit in snapshot.units):
        raise NotFound(
            word("Nothing has been accepted for {period}.", period=str(period)),
            remedy=word("Try the scheme on a period whose filings have been accepted."),
        )


def _place(row: Standing) -> Place:
    return Place(row.city, row.county, row.unit, row.zone_type)


def trial_json(done: Trial) -> dict[str, Any]:
    """A trial as the command line prints it."""
    return {
        "scheme": done.scheme.id, "against": done.against.id if done.against else None, "period": str(done.period),
        "vintage": done.vintage, "left_out": [i.id for i in done.left_out],
        "unmeasured": [i.id for i in done.unmeasured],
        "groups": [{"group": g.group, "units": g.units, "too_small": g.is_small, "grades": g.grades, "before": g.before}
                   for g in done.groups],
        "rows": [_row(line) for line in done.lines],
    }  # fmt: skip


def _row(line: TrialLine) -> dict[str, Any]:
    after, before = line.after, line.before
    return {
        "unit": after.unit, "name": after.name, "group": after.group, "score": _number(after),
        "rank": after.rank or None, "grade": after.grade, "moved": line.moved, "before": None if before is None else
        {"score": _number(before), "rank": before.rank or None, "grade": before.grade},
    }  # fmt: skip


def _number(row: Standing) -> float | None:
    return None if row.score is None else float(row.score)


def conditions(
    by: Actor, code: str, number: int, zone: str, period: Period, judged: Mapping[str, bool] | None = None
) -> tuple[ConditionFinding, ...]:
    """How a zone stands to each condition of a scheme that is asked of its type, part by part.

    Missing  what is absent stays unknown; enterprises are counted where three or more have reported
    Errors   NotFound for a zone out of reach
    """
    scheme = shape_of(scheme_record(by, code, number).definition)
    found = next((z for z in registry.zones(by, period.last_day) if z.code == zone), None)
    if found is None:
        raise permissions.out_of_sight()
    return findings_of(scheme, [found], period, judged)[zone]
