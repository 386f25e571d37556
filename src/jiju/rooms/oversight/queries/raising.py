"""Reads: which tasks and deliveries are late and have reached a rung of the chain, and who is told.

For the program itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Escalation, Postponement, RosterEntry, Task
from jiju.rooms.oversight.queries.seeing import parties_of
from jiju.rooms.oversight.queries.units import units_on
from jiju.rooms.oversight.shapes import DueEscalation, UnitPlaced
from jiju.rooms.oversight.states import DOING
from jiju.rooms.people import queries as people


def tasks_to_raise(on: date) -> list[Task]:
    """The tasks that are overdue on a day and have reached a rung that they were not raised to yet.

    For the program itself.
    """
    late: list[Task] = list(Task.objects.filter(state__in=DOING, due__lt=on).order_by("due", "pk"))
    made = _made(late)
    return [t for t in late if set(checks.rungs_reached(t.due, on)) - made[t.pk]]


def due_escalations(task: Task, on: date) -> list[DueEscalation]:
    """The rungs that a task has reached on a day and was not raised to yet, with whom each is told to.

    For the program itself.
    """
    made = _made([task])[task.pk]
    return [_rung(task, level, on) for level in checks.rungs_reached(task.due, on) if level not in made]


def _made(rows: Iterable[Task]) -> dict[int, set[str]]:
    """The rungs to which each task was raised for its term; days that the issuer held make no new term, a later term
    that was granted does."""
    terms = {t.pk: t.due for t in rows}
    granted = Postponement.objects.filter(task__in=terms, state="granted").order_by("decided_at", "pk")
    since = dict(granted.values_list("task_id", "decided_at"))
    out: dict[int, set[str]] = {pk: set() for pk in terms}
    for task, level, due, at in (
        Escalation.objects.filter(task__in=terms).order_by("pk").values_list("task_id", "level", "due", "at")
    ):
        if due == terms[task] or task not in since or at > since[task]:
            out[task].add(level)
    return out


def deliveries_held(on: date) -> list[Task]:
    """The tasks that were delivered, at which the issuer has not looked in time, and whose next rung is not reached
    in writing yet. For the program itself."""
    last = on - timedelta(days=checks.LOOK)
    held: list[Task] = list(Task.objects.filter(state="delivered", delivered_on__lt=last).order_by("due", "pk"))
    return [t for t in held if due_pressings(t, on)]


def due_pressings(task: Task, on: date) -> list[DueEscalation]:
    """The rungs that a delivery has reached at which nobody looked, each once for a delivery, with whom it is told to.

    For the program itself.
    """
    if task.delivered_on is None:
        return []
    term = checks.look_by(task.delivered_on)
    made = set(Escalation.objects.filter(task=task, due=term).order_by("pk").values_list("level", flat=True))
    reached = checks.issuer_rungs_reached(task.delivered_on, on)
    return [_issuer_rung(task, level, on) for level in reached if level not in made]


def _issuer_rung(task: Task, level: str, on: date) -> DueEscalation:
    """The issuer itself; the unit above it; the head of the task force, also where no unit stands above. Where there is
    nobody, the provincial office, which decides also for an issuer that is no more."""
    units = units_on(on)
    issuer = _first(parties_of(task)["issuer"], units)
    found = {"issuer": issuer, "issuer_above": units.get(issuer.parent) if issuer else None}.get(level)
    if found is None and level != "issuer" and (head := _head(on)) is not None:
        return DueEscalation(level, head.unit, head.unit_name, head.person)
    found = found or _office(units)
    return DueEscalation(level, found.code, found.name) if found else DueEscalation(level, "", "")


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
