"""Records of the pool of experts: who is in it, and what was written of each at one time."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class Expert(Guarded):
    """专家库中的专家: somebody who may be drawn, known by a code that was given before any draw."""

    code = models.CharField(max_length=12, unique=True)
    person = models.CharField(max_length=80, unique=True)  # who signs in; dual control compares it
    name = models.CharField(max_length=60)
    state = models.CharField(max_length=12, default="listed")
    number = models.PositiveIntegerField(default=1)  # of the newest version
    struck_on = models.DateField(null=True)
    struck_because = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ExpertVersion(Guarded):
    """What the pool said of an expert from one time on. Never changed."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    facts = models.TextField()  # canonical JSON of the shape ExpertFacts
    digest = models.CharField(max_length=64)
    written_by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("expert_id", "number")
        constraints = (models.UniqueConstraint(fields=("expert", "number"), name="expert_version_once"),)

    def __str__(self) -> str:
        return f"{self.expert_id} {self.number}"
