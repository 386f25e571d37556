"""What I have to judge: my rounds, and the units of one of them, what is left first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.shapes import RoundLine, Task
from jiju.rooms.programmes.shapes import Adjustment
from jiju.rooms.selections import queries as selected
from jiju.rooms.selections.shapes import ReviewLine
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page


@dataclass(frozen=True)
class TaskLine:
    """One unit with how many of its items I have judged; cases are recorded where there are any, and never owed."""

    task: Task
    given: int
    wanted: int
    cases: int

    @property
    def is_done(self) -> bool:
        return self.given >= self.wanted


@dataclass(frozen=True)
class RoundTasks:
    """A round as its judge sees it. days_left: to the end of the self-assessments, before which none is computed."""

    line: RoundLine
    units: tuple[TaskLine, ...]
    done: int
    days_left: int


def round_tasks(by: Actor, line: RoundLine) -> RoundTasks:
    """The units of one round that somebody judges, those with something left first."""
    mine = [task_line(t) for t in queries.tasks(by, line.id) if t.judged]
    lines = sorted(mine, key=lambda n: (n.is_done, n.task.unit))
    left = (line.assess_self_by - clock.today()).days
    return RoundTasks(line, tuple(lines), sum(n.is_done for n in lines), left)


def task_line(task: Task) -> TaskLine:
    """One unit with how far I am with it."""
    owed = {one.id for one in task.judged if not isinstance(one, Adjustment)}
    given = {m.item for m in task.given}
    return TaskLine(task, len(owed & given), len(owed), len(given - owed))


@page("evaluations.give_mark")
def panel(request: HttpRequest) -> HttpResponse:
    """Every round in which I judge something, those that are open first."""
    by = acting(request)
    lines = sorted(queries.rounds(by), key=lambda r: r.state != "open")
    reviews = _reviews(by) if by.role is Role.EXPERT else []
    return _list(request, by, [r for r in lines if by.role is Role.EXPERT or r.state == "open"], reviews)


def _reviews(by: Actor) -> list[tuple[ReviewLine, int | None]]:
    """The reviews of applications on whose panel I sit, with the days that are left."""
    today = clock.today()
    return [(r, (r.due - today).days if r.due else None) for r in selected.reviews(by)]


@page("evaluations.give_mark")
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """The units of one round that I judge."""
    by = acting(request)
    queries.round_record(by, pk)
    return _list(request, by, [r for r in queries.rounds(by) if r.id == pk])


def _list(
    request: HttpRequest, by: Actor, lines: list[RoundLine], reviews: Sequence[tuple[ReviewLine, int | None]] = ()
) -> HttpResponse:  # fmt: skip
    shown: dict[str, Any] = {
        "rounds": [round_tasks(by, line) for line in lines], "is_expert": by.role is Role.EXPERT, "reviews": reviews,
    }  # fmt: skip
    return render(request, "panel/tasks.html", shown)
