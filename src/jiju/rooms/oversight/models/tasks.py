"""Records of supervision: tasks, whom they concern, their steps, what was delivered, later terms, escalations."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded, Placed


class Task(Guarded):
    """督办事项: what one unit wants of another by a day, out of a figure, a clause, a decision or an instruction."""

    title = models.CharField(max_length=120)
    wanted = models.TextField()
    origin_kind = models.CharField(max_length=20)
    origin_key = models.CharField(max_length=80, blank=True, default="")
    origin_label = models.CharField(max_length=300)
    origin_path = models.CharField(max_length=300, blank=True, default="")
    origin_figure = models.TextField(
        blank=True, default=""
    )  # canonical JSON: the figure as it was when this was issued
    state = models.CharField(max_length=12, default="issued", db_index=True)
    due = models.DateField()
    owner = models.CharField(max_length=80, blank=True, default="")  # the person at the lead unit who answers for it
    issued_by = models.CharField(max_length=80)
    issued_at = models.DateTimeField()
    accepted_by = models.CharField(max_length=80, blank=True, default="")
    accepted_at = models.DateTimeField(null=True)
    delivered_on = models.DateField(null=True)  # the day of the newest delivery that was not returned
    closed_by = models.CharField(max_length=80, blank=True, default="")
    closed_at = models.DateTimeField(null=True)
    closing = models.TextField(blank=True, default="")  # what the issuer found, or why it was withdrawn

    class Meta:
        ordering = ("due", "pk")
        indexes = (
            models.Index(fields=("origin_kind", "origin_key"), name="task_by_origin"),
            models.Index(fields=("state", "due"), name="task_by_term"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.due}: {self.state}"


class TaskParty(Placed):
    """A unit in its part of a task, named and placed as on the day it got it; who was replaced stays on record."""

    PARTS = ("issuer", "lead", "responsible", "supervising")

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="parties")
    part = models.CharField(max_length=12, choices=[(p, p) for p in PARTS])
    unit = models.CharField(max_length=40, db_index=True)
    unit_name = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True)
    reason = models.TextField(blank=True, default="")  # why it was replaced

    class Meta:
        ordering = ("task_id", "part", "pk")

    def __str__(self) -> str:
        return f"{self.task_id} {self.part} {self.unit}"


class TaskNode(Guarded):
    """One step of a task with its own term."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="nodes")
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    due = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ("task_id", "number")
        constraints = (models.UniqueConstraint(fields=("task", "number"), name="node_once"),)

    def __str__(self) -> str:
        return f"{self.task_id}.{self.number} {self.due}"


class Delivery(Guarded):
    """What a unit says that it has done, of a step or of the whole, with its evidence as files; kept when returned."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="deliveries")
    node = models.ForeignKey(TaskNode, on_delete=models.PROTECT, null=True, related_name="deliveries")
    unit = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    text = models.TextField()
    proof = models.TextField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    returned_because = models.TextField(blank=True, default="")
    returned_by = models.CharField(max_length=80, blank=True, default="")
    returned_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("task_id", "pk")

    def __str__(self) -> str:
        return f"{self.task_id} {self.unit}"


class Postponement(Guarded):
    """A later term that the doers asked for, and what the issuer said."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="postponements")
    state = models.CharField(max_length=12, default="asked")
    from_day = models.DateField()
    to_day = models.DateField()
    reason = models.TextField()
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True, default="")
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("task_id", "pk")

    def __str__(self) -> str:
        return f"{self.task_id} {self.to_day}: {self.state}"


class Escalation(Guarded):
    """A rung of the chain that an overdue task has reached: each once for a term."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="escalations")
    level = models.CharField(max_length=12)  # parent, supervising, head
    due = models.DateField()
    unit = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    person = models.CharField(max_length=80, blank=True, default="")  # the head of the task force
    made_on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("task_id", "pk")
        constraints = (models.UniqueConstraint(fields=("task", "level", "due"), name="escalated_once"),)

    def __str__(self) -> str:
        return f"{self.task_id} {self.level}"
