"""Records of schemes in each wording, and of runs, which never change."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class Scheme(Guarded):
    """A scheme in one wording: drafted by one person, approved by another, in force from a day on."""

    plan_id = models.CharField(max_length=60)
    code = models.CharField(max_length=60)
    number = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=120)
    status = models.CharField(max_length=60)
    definition = models.TextField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=12, default="drafted")
    drafted_by = models.CharField(max_length=80, default="")
    drafted_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    effective_from = models.DateField(null=True)
    effective_until = models.DateField(null=True)
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("code", "pk")
        constraints = (
            models.UniqueConstraint(fields=("code", "digest"), name="scheme_wording_once"),
            models.UniqueConstraint(fields=("code", "number"), name="scheme_number_once"),
        )

    def __str__(self) -> str:
        return self.name


class Run(Guarded):
    """One trial ranking, frozen: the same scheme and the same figures give the same bytes and the same digest."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="runs")
    scheme_code = models.CharField(max_length=60)
    period = models.CharField(max_length=10)
    vintage = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    body = models.TextField()  # canonical JSON of all rows with the parts of their scores
    snapshot = models.TextField(blank=True, default="")  # canonical JSON of what was measured
    sureness = models.TextField(blank=True, default="")  # canonical JSON of intervals and chances
    at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("scheme", "period", "digest"), name="run_once"),)

    def __str__(self) -> str:
        return f"{self.scheme_code} {self.period}"
