"""Reads: the lists of tasks, as far as somebody sees them, with what is asked of the reader first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from jiju.core import workdays
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Delivery, Escalation, Postponement, Task, TaskNode, TaskParty
from jiju.rooms.oversight.queries.origins import about_figure
from jiju.rooms.oversight.queries.seeing import by_part, governs, stands_as, visible
from jiju.rooms.oversight.shapes import AskedOf, TaskLine
from jiju.rooms.oversight.shapes.origins import said_of
from jiju.rooms.oversight.states import DOING, OPEN, TASKS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept

DOERS = frozenset({"lead", "responsible"})
LEADS = frozenset({"accept_task", "deliver_task", "ask_longer"})
GOVERNED = frozenset({"amend_task", "return_task", "close_task", "withdraw_task", "reassign_task"})
ASKED = ("accept_task", "report_node", "deliver_task", "close_task", "extend_task")  # what waits, as the work goes


@dataclass
class Around:
    """What stands around a set of tasks: parties, steps, rungs, open questions, and who had a hand in them."""

    parties: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    nodes: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    rungs: dict[int, str] = field(default_factory=dict)
    asked: dict[int, str] = field(default_factory=dict)
    hands: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))


def around(rows: Iterable[Task]) -> Around:
    """All of that in a constant number of questions. For the program itself."""
    ids, out = [t.pk for t in rows], Around()
    for party in TaskParty.objects.filter(task__in=ids, until__isnull=True).order_by("pk"):
        out.parties[party.task_id].append(party)
    for node in TaskNode.objects.filter(task__in=ids).order_by("number", "pk"):
        out.nodes[node.task_id].append(node)
    out.rungs = dict(Escalation.objects.filter(task__in=ids).order_by("pk").values_list("task_id", "level"))
    for task, state, person in (
        Postponement.objects.filter(task__in=ids).order_by("pk").values_list("task_id", "state", "asked_by")
    ):
        out.hands[task].add(person)
        out.asked |= {task: person} if state == "asked" else {}
    for task, person in Delivery.objects.filter(task__in=ids).order_by("pk").values_list("task_id", "by"):
        out.hands[task].add(person)
    return out


def verbs(by: Actor, task: Task, beside: Around, on: date) -> tuple[str, ...]:
    """What somebody may do with a task now, by role, part and state; the second person aside."""
    parties = by_part(beside.parties[task.pk])
    parts, rules = stands_as(by, parties), governs(by, parties, on)
    open_steps = any(n.done_on is None for n in beside.nodes[task.pk])
    barred = {
        "report_node": not open_steps or not parts & DOERS,
        "deliver_task": open_steps,
        "ask_longer": task.pk in beside.asked,
    }
    found = [
        v
        for v in TASKS.possible(task.state)
        if permissions.may(by, f"oversight.{v}")
        and not barred.get(v, False)
        and (v not in LEADS or "lead" in parts)
        and (v not in GOVERNED or rules)
    ]
    if rules and task.pk in beside.asked and task.state in OPEN and permissions.may(by, "oversight.extend_task"):
        found += ["extend_task", "keep_term"]
    return tuple(found)


def _asked(by: Actor, task: Task, beside: Around, on: date) -> tuple[str, ...]:
    """The steps that wait for somebody: what only another person may do does not."""
    mine = by.person in beside.hands[task.pk] | {task.accepted_by, task.owner}
    found = verbs(by, task, beside, on)
    kept = {"close_task": mine, "extend_task": beside.asked.get(task.pk) == by.person}
    return tuple(v for v in ASKED if v in found and not kept.get(v, False))


def lines(by: Actor, rows: Iterable[Task], on: date) -> list[TaskLine]:
    """Tasks as a list shows them. For the program itself."""
    found = list(rows)
    beside = around(found) if found else Around()
    return [line(by, t, beside, on) for t in found]


def line(by: Actor, t: Task, beside: Around, on: date) -> TaskLine:
    names = {p.part: p.unit_name for p in beside.parties[t.pk]}
    steps = beside.nodes[t.pk]
    ahead = [n.due for n in steps if n.done_on is None]
    light = checks.task_light(t.state, t.due, t.delivered_on, ahead, on)
    tone, said = checks.TASK_LIGHTS[light]
    return TaskLine(
        t.pk, t.title, said_of(t.origin_kind, t.origin_label), names.get("lead", ""), names.get("issuer", ""), t.due,
        workdays.days_left(t.due, on), t.state, TASKS.states[t.state], light, said,
        (sum(n.done_on is not None for n in steps), len(steps)), beside.rungs.get(t.pk, ""),
        min(ahead, default=t.due), _asked(by, t, beside, on),
        checks.look_by(t.delivered_on) if t.state == "delivered" and t.delivered_on else None,
    )  # fmt: skip


def tasks(by: Actor, *, on: date, part: str = "", light: str = "", unit: str = "", search: str = "") -> list[TaskLine]:
    """The tasks that somebody sees: what is asked of the reader first, then by term, then what has ended.

    Shape    part: issuer, lead, responsible, supervising of the own unit; light: a light or a state; unit: a lead unit
    """
    rows = visible(by)
    if part:
        rows = rows.filter(pk__in=_parties(part=part, unit=by.unit))
    if unit:
        rows = rows.filter(pk__in=_parties(part="lead", unit=unit))
    if search:
        rows = rows.filter(Q(title__icontains=search) | Q(wanted__icontains=search) | Q(origin_label__icontains=search))
    found = [n for n in lines(by, rows, on) if not light or light in (n.light, n.state, "open" if n.is_open else "")]
    return sorted(found, key=lambda n: (not n.asked, not n.is_open, n.due if n.is_open else date.max, -n.id))


def _parties(**wanted: str) -> Any:
    return TaskParty.objects.filter(until__isnull=True, **wanted).order_by().values("task")


def tasks_about_figure(by: Actor, indicator: str, *, on: date) -> list[TaskLine]:
    """The tasks that come from an indicator, as far as somebody sees them; nothing for who sees no tasks."""
    if not permissions.may(by, "oversight.see_tasks"):
        return []
    found = lines(by, about_figure(visible(by), indicator), on)
    return sorted(found, key=lambda n: (not n.is_open, n.due, n.id))


def tasks_from(by: Actor, kind: str, key: str, *, on: date) -> list[TaskLine]:
    """The tasks that come from one thing, as far as somebody sees them; nothing for who sees no tasks."""
    if not permissions.may(by, "oversight.see_tasks"):
        return []
    return lines(by, visible(by).filter(origin_kind=kind, origin_key=key), on)


@kept
def asked_of(by: Actor, *, on: date) -> tuple[AskedOf, ...]:
    """What waits for somebody, the nearest day first; nothing for who sees no tasks."""
    if not permissions.may(by, "oversight.see_tasks"):
        return ()
    found: dict[str, list[date]] = defaultdict(list)
    for one in lines(by, _waiting_at(by), on):
        for verb in one.asked:
            by_when = {"report_node": one.next_due, "close_task": one.look_by}.get(verb)
            found[verb].append(by_when or one.due)
    asked = [AskedOf(verb, len(days), min(days)) for verb, days in found.items()]
    return tuple(sorted(asked, key=lambda a: a.day or date.max))


def _waiting_at(by: Actor) -> QuerySet[Any]:
    """The tasks that may wait for somebody's unit: those it does, and those it issued that were delivered or asked on.

    The menu counts them on every page, so tasks that only others work on are not read.
    """
    own = TaskParty.objects.filter(unit=by.unit, until__isnull=True).order_by()
    does = own.filter(part__in=sorted(DOERS)).values("task")
    asked = Postponement.objects.filter(state="asked").order_by().values("task")
    issued = Q(pk__in=own.filter(part="issuer").values("task")) & (Q(state="delivered") | Q(pk__in=asked))
    return visible(by).filter(issued | Q(state__in=DOING, pk__in=does), state__in=OPEN)
