"""Reads: one task whole."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Amendment, Delivery, Escalation, Postponement, Resolution, Task, TaskParty
from jiju.rooms.oversight.queries.origins import revised
from jiju.rooms.oversight.queries.seeing import doers_of, task_record
from jiju.rooms.oversight.queries.tasks import around, line, verbs
from jiju.rooms.oversight.queries.units import units_on
from jiju.rooms.oversight.shapes import (
    AmendmentShown,
    DeliveryShown,
    EscalationShown,
    NodeShown,
    Origin,
    PartyShown,
    PostponementShown,
    TaskShown,
    UnitPlaced,
)
from jiju.rooms.oversight.states import OPEN, POSTPONEMENTS
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached_to

Names = dict[str, str]


def task(by: Actor, pk: int, *, on: date) -> TaskShown:
    """One task.

    Errors   NotFound when it is missing or out of sight
    """
    t = task_record(by, pk)
    beside, units = around([t]), units_on(on)
    deliveries = list(Delivery.objects.filter(task=t).select_related("node").order_by("pk"))
    asked = list(Postponement.objects.filter(task=t).order_by("pk"))
    raised = list(Escalation.objects.filter(task=t).order_by("pk"))
    names = people.names_of(_persons(t, deliveries, asked, raised))
    parties = TaskParty.objects.filter(task=t).order_by("pk")
    mine = verbs(by, t, beside, on)
    shown = [_party(p, units) for p in sorted(parties, key=lambda p: (TaskParty.PARTS.index(p.part), p.pk))]
    return TaskShown(
        line=line(by, t, beside, on), wanted=t.wanted,
        origin=Origin(
            t.origin_kind, t.origin_key, t.origin_label, t.origin_path, json.loads(t.origin_figure or "{}")
        ),
        parties=tuple(p for p in shown if p.until is None), before=tuple(p for p in shown if p.until is not None),
        owner=names.get(t.owner, t.owner), owner_left=_owner_left(t, shown, on),
        issued_by=names.get(t.issued_by, t.issued_by), issued_at=t.issued_at,
        accepted_by=names.get(t.accepted_by, t.accepted_by), accepted_at=t.accepted_at, delivered_on=t.delivered_on,
        closed_by=names.get(t.closed_by, t.closed_by), closed_at=t.closed_at, closing=t.closing,
        nodes=tuple(_node(n, on) for n in beside.nodes[t.pk]), deliveries=tuple(_deliveries(deliveries, names)),
        postponements=tuple(_postponement(p, names) for p in asked),
        escalations=tuple(
            EscalationShown(e.level, e.unit_name, names.get(e.person, e.person), e.due, e.made_on) for e in raised
        ),
        verbs=mine, refused=_refused(by, t) if "close_task" in mine else None, revised=revised(t),
        meeting=_meeting(by, t), amendments=_amendments(t),
    )  # fmt: skip


def _amendments(t: Task) -> tuple[AmendmentShown, ...]:
    rows = list(Amendment.objects.filter(task=t).order_by("pk"))
    names = people.names_of(sorted({a.by for a in rows})) if rows else {}
    return tuple(
        AmendmentShown(a.title_before, a.wanted_before, a.reason, names.get(a.by, a.by), a.at) for a in rows
    )  # fmt: skip


def _persons(t: Task, deliveries: list[Any], asked: list[Any], raised: list[Any]) -> list[str]:
    found = {t.owner, t.issued_by, t.accepted_by, t.closed_by}
    found |= {n for d in deliveries for n in (d.by, d.returned_by)} | {e.person for e in raised}
    return sorted((found | {n for p in asked for n in (p.asked_by, p.decided_by)}) - {""})


def _party(p: Any, units: dict[str, UnitPlaced]) -> PartyShown:
    """A unit under the name that it had, with its present name where that is another."""
    now = units.get(p.unit)
    renamed = now.name if now is not None and now.name != p.unit_name else ""
    return PartyShown(p.part, p.unit, p.unit_name, renamed, now is None and p.until is None, p.until,
                      checks.retold(p.reason))  # fmt: skip


def _owner_left(t: Task, parties: list[PartyShown], on: date) -> bool:
    """Whether the person who answers for an open task holds no post at the lead unit any more."""
    if not t.owner or t.state not in OPEN:
        return False
    lead = {p.unit for p in parties if p.part == "lead" and p.until is None}
    return not lead & people.units_of([t.owner], on=on).get(t.owner, set())


def _node(n: Any, on: date) -> NodeShown:
    light = checks.step_light(n.due, n.done_on, on)
    tone, said = checks.TASK_LIGHTS[light]
    done = word("done on time") if light == "closed_on_time" else word("done late")
    return NodeShown(n.pk, n.number, n.what, n.due, n.done_on, tone, done if n.done_on else said)


def _deliveries(rows: list[Any], names: Names) -> Iterable[DeliveryShown]:
    files = attached_to(Delivery._meta.label, [str(d.pk) for d in rows])
    for d in rows:
        yield DeliveryShown(
            d.pk, d.node.number if d.node else None, d.unit_name, names.get(d.by, d.by), d.at, d.text, d.proof,
            d.returned_because, names.get(d.returned_by, d.returned_by), d.returned_at, files.get(str(d.pk), ()),
            _held(d),
        )  # fmt: skip


def _held(d: Any) -> int:
    """For how many days the issuer held a delivery of the whole that was returned: the doers' term did not run."""
    if d.node or d.returned_at is None:
        return 0
    return max(0, (workdays.day_of(d.returned_at) - workdays.day_of(d.at)).days)


def _postponement(p: Any, names: Names) -> PostponementShown:
    return PostponementShown(
        p.pk, p.state, POSTPONEMENTS.states[p.state], p.from_day, p.to_day, p.reason,
        names.get(p.asked_by, p.asked_by), p.asked_at, p.answer, names.get(p.decided_by, p.decided_by), p.decided_at,
    )  # fmt: skip


def _refused(by: Actor, t: Task) -> Word | None:
    if t.state == "delivered" and by.person in doers_of(t):
        return word("You had a hand in doing it; another person of the issuer closes it.")
    return None


def _meeting(by: Actor, t: Task) -> tuple[int, str] | None:
    """The meeting that resolved it, for who sees meetings."""
    if not permissions.may(by, "oversight.see_meetings"):
        return None
    found = Resolution.objects.filter(task=t).select_related("meeting").order_by("pk").first()
    return (found.meeting.pk, found.meeting.title) if found else None
