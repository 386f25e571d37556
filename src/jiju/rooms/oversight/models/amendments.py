"""Record of a task's words that were corrected before anybody accepted it."""

from __future__ import annotations

from django.db import models

from jiju.rooms.oversight.models.tasks import Task
from jiju.spine.records import Guarded


class Amendment(Guarded):
    """更正: what a task said before and after its issuer corrected it, and why."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="amendments")
    title_before = models.CharField(max_length=120)
    wanted_before = models.TextField()
    title = models.CharField(max_length=120)
    wanted = models.TextField()
    reason = models.TextField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("task_id", "pk")

    def __str__(self) -> str:
        return f"{self.task_id} {self.at:%Y-%m-%d}"
