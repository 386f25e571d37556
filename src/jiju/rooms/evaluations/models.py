"""Records of the room: schemes as adopted, and runs, which never change."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class Scheme(Guarded):
    """A scheme in the wording in which it was adopted."""

    plan_id = models.CharField(max_length=60)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    status = models.CharField(max_length=60)
    definition = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("code", "pk")
        constraints = (models.UniqueConstraint(fields=("code", "digest"), name="scheme_wording_once"),)

    def __str__(self) -> str:
        return self.name


class Run(Guarded):
    """One ranking, frozen: the same scheme and the same figures give the same bytes and the same digest."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="runs")
    scheme_code = models.CharField(max_length=60)
    period = models.CharField(max_length=10)
    vintage = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    body = models.TextField()  # canonical JSON of all rows with the parts of their scores
    at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("scheme", "period", "digest"), name="run_once"),)

    def __str__(self) -> str:
        return f"{self.scheme_code} {self.period}"
