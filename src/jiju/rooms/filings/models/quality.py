"""Records of how well it was reported: how often rules were broken, and visits on the spot."""

from __future__ import annotations

from django.db import models

from jiju.rooms.filings.models.filing import Filing
from jiju.spine.records import Placed


class Violation(Placed):
    """How often one rule spoke about a filing when it was signed."""

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="violations")
    form_code = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    unit_code = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=120)
    rule = models.CharField(max_length=40)
    severity = models.CharField(max_length=10)
    count = models.PositiveIntegerField()
    explained = models.PositiveIntegerField(default=0)  # of them, how often an explanation was given
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ("form_code", "period", "unit_code", "rule")
        constraints = (models.UniqueConstraint(fields=("filing", "rule"), name="violation_once"),)
        indexes = (models.Index(fields=("form_code", "period", "rule"), name="violation_by_rule"),)

    def __str__(self) -> str:
        return f"{self.rule} {self.period} {self.unit_code}: {self.count}"


class Visit(Placed):
    """A visit to a zone to see how its figures are made: by two persons, what was checked and found, and the remedy."""

    zone_name = models.CharField(max_length=120)
    day = models.DateField()
    persons = models.TextField()  # JSON list of the visitors' names
    checked = models.TextField()  # JSON list of [form, period]
    findings = models.TextField()
    remedy = models.TextField(blank=True, default="")
    remedy_by = models.DateField(null=True)
    state = models.CharField(max_length=10, default="open")
    office = models.CharField(max_length=40)
    recorded_by = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    outcome = models.TextField(blank=True, default="")
    closed_by = models.CharField(max_length=80, blank=True, default="")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-day", "-pk")

    def __str__(self) -> str:
        return f"{self.zone_code} {self.day}: {self.state}"
