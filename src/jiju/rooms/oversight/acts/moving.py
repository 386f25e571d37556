"""What happens to a task beside its road: it is withdrawn, given to others, or raised up the chain."""

from __future__ import annotations

from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.acts.issuing import party
from jiju.rooms.oversight.acts.refusals import NothingIsAnother, NothingIsOverdue
from jiju.rooms.oversight.acts.requiring import by_another, held, over, posted, seen, tasked, written
from jiju.rooms.oversight.models import Escalation, Task
from jiju.rooms.oversight.shapes import DueEscalation
from jiju.rooms.oversight.states import TASKS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("oversight.withdraw_task", TASKS["withdraw_task"])
def withdraw_task(task: Task, *, by: Actor, at: datetime, reason: str) -> Task:
    """Withdraw a task that is not wanted any more, with the reason. It stays on record.

    Errors   NotFound; NotYourPart unless the unit issued it or the province does it; DoersDoNotClose; WordsAreMissing
    """
    over(task, by, workdays.day_of(at))
    by_another(task, by)
    task.state, task.closed_by, task.closed_at, task.closing = "withdrawn", by.person, at, written(reason)
    task.save()
    record(task, reason=task.closing)
    return task


@act("oversight.reassign_task", TASKS["reassign_task"])
def reassign_task(task: Task, *, by: Actor, at: datetime, lead: str, reason: str, owner: str = "") -> Task:
    """Give a task to another lead unit or person: a post has ended, a unit was moved or dissolved.

    The term stays; it did not run while the issuer held a delivery.

    Errors   NotFound; NotYourPart unless the unit issued it or the province does it; UnitIsGone, UnitIsOutOfReach;
             HoldsNoPost; NothingIsAnother; WordsAreMissing
    """
    today = workdays.day_of(at)
    over(task, by, today)
    seen(task, by)
    unit, said = tasked(by, lead, today), written(reason)
    before = task.parties.get(part="lead", until__isnull=True)
    if (before.unit, task.owner) == (unit.code, owner):
        raise NothingIsAnother(
            word("{unit} leads this task already, with the same person.", unit=unit.name),
            remedy=word("Choose another unit or another person."),
        )
    if owner:
        posted(owner, unit, today)
    before.until, before.reason = today, said
    before.save()
    party(task, "lead", unit, today).save()
    held(task, today)
    task.owner, task.state, task.accepted_by, task.accepted_at, task.delivered_on = owner, "issued", "", None, None
    task.save()
    record(task, before=before.unit, lead=unit.code, owner=owner, reason=said)
    return task


@act("oversight.escalate", TASKS["escalate"])
def escalate(task: Task, *, by: Actor, at: datetime, on: date) -> list[Escalation]:
    """Raise an overdue task to each rung of the chain that it has reached on a day, each once for a term.

    Errors   NothingIsOverdue
    """
    due = queries.due_escalations(task, on) if on <= workdays.day_of(at) else []
    if not due:
        raise NothingIsOverdue(
            word("The task has reached no rung that it was not raised to."), remedy=word("Nothing has to be done.")
        )
    return _raised(task, due, task.due, on, at)


@act("oversight.press_issuer", TASKS["press_issuer"])
def press_issuer(task: Task, *, by: Actor, at: datetime, on: date) -> list[Escalation]:
    """Press the issuer to look at a delivery, and go up its chain; each rung that is reached, once for a delivery.

    Errors   NothingIsOverdue
    """
    due = queries.due_pressings(task, on) if on <= workdays.day_of(at) else []
    if not due or task.delivered_on is None:
        raise NothingIsOverdue(
            word("The issuer still has time to look at what was delivered, or was pressed already."),
            remedy=word("Nothing has to be done."),
        )
    return _raised(task, due, checks.look_by(task.delivered_on), on, at)


def _raised(task: Task, due: list[DueEscalation], term: date, on: date, at: datetime) -> list[Escalation]:
    made = [
        Escalation(
            task=task, level=d.level, due=term, unit=d.unit, unit_name=d.unit_name, person=d.person, made_on=on, at=at
        )
        for d in due
    ]
    for one in made:
        one.save()
    record(task, on=on, due=term, levels=[m.level for m in made], told=[[m.level, m.unit, m.person] for m in made])
    return made
