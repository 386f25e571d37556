"""Record of a filing's part in a bulk passing, or in one workbook of many."""

from __future__ import annotations

from django.db import models

from jiju.rooms.filings.models.filing import Filing
from jiju.spine.records import Guarded


class Passage(Guarded):
    """One filing of those that were passed together, as it stood: a leaf of the batch's own tree."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="passages")
    batch = models.CharField(max_length=32)
    number = models.PositiveIntegerField()
    line = models.CharField(max_length=300)  # canonical JSON: form, period, unit, version, digest of the cells
    entry = models.PositiveBigIntegerField()  # the ledger entry of the whole batch

    class Meta:
        ordering = ("entry", "number")
        constraints = (models.UniqueConstraint(fields=("batch", "number"), name="passage_once"),)

    def __str__(self) -> str:
        return f"{self.number} of {self.batch}"
