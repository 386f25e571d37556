"""Reads: what each unit has to do, and how it did it."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from statistics import median

from jiju.core import workdays
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Delivery, Escalation, TaskParty
from jiju.rooms.oversight.queries.seeing import visible
from jiju.rooms.oversight.shapes import LoadLine
from jiju.rooms.oversight.states import OPEN
from jiju.spine.actors import Actor

TENTH = Decimal("0.1")


def load(by: Actor, *, on: date) -> list[LoadLine]:
    """Every unit that leads a task that somebody sees, with what it has to do and how it did it; the worst first."""
    rows = TaskParty.objects.filter(part="lead", until__isnull=True, task__in=visible(by)).select_related("task")
    found: dict[str, list[TaskParty]] = defaultdict(list)
    for party in rows.order_by("unit", "pk"):
        found[party.unit].append(party)
    ids = [p.task_id for p in rows]
    late = [level for level, _ in checks.RUNGS]  # and not those on which the issuer was late
    rungs = Escalation.objects.filter(task__in=ids, level__in=late)
    raised = set(rungs.order_by().values_list("task_id", flat=True))
    back = Delivery.objects.filter(task__in=ids, node__isnull=True, returned_at__isnull=False).order_by("pk")
    returned = Counter(back.values_list("task_id", flat=True))
    out = [_line(parties, on, raised, returned) for parties in found.values()]
    return sorted(out, key=lambda n: (-n.overdue, -n.open, n.unit))


def _line(parties: list[TaskParty], on: date, raised: set[int], returned: Counter[int]) -> LoadLine:
    tasks = [p.task for p in parties]
    lights = [checks.task_light(t.state, t.due, t.delivered_on, (), on) for t in tasks]
    closed = [t for t in tasks if t.state == "closed"]
    on_time = lights.count("closed_on_time")
    days = [Decimal((t.delivered_on - workdays.day_of(t.issued_at)).days) for t in closed if t.delivered_on]
    return LoadLine(
        parties[-1].unit, parties[-1].unit_name, sum(t.state in OPEN for t in tasks), lights.count("overdue"),
        len(closed), (Decimal(on_time * 100) / len(closed)).quantize(TENTH) if closed else None,
        median(days).quantize(TENTH) if days else None, sum(t.pk in raised for t in tasks),
        sum(returned[t.pk] for t in tasks),
    )  # fmt: skip
