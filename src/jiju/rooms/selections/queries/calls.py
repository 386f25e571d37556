"""Reads: the calls there are, and one call with its stages, lists and what the reader may do with it."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Stage
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Call
from jiju.rooms.selections.queries.drafts import Told, call_state, drafts, is_draft, told
from jiju.rooms.selections.queries.finding import applications_seen, call_record, calls_seen
from jiju.rooms.selections.queries.lists import sent_lists
from jiju.rooms.selections.queries.parts import kept_from
from jiju.rooms.selections.queries.stored import procedure_of, quotas_of
from jiju.rooms.selections.shapes import CallLine, CallShown, StageShown
from jiju.rooms.selections.states import CALLS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached

OWN_VERBS = ("extend_call", "start_application", "ask_unsealing", "unseal", "give_up_call")  # on a call, of this part


def calls(by: Actor) -> tuple[CallLine, ...]:
    """Every call, the newest first, with how many applications of the reader's area it has."""
    found = list(calls_seen(by))
    inside = drafts(by, found)
    rows = [(a.call_id, told(a, hidden=a.call_id in inside).state) for a in applications_seen(by)]
    mine = Counter(call for call, _ in rows)
    living = Counter(call for call, state in rows if state in (*checks.LIVING, "entered"))
    return tuple(_line(c, mine[c.pk], living[c.pk], hidden=c.pk in inside) for c in found)


def _line(c: Call, mine: int, living: int, *, hidden: bool) -> CallLine:
    shape = procedure_of(c)
    return CallLine(
        c.pk, c.name, c.procedure, shape.name, shape.opens, *call_state(c, hidden=hidden), c.opens_at, c.closes_at,
        mine, living,
    )  # fmt: skip


def call(by: Actor, pk: int, *, at: datetime) -> CallShown:
    """One call.

    Errors   NotFound
    """
    found = call_record(by, pk)
    hidden = is_draft(by, found)
    rows = [told(a, hidden=hidden) for a in applications_seen(by).filter(call=found)]
    names = people.names_of([n for n in (found.opened_by, found.asked_by, found.unsealed_by) if n])
    living = sum(a.state in (*checks.LIVING, "entered") for a in rows)
    return CallShown(
        _line(found, len(rows), living, hidden=hidden), procedure_of(found), found.notice, found.period, found.digest,
        found.seed_digest, tuple(quotas_of(found).items()), found.reason, names.get(found.opened_by, found.opened_by),
        names.get(found.asked_by, found.asked_by), found.asked_at, names.get(found.unsealed_by, found.unsealed_by),
        found.unsealed_at, _stages(found, rows), sent_lists(by, found), attached(found), _verbs(by, found, at),
    )  # fmt: skip


def _stages(call: Call, rows: list[Told]) -> tuple[StageShown, ...]:
    here = [_stage(s, call, rows) for s in procedure_of(call).stages]
    last = max((n for n, s in enumerate(here) if s.count), default=-1)
    if call.state == "issued":
        last = len(here)
    return tuple(
        StageShown(s.stage, s.count, s.due, "now" if s.count else "done" if n < last else "")
        for n, s in enumerate(here)
    )


def _stage(stage: Stage, call: Call, rows: list[Told]) -> StageShown:
    if stage.kind == "apply":
        held = [a for a in rows if a.state in ("draft", "submitted")]
        due: date | None = None
    else:
        held = [a for a in rows if a.stage == stage.id and a.state in checks.LIVING]
        due = min((a.due for a in held if a.due), default=None)
    return StageShown(stage, len(held), due, "")


def _verbs(by: Actor, call: Call, at: datetime) -> tuple[str, ...]:
    """What the reader may do with the call now; whether it is too early or another person's turn included."""
    known = [v for v in CALLS.possible(call.state) if v in OWN_VERBS and permissions.may(by, f"selections.{v}")]
    over = call.closes_at is not None and at >= call.closes_at
    shut = over or call.asked_at is not None
    ahead = {"extend_call", "start_application"}
    out = [v for v in known if not (shut and v in ahead) and not (not over and v in {"ask_unsealing", "unseal"})]
    if "unseal" in out and call.asked_by in {"", by.person}:
        out.remove("unseal")
    if "ask_unsealing" in out and call.asked_by:
        out.remove("ask_unsealing")
    kept = kept_from(by, call) if out else {}
    return tuple(v for v in out if v not in kept)
