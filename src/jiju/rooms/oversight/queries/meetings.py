"""Reads: the task force, what a meeting should speak of, and the meetings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from jiju.core.words import Word, word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Light, Resolution, RosterEntry, Task, TaskForceMeeting
from jiju.rooms.oversight.queries.seeing import visible
from jiju.rooms.oversight.queries.tasks import lines
from jiju.rooms.oversight.shapes import (
    AgendaItem,
    MeetingShown,
    MemberShown,
    ResolutionShown,
    RosterShown,
    TaskLine,
)
from jiju.rooms.oversight.states import DOING, MEETINGS, OPEN
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached


def roster(by: Actor, *, on: date) -> RosterShown:
    """The task force: who belongs to it, whose post has ended, who left, and what the plan misses."""
    permissions.ask(by, "oversight.see_meetings")
    shown = _everybody(on)
    members = tuple(m for m in shown if m.until is None or m.until > on)
    return RosterShown(members, tuple(m for m in shown if m not in members), tuple(lacking(members)))


def on_roster(on: date) -> tuple[MemberShown, ...]:
    """Who serves on a day. For the program itself."""
    return tuple(m for m in _everybody(on) if m.since <= on and (m.until is None or m.until > on))


def _everybody(on: date) -> list[MemberShown]:
    rows = list(RosterEntry.objects.order_by("since", "pk"))
    held = people.units_of([r.person for r in rows], on=on)
    return [_member(r, held) for r in sorted(rows, key=lambda r: (RosterEntry.PARTS.index(r.part), r.since, r.pk))]


def _member(r: Any, held: dict[str, set[str]]) -> MemberShown:
    return MemberShown(
        r.pk, r.person, r.name, r.unit, r.unit_name, r.part, r.since, r.until, r.document,
        r.unit in held.get(r.person, set()), r.reason,
    )  # fmt: skip


def lacking(members: tuple[MemberShown, ...]) -> Iterator[Word]:
    """What the task force lacks: a head, an office, and a member of every department that leads a type of zones."""
    there = [m for m in members if m.is_posted]
    if not any(m.part == "head" for m in there):
        yield word("No head is entered.")
    if not any(m.part == "office" for m in there):
        yield word("Nobody of its office is entered.")
    plan = programmes.plan()
    names = {o.id: o.name for o in plan.organisations if not o.generic}
    for code in sorted({lead for t in plan.types for lead in t.leads} & names.keys()):
        if not any(m.unit == code for m in there):
            yield word("No member of {unit} is entered.", unit=names[code])


def roster_record(by: Actor, pk: int) -> RosterEntry:
    """The entry to act upon.

    Errors   NotFound
    """
    permissions.ask(by, "oversight.see_meetings")
    found: RosterEntry | None = RosterEntry.objects.filter(pk=pk).order_by("pk").first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def serving(on: date) -> list[RosterEntry]:
    """The members on a day, the head first. For the program itself."""
    rows = RosterEntry.objects.filter(since__lte=on).order_by("since", "pk")
    found = [r for r in rows if r.until is None or r.until > on]
    return sorted(found, key=lambda r: (RosterEntry.PARTS.index(r.part), r.since, r.pk))


def proposed_agenda(by: Actor, *, on: date) -> list[AgendaItem]:
    """What a meeting on a day should speak of: what the last one resolved, then everything red."""
    permissions.ask(by, "oversight.see_meetings")
    last = _last()
    followed = lines(by, Task.objects.filter(resolution__meeting=last).order_by("due", "pk"), on) if last else []
    late = lines(by, Task.objects.filter(state__in=DOING, due__lt=on).order_by("due", "pk"), on)
    told = {n.id for n in followed}
    return [
        *(_task_item("followup", n) for n in followed),
        *(_task_item("task", n) for n in late if n.id not in told),
        *_red_lights(),
        *_late_rectifications(by, on),
    ]


def _last() -> TaskForceMeeting | None:
    found: TaskForceMeeting | None = (
        TaskForceMeeting.objects.filter(state="recorded").order_by("-held_on", "-pk").first()
    )
    return found


def _task_item(kind: str, n: TaskLine) -> AgendaItem:
    return AgendaItem(kind, str(n.id), f"{n.title}（{n.lead}）", f"/tasks/{n.id}", f"{n.light} {n.due}")


def _red_lights() -> Iterator[AgendaItem]:
    """The targets whose newest light of the newest period is red."""
    period = Light.objects.order_by("-period").values_list("period", flat=True).first()
    measures = {m.id: m for m in programmes.plan().target_measures}
    newest = {n.measure: n for n in Light.objects.filter(period=period).order_by("pk")}
    for code, measure in measures.items():
        if code in newest and newest[code].state == "bad":
            path = f"/figures/{measure.indicator}?period={period}"
            yield AgendaItem("light", f"{code}:{period}", measure.name, path, f"bad {period}")


def _late_rectifications(by: Actor, on: date) -> Iterator[AgendaItem]:
    for r in evaluations.rectifications(by, on=on):
        if r.is_overdue:
            yield AgendaItem("rectification", str(r.id), r.name, f"/rectifications/{r.id}", f"overdue {r.due}")


def meetings(by: Actor, *, on: date) -> list[MeetingShown]:
    """The meetings, the newest first."""
    permissions.ask(by, "oversight.see_meetings")
    return _shown(by, list(TaskForceMeeting.objects.order_by("-held_on", "-pk")), on)


def meeting(by: Actor, pk: int, *, on: date) -> MeetingShown:
    """One meeting.

    Errors   NotFound
    """
    return _shown(by, [meeting_record(by, pk)], on)[0]


def meeting_record(by: Actor, pk: int) -> TaskForceMeeting:
    """The meeting to act upon.

    Errors   NotFound
    """
    permissions.ask(by, "oversight.see_meetings")
    found: TaskForceMeeting | None = TaskForceMeeting.objects.filter(pk=pk).order_by("pk").first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def _shown(by: Actor, rows: list[Any], on: date) -> list[MeetingShown]:
    resolved = list(Resolution.objects.filter(meeting__in=rows).select_related("task").order_by("number", "pk"))
    seen = visible(by).filter(resolution__meeting__in=rows) if permissions.may(by, "oversight.see_tasks") else ()
    tasks = {n.id: n for n in lines(by, seen, on)}
    names = people.names_of(sorted({n for m in rows for n in (m.planned_by, m.recorded_by) if n}))
    one = rows[0] if len(rows) == 1 else None
    return [
        MeetingShown(
            m.pk, m.title, m.held_on, m.state, MEETINGS.states[m.state], agenda_of(m),
            names.get(m.planned_by, m.planned_by), _members(m.present), _members(m.absent), m.minutes,
            names.get(m.recorded_by, m.recorded_by), m.recorded_at,
            tuple(
                ResolutionShown(r.number, r.text, tasks.get(r.task_id), r.task_id is None)
                for r in resolved
                if r.meeting_id == m.pk
            ),
            tuple(v for v in MEETINGS.possible(m.state) if permissions.may(by, f"oversight.{v}")),
            sum(r.meeting_id == m.pk and r.task is not None for r in resolved),
            sum(r.meeting_id == m.pk and r.task is not None and r.task.state not in OPEN for r in resolved),
            attached(m) if one is not None else (),
        )
        for m in rows
    ]  # fmt: skip


def agenda_of(m: TaskForceMeeting) -> tuple[AgendaItem, ...]:
    """The agenda as it was frozen. For the program itself."""
    return tuple(AgendaItem(*row) for row in json.loads(m.agenda))


def _members(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, post) for name, post in json.loads(text))


def stands(item: AgendaItem) -> Word:
    """How the thing of an agenda's line stood when the agenda was frozen."""
    code, _, day = item.because.partition(" ")
    if code in checks.TASK_LIGHTS:
        return word("{light}, due {day}", light=checks.TASK_LIGHTS[code][1], day=day)
    return word("{light}, {period}", light=checks.LIGHT_WORDS["bad"], period=day) if code == "bad" else word("")
