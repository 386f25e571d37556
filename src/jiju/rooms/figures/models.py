"""Records of the room: which file of the warehouse holds which vintage."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class Intake(Guarded):
    """One file of accepted facts. A file without its intake does not count, so a crash leaves nothing half done."""

    form_code = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    vintage = models.PositiveBigIntegerField()  # number of the ledger entry that let the figures in
    file = models.CharField(max_length=200)
    rows = models.PositiveIntegerField()
    filings = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("vintage", "pk")
        constraints = (models.UniqueConstraint(fields=("file",), name="intake_file_once"),)
        indexes = (models.Index(fields=("form_code", "period"), name="intake_partition"),)

    def __str__(self) -> str:
        return self.file
