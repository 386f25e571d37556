"""Records of what is asked: forms as approved, and windows of reporting."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class Form(Guarded):
    """A form in one version. Filings keep the version they were made under, for good.

    Rules of a version may change by themselves: each set of them is an edition, and new windows open under the last.
    """

    plan_id = models.CharField(max_length=60)
    code = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    edition = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=20)
    period_kind = models.CharField(max_length=10)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    definition = models.TextField()  # canonical JSON of the plan's form
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("code", "valid_from", "pk")
        constraints = (models.UniqueConstraint(fields=("code", "version", "edition"), name="form_edition_once"),)

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class Window(Guarded):
    """When one form may be reported for one period."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="windows")
    form_code = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)  # by a person; a window also closes by itself at closes_at
    closed_by = models.CharField(max_length=80, blank=True, default="")
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.CharField(max_length=80, blank=True, default="")
    reopened_until = models.DateField(null=True)

    class Meta:
        ordering = ("-opens_at", "form_code")
        constraints = (models.UniqueConstraint(fields=("form_code", "period"), name="window_once"),)

    def __str__(self) -> str:
        return f"{self.form_code} {self.period}"
