"""Reads: a round computed again, from its record alone and with the figures of today."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from jiju.core import periods
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Result, Round
from jiju.rooms.evaluations.queries.finding import WHOLE, round_record, scheme_of, snapshot_of
from jiju.rooms.evaluations.queries.measuring import measure, measure_of
from jiju.rooms.evaluations.queries.ranking import place_of
from jiju.rooms.evaluations.queries.seeing import DELIVERED, result_seen
from jiju.rooms.evaluations.shapes import (
    Measured,
    Replay,
    ReplayedVersion,
    Revised,
    RevisedValue,
    Snapshot,
    Standing,
)
from jiju.rooms.figures.shapes import Edition
from jiju.spine import permissions, reading
from jiju.spine.actors import Actor

SEALED_BY = {
    "computed": "evaluations.compute", "recomputed": "evaluations.recompute", "appeal": "evaluations.uphold_appeal",
    "correction": "evaluations.approve_correction",
}  # fmt: skip


def replay(by: Actor, round_id: int) -> Replay:
    """Every version computed again from what is stored with it, and the figures measured again as of their vintage.

    Errors   NotFound to whoever neither runs nor audits rounds
    """
    round_ = round_record(by, round_id)
    if by.role not in WHOLE:
        raise permissions.out_of_sight()
    sealed = _sealed(round_)
    versions = tuple(_again(round_, r, sealed) for r in round_.results.order_by("number"))
    again = checks.digest_of(checks.snapshot_text(_measured(round_, round_.vintage)))
    return Replay(round_.pk, versions, round_.snapshot_digest, checks.digest_of(round_.snapshot), again)


def _measured(round_: Round, edition: Edition) -> Snapshot:
    """The units of the round measured again: figures afresh, and as they were frozen what has no vintages.

    The quality of reporting and the results of other rounds go on changing after the day on which they were read.
    """
    scheme, frozen = scheme_of(round_), snapshot_of(round_)
    figures = {i.id for i in scheme.items if i.source == "figure"}
    again = measure(scheme, periods.parse(round_.period), edition=edition)
    old = {u.unit: u for u in frozen.units}
    units = tuple(_mixed(u, old[u.unit], figures) if u.unit in old else u for u in again.units)
    return replace(again, units=units)


def _mixed(new: Measured, old: Measured, figures: set[str]) -> Measured:
    values = {i: v for i, v in new.values.items() if i in figures}
    causes = {i: c for i, c in new.causes.items() if i in figures}
    return replace(
        new, values=values | {i: v for i, v in old.values.items() if i not in figures},
        causes=causes | {i: c for i, c in old.causes.items() if i not in figures},
    )  # fmt: skip


def _again(round_: Round, result: Result, sealed: dict[int, str]) -> ReplayedVersion:
    scheme_digest = hashlib.sha256(round_.scheme.definition.encode()).hexdigest()
    judged = checks.judgements_of(result.judgements)
    rows = checks.compute(scheme_of(round_), snapshot_of(round_), judged)
    digest = checks.result_digest(
        scheme_digest, checks.digest_of(round_.snapshot), checks.judgements_text(judged), checks.standings_text(rows)
    )
    same = checks.standings_text(rows) == result.body
    return ReplayedVersion(
        result.number, result.digest, digest if same else "", sealed.get(result.number) == result.digest
    )


def _sealed(round_: Round) -> dict[int, str]:
    """The digest of each version as the ledger tells it."""
    out = {}
    for action in SEALED_BY.values():
        for entry in reading.entries(action=action).order_by("seq"):
            told: dict[str, Any] = json.loads(entry.body)["data"]
            if told["round"] == round_.pk:
                out[told["version"]] = told["digest"]
    return out


def replay_json(by: Actor, round_id: int) -> dict[str, Any]:
    """A replay as the command line prints it."""
    found = replay(by, round_id)
    return {
        "round": found.round, "ok": found.ok,
        "versions": [
            {"number": v.number, "digest": v.digest, "recomputed": v.recomputed, "sealed": v.sealed, "equal": v.equal}
            for v in found.versions
        ],
        "snapshot": {
            "digest": found.snapshot, "stored": found.stored, "remeasured": found.remeasured,
            "equal": found.snapshot == found.stored == found.remeasured,
        },
    }  # fmt: skip


def revised_since(by: Actor, round_id: int) -> tuple[Revised, ...]:
    """Units whose figures were revised after the snapshot, or that would stand elsewhere for it. Never applied.

    Shape    of the own area, those that would move most first; judgements stay as they are
    Errors   NotFound, NotNow: as for sheets
    """
    round_ = round_record(by, round_id)
    if by.role not in WHOLE and round_.state not in DELIVERED:
        return ()
    result = result_seen(by, round_, None)
    before, after = snapshot_of(round_), _today(round_)
    judged = checks.judgements_of(result.judgements)
    then = {r.unit: r for r in checks.standings_of(result.body)}
    now = {r.unit: r for r in checks.compute(scheme_of(round_), after, judged)}
    old = {u.unit: u for u in before.units}
    found = [
        _revised(round_, then[u.unit], now[u.unit], old[u.unit], u)
        for u in after.units if by.scope.covers(place_of(then[u.unit]))
    ]  # fmt: skip
    moved = [r for r in found if r.values or r.rank[0] != r.rank[1] or r.grade[0] != r.grade[1]]
    return tuple(sorted(moved, key=lambda r: (-abs(r.rank[0] - r.rank[1]), not r.values, r.unit)))


def _today(round_: Round) -> Snapshot:
    """The units of the round with the figures of today."""
    frozen = snapshot_of(round_)
    today = {u.unit: u.values for u in _measured(round_, "current").units}
    return replace(frozen, units=tuple(replace(u, values=today.get(u.unit, u.values)) for u in frozen.units))


def _revised(round_: Round, then: Standing, now: Standing, old: Measured, new: Measured) -> Revised:
    values = tuple(
        RevisedValue(i.id, i.name, measure_of(i), old.values.get(i.id), new.values.get(i.id))
        for i in scheme_of(round_).items if old.values.get(i.id) != new.values.get(i.id)
    )  # fmt: skip
    return Revised(
        then.unit, then.name, values, (then.rank, now.rank), (then.score, now.score), (then.grade, now.grade)
    )
