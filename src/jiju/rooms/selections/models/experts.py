"""Records of the pool of experts: who is in it, what was written of each at one time, and lists that came in whole."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class ExpertImport(Guarded):
    """批量导入: experts who came in by one workbook. Another person confirms all of it, or nothing of it counts."""

    name = models.CharField(max_length=150)  # of the file, as it was sent
    digest = models.CharField(max_length=64)  # of the file
    lines = models.TextField()  # canonical JSON: code of the expert, name, enlist or revise
    state = models.CharField(max_length=12, default="waits")
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    settled_by = models.CharField(max_length=80, blank=True, default="")
    settled_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")  # why it was declined

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"


class Expert(Guarded):
    """专家库中的专家: somebody who may be drawn, known by a code that was given before any draw."""

    code = models.CharField(max_length=12, unique=True)
    person = models.CharField(max_length=80, unique=True)  # who signs in; dual control compares it
    name = models.CharField(max_length=60)
    state = models.CharField(max_length=12, default="proposed")
    number = models.PositiveIntegerField(default=1)  # of the newest version that counts
    struck_on = models.DateField(null=True)
    struck_because = models.TextField(blank=True, default="")
    waits = models.CharField(max_length=12, blank=True, default="")  # enlist, revise or strike, for a second person
    asked_by = models.CharField(max_length=80, blank=True, default="")  # of what waits
    asked_at = models.DateTimeField(null=True)
    asked_because = models.TextField(blank=True, default="")
    came_with = models.ForeignKey(ExpertImport, on_delete=models.PROTECT, null=True, related_name="experts")

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ExpertVersion(Guarded):
    """What somebody wrote of an expert. It counts once a second person has confirmed it, and is never changed."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    facts = models.TextField()  # canonical JSON of the shape ExpertFacts
    digest = models.CharField(max_length=64)
    written_by = models.CharField(max_length=80)
    at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=80, blank=True, default="")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("expert_id", "number")
        constraints = (models.UniqueConstraint(fields=("expert", "number"), name="expert_version_once"),)

    def __str__(self) -> str:
        return f"{self.expert_id} {self.number}"
