"""Records of what is reported: filings and the findings on them."""

from __future__ import annotations

from django.db import models

from jiju.rooms.filings.models.forms import Form
from jiju.spine.records import Guarded, Placed


class Filing(Placed):
    """What one unit reports in one form for one period."""

    READ_WITH = ("form",)

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="filings")
    form_code = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    unit_code = models.CharField(max_length=20, db_index=True)
    unit_name = models.CharField(max_length=120)
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, db_index=True)
    cells = models.TextField(default="{}")
    source = models.CharField(max_length=20, default="page")
    file_digest = models.CharField(max_length=64, blank=True, default="")
    batch = models.CharField(max_length=64, blank=True, default="", db_index=True)
    started_at = models.DateTimeField()
    certified_by = models.CharField(max_length=80, blank=True, default="")
    certified_name = models.CharField(max_length=60, blank=True, default="")
    certified_at = models.DateTimeField(null=True)
    endorsed_by = models.CharField(max_length=80, blank=True, default="")
    endorsed_name = models.CharField(max_length=60, blank=True, default="")
    endorsed_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    first_sent_at = models.DateTimeField(null=True)  # stays when it is handed back
    handed_back = models.PositiveIntegerField(default=0)  # how often
    counted_at = models.DateTimeField(null=True)  # when its violations were counted
    accepted_at = models.DateTimeField(null=True)
    returned_reason = models.TextField(blank=True, default="")
    returned_cells = models.TextField(blank=True, default="")
    due_back = models.DateField(null=True)

    class Meta:
        ordering = ("-period", "form_code", "unit_code")
        constraints = (models.UniqueConstraint(fields=("form_code", "period", "unit_code"), name="filing_once"),)
        indexes = (
            models.Index(fields=("form_code", "period", "state"), name="filing_by_state"),
            models.Index(fields=("zone_code", "form_code", "period"), name="filing_by_zone"),
        )

    def __str__(self) -> str:
        return f"{self.form_code} {self.period} {self.unit_code}"


class Finding(Guarded):
    """A finding on a filing, and the explanation given for it."""

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="findings")
    rule = models.CharField(max_length=40)
    severity = models.CharField(max_length=10)
    field = models.CharField(max_length=24)
    sheet = models.CharField(max_length=60, blank=True, default="")
    cell = models.CharField(max_length=20, blank=True, default="")
    words = models.TextField()  # JSON: states, says, remedy as words, readable in either language
    explanation = models.TextField(blank=True, default="")
    explained_by = models.CharField(max_length=80, blank=True, default="")
    explained_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("filing_id", "field", "rule")

    def __str__(self) -> str:
        return f"{self.rule} {self.field}"
