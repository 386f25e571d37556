"""Reads: where a call stands between decision and plaque, and what its reader may do there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jiju.core.words import Word, word
from jiju.rooms.programmes.shapes import Procedure, StageKind, Vote
from jiju.rooms.selections.models import Call
from jiju.rooms.selections.queries.calling import deciding_record
from jiju.rooms.selections.queries.choosing import candidates, decisions, scores_by_unit
from jiju.rooms.selections.queries.finding import standing_at, still_behind
from jiju.rooms.selections.queries.noticing import notice_of, objections
from jiju.rooms.selections.queries.parts import kept_from
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.rooms.selections.shapes import NoticeShown, Standing, TitleGranted
from jiju.rooms.selections.states import CALLS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

VERBS: dict[str, StageKind] = {
    "decide_call": "decide", "take_decision_back": "decide", "publish_notice": "notice", "issue_batch": "issue",
    "hang_plaque": "plaque",
}  # fmt: skip


def outcome(by: Actor, pk: int, *, on: date) -> Standing:
    """A call between decision and plaque.

    Errors   NotFound when it is missing or none of this person's
    """
    call = deciding_record(by, pk)
    procedure, notice = procedure_of(call), notice_of(call, on=on)
    decide = procedure.first("decide")
    here = [r for r in standing_at(call, decide.id) if r.state == "going"] if decide else []
    behind = [r.unit_name for r in still_behind(call, decide.id)] if decide and call.state == "unsealed" else []
    scores = scores_by_unit(call, here)
    sees, titles = permissions.may(by, "selections.see_objections"), _titles(call)
    verbs = [v for v in _verbs(by, call, procedure) if v != "hang_plaque" or any(t.plaque_on is None for t in titles)]
    return Standing(
        call.pk, call.name, procedure, call.state, CALLS.states[call.state], candidates(here, scores), tuple(behind),
        bool(scores), (decide.vote if decide else None) or Vote(), decisions(call), notice,
        tuple(objections(by, call=pk)) if sees else (), titles, tuple(verbs),
        kept_from(by, call), tuple(_blocks(call, notice)),
    )  # fmt: skip


def _titles(call: Call) -> tuple[TitleGranted, ...]:
    return tuple(
        TitleGranted(t.pk, t.unit, t.unit_name, t.batch, t.document, t.since, t.until, t.plaque_on, t.plaque_number)
        for t in call.titles.order_by("unit")
    )


def _verbs(by: Actor, call: Call, procedure: Procedure) -> tuple[str, ...]:
    """What may be done now by this person's office, the second person aside."""
    possible = [v for v in CALLS.possible(call.state) if v in VERBS and permissions.may(by, f"selections.{v}")]
    return tuple(v for v in possible if _is_for(by, procedure, VERBS[v]))


def _is_for(by: Actor, procedure: Procedure, kind: StageKind) -> bool:
    stage = procedure.first(kind)
    return stage is not None and by.role.value in (stage.by or (Role.PROVINCE.value,))


def _blocks(call: Call, notice: NoticeShown | None) -> Iterator[Word]:
    """What must come first before the batch is published."""
    if notice is None or call.state != "noticed":
        return
    if notice.days_left >= 0:
        yield word("the notice runs until {day}", day=notice.last_day.isoformat())
    waiting = call.public_notice.objections.filter(state__in=("raised", "proposed")).count()
    if waiting:
        yield word("{n} objections wait for a ruling", n=waiting)
    if not call.applications.filter(state="chosen").exists():
        yield word("every name on the notice was struck")
