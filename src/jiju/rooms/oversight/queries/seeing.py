"""Who sees which task, in which part of it somebody stands, and who has had a hand in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any, cast

from django.db.models import Q, QuerySet

from jiju.core import workdays
from jiju.rooms.oversight.models import Delivery, Escalation, Postponement, Task, TaskForceMeeting, TaskParty
from jiju.rooms.oversight.queries.units import units_on
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.records import COLUMNS
from jiju.spine.roles import Role

WHOLE = frozenset({Role.PROVINCE, Role.AUDITOR, Role.SYSTEM})
AREAS = frozenset({"city", "county", "zone"})


def visible(by: Actor) -> QuerySet[Any]:
    """The tasks that somebody may see: all, or those in which the own unit or the own area has a part.

    A zone's are those of its area then and of its area now; what the chain raised to a unit, that unit sees.
    """
    permissions.ask(by, "oversight.see_tasks")
    if by.role in WHOLE:
        return cast("QuerySet[Any]", Task.objects.order_by("due", "pk"))
    mine = Q(unit=by.unit)
    if by.scope.reach in AREAS:
        mine |= Q(**{f"{COLUMNS[by.scope.reach]}__in": sorted(by.scope.codes - {""})})
        mine |= Q(zone_code__in=registry.codes_newest_within(by))
    theirs = TaskParty.objects.filter(mine, until__isnull=True).order_by().values("task")
    raised = Escalation.objects.filter(Q(unit=by.unit) | Q(person=by.person)).order_by().values("task")
    return cast("QuerySet[Any]", Task.objects.filter(Q(pk__in=theirs) | Q(pk__in=raised)).order_by("due", "pk"))


def task_record(by: Actor, pk: int) -> Task:
    """The task to act upon.

    Errors   NotFound when it is missing or out of sight
    """
    found: Task | None = visible(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def postponement_record(by: Actor, pk: int) -> Postponement:
    """The later term that was asked for, to act upon.

    Errors   NotFound when it is missing or its task is out of sight
    """
    found = Postponement.objects.filter(pk=pk, task__in=visible(by)).order_by("pk").first()
    if found is None:
        raise permissions.out_of_sight()
    return cast("Postponement", found)


def may_see_delivery(by: Actor, ident: str) -> bool:
    """Whether a person may see a delivery and its files."""
    may = permissions.may(by, "oversight.see_tasks")
    return may and Delivery.objects.filter(pk=int(ident), task__in=visible(by)).exists()


def may_see_meeting(by: Actor, ident: str) -> bool:
    """Whether a person may see a meeting and its files."""
    may = permissions.may(by, "oversight.see_meetings")
    return may and TaskForceMeeting.objects.filter(pk=int(ident)).exists()


def parties_of(task: Task) -> dict[str, list[str]]:
    """The codes of the units that have a part in a task now, by part. For the program itself."""
    return by_part(TaskParty.objects.filter(task=task, until__isnull=True).order_by("pk"))


def by_part(rows: Iterable[Any]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {part: [] for part in TaskParty.PARTS}
    for row in rows:
        out[row.part].append(row.unit)
    return out


def stands_as(by: Actor, parties: dict[str, list[str]]) -> frozenset[str]:
    """The parts in which somebody's unit stands in a task."""
    return frozenset(part for part, units in parties.items() if by.unit in units)


def governs(by: Actor, parties: dict[str, list[str]], on: date) -> bool:
    """Whether somebody may decide for the issuer: its own people, and the province when the issuer is no more."""
    if by.unit in parties["issuer"]:
        return True
    return by.role is Role.PROVINCE and not any(unit in units_on(on) for unit in parties["issuer"])


def doers_of(task: Task) -> frozenset[str]:
    """Everybody who had a hand in a task: who accepted, reported, delivered, asked for more time or answers for it.

    For the program itself.
    """
    delivered = Delivery.objects.filter(task=task).order_by("pk").values_list("by", flat=True)
    asked = Postponement.objects.filter(task=task).order_by("pk").values_list("asked_by", flat=True)
    return frozenset({*delivered, *asked, task.accepted_by, task.owner} - {""})


def last_day_of(task: Task, on: date) -> date:
    """The day on which a step of a task counts: never before a day on which something of it was written down.

    A clock that was set back makes nothing earlier than it was. For the program itself.
    """
    raised = Escalation.objects.filter(task=task).order_by().values_list("made_on", flat=True)
    delivered = Delivery.objects.filter(task=task).order_by().values_list("at", "returned_at")
    asked = Postponement.objects.filter(task=task).order_by().values_list("asked_at", "decided_at")
    moments = [task.issued_at, task.accepted_at, *chain(*delivered), *chain(*asked)]
    return max([on, *raised, *(workdays.day_of(m) for m in moments if m is not None)])
