"""The doers' steps: accept, report a step, deliver the whole, ask for more time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.acts.issuing import LONGEST
from jiju.rooms.oversight.acts.refusals import LongerIsAsked, NoSuchStep, StepsStandOpen
from jiju.rooms.oversight.acts.requiring import PROOF, in_part, within, written
from jiju.rooms.oversight.models import Delivery, Postponement, Task, TaskNode
from jiju.rooms.oversight.states import TASKS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told


@act("oversight.accept_task", TASKS["accept_task"])
def accept_task(task: Task, *, by: Actor, at: datetime) -> Task:
    """Accept a task for the lead unit: from here on it is in hand.

    Errors   NotFound; NotYourPart unless the unit leads it
    """
    in_part(task, by, "lead")
    task.state, task.accepted_by, task.accepted_at = "accepted", by.person, at
    task.save()
    record(task, unit=by.unit)
    return task


@act("oversight.report_node", TASKS["report_node"])
def report_node(
    task: Task, *, by: Actor, at: datetime, number: int, text: str, proof: str, uploads: Sequence[Upload] = ()
) -> Delivery:
    """Report one step as done, with what proves it.

    Errors   NotFound; NotYourPart unless the unit leads or answers for it; NoSuchStep; WordsAreMissing; FilesAreNotKept
    """
    in_part(task, by, "lead", "responsible")
    node: TaskNode | None = task.nodes.filter(number=number, done_on__isnull=True).first()
    if node is None:
        raise NoSuchStep(
            word("Step {n} is not there or is reported already.", n=number), remedy=word("Choose a step that is open.")
        )
    made = _delivered(task, node, by, at, text, proof)
    node.done_on = queries.last_day_of(task, workdays.day_of(at))
    node.save()
    kept = attach(made, uploads, "evidence", by=by, at=at)
    record(task, node=number, delivery=made.pk, text=made.text, proof=made.proof, files=told(kept))
    return made


@act("oversight.deliver_task", TASKS["deliver_task"])
def deliver_task(
    task: Task, *, by: Actor, at: datetime, text: str, proof: str, uploads: Sequence[Upload] = ()
) -> Delivery:
    """Deliver the whole task with what proves it; the issuer closes it or returns it.

    Errors   NotFound; NotYourPart unless the unit leads it; StepsStandOpen; WordsAreMissing; FilesAreNotKept
    """
    in_part(task, by, "lead")
    still_open = task.nodes.filter(done_on__isnull=True).count()
    if still_open:
        raise StepsStandOpen(
            word("{n} steps have not been reported.", n=still_open),
            remedy=word("Report each step first; then deliver the whole."),
        )
    day = queries.last_day_of(task, workdays.day_of(at))
    made = _delivered(task, None, by, at, text, proof)
    task.state, task.delivered_on = "delivered", day
    task.save()
    kept = attach(made, uploads, "evidence", by=by, at=at)
    record(task, delivery=made.pk, text=made.text, proof=made.proof, late=day > task.due, files=told(kept))
    return made


def _delivered(task: Task, node: TaskNode | None, by: Actor, at: datetime, text: str, proof: str) -> Delivery:
    made = Delivery(
        task=task, node=node, unit=by.unit, unit_name=by.unit_name, text=written(text), proof=written(proof, PROOF),
        by=by.person, at=at,
    )  # fmt: skip
    made.save()
    return made


@act("oversight.ask_longer", TASKS["ask_longer"])
def ask_longer(task: Task, *, by: Actor, at: datetime, to_day: date, reason: str) -> Postponement:
    """Ask the issuer for a later term. Until it is granted the term stands, and the chain goes on.

    Errors   NotFound; NotYourPart unless the unit leads it; LongerIsAsked; TermDoesNotFit; WordsAreMissing
    """
    in_part(task, by, "lead")
    if task.postponements.filter(state="asked").exists():
        raise LongerIsAsked(
            word("A later term was asked for, and the issuer has not answered."), remedy=word("Wait for the answer.")
        )
    today = workdays.day_of(at)
    first = max(task.due, today)
    within(to_day, date.fromordinal(first.toordinal() + 1), today + LONGEST)
    made = Postponement(
        task=task, from_day=task.due, to_day=to_day, reason=written(reason), asked_by=by.person, asked_at=at
    )
    made.save()
    record(made, task=task.pk, from_day=task.due, to_day=to_day, reason=made.reason)
    return made
