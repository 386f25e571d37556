"""The last passages of the quarterly analysis: the reporting, what is in trouble, and what an official adds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight.queries.cockpits import target_line
from jiju.rooms.oversight.queries.coverage import coverage
from jiju.rooms.oversight.queries.quarterly_words import Telling
from jiju.rooms.oversight.queries.tasks import tasks
from jiju.rooms.oversight.shapes import Grid, Head, Passage, TaskLine
from jiju.rooms.programmes.shapes import Plan
from jiju.spine import permissions
from jiju.spine.actors import Actor

LISTED = 10  # overdue tasks of the table


def reporting(by: Actor, plan: Plan, period: Period, vintage: int) -> Passage:
    """报送情况: how many zones owe, how many have sent."""
    heading, form, told = word("Reporting"), plan.zone_form, Telling(period, vintage)
    cities = filings.progress_by_city(by, period, form.code) if form else []
    owed, sent, waiting = (sum(getattr(c, n) for c in cities) for n in ("owed", "submitted", "not_started"))
    if form is None or not owed:
        return Passage("reporting", heading, ((word("no zone owes a report of this period"),),))
    source = told.source(form.code, f"/cockpit?period={period}")
    n_owed = told.cite("owed", word("zones that owe the report"), (owed, "个", 0), source)
    n_sent = told.cite("sent", word("zones that have sent it"), (sent, "个", 0), source)
    share = told.cite("rate", word("share that has sent it"), (Decimal(sent) * 100 / owed, "%", 1), source)
    clauses = [
        word("{owed} zones owe {form}", owed=n_owed, form=form.name),
        word("{sent} have sent it, {share}%", sent=n_sent, share=share),
    ]
    if waiting:
        told_waiting = told.cite("waiting", word("zones that have not begun"), (waiting, "个", 0), source)
        clauses.append(word("{waiting} have not begun", waiting=told_waiting))
    heads = tuple(Head(w) for w in (word("Owed"), word("Sent"), word("Handed back"), word("Not started")))
    rows = tuple((c.name, tuple(map(Decimal, (c.owed, c.submitted, c.returned, c.not_started)))) for c in cities)
    grid = Grid(word("The reporting by city"), word("City"), heads, rows)
    return Passage("reporting", heading, (tuple(clauses),), tuple(told.numbers.values()), (grid,))


def trouble(by: Actor, plan: Plan, period: Period, vintage: int, *, on: date) -> Passage:
    """存在问题: the targets that are behind, and the tasks that are overdue."""
    told, lines = Telling(period, vintage), [target_line(by, plan, m, period) for m in plan.target_measures]
    there, owed = coverage(by, plan, period)
    lines = [t for t in lines if t.is_registry or there == owed]
    behind = [t for t in lines if t.state == "bad"]
    names = "、".join(t.name for t in behind)
    out: list[tuple[Word, ...]] = [(word("behind what is expected by now: {names}", names=names),)] if behind else []
    if not behind and any(t.state != "none" for t in lines):
        out.append((word("no target is behind what is expected by now"),))
    return _with_tasks(by, told, out, on)


def _with_tasks(by: Actor, told: Telling, out: list[tuple[Word, ...]], on: date) -> Passage:
    found = tasks(by, on=on, light="open") if permissions.may(by, "oversight.see_tasks") else []
    late = [t for t in found if t.light == "overdue"]
    source = told.source("tasks", "/tasks?light=open")
    n_open = told.cite("open", word("tasks that stand open"), (len(found), "件", 0), source)
    clauses = [word("{n} tasks of supervision stand open", n=n_open)]
    if late:
        n_late = told.cite("late", word("tasks that are overdue"), (len(late), "件", 0), source)
        clauses.append(word("{n} of them overdue", n=n_late))
    grids = (_overdue(late, on),) if late else ()
    return Passage("trouble", word("What is in trouble"), (*out, tuple(clauses)), tuple(told.numbers.values()), grids)


def _overdue(late: list[TaskLine], on: date) -> Grid:
    rows = tuple((f"{t.title}（{t.lead}）", (Decimal((on - t.due).days),)) for t in late[:LISTED])
    return Grid(word("Overdue tasks"), word("Task and lead unit"), (Head(word("Days overdue")),), rows)


def ahead() -> Passage:
    """下一步: nothing is computed, an official writes it."""
    return Passage("ahead", word("What comes next"), ())
