"""Reads: which overdue tasks have reached a rung of the chain, and whom it is told to. For the program itself."""

from __future__ import annotations

from datetime import date

from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Escalation, RosterEntry, Task
from jiju.rooms.oversight.queries.seeing import parties_of
from jiju.rooms.oversight.queries.units import units_on
from jiju.rooms.oversight.shapes import DueEscalation, UnitPlaced
from jiju.rooms.oversight.states import DOING
from jiju.rooms.people import queries as people


def tasks_to_raise(on: date) -> list[Task]:
    """The tasks that are overdue on a day and have reached a rung that they were not raised to yet.

    For the program itself.
    """
    late = Task.objects.filter(state__in=DOING, due__lt=on).order_by("due", "pk")
    made = set(Escalation.objects.filter(task__in=late).order_by("pk").values_list("task_id", "level", "due"))
    return [t for t in late if any((t.pk, level, t.due) not in made for level in checks.rungs_reached(t.due, on))]


def due_escalations(task: Task, on: date) -> list[DueEscalation]:
    """The rungs that a task has reached on a day and was not raised to yet, with whom each is told to.

    For the program itself.
    """
    made = set(Escalation.objects.filter(task=task, due=task.due).order_by("pk").values_list("level", flat=True))
    return [_rung(task, level, on) for level in checks.rungs_reached(task.due, on) if level not in made]


def _rung(task: Task, level: str, on: date) -> DueEscalation:
    """Whom a rung is told to: never the unit that is late.

    Where there is nobody on it, it goes to the supervising unit, else to the issuer, else to the provincial office.
    """
    parties, units = parties_of(task), units_on(on)
    if level == "head" and (head := _head(on)) is not None:
        return DueEscalation(level, head.unit, head.unit_name, head.person)
    lead = next((units[u] for u in parties["lead"] if u in units), None)
    above = units.get(lead.parent) if lead is not None and level == "parent" else None
    others = [code for code in (*parties["supervising"], *parties["issuer"]) if code not in parties["lead"]]
    found = above or _first(others, units) or _office(units)
    return DueEscalation(level, found.code, found.name) if found else DueEscalation(level, "", "")


def _first(codes: list[str], units: dict[str, UnitPlaced]) -> UnitPlaced | None:
    return next((units[c] for c in codes if c in units), None)


def _office(units: dict[str, UnitPlaced]) -> UnitPlaced | None:
    return next((u for u in units.values() if u.kind == "province"), None)


def _head(on: date) -> RosterEntry | None:
    """The head of the task force on a day, if the post is still held."""
    rows = RosterEntry.objects.filter(part="head", state="serving", since__lte=on).order_by("-since", "-pk")
    entries: list[RosterEntry] = list(rows)
    for entry in entries:
        if entry.unit in people.units_of([entry.person], on=on).get(entry.person, set()):
            return entry
    return None
