"""The issuer's steps: return what was delivered, close it, grant a later term or keep the one there is."""

from __future__ import annotations

from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight.acts.refusals import DoersDoNotClose
from jiju.rooms.oversight.acts.requiring import as_issuer, by_another, held, within, written
from jiju.rooms.oversight.models import Postponement, Task
from jiju.rooms.oversight.states import OPEN, POSTPONEMENTS, TASKS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("oversight.return_task", TASKS["return_task"])
def return_task(task: Task, *, by: Actor, at: datetime, reason: str) -> Task:
    """Return what was delivered, with the reason; the term goes on, without the days for which the issuer held it.

    Errors   NotFound; NotYourPart unless the unit issued it; DoersDoNotClose; WordsAreMissing
    """
    as_issuer(task, by, workdays.day_of(at))
    by_another(task, by)
    said = written(reason)
    before = task.due
    held(task, workdays.day_of(at))
    last = task.deliveries.filter(node__isnull=True).order_by("-pk")[0]
    last.returned_because, last.returned_by, last.returned_at = said, by.person, at
    last.save()
    task.state, task.delivered_on = "returned", None
    task.save()
    record(task, delivery=last.pk, reason=said, before=before, due=task.due)
    return task


@act("oversight.close_task", TASKS["close_task"])
def close_task(task: Task, *, by: Actor, at: datetime, outcome: str) -> Task:
    """Close a task that was delivered: the issuer does it, and never a person who had a hand in doing it.

    Errors   NotFound; NotYourPart unless the unit issued it; DoersDoNotClose; WordsAreMissing
    """
    as_issuer(task, by, workdays.day_of(at))
    by_another(task, by)
    task.state, task.closed_by, task.closed_at, task.closing = "closed", by.person, at, written(outcome)
    task.save()
    late = task.delivered_on is not None and task.delivered_on > task.due
    record(task, reason=task.closing, delivered_on=task.delivered_on, due=task.due, late=late)
    return task


@act("oversight.extend_task", POSTPONEMENTS["extend_task"])
def extend_task(postponement: Postponement, *, by: Actor, at: datetime, answer: str) -> Task:
    """Grant the later term that was asked for. What was late before stays in the record.

    Errors   NotFound; NotYourPart unless the unit issued it; DoersDoNotClose for who asked; NotNow once the task has
             ended; TermDoesNotFit when the day has passed; WordsAreMissing
    """
    task = _answered(postponement, by, at, answer, "granted")
    within(postponement.to_day, workdays.day_of(at), postponement.to_day)
    task.due = postponement.to_day
    task.save()
    record(postponement, task=task.pk, due=task.due, reason=postponement.answer)
    return task


@act("oversight.keep_term", POSTPONEMENTS["keep_term"])
def keep_term(postponement: Postponement, *, by: Actor, at: datetime, answer: str) -> Task:
    """Keep the term as it is, and say why.

    Errors   as for granting
    """
    task = _answered(postponement, by, at, answer, "declined")
    record(postponement, task=task.pk, due=task.due, reason=postponement.answer)
    return task


def _answered(postponement: Postponement, by: Actor, at: datetime, answer: str, state: str) -> Task:
    task: Task = Task.objects.select_for_update(of=("self",)).get(pk=postponement.task_id)
    as_issuer(task, by, workdays.day_of(at))
    if task.state not in OPEN:
        TASKS["withdraw_task"].ask(task.state)
    if by.person == postponement.asked_by:
        raise DoersDoNotClose(
            word("You asked for this term yourself."), remedy=word("Another person of the unit that issued it decides.")
        )
    postponement.state, postponement.answer = state, written(answer)
    postponement.decided_by, postponement.decided_at = by.person, at
    postponement.save()
    return task
