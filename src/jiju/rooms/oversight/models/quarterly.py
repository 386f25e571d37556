"""Records of the quarterly analysis: the numbers as they were taken, and each text that was written about them."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class QuarterlyAnalysis(Guarded):
    """季度运行分析 of one unit for one quarter. One a unit and quarter; what was settled can be opened again."""

    period = models.CharField(max_length=10)
    unit = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    state = models.CharField(max_length=12, default="drafting")
    vintage = models.PositiveBigIntegerField()
    facts = models.TextField()  # canonical JSON: the passages with numbers, tables and charts
    drafted_by = models.CharField(max_length=80)
    drafted_at = models.DateTimeField()
    settled_by = models.CharField(max_length=80, blank=True, default="")
    settled_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")  # why numbers that were not computed stand in it

    class Meta:
        ordering = ("-period", "unit")
        constraints = (models.UniqueConstraint(fields=("period", "unit"), name="one_analysis_a_quarter"),)

    def __str__(self) -> str:
        return f"{self.period} {self.unit}: {self.state}"


class PassageText(Guarded):
    """One text of one passage. A new text is a new version; the old ones stay."""

    analysis = models.ForeignKey(QuarterlyAnalysis, on_delete=models.PROTECT, related_name="texts")
    key = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    is_computed = models.BooleanField()
    written_by = models.CharField(max_length=80)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("analysis_id", "key", "version")
        constraints = (models.UniqueConstraint(fields=("analysis", "key", "version"), name="one_text_a_version"),)

    def __str__(self) -> str:
        return f"{self.analysis_id} {self.key} {self.version}"
