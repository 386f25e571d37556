"""更正: the words of a task are put right by its issuer, as long as nobody has accepted it."""

from __future__ import annotations

from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight.acts.refusals import NothingIsAnother
from jiju.rooms.oversight.acts.requiring import NAME, REASON, TITLE, as_issuer, written
from jiju.rooms.oversight.models import Amendment, Task
from jiju.rooms.oversight.states import TASKS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("oversight.amend_task", TASKS["amend_task"])
def amend_task(task: Task, *, by: Actor, at: datetime, title: str, wanted: str, reason: str) -> Amendment:
    """Correct the title and the words of a task before it is accepted; what they were stays beside them.

    Errors   NotFound; NotYourPart unless the unit issued it; NothingIsAnother; WordsAreMissing; WordsAreTooMany
    """
    as_issuer(task, by, workdays.day_of(at))
    title, wanted, said = written(title, TITLE, NAME), written(wanted, REASON), written(reason)
    if (title, wanted) == (task.title, task.wanted):
        raise NothingIsAnother(
            word("The words are those that the task has."), remedy=word("Correct them, or leave the task as it is.")
        )
    made = Amendment(
        task=task, title_before=task.title, wanted_before=task.wanted, title=title, wanted=wanted, reason=said,
        by=by.person, at=at,
    )  # fmt: skip
    made.save()
    task.title, task.wanted = title, wanted
    task.save()
    record(task, before=[made.title_before, made.wanted_before], title=title, wanted=wanted, reason=said)
    return made
