"""Evidence from supervision itself: the task force, its meetings, and what became of their decisions."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from jiju.core import periods
from jiju.core.periods import Kind
from jiju.core.words import word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Resolution, RosterEntry, TaskForceMeeting
from jiju.rooms.oversight.queries.evidence.counting import of_periods
from jiju.rooms.oversight.queries.meetings import lacking, on_roster
from jiju.rooms.oversight.shapes import Asked, Evidence, Fact, Gap

PARTS = 2  # head and office, beside a member of each department that leads a type


def task_force_is_whole(asked: Asked) -> Evidence:
    """Head, office, and a member of every department that leads a type of zones."""
    members = on_roster(asked.on)
    lacks = list(lacking(members))
    named = {o.id for o in asked.plan.organisations if not o.generic}
    total = PARTS + len({lead for t in asked.plan.types for lead in t.leads} & named)
    gaps = tuple(Gap("post", str(n), said, word("to be entered in the roster"), None, "/task-force")
                 for n, said in enumerate(lacks, 1))  # fmt: skip
    facts = tuple(Fact(m.since, word("{name}, {unit}", name=m.name, unit=m.unit_name), "/task-force") for m in members)
    is_begun = RosterEntry.objects.exists()
    amount = Decimal(max(total - len(gaps), 0)) if is_begun else None
    return Evidence(amount, Decimal(total), word("Roster of the task force"), "/task-force", gaps, facts)


def meetings_each_period(asked: Asked) -> Evidence:
    """Whole periods with a meeting that was held and recorded."""
    per = cast("Kind", asked.parameters["per"])  # the plan was refused unless it is one of the kinds
    wanted = periods.between(periods.Period(asked.number("since"), 1, per), checks.newest_whole(per, asked.last))
    done: dict[periods.Period, Fact] = {}
    rows = TaskForceMeeting.objects.filter(state="recorded", held_on__lte=asked.on).order_by("held_on", "pk")
    for m in rows:
        here = checks.newest_whole(per, m.held_on)
        at = here if here.first_day <= m.held_on <= here.last_day else here.next
        done[at] = Fact(m.held_on, word("{title}", title=m.title), f"/meetings/{m.pk}")
    return of_periods(wanted, {p: done[p] for p in wanted if p in done}, word("Meetings of the task force"),
                      "/meetings", word("no meeting is recorded"))  # fmt: skip


def decisions_followed(asked: Asked) -> Evidence:
    """Decisions of meetings that became a task; those marked as needing none are not counted."""
    rows = Resolution.objects.filter(meeting__held_on__lte=asked.on, task__isnull=False).select_related(
        "task", "meeting"
    )
    found, gaps = list(rows.order_by("-meeting__held_on", "number", "pk")), []
    for r in found:
        if r.task is not None and r.task.state == "withdrawn":
            gaps.append(Gap("task", str(r.task_id), r.text, word("its task was revoked"), r.meeting.held_on,
                            f"/tasks/{r.task_id}"))  # fmt: skip
    facts = tuple(Fact(r.meeting.held_on, word("{title}", title=r.text), f"/tasks/{r.task_id}") for r in found)
    amount, of = (Decimal(len(found) - len(gaps)), Decimal(len(found))) if found else (None, None)
    return Evidence(amount, of, word("Decisions of meetings"), "/meetings", tuple(gaps), facts)


READERS = {f.__name__: f for f in (task_force_is_whole, meetings_each_period, decisions_followed)}
