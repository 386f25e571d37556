"""Records of rules that officials write beside those of the plan, and of the waivers that lift one for once."""

from __future__ import annotations

from django.db import models

from jiju.rooms.filings.models.filing import Filing
from jiju.spine.records import Guarded


class RuleVersion(Guarded):
    """One rule of a form in one version: drafted by one person, switched on by another, at last switched off."""

    form_code = models.CharField(max_length=20)
    rule = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    severity = models.CharField(max_length=10)
    text = models.CharField(max_length=400)
    states = models.TextField()
    remedy = models.TextField()
    row = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default="drafted")
    drafted_by = models.CharField(max_length=80)
    drafted_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("form_code", "rule", "-number")
        constraints = (models.UniqueConstraint(fields=("form_code", "rule", "number"), name="rule_version_once"),)

    def __str__(self) -> str:
        return f"{self.form_code} {self.rule} v{self.number}"


class Waiver(Guarded):
    """A blocking rule lifted for one filing: who asked, who approved, why, and until when."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="waivers")
    rule = models.CharField(max_length=40)
    field = models.CharField(max_length=24)
    reason = models.TextField()
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="asked")
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")
    expires_on = models.DateField(null=True)

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return f"{self.rule} {self.field} of {self.filing_id}"
