"""Records of what goes with applications: proof files, the lists of cities, and visits to the place."""

from __future__ import annotations

from django.db import models

from jiju.rooms.selections.models.calls import Application, Call
from jiju.spine.records import Placed


class Exhibit(Placed):
    """One proof file of an application, under one line of the list of materials."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="exhibits")
    material = models.CharField(max_length=40)
    is_blind = models.BooleanField(default=False)  # experts may open it
    is_dropped = models.BooleanField(default=False)  # no longer part of what is being written
    version = models.PositiveIntegerField(default=0)  # the first that holds it; 0 when none does yet

    class Meta:
        ordering = ("application_id", "material", "pk")

    def __str__(self) -> str:
        return f"{self.application_id} {self.material}"


class Recommendation(Placed):
    """The ranked list of one city at one stage, with its letter."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="recommendations")
    stage = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    ranked = models.TextField()  # canonical JSON: numbers of applications, the first first
    quota = models.PositiveIntegerField()  # as it was then
    document = models.CharField(max_length=120)
    said = models.TextField(blank=True, default="")
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("call_id", "stage", "city")
        constraints = (models.UniqueConstraint(fields=("call", "stage", "city"), name="recommendation_once"),)

    def __str__(self) -> str:
        return f"{self.call_id} {self.city}"


class SiteVisit(Placed):
    """A visit to the place: when, by whom, what was found line by line."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="visits")
    stage = models.CharField(max_length=40)
    visited_on = models.DateField()
    visitors = models.TextField()  # canonical JSON: names with posts
    checklist = models.TextField(default="{}")  # canonical JSON: line → held or not
    report = models.TextField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("application_id", "visited_on", "pk")

    def __str__(self) -> str:
        return f"{self.application_id} {self.visited_on}"
