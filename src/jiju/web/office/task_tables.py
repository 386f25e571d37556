"""One task as a workbook: its steps, what was delivered, later terms, where it was raised to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jiju.core.words import word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.shapes import DeliveryShown, TaskShown
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.exports import Column, Sheet, tables_response
from jiju.web.office.supervision import PARTS

FACTS = (Column(word("What"), width=20), Column(word("In words"), width=80))
NODES = (
    Column(word("No.")), Column(word("Node"), width=50), Column(word("Due")), Column(word("Done on")),
    Column(word("Task light"), width=20),
)  # fmt: skip
DELIVERED = (
    Column(word("Node"), width=16), Column(word("Delivered on")), Column(word("Unit that delivered"), width=28),
    Column(word("Who")),
    Column(word("What was delivered"), width=60), Column(word("Proved by"), width=40), Column(word("Returned on")),
    Column(word("Why it was returned"), width=40),
)  # fmt: skip
TERMS = (
    Column(word("Term before")), Column(word("Later term")), Column(word("State"), width=20),
    Column(word("Reason"), width=50), Column(word("Answer"), width=50),
)  # fmt: skip
RAISED = (
    Column(word("Day")),
    Column(word("Raised to"), width=28),
    Column(word("Unit that was told"), width=28),
    Column(word("Who")),
)


@page("oversight.see_tasks")
def task_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """What the page of a task lists."""
    t = queries.task(acting(request), pk, on=clock.today())
    title = word("{text}", text=t.line.title)
    nodes = [(n.number, n.what, n.due.isoformat(), _day(n.done_on), n.word) for n in t.nodes]
    terms = [(p.from_day.isoformat(), p.to_day.isoformat(), p.state_name, p.reason, p.answer) for p in t.postponements]
    raised = [(e.made_on.isoformat(), checks.LEVELS[e.level], e.unit_name, e.person) for e in t.escalations]
    sheets = [
        Sheet(word("Tasks of supervision"), title, FACTS, _facts(t)), Sheet(word("Steps"), title, NODES, nodes),
        Sheet(word("What was delivered"), title, DELIVERED, map(_delivery, t.deliveries)),
        Sheet(word("Later terms"), title, TERMS, terms), Sheet(word("Raised up the chain"), title, RAISED, raised),
    ]  # fmt: skip
    return tables_response(title, sheets)


def _facts(t: TaskShown) -> Iterator[tuple[Any, ...]]:
    yield word("What is wanted"), t.wanted
    for p in t.parties:
        yield PARTS[p.part], p.name
    if t.owner:
        yield word("Person in charge"), t.owner
    yield word("Comes from"), t.origin.says
    yield word("Due"), t.line.due.isoformat()
    yield word("State"), t.line.state_name
    yield word("Task light"), t.line.word


def _delivery(d: DeliveryShown) -> tuple[Any, ...]:
    node = word("The whole task") if d.node is None else word("Step {n}", n=d.node)
    return node, _day(d.at), d.unit_name, d.by, d.text, d.proof, _day(d.returned_at), d.returned_because


def _day(value: date | datetime | None) -> str:
    if value is None:
        return ""
    return (timezone.localtime(value).date() if isinstance(value, datetime) else value).isoformat()
