"""Records of the task force: who belongs to it, its meetings, and what they resolved."""

from __future__ import annotations

from django.db import models

from jiju.rooms.oversight.models.tasks import Task
from jiju.spine.records import Guarded


class RosterEntry(Guarded):
    """专班成员: a person by the post that they hold, in one part, from a day to another."""

    PARTS = ("head", "office", "member")

    person = models.CharField(max_length=80)
    name = models.CharField(max_length=60)
    unit = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    role = models.CharField(max_length=32)
    part = models.CharField(max_length=12, choices=[(p, p) for p in PARTS])
    state = models.CharField(max_length=12, default="serving")
    since = models.DateField()
    until = models.DateField(null=True)
    document = models.CharField(max_length=120)  # by which the person was named
    reason = models.TextField(blank=True, default="")  # why the person left
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ("part", "since", "pk")

    def __str__(self) -> str:
        return f"{self.part} {self.person}"


class TaskForceMeeting(Guarded):
    """专班会议: what was to be spoken of, frozen when it was planned; who was there, and the minutes."""

    title = models.CharField(max_length=120)
    held_on = models.DateField()
    state = models.CharField(max_length=12, default="planned")
    agenda = models.TextField()  # canonical JSON: list of kind, key, text, path, in the order of the meeting
    planned_by = models.CharField(max_length=80)
    planned_at = models.DateTimeField()
    present = models.TextField(default="[]")  # canonical JSON: [name, post]
    absent = models.TextField(default="[]")
    minutes = models.TextField(blank=True, default="")
    recorded_by = models.CharField(max_length=80, blank=True, default="")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return f"{self.held_on} {self.title}: {self.state}"


class Resolution(Guarded):
    """One decision of a meeting: a task, or a word that needs none."""

    meeting = models.ForeignKey(TaskForceMeeting, on_delete=models.PROTECT, related_name="resolutions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    task = models.OneToOneField(Task, on_delete=models.PROTECT, null=True, related_name="resolution")

    class Meta:
        ordering = ("meeting_id", "number")
        constraints = (models.UniqueConstraint(fields=("meeting", "number"), name="resolution_once"),)

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.number}"
