"""What the overview says of now, as sheets of its workbook: what is asked, what is red, what moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from jiju.core.words import Word, word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes import Red
from jiju.spine.actors import Actor
from jiju.spine.say import say
from jiju.web import clock, said
from jiju.web.office.asked import every_ask
from jiju.web.office.cockpit import MOVES
from jiju.web.office.exports import Column, Sheet

ASKED = (Column(word("How many")), Column(word("Thing to do"), width=44), Column(word("Term left"), width=24),
         Column(word("Day")))  # fmt: skip
RED = (Column(word("Kind"), width=16), Column(word("What is red"), width=44), Column(word("Beside"), width=60),
       Column(word("Due")), Column(word("Light"), width=16), Column(word("How many of the kind")))  # fmt: skip
MOVED = (Column(word("Day")), Column(word("Kind")), Column(word("What moved"), width=80))


def sheets_of_now(by: Actor, since: date) -> list[Sheet]:
    """The sheets beside the tables of the period; of what is red the first lines, and how many there are."""
    today = clock.today()
    asked = [(a.count, a.says, a.when, _day(a.day)) for a in every_ask(by, today)]
    moved = [(_day(m.on), MOVES[m.kind], m.says) for m in queries.moved(by, since, on=today)]
    return [
        Sheet(word("To do"), word("What is asked of you"), ASKED, asked),
        Sheet(word("What is red"), word("What is red"), RED, _red(queries.red(by, on=today))),
        Sheet(word("What moved"), word("Moved since {day}", day=since.isoformat()), MOVED, moved),
    ]


def _red(red: Red) -> Iterator[tuple[Any, ...]]:
    for n in red.clauses:
        late = n.days_left is not None and n.days_left < 0
        light = said.days_left(n.days_left)[0] if late and n.days_left is not None else n.word
        yield word("Late clauses"), n.name, n.id, _day(n.due), light, red.clause_count
    for a in red.alerts:
        yield word("Severe alerts"), a.subject_name, say(a.says), "", a.severity_name, red.alert_count
    for t in red.tasks:
        yield word("Tasks overdue"), t.title, t.lead, _day(t.due), said.days_left(t.days_left)[0], red.task_count


def _day(day: date | None) -> Word | str:
    return day.isoformat() if day else ""
